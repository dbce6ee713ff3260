import { compareVersions } from '../facts/compare-versions.ts';
import { commandFor } from '../diagnosis/choose-questions.ts';
import { evaluateCheck } from '../diagnosis/evaluate-check.ts';
import type { Finding } from '../diagnosis/diagnosis.ts';
import { inertText } from './inert.ts';
import { reflow } from './reflow.ts';
import { renderProof, sentence } from './render-evidence.ts';
import { renderRemedies } from './render-remedy.ts';
import { renderSupport, statedDriver } from './render-support.ts';
import { releaseOf, type Setting } from './setting.ts';

const BAND = { likely: 'Likely cause', possible: 'Possible cause' } as const;

/** The first cause in full: what it is, what to do, how to see that it helped; the proof is folded. */
export function renderMain(finding: Finding, setting: Setting): string {
  return [
    `### ${BAND[finding.band]}: ${finding.entry.title}`,
    reflow(finding.entry.summary),
    ...renderSupport(statedDriver(setting), setting),
    ...body(finding, setting),
  ].join('\n\n');
}

/** A further cause: one line, folded; a companion is said in one sentence. */
export function renderFurther(finding: Finding, setting: Setting): string {
  const { entry } = finding;
  if (entry.companion)
    return `**Also worth knowing:** ${finding.says.map((sign) => sentence(sign.says)).join(' ')} ${reflow(entry.summary)} ${links(finding)}`;
  return folded(finding.band === 'likely' ? 'Also likely' : 'Also possible', finding, setting);
}

/** What it may be, below a question that would settle it. */
export const renderSuspect = (finding: Finding, setting: Setting): string =>
  folded('What it may be, as far as can be told', finding, setting);

function folded(label: string, finding: Finding, setting: Setting): string {
  const inner = [reflow(finding.entry.summary), ...body(finding, setting)].join('\n\n');
  return `<details><summary><b>${label}:</b> ${escapeHtml(finding.entry.title)}</summary>\n\n${inner}\n\n</details>`;
}

function body(finding: Finding, setting: Setting): string[] {
  const { entry } = finding;
  const method = setting.facts.get('install.method')[0]?.value;
  const checks = entry.verify
    .filter((v) => v.when === undefined || evaluateCheck(v.when, setting) !== 'no')
    .map((v) => `- ${code(commandFor({ any: v.run }, setting.pack, method) ?? v.run)}: ${v.expect}`);
  return [
    ...fixedIn(finding, setting),
    renderRemedies(finding.remedies, setting),
    ...(checks.length > 0 ? [`**How to see that it helped**\n\n${checks.join('\n')}`] : []),
    ...(entry.tradeOff ? [`**What it costs:** ${sentence(reflow(entry.tradeOff))}`] : []),
    ...(finding.says.length > 0 ? [renderProof(finding)] : []),
    ...(entry.references.length > 0 ? [`References: ${links(finding)}`] : []),
  ];
}

/** For a fault that a later release mends; nothing when the reporter's release has the mend already. */
function fixedIn({ entry }: Finding, { facts, pack }: Setting): string[] {
  if (entry.fixedIn === undefined) return [];
  const version = releaseOf(facts);
  if (version === undefined) return [`**Fixed in ${pack.product} ${entry.fixedIn}.** Older releases have this fault.`];
  if (compareVersions(version, entry.fixedIn) >= 0) return [];
  return [`**Fixed in ${pack.product} ${entry.fixedIn}.** This report is about ${inertText(version)}.`];
}

const links = (finding: Finding): string => finding.entry.references.map((r) => `[${r.title}](${r.url})`).join(' · ');

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('`', '');
