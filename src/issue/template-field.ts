/** A label of an issue template at the start of a line. */
export interface FieldLabel {
  readonly field: string;
  /** `section` holds prose; `value` holds one fact of the environment; `wish` holds what ought to be, not what is. */
  readonly role: 'section' | 'value' | 'wish';
  /** What stands behind the label on the same line, trimmed; empty when nothing does. */
  readonly rest: string;
}

type Known = readonly [pattern: RegExp, field: string, role: FieldLabel['role']];

/**
 * Headings of the Falco templates (the organisation's default since 2019-12, the older one with `What happened`), of
 * the Kubernetes-style templates of falcoctl and others, and of issue forms. Case does not matter.
 */
const LABELS: readonly Known[] = [
  [/^(?:running |used |current )?falco(?:'s)? versions?\b/, 'falco-version', 'value'],
  [/^(?:falco )?(?:helm )?chart versions?\b/, 'chart-version', 'value'],
  [/^system info(?:rmation)?\b/, 'system-info', 'value'],
  [/^cloud providers?(?: or hardware configuration)?\b|^hardware configuration\b|^hardware\b/, 'cloud', 'value'],
  [/^(?:kubernetes|k8s) (?:cluster )?versions?\b/, 'kubernetes-version', 'value'],
  [
    /^(?:host |node )?(?:os|operating system)(?: and version| version| \/ kernel|\/kernel)?\b|^(?:linux )?distribution\b|^distro\b/,
    'os',
    'value',
  ],
  [/^(?:linux |host )?kernel(?: version| release)?\b/, 'kernel', 'value'],
  [
    /^install(?:ation)? (?:method|tools?|type)\b|^installed (?:with|via|by|using)\b|^how (?:did you|was falco) install(?:ed)?\b/,
    'installation-method',
    'value',
  ],
  [/^(?:container )?runtime\b|^cri\b/, 'container-runtime', 'value'],
  [/^(?:falco )?driver(?: kind| type| used)?\b/, 'driver', 'value'],
  [
    /^describe the bug\b|^bug description\b|^what happened\b|^describe what happened\b|^description\b|^what is (?:the problem|wrong)\b|^bug report\b|^problem\b|^issue\b/,
    'describe',
    'section',
  ],
  [
    /^how to reproduce(?: it)?\b|^(?:steps )?to reproduce(?: the issue)?\b|^reproduction\b|^steps to reproduce\b/,
    'reproduce',
    'section',
  ],
  [
    /^expected behaviou?r\b|^what (?:you|did you) expect(?:ed)?(?: to happen)?\b|^describe what you expected\b|^expected results?\b|^acceptance\b/,
    'expected',
    'wish',
  ],
  [/^screenshots?\b/, 'screenshots', 'section'],
  [/^(?:your |agent )?environment\b|^additional environment details\b/, 'environment', 'section'],
  [
    /^additional (?:context|info(?:rmation)?)\b|^anything else(?: we need to know)?\b|^others?\b/,
    'additional',
    'section',
  ],
  [/^motivation\b|^why is this needed\b/, 'motivation', 'section'],
  [/^feature\b|^what would you like to be added\b|^describe the improvement\b/, 'feature', 'section'],
  [/^alternatives\b/, 'alternatives', 'section'],
  [/^what to document\b/, 'document', 'section'],
  [
    /^what type of pr is this\b|^any specific area of the project\b|^what this pr does\b|^which issue\(?s\)? (?:does )?this pr\b|^special notes for your reviewer\b|^does this pr introduce\b/,
    'pull-request',
    'section',
  ],
];

/** Cheap test for the first word: most lines are no label. */
const MAY_START =
  /^[\s\-*+•#_\d.)]{0,20}(?:falco|chart|helm|system|cloud|hardware|kubern|k8s|host|node|os\b|operat|linux|distr|kernel|install|how |running|used|current|container|runtime|cri\b|driver|descr|bug|what|problem|issue|steps?|to rep|repro|expect|accept|screen|your|agent|environ|addit|anyth|others?\b|motiv|why|feature|altern|any|which|special|does)/i;

/**
 * Is this line a template label?
 *
 *     **Expected behaviour**      - Kernel (e.g. `uname -a`): 5.15.0
 *       ^^^^^^^^^^^^^^^^^^          ^^^^^^                    ^^^^^^
 *
 * A section needs a markup (bold, `#`, or a line of its own), an environment value needs a colon, bold or `#`.
 */
export function fieldLabel(text: string): FieldLabel | undefined {
  if (!MAY_START.test(text)) return undefined;
  const shape = /^\s{0,8}(?:([-*+•]|\d{1,2}[.)])\s+)?(#{1,6}\s+)?(\*{2,3}|__)?\s?(.*)$/.exec(text.slice(0, 400));
  if (!shape) return undefined;
  const [, bullet, hash, bold, words = ''] = shape;
  const lower = words.toLowerCase();
  for (const [pattern, field, role] of LABELS) {
    const found = pattern.exec(lower);
    if (!found) continue;
    const tail =
      /^\s*(?:\((?:[^()]|\([^()]{0,80}\)){0,160}\)|\[[^\]]{0,80}\])?\s*(?:as minimally and precisely as possible)?\s*(\?)?\s*([:：])?\s*(\*{2,3}|__)?\s*(\?)?\s*([:：])?(.*)$/.exec(
        words.slice(found[0].length) + text.slice(400),
      );
    if (!tail) return undefined;
    const rest = (tail[6] ?? '').trim();
    const colon = tail[2] !== undefined || tail[5] !== undefined;
    const closed = tail[3] !== undefined;
    const marked = hash !== undefined || (bold !== undefined && closed);
    if (role === 'value') {
      if (colon || ((marked || bullet !== undefined) && rest === '')) return { field, role, rest };
    } else if (marked || (rest === '' && (colon || (bullet === undefined && words.length < 60)))) {
      return { field, role, rest };
    }
    return undefined;
  }
  return undefined;
}

/** `_No response_` of a form, or another way to leave a field empty. */
export const isNoAnswer = (text: string): boolean =>
  /^(?:_No response_|_none_|n\/?a|none|no|-+|\.+|todo|tbd|\?+|unknown|not applicable|nothing special)\.?$/i.test(
    text.trim(),
  );

/** A label that nobody writes inside a code block. */
export const isSectionEnd = (line: string): boolean => {
  if (!line.startsWith('**') && !line.startsWith('#') && !line.startsWith('- ')) return false;
  return fieldLabel(line) !== undefined;
};
