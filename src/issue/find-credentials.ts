/** A string that looks like a credential. The value itself is never part of it. */
export interface Credential {
  /** What it looks like, for readers: `GitHub token`. */
  readonly kind: string;
  /** Character offsets in the line, end exclusive. */
  readonly start: number;
  readonly end: number;
}

interface Shape {
  readonly kind: string;
  /** Lower-case literals of which a text must contain one; a quick look before the pattern is tried. */
  readonly hints: readonly string[];
  /** Global; group 1, where there is one, is the secret part. Linear: every repetition is bounded or over one class. */
  readonly pattern: RegExp;
}

/** Self-identifying tokens of the usual providers, then forms that are secret by their place. */
const SHAPES: readonly Shape[] = [
  ['GitHub token', ['gh', 'github_pat_'], /\b(?:gh[opusr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255})/g],
  ['GitLab token', ['gl'], /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-[A-Za-z0-9_.-]{16,200}/g],
  ['AWS access key', ['akia', 'asia', 'abia', 'acca'], /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g],
  ['Google API key', ['aiza'], /\bAIza[A-Za-z0-9_-]{30,60}/g],
  ['Google OAuth token', ['ya29.', 'gocspx-'], /\bya29\.[A-Za-z0-9_-]{20,400}|\bGOCSPX-[A-Za-z0-9_-]{20,60}/g],
  ['Slack token', ['xox', 'xapp-'], /\bxox[a-z]-[A-Za-z0-9-]{10,250}|\bxapp-\d-[A-Za-z0-9-]{10,250}/g],
  [
    'Slack webhook',
    ['hooks.slack.com'],
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9_/-]{15,200})/g,
  ],
  [
    'Discord webhook',
    ['/webhooks/'],
    /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{5,25}\/[A-Za-z0-9_-]{20,200})/g,
  ],
  ['Discord token', ['.'], /\b[MNO][A-Za-z0-9_-]{22,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{25,45}\b/g],
  [
    'Teams webhook',
    ['office.com', 'logic.azure.com'],
    /\.(?:webhook\.office\.com|logic\.azure\.com(?::\d{1,5})?)\/([A-Za-z0-9_@/?=&.%-]{20,400})/g,
  ],
  ['Teams webhook', ['office.com', 'logic.azure.com'], /outlook\.office\.com\/webhook\/([A-Za-z0-9_@/-]{20,400})/g],
  ['Google Chat webhook', ['chat.googleapis.com'], /chat\.googleapis\.com\/v1\/spaces\/([A-Za-z0-9_/?=&.%-]{20,400})/g],
  ['Telegram bot token', [':'], /\b\d{8,11}:[A-Za-z0-9_-]{33,40}\b/g],
  [
    'Stripe key',
    ['k_live_', 'k_test_', 'whsec_'],
    /\b[rsp]k_(?:live|test)_[A-Za-z0-9]{10,200}|\bwhsec_[A-Za-z0-9]{16,100}/g,
  ],
  ['OpenAI key', ['sk-'], /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,250}/g],
  ['Anthropic key', ['sk-ant-'], /\bsk-ant-[A-Za-z0-9_-]{20,250}/g],
  ['npm token', ['npm_'], /\bnpm_[A-Za-z0-9]{30,60}/g],
  ['PyPI token', ['pypi-'], /\bpypi-[A-Za-z0-9_-]{30,250}/g],
  ['RubyGems key', ['rubygems_'], /\brubygems_[a-f0-9]{40,60}/g],
  ['crates.io token', ['cio'], /\bcio[A-Za-z0-9]{32}\b/g],
  ['Docker token', ['dckr_'], /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,60}/g],
  ['SendGrid key', ['sg.'], /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/g],
  ['Mailgun key', ['key-'], /\bkey-[a-f0-9]{32}\b/g],
  ['Mailchimp key', ['-us'], /\b[a-f0-9]{32}-us\d{1,2}\b/g],
  ['Twilio key', ['sk', 'ac'], /\b(?:SK|AC)[a-f0-9]{32}\b/g],
  ['Grafana token', ['glsa_', 'glc_'], /\bgl(?:sa|c)_[A-Za-z0-9_+/=-]{20,250}/g],
  ['Vault token', ['hvs.', 'hvb.', 'hvr.', 's.'], /\bhv[sbr]\.[A-Za-z0-9_-]{20,250}|\bs\.[A-Za-z0-9]{24}\b/g],
  ['Terraform token', ['.atlasv1.'], /\b[A-Za-z0-9]{10,20}\.atlasv1\.[A-Za-z0-9_-]{40,120}/g],
  ['New Relic key', ['nr'], /\bNR(?:AK|JS|II|IQ)-[A-Za-z0-9]{20,60}/g],
  ['DigitalOcean token', ['_v1_'], /\bdo[opr]_v1_[a-f0-9]{40,80}/g],
  ['Databricks token', ['dapi'], /\bdapi[a-f0-9]{32}(?:-\d)?\b/g],
  ['Hugging Face token', ['hf_'], /\bhf_[A-Za-z0-9]{30,60}/g],
  ['Shopify token', ['shp'], /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{30,40}/g],
  ['Square token', ['sq0'], /\bsq0[a-z]{3}-[A-Za-z0-9_-]{20,60}/g],
  ['Linear key', ['lin_'], /\blin_(?:api|oauth)_[A-Za-z0-9]{30,80}/g],
  ['Notion token', ['ntn_', 'secret_'], /\b(?:ntn_|secret_)[A-Za-z0-9]{40,60}\b/g],
  ['Postman key', ['pmak-'], /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}/g],
  ['Pulumi token', ['pul-'], /\bpul-[a-f0-9]{40}\b/g],
  ['Doppler token', ['dp.'], /\bdp\.(?:pt|st|ct|scim|audit)\.[A-Za-z0-9_.-]{20,80}/g],
  ['Supabase token', ['sbp_'], /\bsbp_[a-f0-9]{40}\b/g],
  ['Atlassian token', ['atatt3x', 'atbb', 'atctt3x'], /\bAT(?:ATT3x|BB|CTT3x)[A-Za-z0-9_=-]{20,250}/g],
  ['Sentry DSN', ['://'], /https?:\/\/([a-f0-9]{32})(?::[a-f0-9]{32})?@/g],
  ['Okta token', ['ssws'], /\bSSWS\s+([A-Za-z0-9_-]{20,80})/g],
  ['age key', ['age-secret-key'], /\bAGE-SECRET-KEY-1[A-Z0-9]{50,70}/g],
  ['Azure client secret', ['q~'], /\b[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{30,40}/g],
  [
    'Azure key',
    ['accountkey', 'sharedaccess'],
    /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=([A-Za-z0-9+/=%]{16,200})/gi,
  ],
  // A whole key on one line, as it stands in a title or in an environment variable; blocks of lines are seen by `redact`.
  [
    'private key',
    ['private key'],
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----([A-Za-z0-9+/=\\ :,-]{16,16000})/g,
  ],
  ['Azure SAS', ['sig='], /[?&]sig=([A-Za-z0-9%+/=]{20,200})/g],
  ['JSON web token', ['eyj'], /\beyJ[A-Za-z0-9_-]{6,4000}\.[A-Za-z0-9_-]{6,8000}(?:\.[A-Za-z0-9_-]{0,4000})?/g],
  ['password in a URL', ['://'], /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"<>]{0,100}:([^\s@/'"<>]{1,200})@/gi],
  [
    'authorization header',
    ['authorization'],
    /\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token|apikey)?\s{0,3}([A-Za-z0-9+/=_.:-]{8,4000})/gi,
  ],
  ['bearer token', ['bearer'], /\bbearer\s{1,3}([A-Za-z0-9+/=_.-]{16,4000})/gi],
  [
    'kubeconfig data',
    ['-data', 'cabundle', 'tls.'],
    /\b(?:client-key-data|client-certificate-data|certificate-authority-data|caBundle|tls\.key|tls\.crt)["']?\s{0,3}:\s{0,3}["']?([A-Za-z0-9+/=]{12,16000})/g,
  ],
  [
    'password or key',
    ['pass', 'pwd', 'secret', 'token', 'key', 'credential', 'community', 'webhook'],
    /(?:pass(?:word|wd|phrase)?|pwd|secret(?:[_-]?(?:access[_-]?)?key)?|token|api[_-]?key|access[_-]?key(?:[_-]?id)?|(?:auth|account|shared|routing|integration|license|encryption|signing|private)[_-]?key|credentials?|community|webhook[_-]?url)["']?\s{0,3}[:=]\s{0,3}["']?([^\s"',;}{)(]{4,4000})/gi,
  ],
  [
    'password or key',
    ['-p', '-t', '-s', '-a', '-u'],
    /(?:^|\s)(?:--?(?:password|passwd|token|secret|api-?key)[= ]|-u\s{1,2}[^\s:]{1,60}:)([^\s"']{4,400})/gi,
  ],
].map(([kind, hints, pattern]) => ({ kind, hints, pattern }) as Shape);

/** Values behind a key that are no secret: placeholders, references, empty words, numbers below eight digits, paths. */
const HARMLESS =
  /^(?:[*x.•-]{3,}|<.*>?|\$[({\w].*|\{\{.*|%.*%|null|none|nil|true|false|yes|no|empty|redacted.*|\[redacted.*|changeme|example|string|required|optional|enabled|disabled|bucket|\d{1,7}|[~./][^\s]*\/[^\s]*|depleted.*|file:.*|env:.*|secretKeyRef:?|valueFrom:?|name:|type:|kubernetes\.io\/.*|https?:\/\/[^\s@?]*)$/i;

/**
 * The credential-like strings of one line (at most 16,384 characters are looked at). Overlaps are merged into the first.
 * A line of a private key block is found by {@link redactLines}, which sees the lines around it.
 */
export function findCredentials(line: string): Credential[] {
  if (line.length < 8) return [];
  const text = line.slice(0, 16_384);
  const lower = text.toLowerCase();
  const found: Credential[] = [];
  for (const { kind, hints, pattern } of SHAPES) {
    if (!hints.some((hint) => lower.includes(hint))) continue;
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? match[0];
      if (match[1] !== undefined && HARMLESS.test(secret)) continue;
      const start = match.index + match[0].lastIndexOf(secret);
      found.push({ kind, start, end: start + secret.length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Credential[] = [];
  for (const credential of found) {
    const last = merged.at(-1);
    if (last && credential.start < last.end)
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, credential.end) };
    else merged.push(credential);
  }
  return merged;
}
