import type { ConfigEntry } from '../issue/issue-document.ts';
import type { Fact } from './fact.ts';
import { factOfEntry, type Reading } from './reading.ts';

/** Where the `apiVersion` of a resource of Falco's operator stands; `undefined` when none was pasted. */
const marker = (reading: Reading): ConfigEntry | undefined =>
  reading.document.config.find(
    (entry) => entry.path.join('.') === 'apiVersion' && /^instance\.falcosecurity\.dev\//.test(String(entry.value)),
  );

/** `install.method` of somebody who pasted a resource of Falco's operator. */
export function operatorResource(reading: Reading): Fact | undefined {
  const found = marker(reading);
  return found && factOfEntry('install.method', 'operator', found);
}

/** The version that such a resource asks for: its `spec.version`, and no `version` of a label. */
export function operatorVersion(reading: Reading): ConfigEntry | undefined {
  return marker(reading)
    ? reading.document.config.find(
        (entry) => entry.path.join('.') === 'spec.version' && /^v?0\.\d{2}\.\d{1,2}$/.test(String(entry.value)),
      )
    : undefined;
}
