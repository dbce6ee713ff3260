import { commandFor } from '../diagnosis/choose-questions.ts';
import { evaluateCheck, type VersionFacts } from '../diagnosis/evaluate-check.ts';
import type { Finding } from '../diagnosis/diagnosis.ts';
import type { IssueDocument } from '../issue/issue-document.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import { reflow } from './reflow.ts';
import { renderProof, sentence } from './render-evidence.ts';
import { renderRemedies } from './render-remedy.ts';

const BAND = { likely: 'Likely cause', possible: 'Possible cause' } as const;

/** What a finding is rendered with. */
export interface Setting extends VersionFacts {
  readonly document: IssueDocument;
  readonly pack: Pick<Pack, 'commands'>;
}

/** The first cause in full: what it is, what to do, how to see that it helped; the proof is folded. */
export function renderMain(finding: Finding, setting: Setting): string {
  return [
    `### ${BAND[finding.band]}: ${finding.entry.title}`,
    reflow(finding.entry.summary),
    ...body(finding, setting),
  ].join('\n\n');
}

/** A further cause: one line, folded; a companion is said in one sentence. */
export function renderFurther(finding: Finding, setting: Setting): string {
  const { entry } = finding;
  if (entry.companion)
    return `**Also worth knowing:** ${finding.says.map((sign) => sentence(sign.says)).join(' ')} ${reflow(entry.summary)} ${links(finding)}`;
  const inner = [reflow(entry.summary), ...body(finding, setting)].join('\n\n');
  return `<details><summary><b>${finding.band === 'likely' ? 'Also likely' : 'Also possible'}:</b> ${escapeHtml(entry.title)}</summary>\n\n${inner}\n\n</details>`;
}

function body(finding: Finding, setting: Setting): string[] {
  const { entry } = finding;
  const method = setting.facts.get('install.method')[0]?.value;
  const checks = entry.verify
    .filter((v) => v.when === undefined || evaluateCheck(v.when, setting) !== 'no')
    .map((v) => `- ${code(commandFor({ any: v.run }, setting.pack, method) ?? v.run)}: ${v.expect}`);
  return [
    renderRemedies(finding.remedies, setting.facts, setting.document),
    ...(checks.length > 0 ? [`**How to see that it helped**\n\n${checks.join('\n')}`] : []),
    ...(entry.tradeOff ? [`**What it costs:** ${sentence(reflow(entry.tradeOff))}`] : []),
    ...(finding.says.length > 0 ? [renderProof(finding)] : []),
    ...(entry.references.length > 0 ? [`References: ${links(finding)}`] : []),
  ];
}

const links = (finding: Finding): string => finding.entry.references.map((r) => `[${r.title}](${r.url})`).join(' · ');

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('`', '');
