import type { DriverSign } from './driver.ts';
import { CHOSEN } from './driver-alternatives.ts';
import type { Contradiction, Fact } from './fact.ts';

const TRIED =
  /\b(?:also|then|tried|trying|second|another|next|instead|as well|either|auch|dann|danach|versucht|probiert|también|luego|aussi|ensuite|também|depois)\b|又|也|还试|次に|試し/i;

/** A sentence that names the module and a probe weighs them, or tells of a change. */
const NAMES_MODULE = /\bkmod\b|\bmodules?\b|modul|módulo|模块|モジュール/i;
const NAMES_PROBE = /bpf/i;
/** `in our values the driver is modern_ebpf (so no module to compile, I thought)` */
const IS =
  /\b(?:driver|engine|pilote|treiber|controlador) (?:is|was|est|ist|es|é) (?:set to )?["'`]?(?:modern|kmod|e?bpf)|\bwe (?:run|use|have) (?:the |a )?(?:kernel module|kmod|modern|e?bpf)/i;
/** Whether a sentence says which driver is in use: not what weighs two of them, and not the error of one that was tried. */
function states({ driver, fact }: DriverSign, signs: readonly DriverSign[]): boolean {
  const { excerpt, source, line } = fact.evidence;
  const isError = signs.some(
    (sign) =>
      sign.source === 'failed' &&
      sign.driver === driver &&
      sign.fact.evidence.source === source &&
      sign.fact.evidence.line === line,
  );
  const weighs = NAMES_MODULE.test(excerpt) && NAMES_PROBE.test(excerpt) && !CHOSEN.test(excerpt) && !IS.test(excerpt);
  return !isError && !weighs;
}

/** Another driver that was tried, or that a later comment says has helped. */
const isTried = ({ fact: { evidence } }: DriverSign): boolean =>
  TRIED.test(evidence.excerpt) || (evidence.source.startsWith('comment') && HELPED.test(evidence.excerpt));
const HELPED =
  /\b(?:that|this|it) (?:has )?(?:helped|worked|works|did it|solved it|fixed it|was it)\b|\b(?:pods?|falco) (?:is|are) (?:up|running|ready)\b|\bworks now\b|\b(?:das|es) (?:hat geholfen|geht jetzt)|\bfuncionó\b|\bfuncionou\b|\bça marche\b/i;

const SHOWN = {
  opened: 'what Falco opens',
  loaded: 'what the loader prepares',
  counter: 'what its drop report shows',
};

/** What Falco opened, what the loader prepared and what was configured, where they differ. */
export function driverConflict(signs: readonly DriverSign[]): { contradictions: Contradiction[]; facts: Fact[] } {
  const of = <Source extends DriverSign['source']>(source: Source): (DriverSign & { readonly source: Source })[] => {
    const own = signs.filter((sign): sign is DriverSign & { readonly source: Source } => sign.source === source);
    return new Set(own.map((sign) => sign.driver)).size === 1 ? own.slice(0, 1) : [];
  };
  const [opened] = of('opened');
  const [loaded] = of('loaded');
  const [configured] = [...of('configured'), ...of('said').filter((sign) => states(sign, signs))];
  const told = signs.filter((sign) => (sign.source === 'configured' || sign.source === 'said') && states(sign, signs));
  const tried = signs.find(
    (sign) =>
      sign.source === 'configured' &&
      isTried(sign) &&
      !told.some((other) => other.driver === sign.driver && !isTried(other)),
  );
  // `ebpf_enabled=1` beside `with the kernel module`.
  const [counted] = of('counter').filter((sign) => sign.driver === 'ebpf');
  const real = opened ?? loaded ?? counted;
  // One after the other on purpose: both are facts, and nothing contradicts.
  if (real && tried && tried.driver !== real.driver) return { contradictions: [], facts: [real.fact, tried.fact] };
  const failed = opened ? undefined : signs.find((sign) => sign.source === 'failed' && sign.driver !== real?.driver);
  if (real && failed && !configured) return { contradictions: [], facts: [real.fact, failed.fact] };
  const other = opened && loaded && opened.driver !== loaded.driver ? loaded : configured;
  if (!real || !other || real.driver === other.driver || other.driver === 'none')
    return { contradictions: [], facts: [] };
  return {
    contradictions: [
      {
        names: ['driver'],
        says: `the driver ${other.driver} is ${other.source === 'loaded' ? 'prepared by the loader' : 'configured'}, but ${real.driver} is ${SHOWN[real.source]}`,
        evidence: [other.fact.evidence, real.fact.evidence],
      },
    ],
    facts: [real.fact, other.fact],
  };
}
