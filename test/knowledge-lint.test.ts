import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { checkExamples } from '../src/authoring/check-examples.ts';
import { applyExceptions } from '../src/knowledge/lint-exceptions.ts';
import { lintKnowledge } from '../src/knowledge/lint-knowledge.ts';
import { CAUSE, FACTS, PACK, small } from './support/small-knowledge.ts';

type Change = Parameters<typeof small>[0];
interface Defect {
  /** What is wrong, in words. */
  readonly name: string;
  readonly files: Change;
  readonly today?: string;
  /** `file:line:column code: message = help`, all that is said. */
  readonly says: string;
}

/** Everything that knowledge:check would print, one line for each problem. */
function check(files: Change, today?: string): string[] {
  const parsed = small(files);
  const problems = [...parsed.problems, ...lintKnowledge(parsed, today), ...checkExamples(parsed)];
  return applyExceptions(problems, parsed).map(
    ({ code, severity, message, help, file, line, column }) =>
      `${file.replace('knowledge/', '')}:${line}:${column} ${severity === 'warning' ? 'warning ' : ''}${code}: ${message}${help === undefined ? '' : ` = ${help}`}`,
  );
}

const replaced = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`the text to change is not there: ${from}`);
  return text.replace(from, () => to);
};
const cause = (from: string, to: string): Change => ({ cause: replaced(CAUSE, from, to) });
const facts = (from: string, to: string): Change => ({ facts: replaced(FACTS, from, to) });
const pack = (from: string, to: string): Change => ({ pack: replaced(PACK, from, to) });
/** A second cause with a fact of its own, so that neither is likely in the examples of the other. */
const other = (...changes: readonly (readonly [string, string])[]): { path: string; text: string }[] => [
  {
    path: 'knowledge/demo/_other.yaml',
    text: "schema: facts/1\nabout: facts for tests\nfacts:\n  heat.rate: {is: share, says: the heat, find: [{match: 'heat (\\d+ %)'}]}\n",
  },
  {
    path: 'knowledge/demo/other.yaml',
    text: changes.reduce(
      (text, [from, to]) => replaced(text, from, to),
      CAUSE.replace('demo/too-slow', 'demo/other')
        .replaceAll('load.rate', 'heat.rate')
        .replaceAll(/load (?=\d)/g, 'heat '),
    ),
  },
];
const exceptions = (...entries: readonly string[]): { path: string; text: string } => ({
  path: 'knowledge/lint-exceptions.yaml',
  text: `schema: exceptions/1\nabout: exceptions for tests\nexceptions:\n${entries.join('')}`,
});
/** The small pack with a named condition and a gate. */
const named = (conditions: string, requires: string): string =>
  PACK.replace('{check: symptom.slow is yes}', requires).replace('scope:', `conditions:\n  ${conditions}\nscope:`);
const wordsFile = (group: string): { path: string; text: string } => ({
  path: 'knowledge/demo/_words.yaml',
  text: `schema: words/1\nabout: words for tests\nwords:\n  ${group}\n`,
});
/** A cause that names the words of {@link wordsFile}. */
const TOLD: Change = cause(
  '{check: symptom.slow is yes}',
  `{any: [{check: symptom.slow is yes}, {told: 'load + "never said"'}]}`,
);
const TOLD_OVER: Change = cause(
  '{check: symptom.slow is yes}',
  `{any: [{check: symptom.slow is yes}, {told: 'load + "never said"'}, {told: 'load|over + "nor this"'}]}`,
);
const TOLD_WITHOUT: Change = cause(
  '{check: symptom.slow is yes}',
  `{any: [{check: symptom.slow is yes}, {told: 'load + "never said"'}, {told: '"nor this" - load'}]}`,
);
const SIGN = '    check: load.rate >= 50 %\n';
const LONG = `load ${'very '.repeat(16)}high`;

const DEFECTS: readonly Defect[] = [
  // ── YAML ──
  {
    name: 'a bad escape',
    files: cause('title: It is too slow', 'title: "\\d"'),
    says: "demo/too-slow.yaml:3:9 yaml/bad-dq-escape: Invalid escape sequence \\d = put patterns in 'single quotes', where \\ means itself",
  },
  {
    name: 'a key twice',
    files: cause('status: active', 'status: active\nstatus: draft'),
    says: 'demo/too-slow.yaml:6:1 yaml/duplicate-key: Map keys must be unique = the second one would silently win; keep one',
  },
  {
    name: 'a colon in plain text',
    files: cause('summary: It does too much.', 'summary: Slow: it does too much.'),
    says: 'demo/too-slow.yaml:4:10 yaml/block-as-implicit-key: Nested mappings are not allowed in compact mappings = put the text in quotes: a colon followed by a blank starts a key',
  },
  {
    name: 'an anchor',
    files: cause('status: active', 'status: &a active'),
    says: 'demo/too-slow.yaml:5:12 yaml/alias: anchors and aliases are not allowed here = repeat the value; every entry must be readable on its own',
  },
  {
    name: 'a tag',
    files: cause('status: active', 'status: !x active'),
    says: 'demo/too-slow.yaml:5:9 yaml/tag-resolve-failed: Unresolved tag: !x = put the value in quotes',
  },
  {
    name: 'a tab',
    files: cause('  loaded:\n', '\tloaded:\n'),
    says: 'demo/too-slow.yaml:10:1 yaml/tab-as-indent: Tabs are not allowed as indentation = indent with blanks',
  },
  {
    name: 'a quote within quotes',
    files: cause('title: It is too slow', "title: 'It's too slow'"),
    says: "demo/too-slow.yaml:3:12 yaml/unexpected-token: Unexpected scalar at node end = put the whole text in quotes; a ' inside 'single quotes' is written twice",
  },
  {
    name: 'a colon in a list of keys',
    files: cause('title: Docs}', 'title: Docs: all}'),
    says: 'demo/too-slow.yaml:25:54 yaml/block-in-flow: Block collections are not allowed within flow collections = put the text in quotes: a colon followed by a blank starts a key',
  },
  // ── shape ──
  {
    name: 'a comparison where a condition belongs',
    files: cause("applies-to: {check: 'falco.version >= 0.36.0'}", 'applies-to: falco.version >= 0.36.0'),
    says: 'demo/too-slow.yaml:7:1 kb/value: expected keys with values, found the text "falco.version >= 0.36.0" = write it as a condition: {check: \'falco.version >= 0.36.0\'}',
  },
  {
    name: 'a text where a list belongs',
    files: cause('remedies:', 'stronger-than: demo/other\nremedies:'),
    says: 'demo/too-slow.yaml:18:1 kb/value: expected a list, found the text "demo/other"',
  },
  {
    name: 'a misspelt key',
    files: cause('weight: decisive', 'wieght: decisive'),
    says: 'demo/too-slow.yaml:12:5 kb/unknown-key: "wieght" is not a known key here = did you mean "weight"?',
  },
  {
    name: 'a misspelt word of a list',
    files: cause('weight: decisive', 'weight: string'),
    says: 'demo/too-slow.yaml:12:5 kb/value: "string" is not one of hint, moderate, strong, decisive = did you mean "strong"?',
  },
  {
    name: 'a missing key',
    files: cause('title: It is too slow\n', ''),
    says: 'demo/too-slow.yaml:1:1 kb/missing-key: the key "title" is missing',
  },
  {
    name: 'a sign with blanks in its name',
    files: cause('  loaded:\n', '  "too loaded":\n'),
    says: 'demo/too-slow.yaml:10:3 kb/name: "too loaded" is not a name = lower case letters, digits and hyphens',
  },
  {
    name: 'another schema',
    files: cause('schema: cause/1', 'schema: cause/2'),
    says: 'demo/too-slow.yaml:1:1 kb/schema: this version knows no schema "cause/2"; the file is left out = use cause/1, facts/1, words/1, table/1, classifier/1 or pack/1',
  },
  {
    name: 'a class of a cause that is gone',
    files: {
      ...cause('', ''),
      more: [
        {
          path: 'knowledge/demo/_classifier.yaml',
          text: 'schema: classifier/1\nabout: for tests\nanswerable: {base: 0.5, terms: slow 1}\naskable: {base: 0.5, terms: slow 1}\ncauses:\n  demo/gone: {reports: 2, base: 0.1, terms: slow 1}\nrarity: slow 1\n',
        },
      ],
    },
    says: 'demo/_classifier.yaml:6:3 kb/classifier: "demo/gone" is no cause of this pack = train anew: npm run knowledge:train',
  },
  {
    name: 'a term without a number',
    files: {
      ...cause('', ''),
      more: [
        {
          path: 'knowledge/demo/_classifier.yaml',
          text: 'schema: classifier/1\nabout: for tests\nanswerable: {base: 0.5, terms: slow}\naskable: {base: 0.5, terms: slow 1}\ncauses: {}\nrarity: slow 1\n',
        },
      ],
    },
    says: 'demo/_classifier.yaml:3:25 kb/classifier: "slow" is no term with a number = train anew: npm run knowledge:train',
  },
  {
    name: 'a told condition that cannot be read',
    files: cause('{check: symptom.slow is yes}', '{told: heavy load}'),
    says: 'demo/too-slow.yaml:8:12 kb/told: "heavy load" is not understood = names of word groups, amounts such as <size>, or "words in double quotes", joined by +, alternatives by |, what must not be there behind -',
  },
  {
    name: 'a distance without words',
    files: cause('{check: symptom.slow is yes}', '{see: slow, within: 20}'),
    says: 'demo/too-slow.yaml:8:23 kb/told: within belongs to told = remove it',
  },
  {
    name: 'a denial without a subject',
    files: { ...cause('{check: symptom.slow is yes}', '{told: not|not-after}') },
    says: 'demo/too-slow.yaml:8:12 kb/told: "not|not-after" names no subject: it holds in most reports = add what it is about: rules + not|not-after + reload',
  },
  {
    name: 'a configuration key that no release has',
    files: {
      ...cause('{check: symptom.slow is yes}', '{any: [{check: symptom.slow is yes}, {check: config.speeed is yes}]}'),
      more: [
        {
          path: 'knowledge/demo/tables/config-keys.yaml',
          text: 'schema: table/1\ntable: config-keys\nabout: keys for tests\nrows:\n  - {key: speed, from: "0.1.0", is: yes-no}\n',
        },
      ],
    },
    says: 'demo/too-slow.yaml:8:49 kb/check: no release has the key "speeed" = did you mean "speed"?',
  },
  {
    name: 'a sentence that is not read as its example says',
    files: facts('find: [{see: [slow]}]}', 'find: [{see: [slow]}], examples: {yes: [it crawls], no: [it is fast]}}'),
    says: 'demo/_facts.yaml:5:88 kb/fact-example: "it crawls" is read as no = add its words to a group, or a finder',
  },
  {
    name: 'a group of words that nobody declared',
    files: {
      ...cause('{check: symptom.slow is yes}', '{told: heavy-laod + "high"}'),
      more: [wordsFile('heavy-load: [load]')],
    },
    says: 'demo/too-slow.yaml:8:12 kb/told: unknown group of words "heavy-laod" = did you mean "heavy-load"?',
  },
  {
    name: 'a group of words that nothing uses',
    files: { more: [wordsFile('load: [load]')] },
    says: 'demo/_words.yaml:4:3 kb/unused-words: nothing uses the words "load" = name them in a told condition, or remove them',
  },
  {
    name: 'a condition that nobody named',
    files: { pack: named('slow: {check: symptom.slow is yes}', '{any: [{use: slow}, {use: slwo}]}') },
    says: 'demo/_pack.yaml:8:34 kb/condition: unknown condition "slwo" = did you mean "slow"?',
  },
  {
    name: 'a named condition that nothing uses',
    files: { pack: named('slow: {check: symptom.slow is yes}', '{check: symptom.slow is yes}') },
    says: 'demo/_pack.yaml:6:3 kb/unused-condition: nothing uses the condition "slow" = use it in a rule, or remove it',
  },
  {
    name: 'a named condition in a cause',
    files: cause('{check: symptom.slow is yes}', '{use: slow}'),
    says: 'demo/too-slow.yaml:8:12 kb/condition: named conditions belong to _pack.yaml = write the condition here',
  },
  {
    name: 'a word that another group always keeps out',
    files: { ...TOLD, more: [wordsFile('load: [load, weight is gone]\n  over: [is gone]')] },
    says: 'demo/_words.yaml:4:16 kb/dead-word: "weight is gone" is never found: it holds words of "over", which each condition with "load" keeps out = say it in words that do not stand there, or remove it',
  },
  {
    name: 'a word with a star inside',
    files: { ...TOLD, more: [wordsFile("load: [load, 'lo*ad']")] },
    says: 'demo/_words.yaml:4:16 kb/words: "lo*ad" has a * inside = a * may stand at the ends only',
  },
  {
    name: 'a stem that is too short',
    files: { ...TOLD, more: [wordsFile("load: [load, 'lo*']")] },
    says: 'demo/_words.yaml:4:16 kb/words: "lo*" is too short a stem = at least 3 letters before a *',
  },
  {
    name: 'a word that stands twice',
    files: { ...TOLD, more: [wordsFile('load: [Load, lóad]')] },
    says: 'demo/_words.yaml:4:16 kb/words: "lóad" stands twice in this group = remove one; upper case and accents make no difference',
  },
  {
    name: 'an amount that is none',
    files: { ...TOLD, more: [wordsFile('load: [load, <many>]')] },
    says: 'demo/_words.yaml:4:16 kb/words: unknown amount "<many>" = one of <size>, <percent>, <number>, <time>',
  },
  {
    name: 'a date that is none',
    files: cause('2026-11-20', 'last week'),
    says: 'demo/too-slow.yaml:6:1 kb/value: expected a date such as 2026-11-20',
  },
  {
    name: 'a folder without a pack',
    files: { more: [{ path: 'knowledge/lost/a.yaml', text: CAUSE.replace('demo/too-slow', 'lost/a') }] },
    says: 'lost/_pack.yaml:1:1 kb/pack: the folder "lost" has no _pack.yaml',
  },
  {
    name: 'a table with a number for a version',
    files: {
      more: [
        {
          path: 'knowledge/demo/tables/charts.yaml',
          text: 'schema: table/1\ntable: charts\nabout: charts\nrows:\n  - {chart: 4.0, version: "0.37.0"}\n',
        },
      ],
    },
    says: 'demo/tables/charts.yaml:5:6 kb/table: Invalid input: expected string, received number = versions and dates in quotes',
  },
  {
    name: 'a platform with neither a system version nor a kernel',
    files: {
      more: [
        {
          path: 'knowledge/demo/tables/platforms.yaml',
          text: 'schema: table/1\ntable: platforms\nabout: platforms\nrows:\n  - {platform: eks, version: "1.24", os: bottlerocket}\n',
        },
      ],
    },
    says: 'demo/tables/platforms.yaml:5:5 kb/table: osVersion or kernel is missing = versions and dates in quotes',
  },
  {
    name: 'a fact that nobody reads',
    files: facts('facts:\n', "facts:\n  spare: {is: count, says: spare, ask: {question: 'How many?'}}\n"),
    says: 'demo/_facts.yaml:4:3 kb/fact: nothing says where "spare" stands = add find, compute or reader: true',
  },
  {
    name: 'a fact with a bad name',
    files: facts('facts:\n', 'facts:\n  Load: {is: text, says: the load, reader: true}\n'),
    says: 'demo/_facts.yaml:4:3 kb/name: "Load" is not a fact name = words in lower case, joined by dots: drops.rate',
  },
  {
    name: 'a cell that says yes or no by its number',
    files: facts(
      'facts:\n',
      "facts:\n  spare: {is: yes-no, says: spare, find: [{cell: 'spare'}], ask: {question: 'Which?'}}\n",
    ),
    says: 'demo/_facts.yaml:4:43 kb/finder: a cell says yes or no only with grows, steady, levels or falls = see "What people tell" in knowledge/README.md',
  },
  {
    name: 'a number that grows',
    files: facts(
      'facts:\n',
      "facts:\n  spare: {is: count, says: spare, find: [{cell: 'spare', grows: 2}], ask: {question: 'How many?'}}\n",
    ),
    says: 'demo/_facts.yaml:4:42 kb/finder: grows, steady, levels and falls say yes or no, and this fact is a number = see "What people tell" in knowledge/README.md',
  },
  {
    name: 'a finder with two ways',
    files: facts(
      'facts:\n',
      "facts:\n  spare: {is: count, says: spare, find: [{see: [spare], match: 'spare'}], ask: {question: 'How many?'}}\n",
    ),
    says: 'demo/_facts.yaml:4:42 kb/finder: choose one of see, match, told, config, cell and record',
  },
  {
    name: 'a fact declared twice',
    files: {
      more: [
        {
          path: 'knowledge/demo/_more.yaml',
          text: `${FACTS.split('  falco.version')[0]}  load.rate: {is: share, says: the load, reader: true}\n`,
        },
      ],
    },
    says: 'demo/_more.yaml:4:3 kb/duplicate-fact: the fact "load.rate" is declared twice',
  },
  {
    name: 'a formula over an unknown fact',
    files: facts(
      'facts:\n',
      "facts:\n  load.double: {is: share, says: twice, compute: load.rats * 2, ask: {question: 'How?'}}\n",
    ),
    says: 'demo/_facts.yaml:4:41 kb/formula: unknown fact "load.rats" = did you mean "load.rate"?',
  },
  // ── conditions ──
  {
    name: 'two conditions in one sign',
    files: cause(SIGN, `${SIGN}    see: [load]\n`),
    says: 'demo/too-slow.yaml:10:3 kb/condition: choose one of check and see = combine several conditions with all, any or none',
  },
  {
    name: 'no condition in a sign',
    files: cause(SIGN, ''),
    says: 'demo/too-slow.yaml:10:3 kb/condition: choose one of check, see, match, told, all, any, none = combine several conditions with all, any or none',
  },
  {
    name: 'an unknown fact',
    files: cause('load.rate >= 50 %', 'load.rats >= 50 %'),
    says: 'demo/too-slow.yaml:13:5 kb/check: unknown fact "load.rats" = did you mean "load.rate"?',
  },
  {
    name: 'a value of another type',
    files: cause('load.rate >= 50 %', 'load.rate >= 8 megs'),
    says: 'demo/too-slow.yaml:13:5 kb/check: "8 megs" is not a share such as 5 %',
  },
  {
    name: 'look-ahead',
    files: cause(SIGN, "    match: 'load (?!low)'\n"),
    says: 'demo/too-slow.yaml:13:5 kb/pattern: error parsing regexp: invalid or unsupported Perl syntax: `(?!` = look-ahead and look-behind are not available; use unless, rules-out or a second sign',
  },
  {
    name: 'a pattern in double quotes',
    files: cause(SIGN, '    match: "load [6-9]"\n'),
    says: "demo/too-slow.yaml:13:5 kb/pattern-quotes: this pattern is in double quotes = put patterns in 'single quotes', where \\ means itself",
  },
  {
    name: 'a pattern that matches nothing at all',
    files: cause(SIGN, "    match: '(?:load)?'\n"),
    says: 'demo/too-slow.yaml:13:5 kb/pattern-empty: the pattern matches the empty line',
  },
  {
    name: 'a pattern without a literal',
    files: cause('    see: [idle]', "    match: 'i[a-z]le'"),
    says: 'demo/too-slow.yaml:17:5 kb/pattern-literal: every line would have to be tried: the pattern has no literal of three characters = add a fixed word to each alternative',
  },
  {
    name: 'a word boundary beside a letter that is not ASCII',
    files: cause('    see: [idle]', "    match: 'idle|\\bübermäßig ruhig'"),
    says: 'demo/too-slow.yaml:17:5 kb/pattern-boundary: \\b beside "ü" does not see the edge of a word: only ASCII letters count = leave that \\b away',
  },
  {
    name: 'an example that shares nothing with its cause',
    files: cause('is quick, load 90 %', 'is quick'),
    says: 'demo/too-slow.yaml:26:1 kb/near-miss: only one example that must not match shares a sign with this cause = add 1: a report in which a sign holds and the cause is another, or one that a veto rules out',
  },
  {
    name: 'a long pattern',
    files: cause('    see: [idle]', `    match: 'idle|${LONG}'`),
    says: 'demo/too-slow.yaml:17:5 kb/pattern-long: this pattern has 94 characters, more than 80 = make it a fact in a _signals file, and write here: check: signal.its-name is yes',
  },
  {
    name: 'a long unless',
    files: cause('    see: [idle]', `    see: [idle]\n    unless: '${LONG}'`),
    says: 'demo/too-slow.yaml:18:5 kb/pattern-long: this pattern has 89 characters, more than 80 = make it a fact in a _signals file, and write here: check: signal.its-name is yes',
  },
  {
    name: 'one pattern in two causes',
    files: {
      ...cause('    see: [idle]', "    match: 'idle since (?:\\d+) minutes|idle'"),
      more: other(['see: [idle]', "match: 'idle since (?:\\d+) minutes|idle'"]),
    },
    says: 'demo/too-slow.yaml:17:5 kb/same-pattern: this pattern stands in demo/other too = make it a fact in a _signals file, and write here: check: signal.its-name is yes',
  },
  {
    name: 'a sign and a veto alike',
    files: cause('rules-out:', '  resting:\n    says: it rests\n    weight: hint\n    see: [idle]\nrules-out:'),
    says: 'demo/too-slow.yaml:14:3 kb/unsatisfiable: the sign "resting" and the veto "idle" have the same condition',
  },
  // ── names ──
  {
    name: 'a file of another name',
    files: cause('id: demo/too-slow', 'id: demo/too-slwo'),
    says: 'demo/too-slow.yaml:2:1 kb/id: the id "demo/too-slwo" belongs into a file too-slwo.yaml = rename the file, or the id',
  },
  {
    name: 'an unknown cause in stronger-than',
    files: cause('remedies:', 'stronger-than: [demo/too-slo]\nremedies:'),
    says: 'demo/too-slow.yaml:18:17 kb/stronger-than: there is no cause "demo/too-slo" = did you mean "demo/too-slow"?',
  },
  {
    name: 'causes that lower each other',
    files: {
      ...cause('remedies:', 'stronger-than: [demo/other]\nremedies:'),
      more: other(['remedies:', 'stronger-than: [demo/too-slow]\nremedies:']),
    },
    says: 'demo/other.yaml:18:1 kb/cycle: stronger-than goes in a circle: demo/other → demo/too-slow → demo/other = of two causes only one can lower the other',
  },
  {
    name: 'an unknown sign in same-as',
    files: cause('    weight: decisive', '    same-as: loadet\n    weight: decisive'),
    says: 'demo/too-slow.yaml:12:5 kb/same-as: there is no sign "loadet" here = did you mean "loaded"?',
  },
  {
    name: 'a fact that may be unknown in a sentence',
    files: cause('{load.rate}', '{falco.version}'),
    says: 'demo/too-slow.yaml:11:5 kb/placeholder: {falco.version} may be unknown when this sentence is shown = only use facts that this sign checks: load.rate, symptom.slow',
  },
  {
    name: 'an unknown fact in a sentence',
    files: cause('{load.rate}', '{load.rats}'),
    says: 'demo/too-slow.yaml:11:5 kb/placeholder: unknown fact "load.rats" = did you mean "load.rate"?',
  },
  {
    name: 'an unknown command',
    files: {
      ...cause('{run: demo, expect', "{run: '{lgos} | grep load', expect"),
      ...pack('scope:', 'commands: {logs: {any: demo logs}}\nscope:'),
    },
    says: 'demo/too-slow.yaml:23:6 kb/command: the pack has no command {lgos} = did you mean "logs"?',
  },
  {
    name: 'an unknown veto in an example',
    files: cause('because: idle', 'because: idel'),
    says: 'demo/too-slow.yaml:29:85 kb/example-name: there is no veto "idel" = did you mean "idle"?',
  },
  // ── versions ──
  {
    name: 'a version without remedy',
    files: cause('    title: Do less', "    when: 'falco.version >= 0.37.0'\n    title: Do less"),
    says: 'demo/too-slow.yaml:19:5 kb/remedy-versions: version 0.36.0 gets no remedy = widen one "when", or narrow "applies-to"',
  },
  {
    name: 'a version with two remedies',
    files: cause('  - id: do-less', '  - {id: other, title: Other, steps: Other.}\n  - id: do-less'),
    says: 'demo/too-slow.yaml:20:5 kb/remedy-versions: version 0.36.0 gets 2 remedies: other, do-less = narrow one "when", or mark the second remedy "also: true"',
  },
  {
    name: 'a remedy that hangs on another fact',
    files: cause('    title: Do less', '    when: load.rate > 5 %\n    title: Do less'),
    says: 'demo/too-slow.yaml:20:5 kb/remedy-when: a main remedy may depend on falco.version only = mark it "also: true"',
  },
  {
    name: 'two remedies of one name',
    files: cause(
      '    steps: Do less.',
      '    steps: Do less.\n  - {id: do-less, also: true, title: Other, steps: Other.}',
    ),
    says: 'demo/too-slow.yaml:22:6 kb/remedy-id: two remedies are called "do-less"',
  },
  {
    name: 'a boundary that was never released',
    files: cause('{run: demo,', "{run: demo, when: 'falco.version >= 0.36.5',"),
    says: 'demo/too-slow.yaml:23:17 kb/release: there is no release 0.36.5 = before it is 0.36.0, after it 0.37.0',
  },
  // ── examples ──
  {
    name: 'one example that matches',
    files: cause("  - {name: loaded too, issue: 'Falco 0.36.0 is slow, load 60 %', expect: likely}\n", ''),
    says: 'demo/too-slow.yaml:26:1 kb/examples: add at least two examples that must match',
  },
  {
    name: 'one near-miss',
    files: cause("  - {name: quick, issue: 'Falco 0.36.0 is quick, load 90 %', expect: no-match}\n", ''),
    says: 'demo/too-slow.yaml:26:1 kb/examples: add at least two examples that must not match',
  },
  {
    name: 'an example that fails',
    files: cause("is quick, load 90 %', expect", "is slow, load 70 %', expect"),
    says: 'demo/too-slow.yaml:30:6 kb/example: "quick": expected no-match, is likely (score 8) = signs that hold: loaded +8',
  },
  {
    name: "another cause's example makes this one likely",
    files: { more: other(['heat 60 %', 'heat 60 %, load 60 %']) },
    says: 'demo/other.yaml:28:6 kb/example: "loaded too": also likely: demo/too-slow; name them under "also" if an expert would agree',
  },
  {
    name: 'a sign that no example shows',
    files: cause('rules-out:', '  never:\n    says: never seen\n    weight: hint\n    see: [neverseen]\nrules-out:'),
    says: 'demo/too-slow.yaml:14:3 kb/sign-untested: no example shows the sign "never" = add an example in which it holds',
  },
  {
    name: 'an example that misses its symptom',
    files: cause(
      "'Falco 0.36.0 is slow, load 60 %', expect: likely",
      "'Falco 0.36.0 is quick, load 60 %', expect: possible",
    ),
    says: 'demo/too-slow.yaml:28:6 kb/example: "loaded too": expected possible, is no-match (score 8) = requires does not hold: symptom.slow is yes',
  },
  {
    name: 'an example that lacks a number',
    files: cause("'Falco 0.36.0 is slow, load 60 %', expect: likely", "'Falco 0.36.0 is slow', expect: possible"),
    says: 'demo/too-slow.yaml:28:6 kb/example: "loaded too": expected possible, is not-enough-information (score 0) = signs that could still hold: loaded (load.rate is unknown)',
  },
  {
    name: 'an example for another release',
    files: cause(
      "'Falco 0.36.0 is slow, load 60 %', expect: likely",
      "'Falco 0.29.0 is slow, load 60 %', expect: possible",
    ),
    says: 'demo/too-slow.yaml:28:6 kb/example: "loaded too": expected possible, is not-applicable (score 8) = applies-to does not hold: falco.version >= 0.36.0 [falco.version is 0.29.0]',
  },
  {
    name: 'a text of the template',
    files: cause(
      'summary: It does too much.',
      'summary: Why this happens, in one to three sentences for the person who has the trouble.',
    ),
    says: 'demo/too-slow.yaml:4:1 kb/unfinished: this text is the one of the template = write your own, or remove the part',
  },
  // ── the whole ──
  {
    name: 'a fact that nothing uses',
    files: facts('facts:\n', "facts:\n  spare: {is: count, says: spare, find: [{match: 'spare (\\d+)'}]}\n"),
    says: 'demo/_facts.yaml:4:3 kb/unused-fact: nothing uses the fact "spare" = use it in a sign, or remove it',
  },
  {
    name: 'one text in two causes',
    files: {
      ...cause('It does too much.', 'It does too much, again and again. '.repeat(3)),
      more: other(['It does too much.', 'It does too much, again and again. '.repeat(3)]),
    },
    says: 'demo/too-slow.yaml:4:1 kb/same-text: this text stands in demo/other too: "It does too much, again and again. It does too much, again a" = say what is special about this cause',
  },
  {
    name: 'the same steps in two causes',
    files: {
      ...cause('steps: Do less.', `steps: ${'Do less, again and again. '.repeat(4)}`),
      more: other(['steps: Do less.', `steps: ${'Do less, again and again. '.repeat(4)}`]),
    },
    says: 'demo/too-slow.yaml:21:5 kb/same-text: this text stands in demo/other too: "Do less, again and again. Do less, again and again. Do less," = say what is special about this cause',
  },
  {
    name: 'an old review',
    files: {},
    today: '2027-10-01',
    says: 'demo/too-slow.yaml:6:1 warning kb/stale: last reviewed 315 days ago = read it again, then set the date',
  },
  // ── exceptions ──
  {
    name: 'an exception for nothing',
    files: {
      more: [
        exceptions(
          '  - {rule: kb/pattern-long, file: knowledge/demo/too-slow.yaml, at: signs/loaded/match, reason: It is long because of many languages.}\n',
        ),
      ],
    },
    says: 'lint-exceptions.yaml:4:6 kb/exception-unused: this exception excuses nothing: knowledge/demo/too-slow.yaml has no kb/pattern-long there = remove it, or correct file and at',
  },
  {
    name: 'an exception from a rule that has none',
    files: {
      more: [
        exceptions(
          '  - {rule: kb/unknown-key, file: knowledge/demo/too-slow.yaml, at: signs/loaded, reason: I would like to have this key.}\n',
        ),
      ],
    },
    says: 'lint-exceptions.yaml:4:6 kb/value: "kb/unknown-key" is not one of kb/pattern-long, kb/pattern-broad, kb/same-pattern, kb/same-text, kb/sign-broad, kb/sign-untested, kb/unused-fact, kb/unused-words, kb/release',
  },
  {
    name: 'an exception without a reason',
    files: {
      more: [exceptions('  - {rule: kb/pattern-long, file: knowledge/demo/too-slow.yaml, at: signs/loaded/match}\n')],
    },
    says: 'lint-exceptions.yaml:4:5 kb/missing-key: the key "reason" is missing',
  },
];

test('sound files say nothing', () => {
  expect(check({}, '2026-12-01')).toEqual([]);
});

test.each([
  ['the same word in two groups', TOLD, 'load: [load, heavy]\n  over: [heavy hand]\n  not: [heavy]'],
  ['one condition names the group that others keep out', TOLD_OVER, 'load: [load, weight is gone]\n  over: [is gone]'],
  ['a stem that goes on in another way', TOLD, "load: [load, 'normal*']\n  over: [normal]"],
  ['a group that is itself kept out somewhere', TOLD_WITHOUT, 'load: [load, weight is gone]\n  over: [is gone]'],
])('a word that stands in two groups is sound: %s', (_, files, words) => {
  expect(check({ ...files, more: [wordsFile(words)] })).toEqual([]);
});

describe('a defective file yields exactly its message', () => {
  test.each(DEFECTS)('$name', ({ files, today, says }) => {
    expect(check(files, today)).toEqual([says]);
  });
});

test('every rule has such a file', () => {
  const tested = DEFECTS.map(({ says }) => / ((?:kb|yaml)\/[a-z-]+): /.exec(says)?.[1]);
  const sources = ['src', 'src/knowledge'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^(?!.*\.test).*\.ts$/.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const rules = new Set(sources.flatMap((text) => [...text.matchAll(/'(kb\/[a-z-]+)'/g)].map(([, rule]) => rule)));
  // The share of examples needs a hundred of them: see below.
  expect([...rules].filter((rule) => !tested.includes(rule))).toEqual(['kb/pattern-broad', 'kb/sign-broad']);
});

describe('what too many examples say', () => {
  /** Further causes with ten examples each, in which `words` stand. */
  const crowd = (causes: number, words: string): { path: string; text: string }[] =>
    Array.from({ length: causes }, (_, n) => ({
      path: `knowledge/demo/other-${n}.yaml`,
      text: CAUSE.replace('demo/too-slow', `demo/other-${n}`)
        .replace(SIGN, `    see: ['number ${n} of many']\n`)
        .replace('{load.rate}', 'high')
        .replace('    see: [idle]', `    see: ['rest ${n} of many']`)
        .replace(
          /examples:[^]*/,
          () => `examples:\n${Array.from({ length: 10 }, (__, i) => example(n, i, words)).join('')}`,
        ),
    }));
  const example = (n: number, i: number, words: string): string =>
    i === 0
      ? `  - {name: rests, issue: 'Falco 0.36.0 is slow, rest ${n} of many, number ${n} of many', expect: ruled-out, because: idle}\n`
      : i === 1
        ? `  - {name: quick, issue: 'Falco 0.36.0 is quick, number ${n} of many', expect: no-match}\n`
        : `  - {name: e${i}, issue: 'Falco 0.36.0 is slow, number ${n} of many, ${i < 6 ? words : 'nothing'}', expect: likely}\n`;

  test('a strong sign that holds in more than one of sixteen', () => {
    const strong = replaced(
      CAUSE,
      'rules-out:',
      '  warm:\n    says: it is warm\n    weight: strong\n    see: [warm]\nrules-out:',
    );
    const shown = replaced(strong, "load 90 %', expect: likely", "load 90 %, warm', expect: likely");
    expect(check({ cause: shown, more: crowd(10, 'cool') })).toEqual([]);
    expect(check({ cause: shown, more: crowd(11, 'warm') })).toContain(
      'demo/too-slow.yaml:14:3 kb/sign-broad: the sign "warm" is strong, but holds in 44 of 110 examples of other causes' +
        ' = at most 6 may have it: make it narrower, or lower its weight',
    );
  });

  test('text that more than a quarter of the examples have', () => {
    const veto = replaced(CAUSE, 'see: [idle]', "match: 'idle|at rest'");
    const files = (words: string): Change => ({ cause: veto, more: crowd(10, words) });
    expect(check(files('at work'))).toEqual([]);
    expect(check(files('at rest'))).toEqual([
      'demo/too-slow.yaml:17:5 kb/pattern-broad: this text is found in 41 of 104 examples: it tells causes apart no more' +
        ' = at most 26: ask for words that only this trouble has',
    ]);
  });

  test('a fact that more than a quarter of the examples state', () => {
    const files = (words: string): Change => ({
      ...facts('facts:\n', "facts:\n  signal.rest: {is: yes-no, says: it rests, find: [{see: ['at rest', 'idle']}]}\n"),
      cause: replaced(CAUSE, 'see: [idle]', 'check: signal.rest is yes'),
      more: crowd(10, words),
    });
    expect(check(files('at work'))).toEqual([]);
    expect(check(files('at rest'))).toEqual([
      'demo/_facts.yaml:4:3 kb/pattern-broad: this text is found in 41 of 104 examples: it tells causes apart no more' +
        ' = at most 26: ask for words that only this trouble has',
    ]);
  });
});

describe('exceptions', () => {
  const long = `    match: 'idle|${LONG}'`;
  const excuse = (file: string, at: string): Change => ({
    ...cause('    see: [idle]', long),
    more: [
      exceptions(
        `  - {rule: kb/pattern-long, file: ${file}, at: ${at}, reason: Words of many languages in one place.}\n`,
      ),
    ],
  });

  test('an excused place says nothing', () => {
    expect(check(excuse('knowledge/demo/too-slow.yaml', 'rules-out/idle/match'))).toEqual([]);
  });

  test('another place is not excused, and the exception is told as well', () => {
    expect(check(excuse('knowledge/demo/too-slow.yaml', 'signs/loaded/match'))).toEqual([
      expect.stringContaining('demo/too-slow.yaml:17:5 kb/pattern-long'),
      expect.stringContaining('lint-exceptions.yaml:4:6 kb/exception-unused'),
    ]);
  });
});
