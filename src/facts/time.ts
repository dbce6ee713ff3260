import { compareVersions } from './compare-versions.ts';
import type { Fact } from './fact.ts';
import type { Reading } from './reading.ts';
import type { Tables } from './tables.ts';

/** Days after the opening of an issue within which a release may still slip in: tables carry dates of tags, not of downloads. */
const GRACE_DAYS = 3;

const day = (iso: string): number | undefined => {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  return match ? Number(match[1]) * 372 + Number(match[2]) * 31 + Number(match[3]) : undefined;
};

/** The newest release that existed when the issue was opened; absent when it is older than the table or the date is unknown. */
export function newestReleaseAt(tables: Tables, createdAt: string | undefined): string | undefined {
  const opened = createdAt === undefined ? undefined : day(createdAt);
  if (opened === undefined) return undefined;
  let newest: string | undefined;
  for (const { version, date } of tables.releases) {
    const released = day(date);
    if (released !== undefined && released <= opened + GRACE_DAYS && (!newest || compareVersions(version, newest) > 0))
      newest = version;
  }
  return newest;
}

/** The application that a chart version ships: that of the newest table row not above it. */
export function falcoOfChart(tables: Tables, chart: string): string | undefined {
  let version: string | undefined;
  let best: string | undefined;
  for (const row of tables.charts) {
    if (compareVersions(row.chart, chart) > 0) continue;
    if (best !== undefined && compareVersions(row.chart, best) < 0) continue;
    best = row.chart;
    version = row.version;
  }
  return version;
}

/** The container plugin that a chart, or else a Falco release, brings (Falco 0.41 and later). */
function pluginOf(tables: Tables, chart: string | undefined, falco: string | undefined): string | undefined {
  const rows = tables.charts.filter((row) => row.containerPlugin !== undefined);
  const fitting = rows.filter((row) =>
    chart === undefined ? row.version === falco : compareVersions(row.chart, chart) <= 0,
  );
  const best = fitting.sort((a, b) => compareVersions(b.chart, a.chart))[chart === undefined ? fitting.length - 1 : 0];
  return best && (chart === undefined || compareVersions(chart, '5.0.0') >= 0) ? best.containerPlugin : undefined;
}

/** `container-plugin.version` as the chart or the release brings it, for reports that do not state it. */
export function inferPlugin(reading: Reading, facts: readonly Fact[]): Fact[] {
  const get = (name: string): Fact | undefined => facts.find((fact) => fact.name === name);
  if (get('container-plugin.version')) return [];
  const chart = get('chart.version');
  const falco = get('falco.version');
  const value = pluginOf(reading.tables, chart && String(chart.value), falco && String(falco.value));
  const base = chart ?? falco;
  if (value === undefined || !base) return [];
  const inferred = `${chart ? 'chart' : 'Falco'} ${String(base.value)} brings container plugin ${value}`;
  return [{ name: 'container-plugin.version', value, evidence: base.evidence, inferred }];
}

/**
 * Concluded versions: `falco.version.inferred` from the chart when no Falco version is stated, `falco.version.upper` from
 * the date of the issue. Both say why.
 */
export function inferVersions(reading: Reading, facts: readonly Fact[]): Fact[] {
  const inferred: Fact[] = [];
  const chart = facts.find((fact) => fact.name === 'chart.version');
  if (chart && !facts.some((fact) => fact.name === 'falco.version')) {
    const value = falcoOfChart(reading.tables, String(chart.value));
    if (value !== undefined)
      inferred.push({
        name: 'falco.version.inferred',
        value,
        evidence: chart.evidence,
        inferred: `chart ${String(chart.value)} ships Falco ${value}`,
      });
  }
  const newest = newestReleaseAt(reading.tables, reading.document.issue.createdAt);
  if (newest !== undefined && reading.aboutFalco)
    inferred.push({
      name: 'falco.version.upper',
      value: newest,
      evidence: { source: 'title', line: 1, column: 1, excerpt: reading.document.issue.title.slice(0, 200) },
      inferred: `the issue was opened on ${String(reading.document.issue.createdAt).slice(0, 10)}, when ${newest} was the newest release`,
    });
  return inferred;
}
