import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/**
 * The app's private key in the forms in which it survives settings: PEM, PEM with `\n` for its line ends, with
 * spaces for them, in quotes, or all of it in base64. Absent when it is none of these or no RSA key.
 */
export function readPrivateKey(text: string): string | undefined {
  const unquoted = text.trim().replace(/^(["'])([^]*)\1$/, '$2');
  const decoded = unquoted.includes('-----BEGIN') ? unquoted : Buffer.from(unquoted, 'base64').toString('utf8');
  const parts = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^]*?)-----END \1-----/.exec(decoded);
  if (!parts) return undefined;
  const [, kind, body = ''] = parts;
  const lines = body.replaceAll(/\\[rn]|\s/g, '').match(/.{1,64}/g) ?? [];
  const pem = [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n');
  return isRsa(pem) ? pem : undefined;
}

/** Whether the key can do its work: a damaged one may still have the right form. */
function isRsa(pem: string): boolean {
  try {
    const key = createPrivateKey(pem);
    const text = Buffer.from('known-cause');
    return key.asymmetricKeyType === 'rsa' && verify('sha256', text, createPublicKey(key), sign('sha256', text, key));
  } catch {
    return false;
  }
}
