import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compared, falcoFacts } from './support/falco-facts.ts';

/** The facts that are counted: all that a report of any kind can state, without the settings that it pastes. */
const COUNTED = [
  'falco.version',
  'falco.version.lastGood',
  'chart.version',
  'kernel.release',
  'os.id',
  'os.version',
  'platform',
  'platform.version',
  'arch',
  'driver',
  'install.method',
  'container.runtime',
  'buffer.preset',
  'buffer.bytes',
  'syscalls.rules',
  'syscalls.state',
  'syscalls.total',
  'drops.max',
  'drops.rate',
  'cpu.limit',
  'memory.limit',
  'k8s.client',
];

interface Report {
  readonly title: string;
  readonly body: string;
  /** `os.id: debian`; a `?` in front of a fact that is known not to be read so. */
  readonly facts: readonly { readonly name: string; readonly value: string; readonly open: boolean }[];
}

const FOLDER = new URL('stated/', import.meta.url);
const reports = readdirSync(FOLDER)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').split(/^=== /m).slice(1))
  .map((block): Report => {
    const [text = '', facts = ''] = block.split(/^--- facts$/m);
    const [title = '', ...body] = text.split('\n');
    return {
      title,
      body: body.join('\n').trim(),
      facts: facts.split('\n').flatMap((line) => {
        const [, open, name, value] = /^(\? )?([\w.]+): ?(.*)$/.exec(line) ?? [];
        return name === undefined ? [] : [{ name, value: value ?? '', open: open !== undefined }];
      }),
    };
  });

/** What is read otherwise than stated, as `fact: read for stated`. */
function differences({ title, body, facts }: Report): { readonly name: string; readonly says: string }[] {
  const read = falcoFacts(body, { title });
  return COUNTED.flatMap((name) => {
    const found = compared(read.get(name).map(({ value }) => String(value)));
    const stated = facts.find((fact) => fact.name === name)?.value ?? '';
    return found === compared(stated.split(' + '))
      ? []
      : [{ name, says: `${title}: ${name} is ${found} for ${stated}` }];
  });
}

/**
 * Short reports of all kinds with every fact that they state. A fact with a `?` in front is known not to be read as it stands there
 * (without a value: one is read that is not stated).
 */
describe('all facts of a report', () => {
  const all = reports.map((report) => ({ report, found: differences(report) }));
  const isOpen = (report: Report, name: string): boolean =>
    report.facts.some((fact) => fact.name === name && fact.open);

  test('are read as they are stated', () => {
    expect(
      all.flatMap(({ report, found }) => found.filter(({ name }) => !isOpen(report, name)).map(({ says }) => says)),
    ).toEqual([]);
  });

  test('and those that are marked are not yet', () => {
    const mended = all.flatMap(({ report, found }) =>
      report.facts
        .filter(({ name, open }) => open && found.every((other) => other.name !== name))
        .map(({ name }) => `${report.title}: ${name}`),
    );
    expect(mended).toEqual([]);
  });

  test('of many facts few are open', () => {
    const facts = reports.flatMap((report) => report.facts);
    expect(facts.length).toBeGreaterThan(500);
    expect(facts.filter(({ open }) => open).length).toBeLessThanOrEqual(facts.length / 25);
  });
});
