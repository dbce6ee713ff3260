import type { ConfigEntry } from './issue-document.ts';

/** `"8"` → `8` as text, `8` → a number, `true` → yes, `~` → null, the rest as text without quotes. */
export function scalarOf(text: string): ConfigEntry['value'] {
  const value = text.trim();
  const quoted = /^"(.*)"$/.exec(value) ?? /^'(.*)'$/.exec(value);
  if (quoted) return quoted[1]!.replaceAll("''", "'").replaceAll('\\"', '"');
  if (/^(?:true|yes|on)$/i.test(value)) return true;
  if (/^(?:false|no|off)$/i.test(value)) return false;
  if (value === '' || value === '~' || value === 'null') return null;
  if (/^[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/.test(value)) return Number(value);
  return value.slice(0, 500);
}

interface Flow {
  readonly path: readonly string[];
  readonly text: string;
}

const MOST = 200;

/** The scalars of a value that may be a flow list or map: `[log, alert]`, `{cpu: 1, memory: 1Gi}`; an unclosed one is read as far as it goes. */
export function flowScalars(value: string): Flow[] {
  if (!value.startsWith('[') && !value.startsWith('{')) return [{ path: [], text: value }];
  if (/^(?:\[\s*\]|\{\s*\})$/.test(value)) return [{ path: [], text: value.replaceAll(' ', '') }];
  const out: Flow[] = [];
  const path: (string | undefined)[] = [];
  let token = '';
  let quote = '';
  let key: string | undefined;
  const end = (): void => {
    const text = token.trim();
    if (text !== '' && out.length < MOST) {
      const keys = key === undefined ? path : [...path, key];
      out.push({ path: keys.filter((part) => part !== undefined), text });
    }
    token = '';
    key = undefined;
  };
  for (let i = 0; i < value.length && out.length < MOST; i++) {
    const char = value.charAt(i);
    if (quote !== '') {
      token += char;
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && token.trim() === '') {
      quote = char;
      token += char;
    } else if (char === '[' || char === '{') {
      if (path.length < 12) path.push(key);
      key = undefined;
      token = '';
    } else if (char === ']' || char === '}') {
      end();
      path.pop();
    } else if (char === ',') end();
    else if (char === ':' && key === undefined && /[\s"']/.test(value.charAt(i + 1) || ' ')) {
      key = token.trim().replace(/^["']|["']$/g, '');
      token = '';
    } else token += char;
  }
  end();
  return out;
}
