import type { FactValue } from '../facts/fact.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import { parseCheck } from '../knowledge/parse-check.ts';
import type { Consideration, Question } from './diagnosis.ts';
import { evaluate, type Case } from './evaluate.ts';
import { worthOf } from './question-worth.ts';

/** The command of a way of installing, with the pack's own commands (`{logs}`) filled in. */
export function commandFor(
  commands: Readonly<Record<string, string>>,
  pack: Pick<Pack, 'commands'>,
  method: FactValue | undefined,
): string | undefined {
  const of = (from: Readonly<Record<string, string>>): string | undefined => from[String(method)] ?? from['any'];
  return of(commands)?.replace(/\{([a-z]+)\}/g, (whole, name: string) => of(pack.commands[name] ?? {}) ?? whole);
}

/** More questions than this are not read. */
export const MOST_QUESTIONS = 3;

/** How much more a fact is worth that a maintainer asks for first: reporters have it at hand, and remedies hang on it too. */
const USUAL = 3;

/**
 * The facts whose answer would tell the candidates apart best, with the command that prints each on the reporter's platform.
 * A fact is worth what its answer tells ({@link worthOf}) times the number of candidates that hang on it, those counted less where it
 * is not their most telling one: the answer also chooses their remedies. A fact that is stated is never asked for.
 * `fallback` asks what a maintainer would ask first for the reported symptom (the pack's `asks`).
 */
export function chooseQuestions(
  candidates: readonly Consideration[],
  pack: Pack,
  about: Case,
  fallback: boolean,
  most = MOST_QUESTIONS,
): Question[] {
  const open = new Map<string, { decides: string[]; reach: number }>();
  for (const { entry, missing } of candidates)
    missing.forEach((fact, rank) => {
      const { decides, reach } = open.get(fact) ?? { decides: [], reach: 0 };
      open.set(fact, { decides: [...decides, entry.title], reach: reach + 1 / (1 + rank) });
    });
  const askable = new Set(pack.facts.filter((definition) => definition.ask).map((definition) => definition.name));
  const usual = pack.scope.asks.flatMap((rule) => (evaluate(rule.when, about).truth === 'yes' ? rule.facts : []));
  const ranked = [...open]
    .filter(([fact]) => askable.has(fact))
    .map(([fact, { decides, reach }]) => ({
      fact,
      decides,
      worth: reach * worthOf(fact, candidates, about) * (usual.includes(fact) ? USUAL : 1),
    }))
    .sort((a, b) => b.worth - a.worth);
  if (fallback)
    for (const fact of usual)
      if (!ranked.some((known) => known.fact === fact)) ranked.push({ fact, decides: [], worth: 0 });
  const asked = new Set<string>();
  return ranked
    .flatMap(({ fact, decides }) => questionFor(fact, decides, pack, about))
    .filter(({ question }) => !asked.has(question) && asked.add(question))
    .slice(0, most);
}

/** A question for other versions than the reporter's is not asked; the linter has checked the range. */
function mayHold(when: string, about: Case): boolean {
  const parsed = parseCheck(when, about.typeOf);
  return !('check' in parsed) || evaluate({ check: parsed.check }, about).truth !== 'no';
}

function questionFor(fact: string, decides: readonly string[], pack: Pack, about: Case): Question[] {
  const ask = pack.facts.find((definition) => definition.name === fact)?.ask;
  if (!ask || about.facts.get(fact).length > 0) return [];
  if (ask.when !== undefined && !mayHold(ask.when, about)) return [];
  const method = about.facts.get('install.method')[0]?.value;
  const run = commandFor(ask.run ?? {}, pack, method);
  return [{ fact, question: ask.question, decides, ...(run === undefined ? {} : { run }) }];
}
