import { evidenceAt, type ConfigEntry, type Line } from './issue-document.ts';
import { scalarOf } from './yaml-scalar.ts';

/** A name, a bracket, a quoted text or a bare word, as they stand in a map of HCL. */
const TOKEN = /"((?:[^"\\]|\\.){0,400})"|([\w./:+-]+)|([{}[\]()=,])/g;
/** `set { name = "driver.kind" value = "ebpf" }` of a `helm_release`, on one line or on several. */
const NAME = /\bname\s{0,20}=\s{0,4}"([\w.\-[\]]{1,120})"/;
const VALUE = /\bvalue\s{0,20}=\s{0,4}("(?:[^"\\]|\\.){0,400}"|[\w./-]{1,80})/;
const NEAR = 3;

/** Whether a line can begin what this file reads. */
const OPENS = /\byamlencode\(|^\s{0,40}set(?:_list)?\s?\{|\bset\s{0,4}=\s{0,4}\[/;

/**
 * Settings of the chart in Terraform: the map inside `yamlencode({ … })`, and the pairs of `set` blocks. Nothing else of a
 * configuration in HCL is a setting of the chart. At most `room` entries; an unclosed map is read as far as it goes.
 */
export function hclEntries(lines: readonly Line[], room: number): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const start = lines.findIndex((line) => OPENS.test(line.raw.slice(0, 400)));
  if (start < 0) return entries;
  const map = new ValuesMap(entries);
  for (let i = start; i < lines.length && entries.length < room; i++) {
    const line = lines[i]!;
    const text = line.raw.slice(0, 1_000).replace(/(^|\s)(?:#|\/\/)(?:\s.*)?$/, '$1');
    const encode = text.indexOf('yamlencode(');
    if (encode >= 0) map.open();
    if (map.isOpen) {
      map.read(text, encode < 0 ? 0 : encode + 'yamlencode('.length, line);
      continue;
    }
    const name = NAME.exec(text)?.[1];
    if (name === undefined) continue;
    const value = lines
      .slice(i, i + NEAR)
      .map((near) => VALUE.exec(near.raw.slice(0, 1_000))?.[1])
      .find((one) => one !== undefined);
    if (value !== undefined)
      entries.push({
        path: name.replace(/\[\d*\]/g, '').split('.'),
        value: scalarOf(value),
        evidence: evidenceAt(line, text.indexOf(name), name.length),
      });
  }
  return entries.slice(0, room);
}

/** The map that is being read, token by token over the lines. */
class ValuesMap {
  isOpen = false;
  private readonly path: string[] = [];
  private depth = 0;
  private name: string | undefined;
  private assigned = false;
  private inList = false;
  private readonly entries: ConfigEntry[];

  constructor(entries: ConfigEntry[]) {
    this.entries = entries;
  }

  open(): void {
    this.isOpen = true;
    this.path.length = 0;
    this.depth = 0;
    this.name = undefined;
    this.assigned = false;
    this.inList = false;
  }

  read(text: string, from: number, line: Line): void {
    for (const token of text.slice(from).matchAll(TOKEN)) {
      if (!this.isOpen) return;
      const [whole, quoted, bare, mark] = token;
      if (mark !== undefined) this.mark(mark);
      else if (this.assigned && this.name !== undefined)
        this.entries.push({
          path: [...this.path, this.name],
          value: scalarOf(whole),
          evidence: evidenceAt(line, from + token.index, whole.length),
        });
      else this.name = quoted ?? bare;
    }
    // A name and its value stand on one line; only a list goes on.
    if (!this.inList) this.assigned = false;
  }

  private mark(mark: string): void {
    if (mark === '=') this.assigned = true;
    else if (mark === ',') {
      if (!this.inList) this.assigned = false;
    } else if (mark === '[') this.inList = true;
    else if (mark === ']') {
      this.inList = false;
      this.assigned = false;
    } else if (mark === '{') {
      this.depth++;
      if (this.depth > 1) this.path.push(this.name ?? '');
      this.name = undefined;
      this.assigned = false;
    } else if (mark === '}') {
      this.depth--;
      if (this.depth > 0) this.path.pop();
      this.name = undefined;
      this.assigned = false;
      if (this.depth <= 0) this.isOpen = false;
    }
  }
}
