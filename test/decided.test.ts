import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readShortReports, shortReportFiles, type ShortReport } from '../src/cli/short-reports.ts';
import { diagnose } from '../src/diagnose.ts';
import type { Finding } from '../src/diagnosis/diagnosis.ts';
import { falcoKnowledge } from './support/falco-knowledge.ts';

const knowledge = await falcoKnowledge();

const files = shortReportFiles('knowledge/falco/training/short').map((path) => ({
  name: basename(path),
  reports: readShortReports(path),
}));

const causeOf = ({ entry }: Finding): string => entry.id.replace(/^falco\//, '');

/** What an expert would not like about it; empty when nothing. */
function faultOf({ issue, decision, wanted, may }: ShortReport): string {
  const { diagnosis } = diagnose(issue, knowledge);
  const named = diagnosis.kind === 'known' ? diagnosis.findings.map(causeOf) : [];
  const wrong = named.filter((cause) => !may.includes(cause) && !(decision === 'answer' && wanted.includes(cause)));
  if (wrong.length > 0) return `names ${wrong.join(', ')}`;
  if (decision === 'silent') return diagnosis.kind === 'unknown' ? '' : 'speaks';
  if (diagnosis.kind === 'unknown') return 'is silent';
  const suspected = diagnosis.kind === 'needs-facts' && diagnosis.suspect ? [causeOf(diagnosis.suspect)] : [];
  return decision === 'answer' && !wanted.some((cause) => [...named, ...suspected].includes(cause)) ? 'misses it' : '';
}

test('there are files', () => {
  expect(files.length).toBeGreaterThan(4);
});

describe.each(files)('$name', ({ reports }) => {
  const faults = reports.map((report) => ({ report, fault: faultOf(report) }));

  test('is decided as an expert would', () => {
    const wrong = faults.filter(({ report, fault }) => !report.open && fault !== '');
    expect(wrong.map(({ report, fault }) => `${report.at} ${report.issue.title}: ${fault}`)).toEqual([]);
  });

  test('and what is marked is not yet', () => {
    expect(faults.filter(({ report, fault }) => report.open && fault === '').map(({ report }) => report.at)).toEqual(
      [],
    );
  });

  test('of enough reports few are open', () => {
    expect(reports.length).toBeGreaterThanOrEqual(80);
    expect(reports.filter(({ open }) => open).length).toBeLessThanOrEqual(reports.length / 8);
  });
});
