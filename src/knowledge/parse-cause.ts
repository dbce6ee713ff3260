import type { Condition, Entry, Example, Remedy, Sign, Snippet, Veto } from './knowledge-base.ts';
import { checkAt, parseCondition, type Names } from './parse-condition.ts';
import { clean } from './parse-facts.ts';
import type { YamlFile } from './parse-yaml.ts';
import type { KeyPath } from './problem.ts';
import { causeSchema, type RawCause, type RawCondition } from './schema.ts';
import { validate } from './validate.ts';

type RawSigns = RawCause['signs'];

/** Reads one cause; `undefined` when a part that decides is broken. Every problem is reported. */
export function parseCause(file: YamlFile, names: Names): Entry | undefined {
  const raw = validate(file, causeSchema);
  if (!raw) return undefined;
  let broken = false;
  const need = <T>(value: T | undefined): T | undefined => {
    if (value === undefined) broken = true;
    return value;
  };
  const condition = (part: RawCondition, path: KeyPath): Condition | undefined => need(parseCondition(part, path, file, names));
  const requires = condition(raw.requires, ['requires']);
  const appliesTo = raw['applies-to'] && condition(raw['applies-to'], ['applies-to']);
  const signs = parseSigns(raw.signs, 'signs', condition);
  const against = parseSigns(raw.against ?? {}, 'against', condition);
  const rulesOut = Object.entries(raw['rules-out'] ?? {}).flatMap(([name, veto]): Veto[] => {
    const when = condition(onlyCondition(veto), ['rules-out', name]);
    return when ? [{ name, says: veto.says.trim(), when }] : [];
  });
  const remedies = raw.remedies.map((remedy, i): Remedy => {
    const when = remedy.when === undefined ? undefined : need(checkAt(remedy.when, ['remedies', i, 'when'], file.report, names));
    const figures = remedy.figures?.map(({ when: guard, says }, j) =>
      clean({ says: says.trim(), when: guard === undefined ? undefined : need(checkAt(guard, ['remedies', i, 'figures', j, 'when'], file.report, names)) }),
    );
    return clean({ ...remedy, when, also: remedy.also ?? false, steps: remedy.steps.trim(), figures, config: byDriver(remedy.config), helm: byDriver(remedy.helm) }) as Remedy;
  });
  const verify = raw.verify.map((v, i) =>
    clean({ ...v, when: v.when === undefined ? undefined : need(checkAt(v.when, ['verify', i, 'when'], file.report, names)) }),
  ) as Entry['verify'];
  if (broken || !requires) return undefined;
  return clean({
    id: raw.id,
    title: raw.title,
    summary: raw.summary.trim(),
    status: raw.status,
    reviewed: raw.reviewed,
    appliesTo,
    requires,
    signs,
    against,
    rulesOut,
    fixedIn: raw['fixed-in'],
    strongerThan: raw['stronger-than'] ?? [],
    companion: raw.companion ?? false,
    remedies,
    verify,
    tradeOff: raw['trade-off']?.trim(),
    references: raw.references,
    examples: raw.examples.map((example) => clean({ ...example, title: example.title ?? '', facts: stringValues(example.facts) }) as Example),
  }) as Entry;
}

function parseSigns(raw: RawSigns, key: string, condition: (part: RawCondition, path: KeyPath) => Condition | undefined): Sign[] {
  return Object.entries(raw).flatMap(([name, sign]): Sign[] => {
    const when = condition(onlyCondition(sign), [key, name]);
    if (!when) return [];
    return [clean({ name, says: sign.says.trim(), weight: sign.weight, sameAs: sign['same-as'], when }) as Sign];
  });
}

const byDriver = (snippet: string | Snippet | undefined): Snippet | undefined => (typeof snippet === 'string' ? { any: snippet } : snippet);

const onlyCondition = ({ check, see, match, told, within, in: kinds, unless, all, any, none }: RawCondition): RawCondition =>
  clean({ check, see, match, told, within, in: kinds, unless, all, any, none });

const stringValues = (facts: Readonly<Record<string, unknown>> | undefined): Record<string, string> | undefined =>
  facts && Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value === true ? 'yes' : value === false ? 'no' : String(value)]));
