import type { DriverSign } from './driver.ts';
import type { Contradiction, Fact } from './fact.ts';

const TRIED =
  /\b(?:also|then|tried|trying|second|another|next|instead|as well|either|auch|dann|danach|versucht|probiert|también|luego|aussi|ensuite|também|depois)\b|又|也|还试|次に|試し/i;

/** What Falco opened, what the loader prepared and what was configured, where they differ. */
export function driverConflict(signs: readonly DriverSign[]): { contradictions: Contradiction[]; facts: Fact[] } {
  const of = (source: DriverSign['source']): DriverSign[] => {
    const own = signs.filter((sign) => sign.source === source);
    return new Set(own.map((sign) => sign.driver)).size === 1 ? own.slice(0, 1) : [];
  };
  const [opened] = of('opened');
  const [loaded] = of('loaded');
  const [configured] = [...of('configured'), ...of('said')];
  const tried = signs.find((sign) => sign.source === 'configured' && TRIED.test(sign.fact.evidence.excerpt));
  const real = opened ?? loaded;
  // One after the other on purpose: both are facts, and nothing contradicts.
  if (real && tried && tried.driver !== real.driver) return { contradictions: [], facts: [real.fact, tried.fact] };
  const other = opened && loaded && opened.driver !== loaded.driver ? loaded : configured;
  if (!real || !other || real.driver === other.driver || other.driver === 'none')
    return { contradictions: [], facts: [] };
  return {
    contradictions: [
      {
        name: 'driver',
        says: `the driver ${other.driver} is ${other.source === 'loaded' ? 'prepared by the loader' : 'configured'}, but ${real.driver} is ${real.source === 'opened' ? 'what Falco opens' : 'what the loader prepares'}`,
        evidence: [other.fact.evidence, real.fact.evidence],
        used: real.driver,
      },
    ],
    facts: [real.fact, other.fact],
  };
}
