import type { Fact } from './fact.ts';
import { isMachineSize } from './host-cpus.ts';
import { clauseAround, factAt, scan, sentenceAround, type Found, type Reading } from './reading.ts';

/** A line of `kubectl top pod`: name, CPU, memory. */
export const POD = /^(?:\S{1,60}\s+)?(falco[\w-]{0,60})\s+(\d{1,6}m?|\d{1,4}(?:\.\d{1,3})?)\s+(\d{1,8}(?:Mi|Gi|Ki))/g;

/** A row of `top`: state, per cent of a core, per cent of the memory, time, program. */
const TOP_ROW = /\s[RSD]\s{1,6}(\d{1,4}(?:\.\d)?)\s{1,6}\d{1,3}\.\d\s{1,6}\d{1,6}:\d\d(?:[.:]\d\d)?\s{1,4}falco\b/g;

const SPOKEN = ['prose', 'heading', 'answer'] as const;
const PERCENT: readonly RegExp[] = [
  /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?%\s(?:of (?:one|a|1|a single) (?:core|cpu)|CPU)/gi,
  /\bCPU(?:[- ](?:usage|use|load|time|consumption|Last|Auslastung))?\b[^.;,\n%]{0,30}\bfalco\b[^.;,\n%\d]{0,24}?(\d{1,3}(?:[.,]\d{1,2})?)\s?%/gi,
  /\bfalco(?:'s)?\b[^.;,\n%\d]{0,30}\bCPU\b[^.;,\n%\d]{0,24}?(\d{1,3}(?:[.,]\d{1,2})?)\s?%/gi,
];
/** Shares of a whole machine are no cores. */
const OF_ALL =
  /^\s?(?:CPU )?(?:of|on|auf|de|do|del|von) (?:the |all |every |our |a )?(?:nodes?|hosts?|machines?|total|cpus|cores|whole|system)/i;

/**
 * `cpu.usage`: cores that Falco itself uses, the largest of several. `kubectl top pod` and the metrics win over sentences; per cent
 * are those of one core, as `top` and Falco's metrics count. Absent when only the machine's size, a limit or whole nodes are told.
 */
export function readCpuUsage(reading: Reading): Fact[] {
  const best = largest(printed(reading)) ?? largest(spoken(reading));
  return best ? [factAt('cpu.usage', best.cores, best.found)] : [];
}

interface Use {
  readonly cores: number;
  readonly found: Found;
}

function largest(uses: readonly Use[]): Use | undefined {
  return uses.filter(({ cores }) => Number.isFinite(cores) && cores < 512).sort((a, b) => b.cores - a.cores)[0];
}

function printed(reading: Reading): Use[] {
  const pods = scan(reading.lines, POD)
    .filter((found) => !/exporter|sidekick|metacollector/.test(found.groups[1] ?? ''))
    .map((found) => ({ cores: coresOf(found.groups[2]!), found }));
  const percent = scan(
    reading.lines,
    /"?falco\.cpu_usage_perc"?\s*[:=]\s*"?(\d{1,5}(?:\.\d{1,4})?)/g,
    undefined,
    true,
  ).map((found) => ({ cores: Number(found.value) / 100, found }));
  const ratio = scan(
    reading.lines,
    /\bfalcosecurity_falco_cpu_usage_ratio(?:\{[^}]{0,80}\})?\s(\d{1,4}(?:\.\d{1,6})?)/g,
  ).map((found) => ({ cores: Number(found.value), found }));
  const rows = scan(reading.lines, TOP_ROW).map((found) => ({ cores: Number(found.value) / 100, found }));
  return [...pods, ...percent, ...ratio, ...rows];
}

function spoken(reading: Reading): Use[] {
  const milli = scan(reading.lines, /(?<![\w.])(\d{2,5})m\b(?=[^.]{0,60})/g, SPOKEN)
    .filter((found) => /cpu|core|falco|pod|kern|limit/i.test(found.line.text) && !isAllowed(found) && !isAnother(found))
    .map((found) => ({ cores: Number(found.value) / 1000, found }));
  const cores = scan(
    reading.lines,
    /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)[- ](?:CPU )?(?:cores?|CPUs?|Kerne?|c(?:œ|oe)urs?|n[úu]cleos?|核)(?![A-Za-zà-ÿ])/gu,
    SPOKEN,
  )
    .filter(
      (found) =>
        /\bfalco|\bpods?\b|\bcontainer|needs?|uses?|takes?|consum/i.test(found.line.text) &&
        !isAllowed(found) &&
        !isAnother(found) &&
        (/[.,]/.test(found.value) || !isMachineSize(found)),
    )
    .map((found) => ({ cores: Number(found.value.replace(',', '.')), found }));
  const percent = PERCENT.flatMap((pattern) => scan(reading.lines, pattern, SPOKEN))
    .filter((found) => !isAnother(found) && !isWholeNode(found))
    .filter((found) => !OF_ALL.test(found.line.text.slice(found.line.text.indexOf('%', found.at) + 1).slice(0, 40)))
    .map((found) => ({ cores: Number(found.value.replace(',', '.')) / 100, found }));
  const whole = scan(
    reading.lines,
    /\b(?:one|a|an entire) (?:full|whole|entire)? ?(?:cpu )?core\b|معالجا كاملا/gi,
    SPOKEN,
  ).filter((found) => !/%\s?of $/.test(found.line.text.slice(Math.max(0, found.at - 8), found.at)));
  return [...milli, ...cores, ...percent, ...whole.slice(0, 1).map((found) => ({ cores: 1, found }))];
}

/** A limit, a request or a machine's size in the same breath. */
const isAllowed = (found: Found): boolean =>
  /\b(?:limits?|requests?)\b/i.test(
    clauseAround(found.line.text, found.at)
      .slice(0, 200)
      .replace(/\b(?:at|reaches|hits|up to) (?:the |its )?limit\b/i, ''),
  ) && !/\b(?:uses?|needs?|takes?|consum\w+|at the limit)\b/i.test(clauseAround(found.line.text, found.at));

/** What other programs take, what is left over, and the age in a list of pods (`0/2 CrashLoopBackOff 6 11m`). */
const isAnother = (found: Found): boolean => {
  const { text } = found.line;
  const clause = clauseAround(text, found.at);
  return (
    (/\b(?:fluent[- ]?(?:d|bit)|journald|rsyslog|filebeat|promtail|logstash|falcosidekick|falco-exporter)\b/i.test(
      clause,
    ) &&
      !/\bfalco\b(?!-).{0,40}\b(?:and|und|y|et|e) (?:fluent|journald|rsyslog)|\bfalco\b(?!-)[^,;]{0,20}\d/i.test(
        clause,
      )) ||
    /\b(?:other|remaining|free|idle|spare)\s$/i.test(text.slice(Math.max(0, found.at - 12), found.at)) ||
    /\s\d{1,2}\/\d{1,2}\s+[A-Z]/.test(text.slice(0, 200))
  );
};

/** `The nodes run at 98 % CPU`: a sentence about machines and not about Falco. */
const isWholeNode = (found: Found): boolean => {
  const sentence = sentenceAround(found.line.text, found.at);
  return /\b(?:nodes?|hosts?|machines?|servers?|pool|knoten|rechner)\b/i.test(sentence) && !/\bfalco\b/i.test(sentence);
};

const coresOf = (text: string): number => (text.endsWith('m') ? Number(text.slice(0, -1)) / 1000 : Number(text));
