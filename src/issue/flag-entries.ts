import { evidenceAt, type ConfigEntry, type Line } from './issue-document.ts';
import { besideSetting } from './config-roots.ts';
import { flowScalars, scalarOf } from './yaml-scalar.ts';

const FLAG =
  /(?:^|[\s`"'[,])(?:--set(?:-string|-json)?|-o)(?:[= ]|",\s?")\s?["']?([A-Za-z][\w.\-[\]]{1,120}=[^\s`]{1,400})/g;
/** `driver.kind=ebpf` or `engine.kind: modern_ebpf` in a code span of a sentence. */
const SPAN = /`{1,2}\s?([A-Za-z_][\w-]{0,60}(?:\.[A-Za-z_][\w-]{0,60}){0,8})\s?[:=]\s?([^`]{1,200})`/g;

/** The path in one code span and its value in another: `falco.priority` is `debug`. */
const TWO_SPANS =
  /`([A-Za-z_][\w-]{0,60}(?:\.[A-Za-z_][\w-]{0,60}){1,8})` (?:is|are|is set to|set to|ist|steht auf|est|es|está en|é) `([\w./-]{1,80})`/g;

/** The same without a code span: `driver.kind=kmod`, `(http_output.enabled: true)`; behind `:` only a path with a dot. */
const BARE =
  /(?:^|[\s(,;"'])([A-Za-z_][\w-]{0,60}(?:\.[A-Za-z_][\w-]{0,60}){0,8})(?:=|(?<=\.[\w-]{1,60})(?::|`? (?:is|was|set to|to|=))\s)["']?([\w./-]{1,80})/g;

const STATED = /\.[a-z_]{2,40}`? (?:is|was|set to) `?(?:true|false|\d)/i;

/** `we turned log_level to debug`, `log_level auf debug gesetzt`; what somebody could, should or will set is not there. */
const TOLD =
  /\b(?:turned|set|changed|switched|raised|lowered|put|with)\s(?:the )?`?([a-z]{2,20}_[a-z_]{2,40}(?:\.[a-z_]{2,40}){0,4})`? (?:to )?`?(true|false|trace|debug|info|notice|warning|error|critical|\d{1,9})\b(?![.,]?\d)/g;
const TOLD_GERMAN =
  /`?\b([a-z]{2,20}_[a-z_]{2,40}(?:\.[a-z_]{2,40}){0,4})`? (?:steht )?auf `?(true|false|trace|debug|info|notice|warning|error|\d{1,9})\b/g;
const WISHED =
  /\b(?:should|could|would|can|may|might|will|please|try(?:ing)?|to|if|when|instead of|not|never|n't|must|sollte|könnte|kann|wenn|nicht) (?:we |I |you |one |it |be |is |have )?$/i;

/** Configuration that is given as flags (`helm --set a.b=c`, `falco -o a.b=c`) or quoted inside a sentence. */
export function flagEntries(line: Line, isKey: (path: string, marked?: boolean) => boolean): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const text = line.text;
  const add = (path: string, value: string, at: number, length: number): void => {
    const evidence = evidenceAt(line, at, length);
    const keys = path
      .replace(/\[\d*\]/g, '')
      .split('.')
      .filter((part) => part !== '');
    const list =
      value.startsWith('{') && value.endsWith('}') && !value.includes(':') ? `[${value.slice(1, -1)}]` : value;
    for (const scalar of flowScalars(list))
      entries.push({ path: [...keys, ...scalar.path], value: scalarOf(scalar.text), evidence });
  };
  if (text.includes('--set') || text.includes('-o')) {
    for (const match of text.matchAll(FLAG)) {
      for (const pair of splitPairs(match[1]!.replace(/["'\]]+,?$/, ''))) {
        const at = pair.indexOf('=');
        if (at > 0) add(pair.slice(0, at), pair.slice(at + 1), match.index, match[0].length);
      }
    }
  }
  if (text.includes('`') && line.kind !== 'log' && line.kind !== 'config') {
    let parent = '';
    for (const match of [...text.matchAll(SPAN), ...text.matchAll(TWO_SPANS)]) {
      const path = match[1]!;
      const known = isKey(path, true) ? path : besideSetting(parent, path);
      if (known === undefined) continue;
      add(known, match[2]!.trim(), match.index, match[0].length);
      if (known.includes('.')) parent = known.slice(0, known.lastIndexOf('.') + 1);
    }
  }
  if (
    (text.includes('=') || text.includes(': ') || STATED.test(text)) &&
    ['prose', 'heading', 'answer'].includes(line.kind)
  ) {
    for (const match of text.slice(0, 4_000).matchAll(BARE))
      if (isKey(match[1]!) && !/--set|-o\s/.test(text.slice(Math.max(0, match.index - 14), match.index + 1)))
        add(match[1]!, match[2]!.replace(/[.,;:]+$/, ''), match.index, match[0].length);
  }
  if (/_[a-z]/.test(text) && ['prose', 'heading', 'answer'].includes(line.kind))
    for (const pattern of [TOLD, TOLD_GERMAN])
      for (const match of text.slice(0, 4_000).matchAll(pattern))
        if (isKey(match[1]!) && !WISHED.test(text.slice(Math.max(0, match.index - 40), match.index)))
          add(match[1]!, match[2]!, match.index, match[0].length);
  return entries;
}

/** The arguments of a container: `- -o` above `- libs_logger.enabled=true`. */
export function listedFlags(lines: readonly Line[]): ConfigEntry[] {
  return lines.flatMap((line, i) => {
    if (!/^\s{0,40}- ["']?-o["']?\s*$/.test(lines[i - 1]?.text ?? '')) return [];
    const [, path, value] = /^\s{0,40}- ["']?([a-z_][\w.]{1,120})=([^\s"']{1,200})["']?\s*$/.exec(line.text) ?? [];
    if (path === undefined || value === undefined) return [];
    const at = line.text.indexOf(path);
    return [
      {
        path: path.split('.'),
        value: scalarOf(value),
        evidence: evidenceAt(line, at, line.text.trimEnd().length - at),
      },
    ];
  });
}

/** `a.b=1,c.d={x,y}` → two pairs. */
function splitPairs(text: string): string[] {
  const pairs: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (char === ',' && depth <= 0 && /^,[A-Za-z][\w.\-[\]]*=/.test(text.slice(i, i + 80))) {
      pairs.push(text.slice(start, i));
      start = i + 1;
    }
  }
  pairs.push(text.slice(start));
  return pairs;
}
