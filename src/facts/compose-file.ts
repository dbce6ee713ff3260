import type { ConfigEntry } from '../issue/issue-document.ts';
import type { Reading } from './reading.ts';

/** Falco's image in a pasted compose file: `services: { falco: { image: falcosecurity/falco:0.40.0 } }`; absent when there is none. */
export const falcoOfCompose = ({ document }: Reading): ConfigEntry | undefined =>
  document.config.find(
    ({ path, value }) =>
      /^services\.[\w-]+\.image$/.test(path.join('.')) && /\bfalco(?!-?sidekick)/.test(String(value)),
  );
