import { isReporters, type Issue } from '../issue/issue.ts';
import { digestOf } from './digest.ts';

/** What the hidden last line of our comment remembers. GitHub itself is the only memory that the app needs. */
export interface Marker {
  /** Version of this line's own format. */
  readonly schema: number;
  /** Digest of what was read: title, body and the reporter's comments. Empty when an older marker had none. */
  readonly input: string;
  readonly knowledge: string;
  readonly engine: string;
}

export const MARKER_SCHEMA = 1;
/** The version in package.json; a test keeps them equal. */
export const ENGINE_VERSION = '0.1.0';

const LINE = /^<!-- known-cause: v(\d{1,4})((?: [a-z]+=[\w.+-]*)*) -->$/;

/** The marker of a comment about `issue`, written with this engine and that knowledge. */
export function markerFor(issue: Issue, knowledgeVersion: string): Marker {
  const read = [issue.title, issue.body, ...issue.comments.filter((c) => isReporters(issue, c)).map((c) => c.body)];
  const input = digestOf(read.map((text) => text.replaceAll('\r\n', '\n')).join('\u0000'));
  return { schema: MARKER_SCHEMA, input, knowledge: knowledgeVersion, engine: ENGINE_VERSION };
}

/** `<!-- known-cause: v1 input=… knowledge=… engine=… -->`, to be the last line of the comment. */
export const markerLine = ({ schema, input, knowledge, engine }: Marker): string =>
  `<!-- known-cause: v${schema} input=${word(input)} knowledge=${word(knowledge)} engine=${word(engine)} -->`;

/**
 * The marker in the last line of a comment; absent when there is none. Reads every older version and ignores
 * keys that it does not know. It proves nothing about who wrote the comment: ask for the author first.
 */
export function parseMarker(body: string): Marker | undefined {
  const found = LINE.exec(lastLine(body));
  if (!found) return undefined;
  const values = new Map((found[2] ?? '').split(' ').map((pair) => [pair.split('=')[0], pair.split('=')[1] ?? '']));
  const value = (key: string): string => values.get(key) ?? '';
  return { schema: Number(found[1]), input: value('input'), knowledge: value('knowledge'), engine: value('engine') };
}

/** The part of a comment that people see, in a form in which GitHub's own changes of line ends do not count. */
export function visibleText(body: string): string {
  const text = body.replaceAll('\r\n', '\n').trimEnd();
  return parseMarker(text) ? text.slice(0, text.length - lastLine(text).length).trimEnd() : text;
}

function lastLine(body: string): string {
  const text = body.trimEnd();
  return text.slice(text.lastIndexOf('\n') + 1);
}

const word = (text: string): string => text.replace(/[^\w.+-]/g, '-').slice(0, 64);
