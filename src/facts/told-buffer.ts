import type { Fact } from './fact.ts';
import { clauseAround, factAt, scan, sentenceAt, type Found, type Reading } from './reading.ts';
import { numberOf, NUMBER_WORD } from './number-words.ts';

const PRESETS: readonly RegExp[] = [
  new RegExp(
    String.raw`\bpreset(?: (?:de|du|of|des|del|do) (?:the |la |o |el )?(?:buffers?|puffers?|tampon|búfer))?(?: no\.?| number| =| is| was|:| auf| to)? (\d{1,2}|${NUMBER_WORD})\b(?! ?MB|-)`,
    'gi',
  ),
  /(?:缓冲区?|バッファ)(?:的|の)?(?:预设|プリセット)[值是は为:： ]{0,3}(\d{1,2})/g,
];
const SIZE = /(?<![\w.,])(\d{1,3}) ?(?:MB|MiB|Mi|MBs|megabytes?|Megabyte|兆)(?![\w/])/g;
const ARROW = /(?<![\w.,])(\d{1,3}) ?(?:MB |MiB |Mi )?(?:->|→|=>) ?(\d{1,3}) ?(?:MB|MiB|Mi)(?![\w/])/g;
/** The buffers between kernel and Falco, by any name. */
const BUFFER =
  /\b(?:ring ?)?buffers?\b|\b(?:ring)?puffers?\b|\bbúfer(?:es)?\b|\btampons?\b|\b(?:event|ring) (?:area|space)\b|缓冲|バッファ|\b(?:per|pro|por|par|each|every)[ -](?:CPU|core|Kern|núcleo|cœur)\b/i;
const OTHER =
  /\b(?:limits?|total|together|zusammen|altogether|overall|sum|RSS|resident|heap|log|output|http|queue|socket|file|cache|memory (?:of|is|use\w*)|grpc|page)\b/i;
const WISH =
  /\b(?:tried|would|could|should|may|might|default (?:is|of)|recommend\w*|want|need\w*|sollte\w*|würde\w*|debería|deveria|devrait)\b|\?$/i;

/** A preset that is named without its setting: `preset 7, 4 CPUs/buffer`. */
export function toldPreset(reading: Reading): Fact[] {
  const found = PRESETS.flatMap((pattern) => scan(reading.lines, pattern, ['prose', 'heading', 'answer'])).filter(
    (one) =>
      !/\b(?:tried|would|could|should|default)\b/i.test(clauseAround(one.line.text, one.at)) &&
      numberOf(one.value) <= 10,
  );
  return found.slice(-1).map((one) => factAt('buffer.preset', numberOf(one.value), one));
}

/**
 * The size of one buffer that a sentence tells; both of them where two are set side by side with an arrow. Only sizes that a
 * preset can give count, so that other amounts of memory stay out.
 */
export function toldBytes(reading: Reading): Fact[] {
  const kinds = ['prose', 'heading', 'answer'] as const;
  const both = scan(reading.lines, ARROW, kinds).find((one) => isBuffer(one));
  if (both) return both.groups.slice(1, 3).flatMap((value) => fact({ ...both, value: value! }));
  return scan(reading.lines, SIZE, kinds).filter(isBuffer).slice(-1).flatMap(fact);
}

const fact = (one: Found): Fact[] => {
  const size = Number(one.value);
  return size > 0 && Number.isInteger(Math.log2(size)) ? [factAt('buffer.bytes', size * 1024 ** 2, one)] : [];
};

function isBuffer(one: Found): boolean {
  const { text } = one.line;
  const { sentence, mark } = sentenceAt(text, one.at);
  if (WISH.test(clauseAround(text, one.at)) || mark === '?') return false;
  const lead = text.slice(Math.max(0, one.at - 110), one.at).replace(/^.*(?:[.;!?]\s|[。；])/, '');
  const rest = text.slice(one.at + one.length, one.at + one.length + 40).replace(/[.;!?,](?:\s|$).*$/, '');
  if (OTHER.test(lead.slice(-50)) || OTHER.test(rest) || /\bconfigurable\b/i.test(sentence)) return false;
  return BUFFER.test(lead) || BUFFER.test(rest);
}
