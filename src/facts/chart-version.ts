import type { Fact } from './fact.ts';
import { clauseAround, distinct, factAt, scan, type Reading } from './reading.ts';

const PATTERNS: readonly RegExp[] = [
  /\bhelm\.sh\/chart[=:]\s?"?falco-(\d+\.\d+\.\d+)/g,
  /\bfalco-([1-9]\d?\.\d+\.\d+)\b(?![+/\d])/g,
  /\bfalcosecurity\/falco\b.{0,120}?--version[= ]v?([1-9]\d?\.\d+\.\d+)/g,
  /--version[= ]v?([1-9]\d?\.\d+\.\d+)\b.{0,80}\bfalco/g,
  /\b[Hh]elm(?:[- ][Cc]hart)?(?: [Vv]ersion)?[\s:=(v`]{1,3}([1-9]\d?\.\d+\.\d+)/g,
  /\b[Cc]harts?(?: [Vv]ersion)?s?(?: (?:is|to|of|for falco|upgrade to|upgraded to|update to))?[\s:=(v`*-]{1,5}(?:falco-)?(\d{1,2}\.\d{1,3}(?:\.\d{1,3})?)(?![\w]|\.\d)/g,
  /\b([1-9]\d?\.\d+\.\d+) (?:of the )?(?:helm )?chart\b/g,
];

/** The Helm chart's version. A chart version is never a Falco version; a "Falco version" of 1 or more is a chart version. */
export function readChartVersion(reading: Reading): Fact[] {
  if (!reading.aboutFalco) return [];
  const lines = reading.lines.filter(({ line }) => line.kind !== 'config');
  const found = PATTERNS.flatMap((pattern) => scan(lines, pattern));
  const answers = scan(
    reading.lines.filter(({ field, line }) => field === 'chart-version' && line.kind === 'answer'),
    /(?<![\w.])v?(\d{1,2}\.\d+(?:\.\d+)?)/g,
  );
  const asFalco = scan(
    reading.lines.filter(({ field, line }) => field === 'falco-version' && line.kind === 'answer'),
    /^v?([1-9]\.\d+\.\d+)\b/g,
  );
  const titles = /\/charts$/.test(reading.document.issue.repository ?? '')
    ? scan(
        reading.lines.filter(({ line }) => line.source === 'title'),
        /(?<![\w.])v?([1-9]\.\d+\.\d+)(?![\w.])/g,
      )
    : [];
  const all = [...answers, ...found, ...titles, ...asFalco].filter((one) => {
    const clause = clauseAround(one.line.text, one.at);
    const lead = one.line.text.slice(Math.max(0, one.at - 40), one.at);
    if (
      /(?:newer|older|later|higher) than|(?:from|before|until|up to|below) (?:the )?(?:helm )?(?:chart )?(?:version )?v?$/i.test(
        lead,
      )
    )
      return false;
    if (/\b(?:was|were|is) (?:fine|ok|good)|\bworked|\bworks\b/.test(clause) && !/not|no longer/.test(clause))
      return false;
    return !/exporter|sidekick|metacollector|event-generator|datadog|cilium/i.test(lead);
  });
  const values = [...new Set(all.map((one) => one.value))];
  const kept = all.filter((one) => !values.some((value) => value !== one.value && value.startsWith(`${one.value}.`)));
  return distinct(kept.map((one) => factAt('chart.version', one.value, one))).slice(0, 1);
}
