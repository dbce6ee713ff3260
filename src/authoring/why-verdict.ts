import type { Consideration, Trace } from '../diagnosis/diagnosis.ts';

/** What decided about a cause, in one line for its author: the gate that failed, the veto, or the signs that hold. */
export function whyVerdict({ verdict, appliesTo, requires, rulesOut, signs, against }: Consideration): string {
  if (verdict === 'not-applicable' && appliesTo) return `applies-to does not hold: ${condition(appliesTo)}`;
  if (requires.truth !== 'yes') return `requires does not hold: ${condition(requires)}`;
  const veto = rulesOut.find(({ truth }) => truth === 'yes');
  if (verdict === 'ruled-out' && veto) return `ruled out by ${veto.label}: ${condition(veto)}`;
  const open = signs.filter(({ truth, missing }) => truth === 'unknown' && missing.length > 0);
  if (verdict === 'not-enough-information')
    return `signs that could still hold: ${open.map(({ label, missing }) => `${label} (${missing.join(', ')} is unknown)`).join(', ')}`;
  const held = [...signs, ...against].filter(({ points }) => points !== 0);
  if (held.length === 0) return 'no sign holds';
  return `signs that hold: ${held.map(({ label, points }) => `${label} ${points > 0 ? '+' : ''}${points}`).join(', ')}`;
}

const condition = ({ expected, actual }: Trace): string => {
  const text = expected.length > 160 ? `${expected.slice(0, 160)}…` : expected;
  return actual === undefined ? text : `${text} [${actual.slice(0, 80)}]`;
};
