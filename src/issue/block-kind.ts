import type { RegionKind } from './issue-document.ts';
import { isLogLine, isYamlKey, isYamlLine, typedCommand } from './line-shape.ts';

const CONFIG_LANGUAGES = new Set(['yaml', 'yml', 'toml', 'helm', 'diff', 'patch', 'properties', 'ini']);
const LOG_LANGUAGES = new Set(['log', 'logs']);
const COMMAND_LANGUAGES = new Set(['console', 'shell-session', 'terminal', 'dockerfile']);
const SAMPLE = 60;

/**
 * The kind of one fenced block, by its info string and the look of its first lines. A block of unknown look is a log:
 * what people fence is, more often than not, something that a program printed.
 */
export function blockKind(language: string, lines: readonly string[]): RegionKind {
  let logs = 0;
  let keys = 0;
  let yaml = 0;
  let prompts = 0;
  let seen = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (++seen > SAMPLE) {
      seen = SAMPLE;
      break;
    }
    if (isLogLine(line)) logs++;
    else if (typedCommand(line) !== undefined) prompts++;
    else if (isYamlKey(line)) keys++;
    else if (isYamlLine(line) || /^\s{0,80}#/.test(line)) yaml++;
  }
  if (CONFIG_LANGUAGES.has(language)) return logs * 2 > seen ? 'log' : 'config';
  if (LOG_LANGUAGES.has(language)) return 'log';
  if (COMMAND_LANGUAGES.has(language)) return logs * 2 > seen ? 'log' : 'command';
  if (logs > 0 && logs >= (keys + yaml) / 2) return 'log';
  if (prompts > 0 && keys + yaml < seen * 0.8) return 'command';
  if (keys >= 1 && keys + yaml >= seen * 0.75 && !looksDescribed(lines)) return 'config';
  if (['bash', 'sh', 'shell', 'zsh', 'powershell'].includes(language)) return logs > 0 ? 'log' : 'command';
  return 'log';
}

/** `Name:         falco-6l9bk`: two or more blanks behind the colon on most lines, as `kubectl describe` prints it. */
function looksDescribed(lines: readonly string[]): boolean {
  let described = 0;
  let seen = 0;
  for (const line of lines.slice(0, SAMPLE)) {
    if (line.trim() === '') continue;
    seen++;
    if (/^\s{0,40}[A-Z][\w ()/-]{1,40}:(?: {3,}\S| *$)/.test(line)) described++;
  }
  return described * 2 > seen;
}
