import { STATING, type IssueDocument, type Line } from '../issue/issue-document.ts';
import type { TextIndex } from '../issue/find-text.ts';
import { readArchitecture } from './architecture.ts';
import { withoutAskedSentences } from './asked-sentences.ts';
import { readBuffer } from './buffer.ts';
import { readChartVersion } from './chart-version.ts';
import { checkConfig } from './config-check.ts';
import { readConfigFacts } from './config-facts.ts';
import { readContainerRuntime } from './container-runtime.ts';
import { withCorrections } from './corrections.ts';
import { derive } from './derive.ts';
import { readDriver } from './driver.ts';
import { supportFacts } from './driver-support.ts';
import { readDropReports } from './drop-report.ts';
import { computeDefined, extractDefined, type Definitions } from './extract-defined.ts';
import { factsOf, type Fact, type Facts } from './fact.ts';
import { readFalcoVersion } from './falco-version.ts';
import { readInstallMethod } from './install-method.ts';
import { readK8sClient } from './k8s-client.ts';
import { readKernelRelease } from './kernel-release.ts';
import { readLimits } from './limits.ts';
import { readNumbers } from './numbers.ts';
import { readOperatingSystem } from './operating-system.ts';
import { findContradictions } from './platform-consistency.ts';
import { readPlatform } from './platform.ts';
import type { Reading } from './reading.ts';
import { plainLine } from './plain-line.ts';
import type { StatingLine } from './stating-line.ts';
import { readReportKind } from './report-kind.ts';
import { mentionsFalco, readReportProduct } from './report-product.ts';
import { readSyscallCounts } from './syscall-counts.ts';
import type { Tables } from './tables.ts';
import { toldAgainstPrinted } from './told-against-printed.ts';
import { inferPlugin, inferVersions } from './time.ts';

/**
 * All facts of one issue, each with its evidence: those that code reads, then those that the pack declares with finders, then
 * contradictions between them. Cannot fail; a name without facts means that nothing was found.
 */
export function extractFacts(
  document: IssueDocument,
  pack: Definitions & { readonly tables: Tables },
  text: TextIndex,
): Facts {
  const lines = statingLines(document);
  const kind = readReportKind(document, lines);
  const product = readReportProduct(document, lines);
  const reading: Reading = {
    document,
    tables: pack.tables,
    lines: lines
      .filter(({ line }) => !UNTICKED.test(line.raw.slice(0, 40)) && !EXAMPLE.test(line.raw.slice(0, 200)))
      .map((at) => (kind.value === 'problem' ? at : withoutAskedSentences(at))),
    aboutFalco: mentionsFalco(document, lines) || product.value === 'falco',
    ofFalco: product.value === 'falco',
    foreign: product.value === 'other' && !/^(?:falcosecurity\/|$)/i.test(document.issue.repository ?? ''),
    kind: kind.value,
  };
  const read: Fact[] = [product, kind.fact];
  if (reading.foreign) read.push({ ...product, name: 'report.elsewhere', value: true });
  const one = (name: string): string | undefined => {
    const value = read.find((fact) => fact.name === name)?.value;
    return value === undefined ? undefined : String(value);
  };
  const versions = readFalcoVersion(reading);
  read.push(...versions.facts, ...readChartVersion(reading));
  read.push(...inferVersions(reading, read));
  const version = one('falco.version') ?? one('falco.version.inferred') ?? one('falco.version.upper');
  read.push(
    ...readKernelRelease(reading),
    ...readArchitecture(reading),
    ...readOperatingSystem(reading),
    ...readPlatform(reading),
  );
  const driver = readDriver(reading, version, one('falco.version') !== undefined);
  const { contradictions: inconsistent, facts: settled } = findContradictions(
    reading,
    [...read, ...driver.facts],
    driver.signs,
    versions.sure,
  );
  const first = [
    ...settled,
    ...readInstallMethod(reading),
    ...readContainerRuntime(reading),
    ...readBuffer(reading),
    ...readSyscallCounts(reading),
    ...readDropReports(reading, version),
    ...readLimits(reading),
    ...readK8sClient(reading, one('chart.version'), version),
    ...readConfigFacts(reading),
  ];
  const all = withCorrections(first, reading, statedFacts);
  const belied = toldAgainstPrinted(reading, all);
  const contradictions = [...inconsistent, ...belied.contradictions];
  for (const fact of belied.facts)
    if (!all.some(({ name, value }) => name === fact.name && value === fact.value)) all.push(fact);
  const problems = checkConfig(document, pack.tables, one('falco.version') ?? one('falco.version.inferred'));
  const seen = new Set<string>();
  for (const problem of problems) {
    if (seen.has(problem.kind)) continue;
    seen.add(problem.kind);
    all.push({ name: `config-problem.${problem.kind}`, value: true, evidence: problem.evidence });
  }
  all.push(...derive(all));
  all.push(...extractDefined(document, pack, text, all));
  all.push(...inferPlugin(reading, all));
  all.push(...readNumbers(reading, all));
  all.push(...supportFacts(pack.tables, all));
  all.push(...computeDefined(pack, all));
  for (const { names, evidence } of contradictions)
    for (const name of evidence[0] ? names : [])
      all.push({ name: `contradiction.${name}`, value: true, evidence: evidence[0]! });
  return factsOf(all, contradictions);
}

/** What the lines of a reading state by themselves. */
const statedFacts = (reading: Reading): readonly Fact[] => [
  ...readFalcoVersion(reading).facts,
  ...readChartVersion(reading),
  ...readKernelRelease(reading),
  ...readArchitecture(reading),
  ...readOperatingSystem(reading),
  ...readPlatform(reading),
  ...readContainerRuntime(reading),
  ...readLimits(reading),
];

/** A box of a list that nobody ticked: what does not hold. */
const UNTICKED = /^\s{0,12}[-*+] \[ ?\] /;

/** What a form gives as an example, pasted without its comment signs: `(Example: Ubuntu 22.04 LTS)`, `(DEB, source, etc.)`. */
const EXAMPLE =
  /^\s{0,3}(?:[-*] )?\((?:(?:for )?example\b|e\.?g\.|run )[^()]*\)?\)\s*$|^\s{0,3}(?:[\w ]{2,24}: ?)?\([^()]{0,80}\betc\.?\)\s*$|^\s{0,3}assistant: /i;

/** What a mail program puts above the mail that is answered. */
const ANSWERED_MAIL =
  /^\s{0,3}-{3,}\s?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Mensaje original|Mensagem original|Message d'origine|原始邮件|元のメッセージ)/i;

function statingLines(document: IssueDocument): StatingLine[] {
  const lines: StatingLine[] = [];
  const mail = document.lines.find((line) => ANSWERED_MAIL.test(line.raw.slice(0, 80)));
  const isQuoted = (line: Line): boolean =>
    mail !== undefined && line.source === mail.source && line.number > mail.number;
  for (const region of document.regions) {
    if (!STATING.includes(region.kind) && region.kind !== 'wish') continue;
    for (const line of region.lines)
      if (!isQuoted(line)) lines.push({ line: plainLine(line), field: region.field, fenced: region.fenced });
  }
  return lines;
}
