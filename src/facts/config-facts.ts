import type { Fact } from './fact.ts';
import { distinct, factOfEntry, type Reading } from './reading.ts';

/** Roots of other files that people paste beside Falco's: manifests, rules, audit policies. */
const NOT_CONFIG =
  /^(?:apiVersion|kind|metadata|spec|status|rule|macro|list|condition|desc|output|items|omitStages|level|clusters|contexts|users|current-context|services|version|volumes|networks|name|image|args|env|command|items)(?:\.|$)/;
const MOST = 400;

/** `config.<path>` for every setting that the issue states, by its full path as written; a list gives one fact per item. */
export function readConfigFacts(reading: Reading): Fact[] {
  const facts: Fact[] = [];
  for (const entry of reading.document.config) {
    const path = entry.path.join('.');
    if (path === '' || path.length > 160 || NOT_CONFIG.test(path) || entry.value === null) continue;
    facts.push(factOfEntry(`config.${path}`, entry.value, entry));
    if (facts.length >= MOST) break;
  }
  return distinct(facts);
}
