import type { Fact } from './fact.ts';
import { clauseAround, factAt, scan, type Found, type Reading } from './reading.ts';

/** What programs print about the machine: the metrics, `lscpu`, `nproc`, a node's `Capacity`. */
const PRINTED: readonly RegExp[] = [
  /"?falco\.host_num_cpus"?\s*[:=]\s*"?(\d{1,4})\b/g,
  /^CPU\(s\):\s+(\d{1,4})\b/g,
  /\bnproc[`'"]?(?:\s?(?:gives|says|is|:|=|→|->))?\s{1,3}`?(\d{1,4})\b/g,
  /\blscpu\b[^\n]{0,30}?(?:→|->|[=:]|\b(?:gives|says|shows|is))\s{0,2}`?(\d{1,4})\b(?!\.\d)/g,
  /^(?:Capacity|Allocatable):.{0,20}\bcpu:\s+(\d{1,4})\b/g,
];

const UNIT = String.raw`(?:v?CPUs?|(?:logical |physical |virtual )?(?:CPU )?cores?|CPU[- ]?Kerne?n?|Kerne?n?|Prozessorkerne?n?|c(?:œ|oe)urs?|n[úu]cleos?|コア|코어|ядер|核心?|logical CPUs?|hardware threads?)`;
/** A whole number of cores; a fraction is a load. `32C64G` is the Chinese short form of 32 CPUs and 64 GB. */
const SAID: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\w.,/$%-])(\d{1,4})[- ]?${UNIT}(?![a-zà-ÿ\d]|\.\d)`, 'giu'),
  /(?<![\w.])(\d{1,4})C\s?\d{1,4}G(?![\w])/g,
  /\b(?:Xeon|EPYC|Ryzen|Intel|AMD)\b[^.;\n]{0,60}?[(, ](\d{1,4}) threads\b/gi,
  /(?<![\w.,])(\d{1,4})[- ]threads? (?:per (?:node|host)|nodes?|hosts?|machines?|servers?)/gi,
];

const MACHINE =
  /\b(?:nodes?|hosts?|machines?|servers?|boxes|box|vms?|instances?|workers?|brokers?|guests?|runners?|knoten|rechner|maschinen?|n(?:œ|oe)uds?|serveurs?|nodos?|servidor(?:es)?|máquinas?|hardware|bare[- ]?metal|lscpu|epyc|xeon|graviton|ampere)\b|ノード|サーバ|マシン|节点|机器|服务器|노드|서버/i;
/** Words right before a number of the machine: `on 16 CPUs`, `mit 96 Kernen`. */
const HOLDS =
  /\b(?:with|has|have|having|had|of|all|on|mit|auf|hat|haben|avec|con|com|tiene[ns]?|têm|tem|each|is|are|from \d+ to|=|and)\s(?:about |some |the |these |our |nur |only )?$/i;
const USES =
  /\b(?:us(?:es?|ed|ing)|needs?|takes?|taking|consum\w+|burn\w*|eats?|eating|sits? at|stays? at|goes? to|rose to|jump\w* to|up to|about|around|peaks?|braucht|frisst|verbraucht|belegt|usa|consome|gasta|utilise|prend|took|limit\w*|request\w*|quota|cap(?:ped)?|throttl\w*|Limits?|begrenzt|límite|limite)\s(?:\S{1,20}\s){0,2}$/i;
const OTHER_REST =
  /^\s?(?:of (?:CPU|load)|limit|request|worth|per (?:buffer|ring)|each \d|for (?:each|every))|^[^.,;\n]{0,12}\b(?:limit|request)/i;
const EVERY = /\b(?:every|each|per|for|je|pro|cada|par|'|half of|of the) '?$/i;

/** Is this number of cores the size of a machine, and not what something takes or may take? */
export function isMachineSize(found: Found): boolean {
  const { text } = found.line;
  const lead = text.slice(Math.max(0, found.at - 40), found.at);
  const rest = text.slice(found.at + (found.groups[0]?.length ?? found.length));
  if (USES.test(lead) || EVERY.test(lead) || OTHER_REST.test(rest)) return false;
  if (/^[- ]?(?:\S{1,12} )?(?:buffers?|limit)/i.test(rest)) return false;
  if (HOLDS.test(lead) && !/\b(?:falco|pod|container|process|it) (?:is|are)? ?(?:at|on)?\s?$/i.test(lead)) return true;
  return (
    MACHINE.test(clauseAround(text, found.at, true)) ||
    /^[\s,;(]*$|[,;.!?(/|•·、，。:：]\s?$|^[-*]\s/.test(lead.slice(-3))
  );
}

/**
 * `host.cpus`: the CPUs of a node as a whole number; the largest of several machines, because trouble grows with it. Absent when
 * numbers of cores are only limits or loads.
 */
export function readHostCpus(reading: Reading): Fact[] {
  const printed = PRINTED.flatMap((pattern) => scan(reading.lines, pattern, undefined, true));
  const capacity = capacityOfNode(reading);
  const said = SAID.flatMap((pattern) => scan(reading.lines, pattern, ['prose', 'heading', 'answer'])).filter(
    (found) => isMachineSize(found) || /\dC\s?\d/.test(found.groups[0] ?? ''),
  );
  const all = [...printed, ...capacity, ...said].filter(({ value }) => Number(value) > 0 && Number(value) <= 4_096);
  const [most] = all.sort((a, b) => Number(b.value) - Number(a.value));
  return most ? [factAt('host.cpus', Number(most.value), most)] : [];
}

/** `kubectl describe node`: `cpu: 96` in the lines below `Capacity:`; and the line below a typed `nproc`. */
function capacityOfNode(reading: Reading): Found[] {
  return reading.lines.flatMap(({ line }, i): Found[] => {
    const next = (n: number): Reading['lines'][number]['line'] | undefined => reading.lines[i + n]?.line;
    const below = /^\s{0,8}(?:Capacity|capacity):\s*$/.test(line.text)
      ? [next(1), next(2)].map((one) => [one, /^\s*cpu:\s+"?(\d{1,4})"?\s*$/] as const)
      : /^\s{0,8}(?:\S{0,40}[$#>] ?)?nproc\s*$/.test(line.text)
        ? [[next(1), /^\s*(\d{1,4})\s*$/] as const]
        : [];
    return below.flatMap(([one, pattern]) => {
      const match = one ? pattern.exec(one.text.slice(0, 80)) : null;
      return one && match
        ? [{ value: match[1]!, line: one, at: one.text.indexOf(match[1]!), length: match[1]!.length, groups: match }]
        : [];
    });
  });
}
