import { evaluateCheck } from '../diagnosis/evaluate-check.ts';
import { fillIn } from '../diagnosis/fill-in.ts';
import type { Figure, Remedy, Snippet } from '../knowledge/knowledge-base.ts';
import { PLACEHOLDER } from '../knowledge/placeholder.ts';
import { configDiff } from './config-diff.ts';
import { reflow } from './reflow.ts';
import { sentence } from './render-evidence.ts';
import { driversIn, renderSupport, statedDriver } from './render-support.ts';
import type { Setting } from './setting.ts';

/** Snippets shown for one cause at most, when the version is unknown. */
const MOST_REMEDIES = 3;

/** What to do: for the reporter's version and way of installing; one heading for each version range when the version is unknown. */
export function renderRemedies(remedies: readonly Remedy[], setting: Setting): string {
  const labelled = remedies.filter((remedy) => !remedy.also).length > 1;
  return remedies
    .slice(0, MOST_REMEDIES)
    .map((remedy) => renderRemedy(remedy, setting, labelled))
    .join('\n\n');
}

function renderRemedy(remedy: Remedy, setting: Setting, labelled: boolean): string {
  const range =
    labelled && remedy.when
      ? ` (${remedy.when.text.replace('falco.version', 'Falco').replaceAll('>=', '≥').replaceAll('<=', '≤')})`
      : '';
  const heading = remedy.also ? `**Also: ${remedy.title}**` : `**What to do${range}: ${remedy.title}**`;
  return [heading, reflow(remedy.steps), ...figures(remedy.figures ?? [], setting), ...snippets(remedy, setting)].join(
    '\n\n',
  );
}

/** What the change costs on this machine, as far as the report tells the numbers. */
function figures(all: readonly Figure[], setting: Setting): string[] {
  const told = all
    .filter(({ when }) => when === undefined || evaluateCheck(when, setting) === 'yes')
    .filter(({ says }) => [...says.matchAll(PLACEHOLDER)].every(([, name = '']) => setting.facts.get(name).length > 0))
    .map(({ says }) => sentence(fillIn(says, setting)));
  return told.length > 0 ? [`With your numbers: ${told.join(' ')}`] : [];
}

function snippets(remedy: Remedy, setting: Setting): string[] {
  const { facts, document } = setting;
  const method = facts.get('install.method')[0]?.value;
  const driver = String(facts.get('driver')[0]?.value);
  const config = forDriver(remedy.config, driver);
  const values = forDriver(remedy.helm, driver);
  const helm = method === 'helm' || method === 'terraform';
  const shownValues = helm || method === undefined ? values : undefined;
  const shownConfig = helm && values !== undefined ? undefined : config;
  const shown: string[] = [];
  if (shownConfig !== undefined) shown.push(yaml('`falco.yaml`', shownConfig, true));
  if (shownValues !== undefined) shown.push(yaml('Helm values', shownValues, shownConfig !== undefined));
  const diff = [values, config].flatMap((snippet) =>
    snippet === undefined ? [] : (configDiff(document, snippet) ?? []),
  );
  if (diff[0] !== undefined) shown.push(`In the configuration that you pasted:\n\n${diff[0]}`);
  if (remedy.run) shown.push(`\`\`\`sh\n${remedy.run.trimEnd()}\n\`\`\``);
  const stated = statedDriver(setting);
  const others = driversIn([shownConfig, shownValues].filter((text) => text !== undefined)).filter(
    (kind) => !stated.includes(kind),
  );
  return [...shown, ...renderSupport(others, setting)];
}

/** The snippet for the reporter's driver; while that is unknown, the one for any, or the first. */
const forDriver = (snippet: Snippet | undefined, driver: string): string | undefined =>
  snippet && (snippet[driver] ?? snippet['any'] ?? Object.values(snippet)[0]);

const yaml = (label: string, text: string, labelled: boolean): string =>
  `${labelled ? `${label}:\n\n` : ''}\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
