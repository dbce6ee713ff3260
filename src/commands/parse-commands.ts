import type { Command } from './command.ts';
import { liveLines } from './live-lines.ts';

/** At most so many commands of one comment are looked at. */
const LIMIT = 10;

/** The commands in a comment, in order: `/diagnose` at the start of a line, in either case, with what follows it. */
export function parseCommands(text: string): Command[] {
  return liveLines(text)
    .map((line) => /^ {0,3}\/diagnose(?![\w/.-])(.*)$/i.exec(line))
    .filter((found) => found !== null)
    .slice(0, LIMIT)
    .map((found) => ({ name: 'diagnose', argument: (found[1] ?? '').trim() }));
}

/** The commands that an edit added. `before` is absent when GitHub did not say what the text was: then nothing is new. */
export function newCommands(before: string | undefined, after: string): Command[] {
  if (before === undefined) return [];
  const known = parseCommands(before).map((command) => command.argument);
  return parseCommands(after).filter(({ argument }) => {
    const at = known.indexOf(argument);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}
