import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

test('the demo ends by itself with code 0: one comment, created, then edited', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'demo'], { timeout: 30_000 });
  expect(stdout).toMatch(/issues\.opened, signature verified → create/);
  expect(stdout).toMatch(/issue_comment\.created, signature verified → update/);
  expect(stdout).toContain('edited in place');
  // 4.18.0-372 is a kernel of RHEL 8.6 and 5.14.0-284 one of 9.2: not those of "RHEL 8.8/8.9".
  expect(stdout).toMatch(/kernel of RHEL 8\.6[^\n]*kernel of RHEL 9\.2/);
}, 40_000);
