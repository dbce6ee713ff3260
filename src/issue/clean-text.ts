/** Longest line that is looked at, and longest source: GitHub takes no body above 65,536 characters. */
export const LINE_LIMIT = 16_384;
export const SOURCE_LIMIT = 65_536;

/** ANSI colours and cursor moves; the escape character itself often gets lost when a terminal is copied (`[90m`). */
// eslint-disable-next-line no-control-regex
const ANSI = /\u001b\[[0-9;?]{0,16}[A-Za-z]|\[(?:\d{1,3};){0,3}\d{1,3}m/g;
/** Zero-width and bidi marks, soft hyphen, byte order mark, replacement character and C0 controls except tab. */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
/** What the container runtime puts before a log line: `2023-07-25T07:01:33.18537424Z stderr F `. */
const RUNTIME_PREFIX = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}(?:Z|[+-]\d\d:\d\d) (?:stdout|stderr) [FP] /;
/** Docker's JSON log: `{"log":"…\n","stream":"stderr",…}`. */
const JSON_LOG = /^\{"log":"((?:[^"\\]|\\.){0,16000})"/;

/** Splits at LF, CRLF or CR; a source above the limit is cut, never refused. */
export function splitLines(text: string): string[] {
  return text.slice(0, SOURCE_LIMIT).split(/\r\n|\n|\r/);
}

/** The line as it is matched: no colours, no invisible marks, no collector prefix, no frame of a terminal window. */
export function cleanLine(raw: string): string {
  let text = raw.length > LINE_LIMIT ? raw.slice(0, LINE_LIMIT) : raw;
  if (text.includes('m') && text.includes('[')) text = text.replace(ANSI, '');
  text = text.replace(INVISIBLE, '').replace(SPACES, ' ');
  if (text.startsWith('│') || text.startsWith('|  *')) text = unframe(text);
  if (text.startsWith('2')) text = text.replace(RUNTIME_PREFIX, '');
  if (text.startsWith('{"log":"')) {
    const inner = JSON_LOG.exec(text)?.[1];
    if (inner !== undefined) text = inner.replaceAll('\\n', '').replaceAll('\\"', '"').replaceAll('\\t', ' ');
  }
  if (text.startsWith('null{"')) text = text.slice(4);
  return text.trimEnd();
}

/** `│ * Trying to download …      │` as copied from k9s. */
function unframe(text: string): string {
  const inner = text.trimEnd();
  const start = inner.startsWith('│ ') ? 2 : 1;
  return inner.endsWith('│') && inner.length > start ? inner.slice(start, -1).trimEnd() : inner.slice(start);
}
