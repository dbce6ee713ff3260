/** Credential-like strings, all made up, assembled so that no scanner takes this file for a leak. */
const a = (n: number): string => 'aB3dE6gH9jK2mN5pQ8sT1vW4xY7z'.repeat(20).slice(0, n);
const hex = (n: number): string => '0123456789abcdef'.repeat(20).slice(0, n);
const digits = (n: number): string => '1029384756'.repeat(5).slice(0, n);
const up = (n: number): string => a(n).toUpperCase();

export interface Sample {
  readonly kind: string;
  readonly line: string;
  readonly secret: string;
}
const of = (kind: string, secret: string, line = `found ${secret} in the log`): Sample => ({ kind, secret, line });

export const CREDENTIALS: readonly Sample[] = [
  of('GitHub personal token', `ghp_${a(36)}`),
  of('GitHub OAuth token', `gho_${a(36)}`),
  of('GitHub app token', `ghs_${a(36)}`),
  of('GitHub fine-grained token', `github_pat_${a(22)}_${a(59)}`),
  of('GitLab token', `glpat-${a(20)}`),
  of('GitLab runner token', `glrt-${a(20)}`),
  of('AWS key id', `AKIA${up(16)}`),
  of('AWS temporary key id', `ASIA${up(16)}`),
  of('AWS secret', a(40), `aws_secret_access_key = ${a(40)}`),
  of('AWS secret in YAML', a(40), `    secretaccesskey: ${a(40)}`),
  of('Google API key', `AIza${a(35)}`),
  of('Google OAuth token', `ya29.${a(60)}`),
  of('Google client secret', `GOCSPX-${a(28)}`),
  of('Slack bot token', `xoxb-${digits(12)}-${a(24)}`),
  of('Slack app token', `xapp-1-${a(40)}`),
  of(
    'Slack webhook',
    `T0${up(8)}/B0${up(8)}/${a(24)}`,
    `webhook: https://hooks.slack.com/services/T0${up(8)}/B0${up(8)}/${a(24)}`,
  ),
  of('Discord webhook', `${digits(18)}/${a(60)}`, `url https://discord.com/api/webhooks/${digits(18)}/${a(60)}`),
  of('Discord token', `M${a(23)}.${a(6)}.${a(27)}`),
  of(
    'Teams webhook',
    `${hex(32)}@${hex(32)}/IncomingWebhook/${hex(32)}`,
    `https://acme.webhook.office.com/webhookb2/${hex(32)}@${hex(32)}/IncomingWebhook/${hex(32)}`,
  ),
  of(
    'Google Chat webhook',
    `AAAA${a(8)}/messages?key=${a(39)}`,
    `https://chat.googleapis.com/v1/spaces/AAAA${a(8)}/messages?key=${a(39)}`,
  ),
  of('Telegram bot token', `${digits(10)}:${a(35)}`),
  of('Stripe key', ['sk', 'live', a(24)].join('_')),
  of('Stripe webhook secret', `whsec_${a(32)}`),
  of('OpenAI key', `sk-proj-${a(48)}`),
  of('Anthropic key', `sk-ant-api03-${a(80)}`),
  of('npm token', `npm_${a(36)}`),
  of('PyPI token', `pypi-AgEI${a(80)}`),
  of('RubyGems key', `rubygems_${hex(48)}`),
  of('Docker token', `dckr_pat_${a(27)}`),
  of('SendGrid key', `SG.${a(22)}.${a(43)}`),
  of('Mailgun key', `key-${hex(32)}`),
  of('Mailchimp key', `${hex(32)}-us12`),
  of('Twilio key', `SK${hex(32)}`),
  of('Grafana token', `glsa_${a(32)}_${hex(8)}`),
  of('Vault token', `hvs.${a(90)}`),
  of('Terraform token', `${a(14)}.atlasv1.${a(64)}`),
  of('New Relic key', `NRAK-${up(27)}`),
  of('DigitalOcean token', `dop_v1_${hex(64)}`),
  of('Databricks token', `dapi${hex(32)}`),
  of('Hugging Face token', `hf_${a(34)}`),
  of('Shopify token', `shpat_${hex(32)}`),
  of('Linear key', `lin_api_${a(40)}`),
  of('Notion token', `ntn_${a(46)}`),
  of('Postman key', `PMAK-${hex(24)}-${hex(34)}`),
  of('Pulumi token', `pul-${hex(40)}`),
  of('Doppler token', `dp.pt.${a(43)}`),
  of('Atlassian token', `ATATT3x${a(60)}`),
  of('Sentry DSN', hex(32), `dsn https://${hex(32)}@o1.ingest.example/2`),
  of('age key', `AGE-SECRET-KEY-1${up(58)}`),
  of('Azure client secret', `${a(3)}8Q~${a(34)}`),
  of('Azure storage key', `${a(86)}==`, `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${a(86)}==;`),
  of('Azure SAS', `${a(43)}%3D`, `https://x.blob.core.windows.net/c?sv=2022&sig=${a(43)}%3D`),
  of('JSON web token', `eyJ${a(30)}.eyJ${a(60)}.${a(43)}`),
  of('password in a URL', `S3cret${a(6)}`, `url: https://falco:S3cret${a(6)}@alerts.example.invalid/in`),
  of('password of a database', `pg${a(10)}`, `postgres://falco:pg${a(10)}@db:5432/alerts`),
  of('bearer token', a(40), `curl -H "Authorization: Bearer ${a(40)}" https://x`),
  of('basic authorization', `${a(24)}==`, `Authorization: Basic ${a(24)}==`),
  of('kubeconfig key', a(80), `    client-key-data: ${a(80)}`),
  of('kubeconfig token', a(40), `    token: ${a(40)}`),
  of('password in YAML', 'hunter2-and-more', '  password: hunter2-and-more'),
  of('quoted password', 'correct horse'.split(' ')[0] ?? '', `"password": "${'correct horse'.split(' ')[0]}"`),
  of('password in an environment variable', `pw${a(12)}`, `DB_PASSWORD=pw${a(12)}`),
  of('API key in a header', a(32), `x-api-key: ${a(32)}`),
  of('password flag', `pf${a(10)}`, `mysql --password=pf${a(10)} -h db`),
  of('curl user', `cu${a(10)}`, `curl -u admin:cu${a(10)} https://x`),
  of('PagerDuty routing key', hex(32), `routingKey: ${hex(32)}`),
  of('Datadog key', hex(32), `DD_API_KEY: "${hex(32)}"`),
];

/** Over several lines; of the key itself no line may come out. */
export const PRIVATE_KEY_BLOCK: Sample = {
  kind: 'private key',
  line: ['-----BEGIN RSA PRIVATE KEY-----', a(64), a(60), '-----END RSA PRIVATE KEY-----'].join('\n'),
  secret: a(60),
};

/** Lines of ordinary reports in which nothing is secret. */
export const CLEAN_LINES: readonly string[] = [
  'Falco version: 0.36.2 (x86_64)',
  'Syscall event drop but token bucket depleted, skipping actions',
  'Driver version: 17f5df52a7d9ed6bb12d3b1768460def8439936d',
  'CLI args: /usr/bin/falco -K /var/run/secrets/kubernetes.io/serviceaccount/token -k https://10.0.0.1 -pk',
  'ghcr.io/falcosecurity/rules/falco-rules@sha256:d4c03e000273a0168ee3d9b3dfb2174e667b93c9bfedf399b298ed70f37d623b',
  'insmod: ERROR: could not insert module falco.ko: Required key not available',
  'insmod: ERROR: could not insert module falco.ko: Key was rejected by service',
  'password: ${REDIS_PASSWORD}',
  'password: ""',
  'token: <redacted>',
  'secretKeyRef: {name: falco, key: token}',
  'container=4c1b7a9e0d21 image=registry.local/cart:1.4',
  'see https://github.com/falcosecurity/falco/issues/2996#issuecomment-1881234567',
  'Tue Aug 10 11:03:23 2021: Falco version 0.29.1 (driver version 17f5df52a7d9ed6bb12d3b1768460def8439936d)',
  'Events detected: 0',
  'key: value',
  'the secret: we have no idea',
];
