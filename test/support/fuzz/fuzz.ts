import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { createDice } from '../chaos/dice.ts';
import { faultsOfComment, leaks, oursOf } from './faults.ts';
import { mutatedReport, reportsOf, type Report } from './reports.ts';
import { openWholePath, type Trace, type WholePath } from './whole-path.ts';

/** What came of one body. */
export interface Body {
  readonly number: number;
  readonly commented: boolean;
  readonly planted: boolean;
  /** Time of the processor, not of the clock: other programs on the machine do not count. */
  readonly ms: number;
  /** Empty when all holds. */
  readonly wrong: readonly string[];
}

export interface Fuzz {
  /** The same seed and number make the same body, whatever ran before. */
  run(seed: number, number: number): Promise<Body>;
  check(number: number, report: Report): Promise<Body>;
  close(): Promise<void>;
}

/** Sends reports through the whole path and holds all that comes out against what must never come out. */
export async function openFuzz(knowledge: KnowledgeBase): Promise<Fuzz> {
  const reports = reportsOf(knowledge);
  const ours = oursOf(knowledge);
  const path = await openWholePath(knowledge);
  const check = (number: number, report: Report): Promise<Body> => checked(path, ours, number, report);
  return {
    check,
    run: (seed, number) => check(number, mutatedReport(createDice(seed + number), reports)),
    close: () => path.close(),
  };
}

async function checked(path: WholePath, ours: string, number: number, report: Report): Promise<Body> {
  const start = process.cpuUsage();
  let trace: Trace | undefined;
  const wrong: string[] = [];
  try {
    trace = await path.follow(report);
  } catch (error) {
    wrong.push(`threw ${error instanceof Error ? (error.stack ?? '').slice(0, 300) : typeof error}`);
  }
  const { user, system } = process.cpuUsage(start);
  if (trace) wrong.push(...faultsOf(trace, report, ours));
  const commented = (trace?.comments.length ?? 0) > 0;
  return { number, commented, planted: report.planted !== undefined, ms: (user + system) / 1_000, wrong };
}

function faultsOf(trace: Trace, { planted }: Report, ours: string): string[] {
  const { comments, log, metrics, journal, result, violations } = trace;
  const wrong = [...violations, ...comments.flatMap((text) => faultsOfComment(text, ours))];
  if (trace.failed) wrong.push(`failed: ${JSON.stringify(log.at(-1)).slice(0, 300)}`);
  if (comments.length > 1) wrong.push(`${comments.length} comments`);
  if (planted)
    wrong.push(...leaks(planted, { comment: comments, log, metrics, queue: journal, 'batch result': result }));
  return wrong;
}
