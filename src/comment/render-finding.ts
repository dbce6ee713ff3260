import { evaluateCheck, type VersionFacts } from '../diagnosis/evaluate-check.ts';
import type { Finding } from '../diagnosis/diagnosis.ts';
import type { IssueDocument } from '../issue/issue-document.ts';
import { renderProof, sentence } from './render-evidence.ts';
import { renderRemedies } from './render-remedy.ts';

const BAND = { likely: 'Likely cause', possible: 'Possible cause' } as const;

/** The first cause in full: what it is, what to do, how to see that it helped; the proof is folded. */
export function renderMain(finding: Finding, about: VersionFacts, document: IssueDocument): string {
  return [
    `### ${BAND[finding.band]}: ${finding.entry.title}`,
    finding.entry.summary,
    ...body(finding, about, document),
  ].join('\n\n');
}

/** A further cause: one line, folded. */
export function renderFurther(finding: Finding, about: VersionFacts, document: IssueDocument): string {
  const inner = [finding.entry.summary, ...body(finding, about, document)].join('\n\n');
  return `<details><summary><b>${further(finding)}:</b> ${escapeHtml(finding.entry.title)}</summary>\n\n${inner}\n\n</details>`;
}

const further = (finding: Finding): string =>
  finding.entry.companion ? 'Also worth knowing' : finding.band === 'likely' ? 'Also likely' : 'Also possible';

function body(finding: Finding, about: VersionFacts, document: IssueDocument): string[] {
  const { entry } = finding;
  const verify = entry.verify.filter((v) => v.when === undefined || evaluateCheck(v.when, about) !== 'no');
  const checks = verify.map((v) => `- ${code(v.run)}: ${v.expect}`);
  return [
    renderRemedies(finding.remedies, about.facts, document),
    ...(checks.length > 0 ? [`**How to see that it helped**\n\n${checks.join('\n')}`] : []),
    ...(entry.tradeOff ? [`**What it costs:** ${sentence(entry.tradeOff)}`] : []),
    ...(finding.says.length > 0 ? [renderProof(finding)] : []),
    ...(entry.references.length > 0
      ? [`References: ${entry.references.map((r) => `[${r.title}](${r.url})`).join(' · ')}`]
      : []),
  ];
}

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('`', '');
