import type { Answer } from '../diagnose.ts';
import { place } from '../comment/render-evidence.ts';
import { formatValue } from '../diagnosis/format-value.ts';
import { redactLine } from '../issue/redact.ts';

const colours = process.stdout.isTTY && !process.env['NO_COLOR'];
const bold = (text: string): string => (colours ? `\u001b[1m${text}\u001b[22m` : text);

const isShare = (name: string): boolean => name === 'drops.rate' || name === 'drops.loss';

/** A short summary for the terminal: facts, causes with their signs, questions. */
export function renderText({ facts, diagnosis }: Answer): string {
  const stated = facts.all.filter(
    (fact) =>
      !/^(?:symptom|signal|report|config|support|drops\.\w+-share)\b/.test(fact.name) &&
      fact.inferred !== 'computed' &&
      // The same number as the rate, where a drop report has one.
      !(fact.name === 'drops.loss' && facts.all.some(({ name }) => name === 'drops.rate')),
  );
  const lines = [bold('Read')];
  for (const fact of stated) {
    const value = formatValue(fact.value, typeof fact.value === 'number' && isShare(fact.name) ? 'share' : 'count');
    lines.push(
      `  ${fact.name.padEnd(20)} ${redactLine(value)}  (${fact.inferred ? `inferred: ${fact.inferred}` : place(fact.evidence)})`,
    );
  }
  if (stated.length === 0) lines.push('  nothing');
  for (const { says, used } of facts.contradictions)
    lines.push(`  does not fit: ${says}; ${used ? `${used} is used` : 'neither is used'}`);
  if (diagnosis.kind === 'known') {
    for (const finding of diagnosis.findings) {
      lines.push(
        '',
        `${bold(finding.band === 'likely' ? 'Likely' : 'Possible')}: ${finding.entry.title}  [${finding.entry.id}]`,
      );
      for (const sign of finding.says)
        lines.push(`  - ${sign.says}${sign.evidence[0] ? ` (${place(sign.evidence[0])})` : ''}`);
      for (const remedy of finding.remedies) lines.push(`  => ${remedy.title}`);
    }
  }
  if (diagnosis.kind === 'unknown') lines.push('', `${bold('Silent')}: ${diagnosis.because}`);
  else if (diagnosis.questions.length > 0) {
    lines.push('', bold('Missing'));
    for (const q of diagnosis.questions) lines.push(`  - ${q.question}${q.run ? `\n      ${q.run}` : ''}`);
  }
  return lines.join('\n');
}
