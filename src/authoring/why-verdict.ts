import type { Consideration, Outcome } from '../diagnosis/diagnosis.ts';

/** What decided about a cause, in one line for its author: the gate that failed, the veto, or the signs that hold. */
export function whyVerdict({ verdict, appliesTo, requires, rulesOut, signs, against }: Consideration): string {
  if (verdict === 'not-applicable' && appliesTo) return `applies-to does not hold: ${condition(appliesTo)}`;
  if (requires.truth !== 'yes') return `requires does not hold: ${lacking(requires)}`;
  const veto = rulesOut.find(({ truth }) => truth === 'yes');
  if (verdict === 'ruled-out' && veto) return `ruled out by ${veto.label}: ${condition(veto)}`;
  const open = signs.filter(({ truth, missing }) => truth === 'unknown' && missing.length > 0);
  if (verdict === 'not-enough-information')
    return `signs that could still hold: ${open.map(({ label, missing }) => `${label} (${missing.join(', ')} is unknown)`).join(', ')}`;
  const held = [...signs, ...against].filter(({ points }) => points !== 0);
  if (held.length === 0) return 'no sign holds';
  return `signs that hold: ${held.map(({ label, points }) => `${label} ${points > 0 ? '+' : ''}${points}`).join(', ')}`;
}

/** The parts that fail; of alternatives the one that comes nearest, where one of several parts holds. */
function lacking(outcome: Outcome): string {
  const { parts } = outcome;
  if (parts?.of === 'all') {
    const failed = parts.each.filter(({ truth }) => truth !== 'yes');
    const held = parts.each.length - failed.length;
    return `${failed.map(lacking).join('; and ')}${held > 0 ? ` (${held} of ${parts.each.length} parts hold)` : ''}`;
  }
  const near = parts?.of === 'any' ? parts.each.find(isNear) : undefined;
  return near
    ? `of its ${parts?.each.length ?? 0} alternatives none holds, the nearest lacks ${lacking(near)}`
    : condition(outcome);
}

const isNear = ({ parts }: Outcome): boolean => parts?.of === 'all' && parts.each.some(({ truth }) => truth === 'yes');

const condition = ({ expected, actual }: Outcome): string => {
  const text = expected.length > 160 ? `${expected.slice(0, 160)}…` : expected;
  return actual === undefined ? text : `${text} [${actual.slice(0, 80)}]`;
};
