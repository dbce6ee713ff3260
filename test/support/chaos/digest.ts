import { createHash } from 'node:crypto';

/** Twelve letters that are the same for the same text only. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
