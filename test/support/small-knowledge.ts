import { parseKnowledge, type ParsedKnowledge } from '../../src/knowledge/parse-knowledge.ts';

/** A pack of one cause, small enough to break one thing at a time. */
export const PACK = `schema: pack/1
id: demo
product: Demo
about: a pack for tests
scope:
  requires: {check: symptom.slow is yes}
`;

export const FACTS = `schema: facts/1
about: facts for tests
facts:
  falco.version: {is: version, says: the version, reader: true, ask: {question: 'Which version?', run: 'demo --version'}}
  symptom.slow: {is: yes-no, says: it is slow, find: [{see: [slow]}]}
  load.rate: {is: share, says: the load, find: [{match: 'load (\\d+ %)'}], ask: {question: 'How high is the load?'}}
`;

export const CAUSE = `schema: cause/1
id: demo/too-slow
title: It is too slow
summary: It does too much.
status: active
reviewed: 2026-11-20
applies-to: {check: 'falco.version >= 0.36.0'}
requires: {check: symptom.slow is yes}
signs:
  loaded:
    says: "the load is {load.rate}"
    weight: decisive
    check: load.rate >= 50 %
rules-out:
  idle:
    says: it is idle
    see: [idle]
remedies:
  - id: do-less
    title: Do less
    steps: Do less.
verify:
  - {run: demo, expect: faster}
references:
  - {kind: docs, url: "https://example.org/", title: Docs}
examples:
  - {name: loaded, issue: 'Falco 0.36.0 is slow, load 90 %', expect: likely}
  - {name: loaded too, issue: 'Falco 0.36.0 is slow, load 60 %', expect: likely}
  - {name: idle, issue: 'Falco 0.36.0 is slow, load 90 %, idle', expect: ruled-out, because: idle}
  - {name: quick, issue: 'Falco 0.36.0 is quick, load 90 %', expect: no-match}
`;

/** Parses the small pack with one text replaced. */
export function small(
  change: { cause?: string; facts?: string; pack?: string; more?: { path: string; text: string }[] } = {},
): ParsedKnowledge {
  return parseKnowledge([
    { path: 'knowledge/demo/_pack.yaml', text: change.pack ?? PACK },
    { path: 'knowledge/demo/_facts.yaml', text: change.facts ?? FACTS },
    {
      path: 'knowledge/demo/tables/releases.yaml',
      text: 'schema: table/1\ntable: releases\nabout: releases\nrows:\n  - {version: "0.29.0", date: "2021-06-21"}\n  - {version: "0.36.0", date: "2023-09-26"}\n  - {version: "0.37.0", date: "2024-01-30"}\n',
    },
    { path: 'knowledge/demo/too-slow.yaml', text: change.cause ?? CAUSE },
    ...(change.more ?? []),
  ]);
}
