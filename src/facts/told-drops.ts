import type { Fact } from './fact.ts';
import { factAt, scan, sentenceAround, type Found, type Reading } from './reading.ts';

const NUMBER = String.raw`(?<![\w.,:])(\d{1,3}(?:[ .,’']\d{3}){1,3}|\d{1,4}(?:[.,]\d)? ?k|\d{2,9})(?![\d.,]?\d|[A-Za-z])`;
/** One or two words between, in any of the languages. */
const WORDS = String.raw`(?: [A-Za-z\u00C0-\u024F]{1,14}){0,2}`;
const LOST = String.raw`(?:lost|dropped|missed|missing|verloren\w*|perdid[oa]s?|perdue?s?|descartad[oa]s?)`;
const CALLS = String.raw`(?:system calls?|syscalls?|events?|Events|Ereignisse|Systemaufrufe|eventos|événements|chamadas|llamadas|appels)`;
const AMOUNTS: readonly RegExp[] = [
  new RegExp(String.raw`${NUMBER} ${LOST} ${CALLS}`, 'gi'),
  new RegExp(String.raw`${NUMBER} ${CALLS}${WORDS} ${LOST}`, 'gi'),
  new RegExp(
    String.raw`\b(?:se pierden|se perdieron|perdemos|perdimos|pierde|perde(?:-se|m-se)?|lose|loses|losing|lost|verlier\w{1,3}|verlor\w{0,2}|perdons|perd|perdu)${WORDS} ${NUMBER} ${CALLS}`,
    'gi',
  ),
  /(\d{1,3}(?:,\d{3}){1,3}|\d{2,9}) ?件の ?(?:システムコール|イベント|syscall)[^。]{0,6}(?:失|ドロップ|落ち|欠落)/g,
  new RegExp(String.raw`\bdrops?(?: of| was| were| is| are|:)?(?: up to| about| around| some)? ${NUMBER}`, 'gi'),
  new RegExp(String.raw`${NUMBER} (?:drops|Drops|Verluste|pérdidas|perdas|pertes)\b`, 'g'),
  // `numbers like 10k and even 458K of "syscall events dropped in the last second"`
  new RegExp(
    String.raw`${NUMBER} (?:of )?["'\x60“]{1,2}(?:syscalls?|system calls?|events?|syscall events?) ${LOST}`,
    'gi',
  ),
  new RegExp(String.raw`\b(?:lost|dropped|drops|losing)(?: events| syscalls)?[^.;\n\d]{0,24}\bup to ${NUMBER}`, 'gi'),
  /(?:一秒|每秒|秒)[^。，,\d]{0,8}(\d{2,9}) ?(?:个|条|次|件)/g,
];
/** The counter of one report, copied without its line: `2024-12-03T09:00:02 n_drops 8411`. */
const COUNTER = /(?<![\w.])n_drops`?(?: of| was| is|[:=])? ?`?(\d{1,12})(?![\w.])/g;
/** One second or one report: a sum over a day is no largest report. */
const ONE_SECOND = /\b(?:seconds?|sec|Sekunden?|segundos?|secondes?|one line|per line|report|message)\b|\/ ?s\b|秒/i;
const LONGER =
  /\b(?:minutes?|hours?|days?|nights?|weeks?|(?<!% (?:of the|of|du|del|do|der) )total|Minuten?|Stunden?|Tage?|minutos?|horas?|día|dia|jour)\b|分钟|小时|天/i;

const PERCENT =
  /(?<![\w.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?(?:%|percent\b|per cent\b|Prozent\b|por ciento\b|por cento\b|pour cent\b)/gi;
const LOSS =
  /\b(?:los(?:s|ses|e|es|t|ing)|drop(?:s|ped|ping)?|Verlust\w*|verlier\w*|verlor\w*|p[ei]e?rd\w+|pérdida\w*|pertes?)\b|丢|丟|ドロップ|失われ|欠落/i;
/** `drops by 30 %`, `30 % of the drops`, `20 to 25 percent`, `around 70 %`, `the CPU is at 12 %`: something else, or no single number. */
const OTHER_LEAD =
  /(?:\b(?:drop\w*|f[ae]ll\w*|went) (?:\w+ ){0,2}(?:by|to|from|below)|\d ?(?:%|percent)? ?(?:to|-|–|bis|a|à|and|or)|\b(?:CPU|cores?|thread|memory|RAM|disk|idle|throttled|node)\b[^.;]{0,24})\s?$|(?:\b(?:about|around|roughly|approximately|nearly|almost|some|circa|ca\.|etwa|ungefähr|rund|fast|unos|cerca de|environ)\s|[~≈]\s?)$/i;
const OTHER_REST =
  /^[^.;,)]{0,16}\b(?:CPU|cores?|kernel time|idle|of (?:a|one) core|of (?:the )?(?:nodes|memory|RAM|time|periods|openat|calls fail))|^\s?of (?:what (?:is|gets|was) (?:lost|dropped)|(?:the |these |all |those )?(?:loss(?:es)?|drops|lost events))\b|^\s?(?:to|-|–) ?\d/i;
const NONE =
  /\b(?:no|without|zero|keine?|sin|sans|sem|not) (?:\w+ ){0,2}(?:drops?|loss\w*|lost|verlust\w*|pérdida\w*|perdas?|pertes?)\b|没有丢/i;

/** A pasted conversation. */
const TRANSCRIPT = /^\W{0,4}(?:assistant|system|user|human)\b\W{0,3}:/i;

/** `drops.max` that a sentence tells: the largest number of calls that were lost in one second. */
export function toldDrops(reading: Reading): Fact[] {
  const found = AMOUNTS.flatMap((pattern) => scan(reading.lines, pattern, ['prose', 'heading', 'answer'])).filter(
    (one) => {
      const sentence = sentenceAround(one.line.text, one.at);
      return ONE_SECOND.test(sentence) && !LONGER.test(sentence) && !NONE.test(sentence) && LOSS.test(sentence);
    },
  );
  found.push(...scan(reading.lines, COUNTER, ['prose', 'heading', 'answer', 'log']));
  const best = found.sort((a, b) => amount(b) - amount(a))[0];
  return best && amount(best) > 0 ? [factAt('drops.max', amount(best), best)] : [];
}

/** `12.400`, `9 000`, `30k` */
const amount = (one: Found): number =>
  /k$/i.test(one.value)
    ? Math.round(Number(one.value.replace(/ ?k$/i, '').replace(',', '.')) * 1_000)
    : Number(one.value.replace(/\D/g, ''));

/**
 * `drops.loss` where no report line has a rate: the percentage that a sentence tells. `drops.rate` is that of a report line, and
 * `scap.n_drops_perc` of the metrics is a share of an interval and a fact of its own.
 */
export function toldLoss(reading: Reading): Fact[] {
  const told = scan(reading.lines, PERCENT, ['prose', 'heading', 'answer']).filter(isLoss);
  const share = (one: Found): number => Number((Number(one.value.replace(',', '.')) / 100).toFixed(6));
  // Many percentages are a comparison of setups, and none of them is the rate of this one.
  if (new Set(told.map(share)).size > 2) return [];
  const best = told.sort((a, b) => share(b) - share(a))[0];
  return best && share(best) > 0 ? [factAt('drops.loss', share(best), best)] : [];
}

function isLoss(one: Found): boolean {
  const { text } = one.line;
  const sentence = sentenceAround(text, one.at);
  const lead = text.slice(Math.max(0, one.at - 70), one.at);
  const rest = text.slice(one.at + one.groups[0]!.length, one.at + one.groups[0]!.length + 45);
  if (TRANSCRIPT.test(text.slice(0, 30)) || NONE.test(sentence) || OTHER_LEAD.test(lead) || OTHER_REST.test(rest))
    return false;
  return LOSS.test(lead.slice(lead.search(/[^.;!?]*$/))) || LOSS.test(/^[^.;!?]*/.exec(rest)![0]);
}
