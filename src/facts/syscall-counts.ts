import type { Fact } from './fact.ts';
import { numberOf, NUMBER_WORD } from './number-words.ts';
import { factAt, scan, sentenceAround, type Reading } from './reading.ts';

const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['syscalls.rules', /(?<!\+)\((\d{1,4})\) syscalls in rules/g],
  ['syscalls.state', /\+\((\d{1,4})\) syscalls \(Falco's state engine/g],
  ['syscalls.total', /\(?(?<![\d.,])(\d{1,4})\)? (?:syscalls|system calls) (?:are )?selected in total/g],
];

const N = String.raw`(?<![\w.,-])\(?(\d{1,3}|${NUMBER_WORD})\)?`;
const CALLS = String.raw`(?:system calls|syscalls|Systemaufrufe|llamadas|appels système|chamadas)`;
const OF = String.raw`(?: (?:of (?:them|these|those)|more|others?|davon|${CALLS})){0,2}`;
/** The same in the words of reporters. */
const TOLD: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'syscalls.rules',
    new RegExp(
      String.raw`\b(?:rules?|Regeln|reglas|règles|regras) (?:only |themselves )?(?:need|use|name|require|want|ask for|brauchen|nennen|necesitan|usan|utilisent|demandent|precisam de|usam) ${N} ${CALLS}`,
      'gi',
    ),
  ],
  [
    'syscalls.rules',
    new RegExp(
      String.raw`${N}${OF} (?:(?:only |all )?(?:come|comes|came|stem|are|kommen|stammen|vienen|viennent|vêm) )?(?:needed |named |required |used )?(?:from|by|in|for|aus|von|de|des|das) (?:the |our |my |their |den |unseren |las |les |as |nuestras |nos |nossas )?(?:rules?|Regeln|reglas|règles|regras)\b`,
      'gi',
    ),
  ],
  [
    'syscalls.state',
    new RegExp(
      String.raw`${N}${OF} (?:(?:are|were|come|comes|werden|kommen) )?(?:added |needed |required |hinzugefügt )?(?:by|for|from|with|von|durch|für|mit|por|pour|par) (?:the |Falco's |der |die |el |le |o )?["“'\x60]?(?:own |internal )?(?:state[- ]engine|motor de estado|moteur d'état)`,
      'gi',
    ),
  ],
  [
    'syscalls.total',
    new RegExp(
      String.raw`(?:monitors?|traces?|watch(?:es)?|follows?|überwacht|selects?|collects?) ${N} ${CALLS}|${N} ${CALLS} (?:are |were )?(?:left|remain(?:ing)?|bleiben|übrig|restent|restantes|quedan)\b|${N}${OF} (?:(?:are )?selected )?(?:in (?:the end|total|all)|altogether|insgesamt|en total|au total|no total)(?=[\s,.;:)]|$)`,
      'gi',
    ),
  ],
];
const ABOUT_CALLS = /\b(?:syscalls?|system calls?|Systemaufrufe|appels système|llamadas|chamadas)\b|系统调用/i;

/**
 * How many system calls Falco says to trace (debug lines of 0.35 and later); the last start counts. Where no line says it, the
 * reporter's words do.
 */
export function readSyscallCounts(reading: Reading): Fact[] {
  const printed = PATTERNS.flatMap(([name, pattern]) =>
    scan(reading.lines, pattern, undefined, true)
      .slice(-1)
      .map((found) => factAt(name, Number(found.value), found)),
  );
  if (reading.kind === 'feature' || reading.kind === 'work-item') return printed;
  const told = TOLD.flatMap(([name, pattern]) =>
    printed.some((fact) => fact.name === name)
      ? []
      : scan(reading.lines, pattern, ['prose', 'heading', 'answer'])
          .filter((found) => ABOUT_CALLS.test(sentenceAround(found.line.text, found.at)))
          .slice(-1)
          .map((found) => factAt(name, numberOf(found.value), found)),
  );
  return [...printed, ...told];
}
