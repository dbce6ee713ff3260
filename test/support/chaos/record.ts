import type { Plan, PlannedIssue } from './plan.ts';

/** One line for each thing that the seed decides. These say it in the same words whether it is planned or has happened. */
export const says = {
  sent: (delivery: string): string => `${delivery}: sent`,
  lost: (delivery: string): string => `${delivery}: lost`,
  doubled: (delivery: string): string => `${delivery}: doubled`,
  killedWith: (delivery: string): string => `${delivery}: its worker killed as it came in`,
  killedAt: (number: number, { operation, when }: NonNullable<PlannedIssue['kill']>): string =>
    `#${number}: a worker killed ${when} its first ${operation}`,
  killed: ({ worker, when }: Plan['kills'][number]): string => `worker ${worker} killed ${when}`,
};

export const deliveryName = (number: number, event: string): string => `#${number} ${event}`;

/** What has to happen, and nothing else. */
export function linesOf(plan: Plan): string[] {
  const lines = plan.issues.flatMap(({ number, events, kill }) => [
    ...events.flatMap(({ name, fate }) => {
      const delivery = deliveryName(number, name);
      return [
        says.sent(delivery),
        ...(fate.lost ? [says.lost(delivery)] : []),
        ...(fate.doubled ? [says.doubled(delivery)] : []),
        ...(fate.fatal ? [says.killedWith(delivery)] : []),
      ];
    }),
    ...(kill ? [says.killedAt(number, kill)] : []),
  ]);
  return inOrder([...lines, ...plan.kills.map(says.killed)]);
}

/** The order in which things happen is a race; that of the lines is not. */
export const inOrder = (lines: readonly string[]): string[] =>
  lines.toSorted((a, b) => numberIn(a) - numberIn(b) || (a < b ? -1 : Number(a > b)));
const numberIn = (line: string): number => Number(/^#(\d+)/.exec(line)?.[1] ?? Infinity);

/** What happened and was not planned, and what was planned and did not happen. */
export function differences(planned: readonly string[], happened: readonly string[]): string[] {
  const without = (all: readonly string[], some: readonly string[]): string[] => {
    const left = [...some];
    return all.filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return [
    ...without(planned, happened).map((line) => `planned, and did not happen: ${line}`),
    ...without(happened, planned).map((line) => `happened, and was not planned: ${line}`),
  ];
}

/** In one line. */
export function inShort(lines: readonly string[]): string {
  const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
  const kills = [
    `${count(/killed as/)} as a delivery came in`,
    `${count(/killed before/)} before a call`,
    `${count(/killed after/)} after one and before its answer`,
    `${count(/killed (?:idle|at)/)} while idle or as a sweep began`,
  ];
  const deliveries = `${count(/: sent$/)} deliveries, ${count(/: lost$/)} lost, ${count(/: doubled$/)} doubled`;
  return `${deliveries}; ${count(/killed/)} kills, ${kills.join(', ')}`;
}
