import type { YamlFile } from './parse-yaml.ts';

/** The file of a cause, by its id (`falco/ring-buffer-too-small`). */
export const fileOfCause = (id: string, files: Iterable<YamlFile>): YamlFile | undefined =>
  [...files].find((yaml) => (yaml.data as { id?: unknown } | null)?.id === id);

/** The file that declares a fact, or a group of words. */
export const fileDeclaring = (kind: 'facts' | 'words', name: string, files: Iterable<YamlFile>): YamlFile | undefined =>
  [...files].find((yaml) => (yaml.data as Partial<Record<string, Record<string, unknown>>> | null)?.[kind]?.[name] !== undefined);
