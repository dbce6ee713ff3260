import { createDice, type Dice } from './dice.ts';
import { fateOf, WORKERS, type Fate } from './fate.ts';
import { kindOf, type Kind } from './issue-kinds.ts';
import { killPointOf, type KillPoint } from './kill-points.ts';
import type { Texts } from './texts.ts';
import { staleAt, troubleAt, type TroubleName } from './weather.ts';

export type Mode = 'live' | 'shadow';
export type EventName = 'opened' | 'edited' | 'comment' | 'transferred' | 'opened elsewhere' | 'deleted';

export interface PlannedEvent {
  readonly name: EventName;
  /** So many milliseconds after the event before, once our first comment stands, or when all work has come to rest. */
  readonly cue: number | 'answered' | 'rest';
  /** The new body, or the comment. */
  readonly text?: string;
  readonly fate: Fate;
}

export interface PlannedIssue {
  readonly number: number;
  readonly kind: Kind;
  /** An index: which repository of those that this kind may be filed in. */
  readonly place: number;
  readonly body: string;
  readonly events: readonly PlannedEvent[];
  readonly kill: KillPoint | undefined;
  /** What befalls the first calls of each operation. Later ones are decided in the same way, as they come. */
  readonly troubles: Readonly<Record<string, readonly (TroubleName | undefined)[]>>;
  /** Whether the first looks at new comments do not show them; later ones likewise. */
  readonly stale: readonly boolean[];
}

/** Kills that belong to no issue. */
export interface PlannedKill {
  readonly worker: number;
  readonly when: 'idle before the first sweep' | 'at the first call of the first sweep' | 'idle before the second run';
}

/** All that chance decides in a run: a function of seed, mode, number of issues and texts, of no clock and no order. */
export interface Plan {
  readonly issues: readonly PlannedIssue[];
  readonly kills: readonly PlannedKill[];
}

export interface Run {
  readonly seed: number;
  readonly issues: number;
  readonly mode: Mode;
}

export function planRun({ seed, issues, mode }: Run, texts: Texts): Plan {
  const dice = createDice(seed);
  const workers = Array.from({ length: WORKERS }, (_, worker) => worker);
  const swept = dice.pick('kill at the sweep', workers);
  return {
    issues: Array.from({ length: issues }, (_, index) => planIssue(dice, texts, mode, index + 1)),
    kills: [
      ...workers.map((worker) => ({ worker, when: 'idle before the first sweep' }) as const),
      { worker: swept, when: 'at the first call of the first sweep' },
      ...workers.map((worker) => ({ worker, when: 'idle before the second run' }) as const),
    ],
  };
}

const FIRST = [1, 2, 3];
const OPERATIONS = ['GET issue', 'GET issue/comments', 'POST issue/comments', 'PATCH comment', 'DELETE comment'];

function planIssue(dice: Dice, texts: Texts, mode: Mode, number: number): PlannedIssue {
  const opened: PlannedEvent = { name: 'opened', cue: 0, fate: fateOf(dice, number, 'opened') };
  const drawn = kindOf(dice, number);
  // Nobody removes an answer that was never given.
  const kind = drawn === 'removed' && (mode === 'shadow' || opened.fate.lost) ? 'known' : drawn;
  const quiet = kind === 'unknown' || kind === 'asked';
  const body = dice.pick(`body ${number}`, quiet ? texts.unknown : texts.known);
  const events = [opened, ...further(dice, texts, mode, { number, kind, body, opened })];
  const heard = (event: string): boolean => events.some(({ name, fate }) => name === event && !fate.lost);
  return {
    number,
    kind,
    place: Math.floor(dice.roll(`repository ${number}`) * 1_000),
    body,
    events,
    kill: killPointOf(dice, number, { kind, mode, heard }),
    troubles: Object.fromEntries(
      OPERATIONS.map((operation) => [operation, FIRST.map((nth) => troubleAt(dice, `#${number}`, operation, nth))]),
    ),
    stale: FIRST.map((nth) => staleAt(dice, number, nth)),
  };
}

function further(
  dice: Dice,
  texts: Texts,
  mode: Mode,
  { number, kind, body, opened }: { number: number; kind: Kind; body: string; opened: PlannedEvent },
): PlannedEvent[] {
  const pause = Math.round(dice.roll(`pause ${number}`) * 800);
  const event = (name: EventName, cue: PlannedEvent['cue'], text?: string): PlannedEvent => ({
    name,
    cue,
    ...(text !== undefined && { text }),
    fate: fateOf(dice, number, name),
  });
  switch (kind) {
    case 'edited':
      return [event('edited', pause, dice.pick(`next ${number}`, texts.known))];
    case 'withdrawn': {
      // Either once the answer stands or before the app can have heard of the report: else the end would be a race.
      const cue = mode === 'live' && !opened.fate.lost ? 'answered' : pause;
      return [event('edited', cue, dice.pick(`next ${number}`, texts.unknown))];
    }
    case 'asked':
      return [event('comment', pause, '/diagnose')];
    case 'further words':
      return [event('comment', pause, wordsFor(dice, texts, number, body))];
    case 'transferred':
      return [event('transferred', pause), event('opened elsewhere', 0)];
    case 'removed':
      return [event('deleted', 'rest')];
    default:
      return [];
  }
}

/** Further words with which the report is still a known one. */
function wordsFor(dice: Dice, texts: Texts, number: number, body: string): string {
  for (let nth = 1; nth < 20; nth += 1) {
    const words = dice.pick(`next ${number} ${nth}`, texts.known);
    if (texts.speaks(body, words)) return words;
  }
  return body;
}
