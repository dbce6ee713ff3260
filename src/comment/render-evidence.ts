import type { Finding, Reason } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../issue/evidence.ts';
import { inertCode } from './inert.ts';

/** Lines of one reason that are quoted; the rest is counted. */
const QUOTED = 2;

/** Where something stands, for readers: `line 12`, `title`, `line 3 of comment 2`. */
export function place({ source, line }: Evidence): string {
  if (source === 'title') return 'title';
  const comment = /^comment-(\d+)$/.exec(source);
  return comment ? `line ${line} of comment ${comment[1]}` : `line ${line}`;
}

/** The folded proof of a finding: each sign with the lines that show it, then what speaks against it. */
export function renderProof(finding: Finding): string {
  const lines = finding.says.map(renderReason);
  const against = finding.against.map(renderReason);
  const parts = [lines.join('\n'), ...(against.length > 0 ? [`What speaks against it:\n\n${against.join('\n')}`] : [])];
  return `<details><summary>Why: what your report says</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}

function renderReason(reason: Reason): string {
  const seen = new Set<string>();
  const evidence = reason.evidence.filter((e) => {
    const key = `${e.source}:${e.line}`;
    return !seen.has(key) && seen.add(key);
  });
  const quoted = evidence.slice(0, QUOTED).map((e) => `  - ${place(e)}: ${inertCode(e.excerpt)}`);
  const more = evidence.length > QUOTED ? [`  - and ${evidence.length - QUOTED} more`] : [];
  return [`- ${sentence(reason.says)}`, ...quoted, ...more].join('\n');
}

/** A sentence of the knowledge base with the user's values in it: capital letter (unless it begins with a setting's name), full stop, nothing active. */
export function sentence(text: string): string {
  const inert = text.replace(/@(?=\w)/g, '@\u200b').replace(/<(?=[!/A-Za-z])/g, '&lt;');
  const capital = /^[a-z]+(?![a-z_.])/.test(inert) ? inert[0]!.toUpperCase() + inert.slice(1) : inert;
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
