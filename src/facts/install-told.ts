import type { Fact } from './fact.ts';
import { isForeign } from './install-foreign.ts';
import { SIGNS } from './install-words.ts';
import { OWNER } from './owner.ts';
import { factAt, ownsOne, scan, type Found, type Reading } from './reading.ts';

/** A way of installing that the author tells of outside the field of the template: `installed with helm`, `docker run falcosecurity/falco`. */
export function toldMethod(reading: Reading): Fact | undefined {
  const wished = reading.kind === 'feature' ? ['motivation', 'feature', 'alternatives'] : [];
  const lines = reading.lines.filter(
    ({ field, line }) => (line.kind !== 'log' || !line.text.startsWith('{')) && !wished.includes(field ?? ''),
  );
  // Names of package managers and `from source` stand in logs and configuration of anything.
  const words = lines.filter(({ line }) => line.kind !== 'log' && line.kind !== 'config');
  const ownsChart = !isAboutChart(reading);
  for (const [pattern, method] of SIGNS) {
    const found = scan(method === 'package' || method === 'source' ? words : lines, pattern).find(
      (one) =>
        !isForeign({ reading, found: one, method }) &&
        (method !== 'helm' || ownsChart || isInstalled(one) || runsRelease(one)),
    );
    if (found) return factAt('install.method', method, found);
  }
  return undefined;
}

/** `I have Falco from the helm chart` */
const isInstalled = ({ line, at }: Found): boolean =>
  /\b(?:I|we) (?:have|had|run|got|installed|deployed) (?:our |the )?falco (?:\w+ ){0,3}$/i.test(line.text.slice(0, at));

/** `EKS 1.30 / chart 4.14.1 で使っています`: a release of the chart that the author has. */
const runsRelease = ({ line, groups }: Found): boolean => /\d\.\d/.test(groups[0] ?? '') && OWNER.test(line.text);

/** The chart is what is to be changed, and nobody's: `feature: let the helm chart set tolerations`. */
const isAboutChart = (reading: Reading): boolean =>
  reading.kind === 'feature' || (reading.kind === 'work-item' && !ownsOne(reading));
