import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const holds = (body: string, name: string): boolean => valuesOf(falcoFacts(body), name) === 'true';

describe('symptoms: what is told and what is denied', () => {
  test.each([
    ['symptom.drops', 'Drops of system calls: none', false],
    ['symptom.drops', 'drops: 0', false],
    ['symptom.drops', 'Dropped events: 0 in all pods', false],
    ['symptom.drops', 'Keine Drops, keine Fehler', false],
    ['symptom.drops', 'Drops: 44 000 per minute', true],
    ['symptom.alerts-missing', 'No drops, no alerts to speak of', false],
    ['symptom.alerts-missing', 'there are hardly any alerts', false],
    ['symptom.alerts-missing', 'since then no alerts arrive', true],
    ['symptom.alerts-missing', 'few alerts, no restarts', false],
    ['symptom.alerts-missing', 'We get no alerts any more', true],
    ['symptom.alert-flood', 'a handful of alerts a day', false],
    ['symptom.alert-flood', '3 alerts per day', false],
    ['symptom.alert-flood', 'about 4000 alerts per minute', true],
    ['symptom.alert-flood', 'only two alerts an hour', false],
    ['symptom.alert-flood', '10x the alerts, thousands of alerts', true],
    ['symptom.metadata-missing', 'without -K the drops are gone, but then the deployment names are missing', false],
    [
      'symptom.metadata-missing',
      'When we turn the plugin off the CPU is fine, of course the pod names are empty then',
      false,
    ],
    ['symptom.metadata-missing', 'the pod names are missing', true],
    ['symptom.cpu-high', 'Falco costs 0.8 cores instead of 0.1', true],
    ['symptom.cpu-high', 'it takes 1.2 cores instead of 0.3', true],
    ['symptom.cpu-high', 'CPU 0.4 → 0.9 cores', true],
    ['symptom.cpu-high', 'the CPU of falco went up by a factor of 12', true],
    ['symptom.cpu-high', 'That is a factor of 12 in CPU', true],
    ['symptom.cpu-high', 'needs three times the CPU', true],
    ['symptom.cpu-high', 'braucht jetzt 0,9 statt 0,2 Kerne', true],
    ['symptom.cpu-high', 'CPU fell from 0.9 to 0.2 cores', false],
    ['symptom.cpu-high', 'Falco needs 0.1 cores, as always', false],
    ['symptom.memory-growth', 'memory of the falco process goes from 70 MB to 6 GB', true],
    ['symptom.memory-growth', 'RSS went from 90 to 960 MB in six days', true],
    ['symptom.memory-growth', 'RAM 80 MB → 2 GB over night', true],
    ['symptom.memory-growth', 'memory went from 6 GB back to 70 MB', false],
    ['symptom.rules-rejected', 'Error: rule_loader: unknown macro x, rules file rejected', false],
    ['symptom.rules-rejected', 'Invalid rules file: LOAD_ERR_VALIDATE (Error validating rule)', true],
    ['symptom.rules-rejected', 'At start: LOAD_NO_EVTTYPE warnings', false],
    ['symptom.rules-rejected', 'LOAD_ERR_COMPILE_CONDITION (Error compiling condition)', true],
    ['symptom.rules-rejected', 'Falco refuses my rules file since the update', true],
  ])('%s in %j: %s', (name, body, expected) => {
    expect(holds(body, name)).toBe(expected);
  });
});
