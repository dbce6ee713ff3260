import type { FactValue } from '../facts/fact.ts';
import type { FactType } from '../facts/fact-definition.ts';

const MB = 1024 ** 2;

/** A value for readers: integers from 100 up, two significant digits for shares, the largest unit that divides a size. */
export function formatValue(value: FactValue, is: FactType): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (is === 'share') return `${formatNumber(value * 100)} %`;
  if (is === 'size') return formatSize(value);
  return formatNumber(value);
}

function formatNumber(value: number): string {
  if (Number.isInteger(value))
    return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, String(value).length > 4 ? ',' : '');
  if (Math.abs(value) >= 100) return formatNumber(Math.round(value));
  return String(Number(value.toPrecision(2)));
}

function formatSize(bytes: number): string {
  if (bytes >= 1024 * MB) return `${formatNumber(bytes / (1024 * MB))} GB`;
  if (bytes >= MB) return `${formatNumber(bytes / MB)} MB`;
  return bytes >= 1024 ? `${formatNumber(bytes / 1024)} KB` : `${bytes} bytes`;
}
