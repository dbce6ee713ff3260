import type { Entry, Example, Pack } from './knowledge-base.ts';
import type { KeyPath, Report } from './problem.ts';
import { didYouMean } from './suggest.ts';

/**
 * What a cause names must exist: other causes, the parts that its examples name, the commands of the pack; and its file has its name.
 * `causes` are the ids of all causes, those included whose files are broken.
 */
export function lintNames(
  entry: Entry,
  pack: Pack,
  file: string,
  causes: readonly string[],
  report: Report,
): void {
  const [folder, name = ''] = entry.id.split('/');
  if (!file.endsWith(`/${folder ?? ''}/${name}.yaml`))
    report('kb/id', ['id'], `the id "${entry.id}" belongs into a file ${name}.yaml`, 'rename the file, or the id');
  for (const [i, id] of entry.strongerThan.entries())
    if (!causes.includes(id))
      report('kb/stronger-than', ['stronger-than', i], `there is no cause "${id}"`, didYouMean(id, causes));
  for (const [i, example] of entry.examples.entries()) lintExample(example, ['examples', i], entry, pack, causes, report);
  for (const [i, { run }] of entry.verify.entries()) lintCommand(run, ['verify', i, 'run'], pack, report);
  for (const [i, { run }] of entry.remedies.entries()) lintCommand(run ?? '', ['remedies', i, 'run'], pack, report);
}

function lintExample(
  example: Example,
  path: KeyPath,
  entry: Entry,
  pack: Pack,
  causes: readonly string[],
  report: Report,
): void {
  const facts = pack.facts.map((fact) => fact.name);
  const isFact = (name: string): boolean => facts.includes(name) || name.startsWith('config.');
  const need = (key: KeyPath, name: string | undefined, what: string, known: readonly string[]): void => {
    if (name === undefined || known.includes(name)) return;
    report('kb/example-name', [...path, ...key], `there is no ${what} "${name}"`, didYouMean(name, known));
  };
  need(['remedy'], example.remedy, 'remedy', entry.remedies.map((remedy) => remedy.id));
  need(['because'], example.because, 'veto', entry.rulesOut.map((veto) => veto.name));
  for (const [i, id] of (example.also ?? []).entries()) need(['also', i], id, 'cause', causes);
  for (const [i, name] of (example.asks ?? []).entries()) if (!isFact(name)) need(['asks', i], name, 'fact', facts);
  for (const name of Object.keys(example.facts ?? {})) if (!isFact(name)) need(['facts', name], name, 'fact', facts);
}

/** `{logs}` in a command is filled in from the pack. Braces of the command's own stay as they are, `{end}` of jsonpath for one. */
function lintCommand(run: string, path: KeyPath, pack: Pack, report: Report): void {
  const known = Object.keys(pack.commands);
  for (const [, name = ''] of run.matchAll(/\{([a-z-]+)\}/g)) {
    if (known.includes(name) || name === 'end') continue;
    const help = didYouMean(name, known) ?? `commands of the pack: ${known.join(', ') || 'none'}`;
    report('kb/command', path, `the pack has no command {${name}}`, help);
  }
}
