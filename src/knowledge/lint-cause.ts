import { compareVersions } from '../facts/compare-versions.ts';
import type { Check, Condition, Entry, Pack } from './knowledge-base.ts';
import type { Report } from './problem.ts';
import { PLACEHOLDER } from './placeholder.ts';
import { didYouMean } from './suggest.ts';

/** The lint rules for one cause. */
export function lintCause(entry: Entry, pack: Pack, report: Report): void {
  lintSigns(entry, report);
  lintPlaceholders(entry, pack, report);
  lintRemedies(entry, pack, report);
  lintExamples(entry, report);
  lintFigures(entry, pack, report);
  lintFixedIn(entry, pack, report);
}

function lintSigns(entry: Entry, report: Report): void {
  for (const [key, signs] of [['signs', entry.signs], ['against', entry.against]] as const) {
    for (const sign of signs) {
      if (sign.sameAs !== undefined && !signs.some((other) => other.name === sign.sameAs))
        report('kb/same-as', [key, sign.name, 'same-as'], `there is no sign "${sign.sameAs}" here`, didYouMean(sign.sameAs, signs.map((s) => s.name)));
    }
  }
  const vetoes = new Map(entry.rulesOut.map((veto) => [JSON.stringify(veto.when), veto.name]));
  for (const sign of entry.signs) {
    const veto = vetoes.get(JSON.stringify(sign.when));
    if (veto !== undefined) report('kb/unsatisfiable', ['signs', sign.name], `the sign "${sign.name}" and the veto "${veto}" have the same condition`);
  }
}

/** A sentence may only name facts that its own condition makes known. */
function lintPlaceholders(entry: Entry, pack: Pack, report: Report): void {
  const declared = new Set(pack.facts.map((fact) => fact.name));
  for (const [key, signs] of [['signs', entry.signs], ['against', entry.against], ['rules-out', entry.rulesOut]] as const) {
    for (const sign of signs) {
      const known = new Set([...factsMadeKnown(sign.when), ...factsMadeKnown(entry.requires)]);
      for (const [, name = ''] of sign.says.matchAll(PLACEHOLDER)) {
        if (!declared.has(name) && !name.startsWith('config.')) report('kb/placeholder', [key, sign.name, 'says'], `unknown fact "${name}"`, didYouMean(name, declared));
        else if (!known.has(name)) report('kb/placeholder', [key, sign.name, 'says'], `{${name}} may be unknown when this sentence is shown`, `only use facts that this sign checks${known.size > 0 ? `: ${[...known].join(', ')}` : ''}`);
      }
    }
  }
}

/** A figure is left out while a fact is unknown, but a fact that is declared nowhere would hide it for ever. */
function lintFigures(entry: Entry, pack: Pack, report: Report): void {
  const declared = new Set(pack.facts.map((fact) => fact.name));
  entry.remedies.forEach((remedy, i) => {
    remedy.figures?.forEach(({ says }, j) => {
      for (const [, name = ''] of says.matchAll(PLACEHOLDER))
        if (!declared.has(name)) report('kb/placeholder', ['remedies', i, 'figures', j, 'says'], `unknown fact "${name}"`, didYouMean(name, declared));
    });
  });
}

function lintFixedIn(entry: Entry, pack: Pack, report: Report): void {
  const releases = pack.tables.releases.map((release) => release.version);
  if (entry.fixedIn !== undefined && releases.length > 0 && !releases.includes(entry.fixedIn))
    report('kb/release', ['fixed-in'], `there is no release ${entry.fixedIn}`, `see the table of releases; the newest is ${releases.at(-1) ?? ''}`);
}

/** Facts that are known whenever the condition holds. */
export function factsMadeKnown(condition: Condition): string[] {
  if ('check' in condition) return condition.check.comparisons.filter((c) => !('value' in c && Array.isArray(c.value) && c.value.includes('unknown'))).map((c) => c.fact);
  if ('all' in condition) return condition.all.flatMap(factsMadeKnown);
  if ('any' in condition) {
    const [first, ...rest] = condition.any.map((part) => new Set(factsMadeKnown(part)));
    return first ? [...first].filter((fact) => rest.every((set) => set.has(fact))) : [];
  }
  return [];
}

/** Each release to which the cause applies gets exactly one remedy; further ones are marked `also`. */
function lintRemedies(entry: Entry, pack: Pack, report: Report): void {
  const ids = new Set<string>();
  entry.remedies.forEach((remedy, i) => {
    if (ids.has(remedy.id)) report('kb/remedy-id', ['remedies', i, 'id'], `two remedies are called "${remedy.id}"`);
    ids.add(remedy.id);
  });
  const versionOnly = (check: Check | undefined): boolean => check === undefined || check.comparisons.every((c) => c.fact === 'falco.version' && 'is' in c);
  const main = entry.remedies.map((remedy, i) => ({ remedy, i })).filter(({ remedy }) => !remedy.also);
  if (!main.every(({ remedy }) => versionOnly(remedy.when))) {
    const at = main.find(({ remedy }) => !versionOnly(remedy.when));
    report('kb/remedy-when', ['remedies', at?.i ?? 0, 'when'], 'a main remedy may depend on falco.version only', 'mark it "also: true"');
    return;
  }
  for (const { version } of pack.tables.releases) {
    if (!appliesTo(entry, version)) continue;
    const given = main.filter(({ remedy }) => holdsFor(remedy.when, version));
    if (given.length === 1) continue;
    const at = given[1]?.i ?? main.at(-1)?.i ?? 0;
    report(
      'kb/remedy-versions',
      ['remedies', at, given.length > 1 ? 'when' : 'id'],
      `version ${version} gets ${given.length === 0 ? 'no remedy' : `${given.length} remedies: ${given.map(({ remedy }) => remedy.id).join(', ')}`}`,
      given.length === 0 ? 'widen one "when", or narrow "applies-to"' : 'narrow one "when", or mark the second remedy "also: true"',
    );
    return;
  }
}

function appliesTo(entry: Entry, version: string): boolean {
  const condition = entry.appliesTo;
  return !condition || mayHold(condition, version);
}

/** Whether the condition can hold for this version; what does not concern the version may hold. */
function mayHold(condition: Condition, version: string): boolean {
  if ('check' in condition) return holdsFor(condition.check, version);
  if ('all' in condition) return condition.all.every((part) => mayHold(part, version));
  if ('any' in condition) return condition.any.some((part) => mayHold(part, version));
  return true;
}

function holdsFor(check: Check | undefined, version: string): boolean {
  return (check?.comparisons ?? []).every((c) => {
    if (c.fact !== 'falco.version' || !('is' in c)) return true;
    const d = compareVersions(version, String(c.value));
    return c.op === '<' ? d < 0 : c.op === '<=' ? d <= 0 : c.op === '>' ? d > 0 : c.op === '>=' ? d >= 0 : c.op === '=' ? d === 0 : d !== 0;
  });
}

function lintExamples(entry: Entry, report: Report): void {
  const matching = entry.examples.filter((e) => e.expect === 'likely' || e.expect === 'possible').length;
  if (matching < 2) report('kb/examples', ['examples'], 'add at least two examples that must match');
  if (entry.examples.length - matching < 2) report('kb/examples', ['examples'], 'add at least two examples that must not match');
}
