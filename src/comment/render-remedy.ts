import type { Facts } from '../facts/fact.ts';
import type { IssueDocument } from '../issue/issue-document.ts';
import type { Remedy } from '../knowledge/knowledge-base.ts';
import { configDiff } from './config-diff.ts';
import { reflow } from './reflow.ts';

/** Snippets shown for one cause at most, when the version is unknown. */
const MOST_REMEDIES = 3;

/** What to do: for the reporter's version and way of installing; one heading for each version range when the version is unknown. */
export function renderRemedies(remedies: readonly Remedy[], facts: Facts, document: IssueDocument): string {
  const labelled = remedies.filter((remedy) => !remedy.also).length > 1;
  return remedies
    .slice(0, MOST_REMEDIES)
    .map((remedy) => renderRemedy(remedy, facts, document, labelled))
    .join('\n\n');
}

function renderRemedy(remedy: Remedy, facts: Facts, document: IssueDocument, labelled: boolean): string {
  const range =
    labelled && remedy.when
      ? ` (${remedy.when.text.replace('falco.version', 'Falco').replaceAll('>=', '≥').replaceAll('<=', '≤')})`
      : '';
  const heading = remedy.also ? `**Also: ${remedy.title}**` : `**What to do${range}: ${remedy.title}**`;
  return [heading, reflow(remedy.steps), ...snippets(remedy, facts, document)].join('\n\n');
}

function snippets(remedy: Remedy, facts: Facts, document: IssueDocument): string[] {
  const method = facts.get('install.method')[0]?.value;
  const helm = method === 'helm' || method === 'terraform';
  const shown: string[] = [];
  if (remedy.helm && (helm || method === undefined))
    shown.push(yaml('Helm values', remedy.helm, method === undefined && remedy.config !== undefined));
  if (remedy.config && !(helm && remedy.helm)) shown.unshift(yaml('`falco.yaml`', remedy.config, true));
  const diff = [remedy.helm, remedy.config].flatMap((snippet) =>
    snippet === undefined ? [] : (configDiff(document, snippet) ?? []),
  );
  if (diff[0] !== undefined) shown.push(`In the configuration that you pasted:\n\n${diff[0]}`);
  if (remedy.run) shown.push(`\`\`\`sh\n${remedy.run.trimEnd()}\n\`\`\``);
  return shown;
}

const yaml = (label: string, text: string, labelled: boolean): string =>
  `${labelled ? `${label}:\n\n` : ''}\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
