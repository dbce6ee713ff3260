import type { Consideration, SignTrace, Trace } from '../diagnosis/diagnosis.ts';
import type { Answer } from '../diagnose.ts';
import type { Likeness } from '../classifier/likeness.ts';
import { POSSIBLE } from '../diagnosis/consider.ts';
import { ALIKE, PROVEN, WORTH } from '../diagnosis/resemble.ts';
import { redactLine } from '../issue/redact.ts';

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
function explainLikeness({ answerable, nearest }: Likeness): string {
  const { proven, likely, question, possible } = WORTH;
  const worth = `worth a comment: ${answerable.toFixed(2)} (a likely cause takes ${likely}, with ${PROVEN} points ${proven}, a question ${question}, a possible cause ${possible})`;
  if (!nearest) return worth;
  const shown = nearest.evidence.map((e) => `${e.source} line ${e.line}`).join(', ');
  return `${worth}\nreads most like: ${nearest.cause} ${nearest.likeness.toFixed(2)} (from ${ALIKE} on it opens a closed gate; ${shown})`;
}

function explainOne(c: Consideration): string {
  const lines = [`${c.entry.id}: ${c.verdict}  score ${c.score}`];
  if (c.appliesTo) lines.push(gate(c.appliesTo));
  lines.push(gate(c.requires));
  for (const veto of c.rulesOut) lines.push(gate({ ...veto, label: `rules-out ${veto.label}` }));
  for (const sign of c.signs) lines.push(signLine(sign, '+'));
  for (const sign of c.against) lines.push(signLine(sign, '-'));
  if (c.alike) lines.push(`  alike       ${c.alike.says}`);
  if (c.loweredBy) lines.push(`  lowered: ${c.loweredBy} is likely and explains the same`);
  const why = whyNot(c);
  if (why) lines.push(`  ${why}`);
  return lines.join('\n');
}

function gate(trace: Trace): string {
  return `  ${trace.truth.padEnd(8)}    ${trace.label}: ${trace.expected}${detail(trace)}`;
}

function signLine(sign: SignTrace, direction: '+' | '-'): string {
  const points = sign.points === 0 ? ' 0' : `${direction}${Math.abs(sign.points)}`;
  return `  ${sign.truth.padEnd(8)} ${points} ${direction === '-' ? 'against ' : ''}${sign.label}: ${sign.truth === 'yes' ? sign.says : sign.expected}${detail(sign)}`;
}

function detail(trace: Trace): string {
  const [first] = trace.evidence;
  const where =
    first && trace.truth === 'yes'
      ? ` (${first.source} line ${first.line}: ${redactLine(first.excerpt).slice(0, 100)})`
      : '';
  const missing = trace.truth === 'unknown' && trace.missing.length > 0 ? ` [needs ${trace.missing.join(', ')}]` : '';
  const actual = trace.truth === 'no' && trace.actual !== undefined ? ` [${redactLine(trace.actual)}]` : '';
  return `${where}${missing}${actual}`;
}

/** The first thing that failed, and what would flip it. */
function whyNot(c: Consideration): string | undefined {
  switch (c.verdict) {
    case 'not-applicable':
      return `not applicable: it would take ${c.appliesTo?.expected ?? ''}`;
    case 'ruled-out':
      return `ruled out by ${c.rulesOut.find((veto) => veto.truth === 'yes')?.label ?? ''}`;
    case 'no-match':
    case 'not-enough-information': {
      if (c.requires.truth !== 'yes') return `no match: it would take ${c.requires.expected}`;
      const open = c.signs.find((sign) => sign.truth === 'unknown') ?? c.signs.find((sign) => sign.truth === 'no');
      return `${POSSIBLE - c.score} points short; ${open ? `it would help to see ${open.expected}` : 'no further sign is left'}`;
    }
    case 'likely':
    case 'possible':
      return undefined;
  }
}
