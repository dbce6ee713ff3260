import type { Evidence } from '../issue/evidence.ts';
import type { ConfigEntry, IssueDocument } from '../issue/issue-document.ts';
import { compareVersions } from './compare-versions.ts';
import type { ConfigKey, Tables } from './tables.ts';

export type ConfigProblemKind =
  'not-yet' | 'gone' | 'renamed' | 'ignored' | 'wrong-level' | 'wrong-type' | 'out-of-range' | 'contradicting';

/** A pasted setting that does not do what its author thinks. */
export interface ConfigProblem {
  readonly kind: ConfigProblemKind;
  /** Full path as written. */
  readonly key: string;
  /** One sentence about it, with the release; carries no user text but the key. */
  readonly says: string;
  readonly evidence: Evidence;
  /** The key or value to use instead. */
  readonly suggestion?: string;
}

const MOST = 40;

/**
 * Checks every pasted setting of falco.yaml (at the top level or below Helm's `falco:`) against the release that the reporter
 * runs. Without a version only what is wrong in every release is told: type, range, level, contradiction. Keys that no release
 * knows are left alone unless they are a known key in the wrong place: people paste other files too.
 */
export function checkConfig(document: IssueDocument, tables: Tables, version: string | undefined): ConfigProblem[] {
  const keys = new Map(tables.configKeys.map((key) => [key.key, key]));
  const problems: ConfigProblem[] = [];
  const seen = new Set<string>();
  for (const entry of document.config) {
    if (problems.length >= MOST) break;
    const path = entry.path.join('.');
    if (seen.has(`${path}=${String(entry.value)}`)) continue;
    seen.add(`${path}=${String(entry.value)}`);
    const own = path.startsWith('falco.') ? path.slice(6) : path;
    const key = keys.get(own);
    const found = key ? checkKey(key, entry, path, version) : misplaced(own, path, entry, keys);
    if (found) problems.push(found);
    if (
      own.startsWith('engine.') &&
      path.startsWith('falco.') &&
      version !== undefined &&
      compareVersions(version, '0.37.0') >= 0
    )
      problems.push({
        kind: 'ignored',
        key: path,
        says: `the chart replaces \`falco.engine\` by what it renders from \`driver\`, so \`${path}\` has no effect`,
        evidence: entry.evidence,
        suggestion: 'driver.*',
      });
  }
  return [...problems, ...contradicting(document)];
}

function checkKey(
  key: ConfigKey,
  entry: ConfigEntry,
  path: string,
  version: string | undefined,
): ConfigProblem | undefined {
  const problem = (kind: ConfigProblemKind, says: string, suggestion?: string): ConfigProblem => ({
    kind,
    key: path,
    says,
    evidence: entry.evidence,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
  if (version !== undefined && compareVersions(version, key.from) < 0)
    return problem('not-yet', `\`${key.key}\` exists since Falco ${key.from}; ${version} ignores it`);
  if (version !== undefined && key.to !== undefined && compareVersions(version, key.to) > 0) {
    return key.renamedTo === undefined
      ? problem('gone', `\`${key.key}\` was removed after Falco ${key.to}; ${version} ignores it`)
      : problem('renamed', `\`${key.key}\` was removed after Falco ${key.to}; ${version} ignores it`, key.renamedTo);
  }
  if (
    key.key === 'buffered_outputs' &&
    version !== undefined &&
    compareVersions(version, '0.31.1') >= 0 &&
    compareVersions(version, '0.44.0') < 0
  )
    return problem('ignored', `Falco ${version} does not heed \`buffered_outputs\` of the file (0.31.1 to 0.43.1)`);
  return checkValue(key, entry, problem);
}

function checkValue(
  key: ConfigKey,
  entry: ConfigEntry,
  problem: (kind: ConfigProblemKind, says: string, suggestion?: string) => ConfigProblem,
): ConfigProblem | undefined {
  const { value } = entry;
  if (value === null || (typeof value === 'string' && /^\$\{|^\{\{|^\[\]$|^\{\}$/.test(value))) return undefined;
  if (key.is === 'yes-no' && typeof value !== 'boolean')
    return problem('wrong-type', `\`${key.key}\` takes true or false`);
  if (key.is === 'count' && typeof value !== 'number' && !/^\d+(?:\.\d+)?$/.test(String(value)))
    return problem('wrong-type', `\`${key.key}\` takes a number`);
  const number = Number(value);
  if (key.min !== undefined && key.max !== undefined && (number < key.min || number > key.max))
    return problem('out-of-range', `\`${key.key}\` must be between ${String(key.min)} and ${String(key.max)}`);
  if (key.values && !key.values.includes(String(value).toLowerCase()))
    return problem('out-of-range', `\`${key.key}\` takes ${key.values.join(', ')}`);
  return undefined;
}

/** Keys whose last word is unlike any other, and Helm values that people put a level too high or too deep. */
function misplaced(
  own: string,
  path: string,
  entry: ConfigEntry,
  keys: ReadonlyMap<string, ConfigKey>,
): ConfigProblem | undefined {
  const wrong = (suggestion: string): ConfigProblem => ({
    kind: 'wrong-level',
    key: path,
    says: `\`${path}\` is no setting of Falco or its chart; it belongs at \`${suggestion}\``,
    evidence: entry.evidence,
    suggestion,
  });
  if (/^falco\.(?:driver|collectors|controller|extra|falcoctl|falcosidekick|resources|tolerations)\./.test(path))
    return wrong(own);
  const engine = /^(containerd|docker|crio)\.(enabled|socket)$/.exec(path);
  if (engine) return wrong(`collectors.${path}`);
  const parts = own.split('.');
  const last = parts.at(-1)!;
  if (['buf_size_preset', 'cpus_for_each_buffer', 'drop_failed_exit'].includes(last) && parts.length <= 2)
    return wrong(`engine.${last === 'cpus_for_each_buffer' ? 'modern_ebpf' : '<driver>'}.${last}`);
  if (parts.length < 2) {
    const homes = [...keys.keys()].filter((key) => key.endsWith(`.${last}`));
    return ['custom_set', 'repair', 'simulate_drops', 'thread_table_size', 'libbpf_stats_enabled'].includes(last) &&
      homes.length === 1
      ? wrong(homes[0]!)
      : undefined;
  }
  return keys.has(last) && keys.get(last)!.key.includes('_') && !path.includes('plugins.') ? wrong(last) : undefined;
}

/** One key with two values in one paste, and settings that exclude each other. */
function contradicting(document: IssueDocument): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const first = new Map<string, ConfigEntry>();
  const actions = new Map<string, Set<string>>();
  for (const entry of document.config) {
    const path = entry.path.join('.');
    if (path.endsWith('syscall_event_drops.actions')) {
      const own = actions.get(entry.evidence.source) ?? new Set<string>();
      own.add(String(entry.value));
      actions.set(entry.evidence.source, own);
      if (own.has('ignore') && own.size > 1 && !problems.some((problem) => problem.key === path))
        problems.push({
          kind: 'contradicting',
          key: path,
          says: '`ignore` cannot be combined with other actions',
          evidence: entry.evidence,
        });
    }
    if (!/(?:buf_size_preset|bufSizePreset|driver\.kind|engine\.kind|base_syscalls\.repair)$/.test(path)) continue;
    const other = first.get(path);
    if (!other) first.set(path, entry);
    else if (other.value !== entry.value && other.evidence.source === entry.evidence.source)
      problems.push({
        kind: 'contradicting',
        key: path,
        says: `\`${path}\` stands in the issue with two values`,
        evidence: entry.evidence,
      });
  }
  return problems.slice(0, MOST);
}
