import type { Consideration, SignTrace, Trace } from '../diagnosis/diagnosis.ts';
import type { Answer } from '../diagnose.ts';
import type { Likeness } from '../classifier/likeness.ts';
import { LIKELY, POSSIBLE } from '../diagnosis/consider.ts';
import { ALIKE, PROVEN, WORTH } from '../diagnosis/resemble.ts';
import { POINTS } from '../knowledge/knowledge-base.ts';
import { explainCondition, explainPart, toHold } from './explain-condition.ts';

/** Why and why not: every gate and sign of the causes, with the value, the line and the facts that would decide it. */
export function explain(answer: Answer, cause: string | undefined): string {
  const wanted = answer.diagnosis.considered.filter((c) =>
    cause === undefined ? c.requires.truth === 'yes' && c.verdict !== 'not-applicable' : c.entry.id.endsWith(cause),
  );
  const order = [...wanted].sort((a, b) => b.score - a.score);
  const head = answer.diagnosis.kind === 'unknown' ? [`silent: ${answer.diagnosis.because}`] : [];
  const foot = answer.likeness ? [explainLikeness(answer.likeness)] : [];
  if (cause === undefined && order.length === 0) head.push('no cause has the symptom that it requires');
  return [...head, ...order.map((c) => explainOne(c)), ...foot].join('\n\n');
}

/** What labelled reports say, and from where on it counts. */
function explainLikeness({ answerable, askable, nearest }: Likeness): string {
  const { proven, likely, question, urgent, possible } = WORTH;
  const worth = [
    `worth a comment:  ${answerable.toFixed(2)} (a likely cause takes ${likely}, with ${PROVEN} points ${proven}, a possible cause ${possible})`,
    `worth a question: ${askable.toFixed(2)} (takes ${urgent} where something is down or measured, else ${question})`,
  ].join('\n');
  if (!nearest) return worth;
  const shown = nearest.evidence.map((e) => `${e.source} line ${e.line}`).join(', ');
  return `${worth}\nreads most like: ${nearest.cause} ${nearest.likeness.toFixed(2)} (from ${ALIKE} on it opens a closed gate; ${shown})`;
}

function explainOne(c: Consideration): string {
  const lines = [`${c.entry.id}: ${c.verdict}  score ${c.score}`];
  if (c.appliesTo) lines.push(...gate(c.appliesTo));
  lines.push(...gate(c.requires));
  for (const veto of c.rulesOut) lines.push(...gate({ ...veto, label: `rules-out ${veto.label}` }));
  for (const sign of c.signs) lines.push(...signLines(sign, '+'));
  for (const sign of c.against) lines.push(...signLines(sign, '-'));
  if (c.alike) lines.push(`  alike       ${c.alike.says}`);
  if (c.loweredBy) lines.push(`  lowered: ${c.loweredBy} is likely and explains the same`);
  const why = whyNot(c);
  if (why) lines.push(`  ${why}`);
  return lines.join('\n');
}

/** Where the parts of a condition begin: below the name of its gate or sign. */
const BELOW = ' '.repeat(16);

function gate(trace: Trace): string[] {
  const [head, ...below] = explainCondition(trace, BELOW);
  return [`  ${trace.truth.padEnd(8)}    ${trace.label}: ${head ?? ''}`, ...below];
}

/** A sign that holds has its sentence first and what it stands on below. */
function signLines(sign: SignTrace, direction: '+' | '-'): string[] {
  const points = sign.points === 0 ? ' 0' : `${direction}${Math.abs(sign.points)}`;
  const head = `  ${sign.truth.padEnd(8)} ${points} ${direction === '-' ? 'against ' : ''}${sign.label}:`;
  if (sign.truth === 'yes') {
    const idle = sign.points === 0 ? ' [a sign that says the same counts already]' : '';
    return [`${head} ${sign.says}${idle}`, ...explainPart(sign, BELOW)];
  }
  const [first, ...below] = explainCondition(sign, BELOW);
  return [`${head} ${first ?? ''}`, ...below];
}

/** The first thing that failed, and what would flip it. */
function whyNot(c: Consideration): string | undefined {
  if (c.loweredBy !== undefined) return undefined;
  const vetoes = c.rulesOut.filter((veto) => veto.truth === 'yes').map((veto) => veto.label);
  switch (c.verdict) {
    case 'not-applicable':
      return c.appliesTo && `not applicable: ${wouldTake(c.appliesTo)}`;
    case 'ruled-out':
      return `ruled out by ${vetoes.join(' and ')}, which would have to be no`;
    case 'no-match':
    case 'not-enough-information':
      return c.requires.truth === 'yes' ? whatIsShort(c) : `no match: ${wouldTake(c.requires)}`;
    case 'likely':
    case 'possible':
      return undefined;
  }
}

const wouldTake = (gateThatFailed: Trace): string =>
  `${gateThatFailed.label} is ${gateThatFailed.truth}, it would take ${toHold(gateThatFailed)}`;

/** How many points are missing, and the sign that would bring most of them: one that the report leaves open, else one that it lacks. */
function whatIsShort({ score, signs, appliesTo }: Consideration): string {
  const unsure = appliesTo?.truth === 'unknown';
  const short = `${(unsure ? LIKELY : POSSIBLE) - score} points short${unsure ? ' as long as applies-to is unknown' : ''}`;
  const root = ({ sign }: SignTrace): string => sign.sameAs ?? sign.name;
  const counted = new Set(signs.filter((sign) => sign.points > 0).map(root));
  const [best] = signs
    .filter((sign) => sign.truth !== 'yes' && !counted.has(root(sign)))
    .sort((a, b) => isOpen(b) - isOpen(a) || POINTS[b.sign.weight] - POINTS[a.sign.weight]);
  if (!best) return `${short}; no further sign is left`;
  return `${short}; it would help to see ${best.label} (+${POINTS[best.sign.weight]}): ${toHold(best)}`;
}

const isOpen = (sign: SignTrace): number => Number(sign.truth === 'unknown');
