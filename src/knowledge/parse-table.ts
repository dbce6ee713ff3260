import * as z from 'zod';
import type { Tables } from '../facts/tables.ts';
import type { YamlFile } from './parse-yaml.ts';
import { tableSchema } from './schema.ts';
import { validate } from './validate.ts';

const COLUMNS: Readonly<Record<string, { readonly name: keyof Tables; readonly row: z.ZodType }>> = {
  releases: { name: 'releases', row: z.looseObject({ version: z.string(), date: z.string() }) },
  charts: { name: 'charts', row: z.looseObject({ chart: z.string(), version: z.string() }) },
  kernels: { name: 'kernels', row: z.looseObject({ os: z.string(), version: z.string(), base: z.string() }) },
  platforms: { name: 'platforms', row: z.looseObject({ platform: z.string(), version: z.string(), os: z.string(), osVersion: z.string().optional(), kernel: z.string().optional() }).refine((row) => row.osVersion !== undefined || row.kernel !== undefined, 'osVersion or kernel is missing') },
  drivers: {
    name: 'drivers',
    row: z.strictObject({
      driver: z.enum(['kmod', 'ebpf', 'modern_ebpf']),
      works: z.enum(['yes', 'no', 'unknown']),
      ...Object.fromEntries(['from', 'to', 'kernelFrom', 'kernelBelow', 'arch', 'platform', 'family'].map((column) => [column, z.string().optional()])),
      says: z.string(),
      source: z.url({ protocol: /^https$/ }),
    }),
  },
  'config-keys': { name: 'configKeys', row: z.looseObject({ key: z.string(), from: z.string() }) },
};

/** Reads one reference table; a bad row is reported and the table left out. */
export function parseTable(file: YamlFile): Partial<Tables> {
  const raw = validate(file, tableSchema);
  const columns = raw && COLUMNS[raw.table];
  if (!raw || !columns) return {};
  let broken = false;
  raw.rows.forEach((row, i) => {
    const result = columns.row.safeParse(row);
    for (const issue of result.success ? [] : result.error.issues) {
      broken = true;
      file.report('kb/table', ['rows', i, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))], issue.message, 'versions and dates in quotes');
    }
  });
  return broken ? {} : { [columns.name]: raw.rows };
}
