import { factsOfFormula } from '../facts/formula.ts';
import type { YamlFile } from './parse-yaml.ts';
import { fileDeclaring } from './file-of.ts';
import type { Condition, Entry, Pack } from './knowledge-base.ts';
import type { KeyPath, Problem } from './problem.ts';
import { PLACEHOLDER } from './placeholder.ts';
import { didYouMean } from './suggest.ts';

/** A review older than this is told (Sigma promotes its rules by the same clock). */
const STALE_DAYS = 300;

/** The lint rules that look at all causes of a pack together. `today` is an ISO date; without it the age of reviews is not judged. Unless all causes are there (`complete`) none of the facts is said to be unused. */
export function lintPack(pack: Pack, fileOf: (id: string) => YamlFile | undefined, files: readonly YamlFile[], today: string | undefined, complete: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const cycle of cycles(pack.entries)) {
    fileOf(cycle[0] ?? '')?.reportTo(problems, 'kb/cycle', ['stronger-than'], `stronger-than goes in a circle: ${cycle.join(' → ')}`, 'of two causes only one can lower the other');
  }
  for (const { text, first, second, path } of sameTexts(pack.entries)) {
    fileOf(second)?.reportTo(problems, 'kb/same-text', path, `this text stands in ${first} too: "${text.slice(0, 60)}"`, 'say what is special about this cause');
  }
  for (const entry of pack.entries) {
    if (today !== undefined && days(entry.reviewed, today) > STALE_DAYS)
      fileOf(entry.id)?.reportTo(problems, 'kb/stale', ['reviewed'], `last reviewed ${days(entry.reviewed, today)} days ago`, 'read it again, then set the date', 'warning');
  }
  const declared = new Set(pack.facts.map((fact) => fact.name));
  const fileWith = (name: string): YamlFile | undefined => fileDeclaring('facts', name, files);
  for (const fact of pack.facts) {
    for (const name of fact.compute ? factsOfFormula(fact.compute) : [])
      if (!declared.has(name)) fileWith(fact.name)?.reportTo(problems, 'kb/formula', ['facts', fact.name, 'compute'], `unknown fact "${name}"`, didYouMean(name, declared));
  }
  const used = usedFacts(pack);
  for (const fact of complete ? pack.facts : []) {
    if (fact.reader || fact.ask || used.has(fact.name)) continue;
    fileWith(fact.name)?.reportTo(problems, 'kb/unused-fact', ['facts', fact.name], `nothing uses the fact "${fact.name}"`, 'use it in a sign, or remove it');
  }
  return problems;
}

const days = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Each circle once, starting with its alphabetically first member. */
function cycles(entries: readonly Entry[]): string[][] {
  const next = new Map(entries.map((entry) => [entry.id, entry.strongerThan]));
  const found: string[][] = [];
  const walk = (id: string, path: readonly string[]): void => {
    if (path[0] === id) {
      found.push([...path, id]);
      return;
    }
    if (path.includes(id) || (path[0] !== undefined && id < path[0])) return;
    for (const other of next.get(id) ?? []) walk(other, [...path, id]);
  };
  for (const { id } of entries) walk(id, []);
  return found;
}

interface SameText {
  readonly text: string;
  readonly first: string;
  readonly second: string;
  /** Where it stands in the second cause. */
  readonly path: KeyPath;
}

/** Summaries and steps of two causes that are one text; short ones may be. */
function sameTexts(entries: readonly Entry[]): SameText[] {
  const owners = new Map<string, string>();
  const found: SameText[] = [];
  for (const { id, summary, remedies } of entries) {
    const texts: [string, KeyPath][] = [[summary, ['summary']], ...remedies.map(({ steps }, i): [string, KeyPath] => [steps, ['remedies', i, 'steps']])];
    for (const [text, path] of texts) {
      if (text.length < 80) continue;
      const first = owners.get(text) ?? id;
      owners.set(text, first);
      if (first !== id) found.push({ text, first, second: id, path });
    }
  }
  return found;
}

/** Every fact that a check, a sentence, a question rule or a computed fact names. */
function usedFacts(pack: Pack): Set<string> {
  const used = new Set<string>();
  const condition = (c: Condition | undefined): void => {
    if (!c) return;
    if ('check' in c) for (const { fact } of c.check.comparisons) used.add(fact);
    else if ('all' in c) c.all.forEach(condition);
    else if ('any' in c) c.any.forEach(condition);
    else if ('none' in c) c.none.forEach(condition);
  };
  const sentence = (text: string): void => {
    for (const [, name = ''] of text.matchAll(PLACEHOLDER)) used.add(name);
  };
  for (const fact of pack.facts) for (const name of fact.compute ? factsOfFormula(fact.compute) : []) used.add(name);
  const { scope } = pack;
  for (const part of [scope.requires, scope.unsoughtWhen, scope.cautiousWhen, scope.urgentWhen, ...[...scope.silentWhen, ...scope.noQuestions].map((veto) => veto.when)]) condition(part);
  for (const rule of scope.asks) {
    condition(rule.when);
    rule.facts.forEach((fact) => used.add(fact));
  }
  for (const entry of pack.entries) {
    [entry.appliesTo, entry.requires].forEach(condition);
    for (const part of [...entry.signs, ...entry.against, ...entry.rulesOut]) {
      condition(part.when);
      sentence(part.says);
    }
    for (const remedy of entry.remedies) {
      if (remedy.when) condition({ check: remedy.when });
      for (const { when, says } of remedy.figures ?? []) {
        if (when) condition({ check: when });
        sentence(says);
      }
    }
  }
  return used;
}
