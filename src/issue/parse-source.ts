import { blockKind } from './block-kind.ts';
import { cleanLine, splitLines } from './clean-text.ts';
import { closesFence, openFence, type Fence } from './fence.ts';
import { uncomment } from './html-comment.ts';
import type { Line, Region } from './issue-document.ts';
import { indentOf, isBareCommand, isLogLine, typedCommand } from './line-shape.ts';
import { isForwarded, quotedLog, unquote } from './quoted-log.ts';
import { RegionBuilder, type Place } from './region-builder.ts';
import { fieldLabel, isNoAnswer, isSectionEnd, type FieldLabel } from './template-field.ts';
import { isTemplateText } from './template-text.ts';
import { yamlRun } from './yaml-run.ts';

interface Block {
  readonly fence: Fence | 'pre';
  readonly start: number;
  readonly lines: { number: number; raw: string; text: string }[];
}

/** A fence that never ends stops at the first template label below it; that often lies behind two or three of them. */
const MOST_RETRIES = 3;
const PRE = /^\s{0,20}(?:<details>\s{0,4}(?:<summary>[^<]{0,200}<\/summary>)?\s{0,4})?<(?:pre|code)>(.*)$/i;

/** One source of an issue (body or comment) as regions and lines. Linear, total. */
export function parseSource(source: string, text: string): { regions: readonly Region[]; lines: readonly Line[] } {
  const raws = splitLines(text);
  const cleaned = raws.map(cleanLine);
  const cuts = new Set<number>();
  for (let attempt = 0; ; attempt++) {
    const parser = new SourceParser(source, raws, cleaned, cuts);
    const unclosed = parser.run();
    if (unclosed === undefined || attempt >= MOST_RETRIES) return parser.builder;
    const label = cleaned.findIndex((line, i) => i > unclosed && isSectionEnd(line));
    if (label < 0 || cuts.has(label)) return parser.builder;
    cuts.add(label);
  }
}

class SourceParser {
  readonly builder: RegionBuilder;
  private block: Block | undefined;
  private blocks = 0;
  private inComment = false;
  private section: FieldLabel | undefined;
  /** The environment field whose value is being read, and how far that has got. */
  private value: { field: string; state: 'empty' | 'started' | 'same-line' } | undefined;
  private yamlUntil = -1;
  private quoteOpen = false;
  private forwarded = false;
  private quotedUntil = -1;
  /** The last line of the reporter's own words; empty behind a heading, a block or a quotation. */
  private last = '';

  private readonly raws: readonly string[];
  private readonly cleaned: readonly string[];
  private readonly cuts: ReadonlySet<number>;
  constructor(source: string, raws: readonly string[], cleaned: readonly string[], cuts: ReadonlySet<number>) {
    this.builder = new RegionBuilder(source);
    this.raws = raws;
    this.cleaned = cleaned;
    this.cuts = cuts;
  }

  /** Returns the index of the line that opened a fence which was never closed. */
  run(): number | undefined {
    let unclosed: number | undefined;
    for (let i = 0; i < this.raws.length; i++) {
      if (this.block && this.cuts.has(i)) this.endBlock();
      if (this.block) this.inBlock(i);
      else this.outside(i);
    }
    if (this.block) {
      unclosed = this.block.start;
      this.endBlock();
    }
    return unclosed;
  }

  private inBlock(i: number): void {
    const block = this.block!;
    const text = this.cleaned[i]!;
    const closed = block.fence === 'pre' ? /<\/(?:pre|code)>/i.test(text) : closesFence(block.fence, text);
    if (closed) {
      const before = block.fence === 'pre' ? text.slice(0, text.search(/<\/(?:pre|code)>/i)) : '';
      if (before.trim() !== '') block.lines.push({ number: i + 1, raw: this.raws[i]!, text: before });
      this.endBlock();
      return;
    }
    const cut = block.fence === 'pre' ? 0 : Math.min(block.fence.indent, indentOf(text));
    if (text.trim() !== '') block.lines.push({ number: i + 1, raw: this.raws[i]!, text: text.slice(cut) });
  }

  /** A typed command starts a new piece: what follows it is judged by its own look. */
  private endBlock(): void {
    const block = this.block!;
    this.block = undefined;
    const language = block.fence === 'pre' ? '' : block.fence.language;
    const field = this.value?.field ?? this.section?.field;
    let piece: Block['lines'] = [];
    const flush = (): void => {
      if (piece.length === 0) return;
      const lines = piece;
      const kind = blockKind(
        language,
        lines.map((line) => line.text),
      );
      const place: Place = { kind, field, language, fenced: true, block: ++this.blocks };
      for (const line of lines) this.builder.add(place, line.number, line.raw, line.text);
      piece = [];
    };
    for (const line of block.lines) {
      if (typedCommand(line.text) === undefined) piece.push(line);
      else {
        flush();
        this.builder.add(
          { kind: 'command', field, language, fenced: true, block: ++this.blocks },
          line.number,
          line.raw,
          line.text,
        );
      }
    }
    flush();
    if (this.value) this.value.state = 'started';
  }

  private outside(i: number): void {
    const raw = this.raws[i]!;
    const bare = uncomment(this.cleaned[i]!, this.inComment);
    this.inComment = bare.open;
    if (bare.text === undefined) {
      this.builder.add({ kind: 'html-comment' }, i + 1, raw, this.cleaned[i]!);
      return;
    }
    const text = bare.text;
    if (text.trim() === '') return this.blank();
    if (i < this.yamlUntil) return this.put({ kind: 'config' }, i, text);
    const fence = openFence(text);
    if (fence) return this.startFence(fence, i);
    const pre = PRE.exec(text);
    if (pre) return this.startPre(pre[1] ?? '', i);
    if (text.trimStart().startsWith('>')) return this.quote(text, i);
    const lazy = this.quoteOpen && isLogLine(text);
    this.quoteOpen = lazy;
    const label = fieldLabel(text);
    // `driver:` with deeper lines below it is a key of a values file, not the label of a field.
    if (label && !(/^[a-z][\w-]*:\s*$/.test(text) && this.yaml(i, text))) return this.label(label, i, text);
    if (i < this.yamlUntil) return;
    if (isTemplateText(text) || text.trim() === '_No response_') return this.put({ kind: 'template' }, i, text);
    this.plain(text, i);
  }

  private blank(): void {
    this.quoteOpen = false;
    if (this.value && this.value.state !== 'empty') this.value = undefined;
  }

  private startFence(fence: Fence, i: number): void {
    this.block = { fence, start: i, lines: [] };
    const first = fence.rest === '' ? '' : `${fence.language} ${fence.rest}`;
    if (first !== '' && (isLogLine(first) || /version/.test(first)))
      this.block.lines.push({ number: i + 1, raw: this.raws[i]!, text: first });
  }

  private startPre(rest: string, i: number): void {
    this.block = { fence: 'pre', start: i, lines: [] };
    const close = rest.search(/<\/(?:pre|code)>/i);
    const text = close < 0 ? rest : rest.slice(0, close);
    if (text.trim() !== '') this.block.lines.push({ number: i + 1, raw: this.raws[i]!, text });
    if (close >= 0) this.endBlock();
  }

  /** Quoted words are somebody else's, except where a reporter fills in a field of the template or shows a log with them. */
  private quote(text: string, i: number): void {
    const inner = unquote(text);
    const comment = this.builder.lines[0]?.source.startsWith('comment') ?? false;
    if (!this.quoteOpen && i >= this.quotedUntil && !(comment && !this.last.trimEnd().endsWith(':')))
      this.quotedUntil = quotedLog(this.cleaned, i, this.last);
    if (i < this.quotedUntil) {
      if (inner.trim() !== '') this.put({ kind: 'log' }, i, inner);
      return;
    }
    if (!this.quoteOpen) this.forwarded = !comment && isForwarded(this.last);
    this.quoteOpen = true;
    if (this.forwarded) {
      this.builder.add({ kind: 'prose' }, i + 1, this.raws[i]!, inner);
      return;
    }
    const field = this.value?.field;
    if (field === undefined || comment) {
      this.builder.add({ kind: 'quote' }, i + 1, this.raws[i]!, inner);
      return;
    }
    this.value!.state = 'started';
    this.builder.add({ kind: 'answer', field }, i + 1, this.raws[i]!, inner);
  }

  private label(label: FieldLabel, i: number, text: string): void {
    this.value = undefined;
    if (label.role !== 'value') {
      this.section = label;
      this.put({ kind: 'template' }, i, text.slice(0, text.length - label.rest.length));
      if (label.rest !== '') this.put({ kind: label.role === 'wish' ? 'wish' : 'prose' }, i, label.rest);
      return;
    }
    this.value = { field: label.field, state: label.rest === '' ? 'empty' : 'same-line' };
    if (label.rest === '') this.put({ kind: 'template' }, i, text);
    else if (isNoAnswer(label.rest)) this.put({ kind: 'template' }, i, label.rest);
    else this.put({ kind: 'answer', field: label.field }, i, label.rest);
  }

  private plain(text: string, i: number): void {
    const heading = /^\s{0,3}#{1,6}\s+(\S.*)$/.exec(text);
    if (heading && !isLogLine(text)) {
      if (typedCommand(text) !== undefined) return this.put({ kind: 'command' }, i, text);
      this.value = undefined;
      this.section = undefined;
      return this.put({ kind: 'heading' }, i, heading[1]!);
    }
    const words = text.replace(/<\/?(?:details|summary|br|p|b|i|sub|sup|hr|kbd|code|pre)\b[^<>]{0,80}>/gi, ' ');
    if (words.trim() === '') return;
    if (isLogLine(words)) return this.put({ kind: 'log' }, i, words);
    if (typedCommand(words) !== undefined || (isBareCommand(words) && words.length < 400))
      return this.put({ kind: 'command' }, i, words);
    if (this.yaml(i, words)) return;
    const bullet = /^\s{0,40}(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\] )?(.*)$/.exec(words);
    if (this.value && !(bullet && this.value.state === 'same-line')) {
      if (this.value.state === 'empty') this.value.state = 'started';
      if (isNoAnswer(words)) return this.put({ kind: 'template' }, i, words);
      return this.put({ kind: 'answer', field: this.value.field }, i, bullet?.[1] ?? words.trim());
    }
    this.value = undefined;
    this.put({ kind: this.section?.role === 'wish' ? 'wish' : 'prose' }, i, bullet?.[1] ?? words.trim());
  }

  /** Puts a line that opens unfenced YAML; false when it does not. */
  private yaml(i: number, text: string): boolean {
    const end = yamlRun(this.cleaned, i, isSectionEnd);
    if (end <= i) return false;
    this.yamlUntil = end;
    this.put({ kind: 'config' }, i, text);
    return true;
  }

  private put(place: Place, i: number, text: string): void {
    this.last = place.kind === 'prose' || place.kind === 'template' || place.kind === 'answer' ? text : '';
    const field = place.field ?? (place.kind === 'answer' ? undefined : (this.value?.field ?? this.section?.field));
    this.builder.add({ ...place, field }, i + 1, this.raws[i]!, text);
  }
}
