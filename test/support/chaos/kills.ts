/** Has a worker killed. `gone`: it is dead; `back`: another one runs in its place. */
export type Executioner = (worker: number) => { readonly gone: Promise<void>; readonly back: Promise<void> };

/** Kills of a worker, one after the other: each hits a process that runs. */
export class Kills {
  /** Kills that are not over: the worker is not back yet. */
  pending = 0;
  private readonly dying = new Set<number>();
  private readonly turns = new Map<number, Promise<void>>();
  private readonly execute: Executioner;
  private readonly record: (line: string) => void;

  constructor(execute: Executioner, record: (line: string) => void) {
    this.execute = execute;
    this.record = record;
  }

  /** What such a worker still sends does not arrive. */
  isDying(worker: number): boolean {
    return this.dying.has(worker);
  }

  /** Resolves when the worker is dead. */
  kill(worker: number, line: string): Promise<void> {
    this.pending += 1;
    const started = this.start(worker, this.turns.get(worker));
    this.turns.set(worker, this.end(worker, started));
    return this.dead(started, line);
  }

  private async start(worker: number, before: Promise<void> | undefined): Promise<ReturnType<Executioner>> {
    await before;
    this.dying.add(worker);
    return this.execute(worker);
  }

  private async dead(started: Promise<ReturnType<Executioner>>, line: string): Promise<void> {
    await (
      await started
    ).gone;
    this.record(line);
  }

  private async end(worker: number, started: Promise<ReturnType<Executioner>>): Promise<void> {
    await (
      await started
    ).back;
    this.dying.delete(worker);
    this.pending -= 1;
  }
}
