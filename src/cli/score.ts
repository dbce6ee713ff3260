import type { CorpusCase } from './corpus.ts';
import type { Result } from './result-of.ts';

/** `part` of `whole`; a figure without a whole is not judged. */
export interface Share {
  part: number;
  whole: number;
}

/** The outcome of one case, in a form that a committed file can be compared with. */
export interface CaseOutcome {
  readonly decision: Result['decision'];
  /** Named and accepted; named and not accepted; expected and not named. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  /** Facts that are missing, wrong or made up; contradictions missed or made up; questions about what is stated. */
  readonly notes: readonly string[];
  /** Whether an expert would be content: nothing wrong, nothing missed that decides, the right kind of decision. */
  readonly good: boolean;
}

export interface Score {
  readonly figures: Readonly<Record<(typeof FIGURES)[number], Share>>;
  readonly causes: ReadonlyMap<string, { must: number; found: number; wrong: number }>;
  readonly facts: ReadonlyMap<string, { expected: number; found: number; stated: number; wrong: number }>;
  readonly cases: ReadonlyMap<string, CaseOutcome>;
}

export const FIGURES = [
  'claim precision',
  'likely precision',
  'cause recall',
  'answered right',
  'false comments',
  'asked when due',
  'idle questions',
  'contradictions found',
  'contradictions invented',
  'fact recall',
  'fact precision',
] as const;

/** The facts that are judged; configuration is not, since which keys are worth a fact is a matter of taste. */
const JUDGED = new Set(
  'falco.version falco.version.lastGood chart.version kernel.release os.id os.version platform platform.version arch driver install.method container.runtime buffer.preset buffer.bytes syscalls.rules syscalls.state syscalls.total drops.max drops.rate cpu.limit memory.limit k8s.client'.split(
    ' ',
  ),
);

const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** One spelling for values that mean the same. */
function normal(name: string, value: unknown): string {
  const text = String(value === true ? 'yes' : value === false ? 'no' : value)
    .trim()
    .toLowerCase();
  if (name.includes('version')) return text.replace(/^v(?=\d)/, '');
  if (name === 'kernel.release') return text.replace(/\.(?:x86_64|aarch64|amd64|arm64)$/, '');
  if (name === 'drops.rate') return Number(text).toPrecision(1);
  return /^(?:drops\.max|buffer\.|syscalls\.)/.test(name) ? String(Number(text)) : text;
}

export function scoreCorpus(cases: readonly CorpusCase[], resultOfCase: (c: CorpusCase) => Result): Score {
  const figures = Object.fromEntries(FIGURES.map((name) => [name, { part: 0, whole: 0 }])) as Record<
    (typeof FIGURES)[number],
    Share
  >;
  const count = (name: (typeof FIGURES)[number], hit: boolean): void => {
    figures[name].whole++;
    if (hit) figures[name].part++;
  };
  const causes = new Map<string, { must: number; found: number; wrong: number }>();
  const cause = (id: string): { must: number; found: number; wrong: number } =>
    at(causes, id, () => ({ must: 0, found: 0, wrong: 0 }));
  const facts: Map<string, { expected: number; found: number; stated: number; wrong: number }> = new Map();
  const outcomes = new Map<string, CaseOutcome>();
  for (const c of cases) outcomes.set(c.id, scoreCase(c, resultOfCase(c)));
  return { figures, causes, facts, cases: outcomes };

  function scoreCase({ expect }: CorpusCase, result: Result): CaseOutcome {
    const must = new Set(expect.causes.must);
    const accepted = new Set([...must, ...expect.causes.may]);
    const named = result.causes.map((x) => x.id);
    const right = named.filter((id) => accepted.has(id));
    const wrong = named.filter((id) => !accepted.has(id));
    const missed = [...must].filter((id) => !named.includes(id));
    for (const { id, band } of result.causes) {
      count('claim precision', accepted.has(id));
      if (band === 'likely') count('likely precision', accepted.has(id));
      if (!accepted.has(id)) cause(id).wrong++;
    }
    for (const id of must) {
      count('cause recall', named.includes(id));
      cause(id).must++;
      if (named.includes(id)) cause(id).found++;
    }
    const answeredRight = wrong.length === 0 && (must.size === 0 ? named.length > 0 : missed.length < must.size);
    if (expect.decision === 'answer') count('answered right', answeredRight);
    if (expect.decision === 'silent') count('false comments', result.decision !== 'silent');
    if (expect.decision === 'ask') count('asked when due', result.decision === 'ask');
    const notes = [
      ...scoreFacts(expect.facts, result),
      ...scoreQuestions(expect.facts, result),
      ...scoreContradictions(expect.contradictions, result),
    ];
    const good = expect.decision === 'answer' ? answeredRight : expect.decision === result.decision;
    return { decision: result.decision, right, wrong, missed, notes, good };
  }

  function scoreFacts(expected: CorpusCase['expect']['facts'], result: Result): string[] {
    const notes: string[] = [];
    const got = new Map(
      result.facts.map((fact) => [fact.name, new Set(list(fact.value).map((v) => normal(fact.name, v)))]),
    );
    for (const [name, value] of Object.entries(expected)) {
      const found = list(value).every((v) => got.get(name)?.has(normal(name, v)));
      if (!found) notes.push(`fact ${name}: ${[...(got.get(name) ?? ['-'])].join('|')} for ${list(value).join('|')}`);
      if (!JUDGED.has(name)) continue;
      count('fact recall', found);
      const row = at(facts, name, () => ({ expected: 0, found: 0, stated: 0, wrong: 0 }));
      row.expected++;
      if (found) row.found++;
    }
    for (const [name, gotValues] of got) {
      if (!JUDGED.has(name)) continue;
      const wanted = new Set(list(expected[name]).map((v) => normal(name, v)));
      const correct = [...gotValues].every((v) => wanted.has(v));
      count('fact precision', correct);
      const row = at(facts, name, () => ({ expected: 0, found: 0, stated: 0, wrong: 0 }));
      row.stated++;
      if (!correct) row.wrong++;
      if (expected[name] === undefined) notes.push(`fact ${name}: ${[...gotValues].join('|')} is not stated`);
    }
    return notes;
  }

  function scoreQuestions(expected: CorpusCase['expect']['facts'], result: Result): string[] {
    return result.asks.flatMap((fact) => {
      const idle = expected[fact] !== undefined;
      count('idle questions', idle);
      return idle ? [`idle question: ${fact}`] : [];
    });
  }

  function scoreContradictions(expected: readonly string[], result: Result): string[] {
    const notes: string[] = [];
    for (const name of expected) {
      count('contradictions found', result.contradictions.includes(name));
      if (!result.contradictions.includes(name)) notes.push(`contradiction missed: ${name}`);
    }
    for (const name of result.contradictions) {
      count('contradictions invented', !expected.includes(name));
      if (!expected.includes(name)) notes.push(`contradiction invented: ${name}`);
    }
    return notes;
  }
}

function at<K, V>(map: Map<K, V>, key: K, fresh: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = fresh()));
  return value;
}
