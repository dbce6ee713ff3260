import { ownStateAt } from './affected.ts';
import { compareVersions } from './compare-versions.ts';
import { newerOfTwo } from './older-version.ts';
import type { Found } from './reading.ts';
import type { Mention } from './version-mention.ts';

/** What else is known of the versions that are mentioned. */
interface Told {
  readonly upgraded: ReadonlyMap<string, Found>;
  /** Those of {@link failingValues}. */
  readonly ill: ReadonlySet<string>;
  readonly title: string;
}

/** Versions of which the reporter says somewhere that they do badly. */
export const failingValues = (mentions: readonly Mention[]): ReadonlySet<string> =>
  new Set(mentions.filter((mention) => !mention.good && ownStateAt(mention) === 'ill').map(({ value }) => value));

/** Nothing was printed: the version of an upgrade, else the one that is named, else the title's, else the first. */
export function chooseVersion(mentions: readonly Mention[], { upgraded, ill, title }: Told): readonly Found[] {
  const stated = mentions.filter((mention) => !mention.good && !mention.range && mention.line.kind !== 'wish');
  // `0.42.0 fails, 0.41.3 did not` above `0.41.3: alert`: the one that does well is not the one of the report.
  const well = new Set(mentions.filter(({ good, value }) => good && !ill.has(value)).map(({ value }) => value));
  const others = stated.filter(({ value }) => !well.has(value));
  const all = others.length > 0 ? others : stated;
  const plain = all.filter((mention) => !mention.compared);
  const open = plain.length > 0 ? plain : all;
  const body = open.filter((mention) => !mention.title);
  const ups = [...upgraded.values()];
  if (ups.length > 0) return [ups.sort((a, b) => compareVersions(b.value, a.value))[0]!, ...body.filter((m) => m.also)];
  const failing = open.filter((mention) => mention.title && ownStateAt(mention) === 'ill');
  if (failing.length > 0 && body.every((mention) => ['well', 'runs'].includes(ownStateAt(mention) ?? '')))
    return failing;
  const newer = newerOfTwo(body);
  if (newer) return [newer];
  const named = body.filter((mention) => mention.named);
  const headed = named.filter((mention) => mention.at < 16);
  if (new Set(headed.map((mention) => mention.value)).size > 1) return headed;
  // A list of kinds of machines: `* RHEL 8.9, 4.18.0-513…, falco 0.35.1` above `* CentOS 7.9, 3.10.0-1160…, falco 0.34.1`.
  const machines = named.filter(({ line }) => /^\s{0,8}[-*+] /.test(line.raw) && /\d\.\d+\.\d+-\d/.test(line.text));
  if (new Set(machines.map(({ value }) => value)).size > 1) return machines;
  const [newest] = setSideBySide(body, title);
  if (newest) return [newest];
  if (named.length > 0) return [named[0]!, ...body.filter((m) => m.also)];
  if (body.length > 0) return [body[0]!, ...body.filter((m) => m.also)];
  return open.filter((mention, i) => i === 0 || mention.also);
}

/** Several versions set side by side, the newest first; empty when the text does not compare. */
export function setSideBySide(body: readonly Mention[], title: string): readonly Mention[] {
  const full = body.filter((mention) => mention.value.split('.').length > 2);
  if (new Set(full.map((mention) => mention.value)).size < 2 || full.some((mention) => mention.also)) return [];
  if (!COMPARED.test(title) && !body.some((mention) => COMPARED.test(mention.line.text))) return [];
  return [...full].sort((a, b) => compareVersions(b.value, a.value));
}

/** Two versions set side by side. */
const COMPARED =
  /\b(?:than|since|after|compared|comparison|vs\.?|versus|times (?:the|as|more)|as much as|half (?:of|as|the)|twice (?:as|the)|die Hälfte|als|que)\b|相比/i;
