const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Source of a pattern for an English number in words, up to ninety-nine. */
export const NUMBER_WORD = String.raw`(?:(?:${TENS.join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|${ONES.slice().reverse().join('|')})`;

/** `71` and `seventy-one` as a number; `NaN` for other words. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const words = text.toLowerCase().split(/[- ]/);
  let sum = 0;
  for (const word of words) {
    const ten = TENS.indexOf(word);
    const one = ONES.indexOf(word);
    if (ten < 0 && one < 0) return Number.NaN;
    sum += ten >= 0 ? (ten + 2) * 10 : one;
  }
  return sum;
}
