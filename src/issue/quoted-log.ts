import { isBareCommand, isLogLine, typedCommand } from './line-shape.ts';

const QUOTE = /^\s{0,20}>\s?/;
/** Who or what is quoted stands in front of words of others: `@x wrote:`, `the README says:`, `from #12:`. */
const OTHERS =
  /\b(?:wrote|writes|schrieb|escribió|a écrit|escreveu)\b|@[\w-]+\s?(?:said|:|says)|\b(?:in|from|of|see|like|as in) (?:the |this |that |another |an |your )?(?:issue|thread|ticket|comment|docs?|documentation|readme|blog|guide|faq)\b|#\d{1,6}\b|\b(?:docs?|documentation|readme|guide|faq|maintainer|colleague|somebody|someone) (?:says?|said|shows?)\b|\bquot(?:e|ing)\b/i;
/** Lines of the start of Falco and of tables that have no date in front. */
const PRINTED =
  /^Falco version: \S+ \(\w+\)|^(?:Critical|Error|Warning|Notice|Informational|Debug) Falco internal: |^Falco initialized with|^Loading rules from|^Opening '|^The chosen syscall buffer|^\S+(?: {2,}\S+){2,}|^\s+at \S+\(|^\s*[├└│]/;

const isPrinted = (text: string): boolean =>
  isLogLine(text) || typedCommand(text) !== undefined || isBareCommand(text) || PRINTED.test(text);

/**
 * End (exclusive) of a block of quote marks that starts at `i` and holds nothing but what programs print, right behind a
 * sentence of the reporter (`before`); `i` when the block quotes somebody.
 *
 *     This is what I see:
 *     > Thu Sep  5 06:00:00 2024: Falco version: 0.38.2 (x86_64)
 */
export function quotedLog(lines: readonly string[], i: number, before: string | undefined): number {
  if (before === undefined || before.trim() === '' || OTHERS.test(before)) return i;
  let end = i;
  let printed = 0;
  for (; end < lines.length && lines[end]!.trimStart().startsWith('>'); end++) {
    const inner = unquote(lines[end]!);
    if (inner.trim() === '') continue;
    if (inner.trimStart().startsWith('>') || inner.trimStart().startsWith('```')) return i;
    if (isPrinted(inner)) printed++;
    else if (printed === 0 || !/^\s{2,}\S/.test(inner)) return i;
  }
  return printed > 0 ? end : i;
}

/** The reporter brings a talk of their own people along: `forwarded from #oncall`, `from our Slack:`. */
const FORWARDED =
  /\b(?:forward(?:ed|ing)|transcript|pasted|copied|moved here)\b.{0,40}(?:\b(?:from|slack|teams|chat|channel|discord|mattermost|irc|e-?mail)\b|#)|\bfrom (?:our |the |my )?(?:slack|teams|chat|discord|mattermost|irc)\b|\b(?:slack|chat|teams|discord) (?:thread|conversation|log|discussion|channel)\b|\bweitergeleitet\b|\baus (?:unserem |dem )?(?:slack|chat|teams)\b|\b(?:reenviado|copiado|encaminhado|transf[ée]r[ée]|copi[ée]) (?:de|du|d[eo]s?)\b|转发|转自|転送|転載/i;
/** Nobody outside: a forwarded talk of the reporter's own people tells about the reporter's own system. */
export const isForwarded = (before: string): boolean => FORWARDED.test(before) && !OTHERS.test(before);

export const unquote = (text: string): string => text.replace(QUOTE, '');
