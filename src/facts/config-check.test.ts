import { describe, expect, test } from '@jest/globals';
import { parseIssue } from '../issue/parse-issue.ts';
import { checkConfig } from './config-check.ts';
import type { Tables } from './tables.ts';

const tables: Tables = {
  releases: [],
  charts: [],
  kernels: [],
  platforms: [],
  drivers: [],
  configKeys: [
    {
      key: 'syscall_buf_size_preset',
      from: '0.33.0',
      to: '0.37.1',
      is: 'count',
      min: 1,
      max: 10,
      renamedTo: 'engine.<driver>.buf_size_preset',
    },
    { key: 'metadata_download.max_mb', from: '0.30.0', to: '0.36.2', is: 'count' },
    { key: 'base_syscalls.repair', from: '0.35.0', is: 'yes-no' },
    { key: 'buffered_outputs', from: '0.26.0', is: 'yes-no' },
    { key: 'engine.kind', from: '0.37.0', is: 'text', values: ['kmod', 'modern_ebpf'] },
  ],
};
const check = (yaml: string, version?: string): string[] =>
  checkConfig(
    parseIssue({ title: '', body: `\`\`\`yaml\n${yaml}\n\`\`\``, labels: [], comments: [] }),
    tables,
    version,
  ).map(
    (problem) => `${problem.kind} ${problem.key}${problem.suggestion === undefined ? '' : ` → ${problem.suggestion}`}`,
  );

describe('checkConfig', () => {
  test.each([
    ['base_syscalls: {repair: true}', '0.34.1', ['not-yet base_syscalls.repair']],
    ['base_syscalls: {repair: true}', '0.35.0', []],
    ['metadata_download: {max_mb: 5}', '0.37.0', ['gone metadata_download.max_mb']],
    ['syscall_buf_size_preset: 6', '0.38.0', ['renamed syscall_buf_size_preset → engine.<driver>.buf_size_preset']],
    ['syscall_buf_size_preset: 12', undefined, ['out-of-range syscall_buf_size_preset']],
    ['buffered_outputs: true', '0.42.0', ['ignored buffered_outputs']],
    ['base_syscalls: {repair: maybe}', '0.38.0', ['wrong-type base_syscalls.repair']],
    ['falco: {engine: {kind: kmod}}', '0.38.0', ['ignored falco.engine.kind → driver.*']],
    ['falco:\n  driver:\n    kind: ebpf', '0.35.1', ['wrong-level falco.driver.kind → driver.kind']],
    ['containerd:\n  socket: /run/x.sock', '0.40.0', ['wrong-level containerd.socket → collectors.containerd.socket']],
    ['syscall_event_drops:\n  actions: [ignore, log]', undefined, ['contradicting syscall_event_drops.actions']],
    ['some_tool:\n  key: 1', '0.38.0', []],
  ])('%j on %s', (yaml, version, expected) => {
    expect(check(yaml, version)).toEqual(expected);
  });
});
