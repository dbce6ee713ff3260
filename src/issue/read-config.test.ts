import { describe, expect, test } from '@jest/globals';
import { parseIssue } from './parse-issue.ts';

const config = (body: string): string[] =>
  parseIssue({ title: '', body, labels: [], comments: [] }).config.map(
    (entry) => `${entry.path.join('.')}=${String(entry.value)}`,
  );
const yaml = (text: string): string[] => config(`\`\`\`yaml\n${text}\n\`\`\``);

describe('settings', () => {
  test.each([
    ['nesting', 'falco:\n  base_syscalls:\n    repair: true', ['falco.base_syscalls.repair=true']],
    ['lists', 'actions:\n  - log\n  - alert', ['actions=log', 'actions=alert']],
    ['a list at the indent of its key', 'a:\n- b\n- c: 1', ['a=b', 'a.c=1']],
    [
      'flow',
      'load_plugins: [ k8saudit, json ]\nlimits: {cpu: 1, memory: 1Gi}',
      ['load_plugins=k8saudit', 'load_plugins=json', 'limits.cpu=1', 'limits.memory=1Gi'],
    ],
    ['an empty list', 'custom_set: []', ['custom_set=[]']],
    ['quotes and comments', 'tag: "0.38.0" # newest\nrate: .03333', ['tag=0.38.0', 'rate=0.03333']],
    ['block scalars', 'a: |\n  b: 1\nc: 2', ['c=2']],
    ['a diff', ' engine:\n-  kind: kmod\n+  kind: modern_ebpf', ['engine.kind=modern_ebpf']],
    ['tabs', 'a:\n\tb: 1', ['a.b=1']],
    ['dotted keys', 'driver.kind: ebpf', ['driver.kind=ebpf']],
    ['no aliases', 'a: &a [x]\nb: *a', ['b=*a']],
  ])('%s', (_name, text, expected) => {
    expect(yaml(text)).toEqual(expected);
  });

  test('flags', () => {
    expect(config('```\nhelm install falco x --set driver.kind=ebpf,tty=true --set-string a.b={c,d}\n```')).toEqual([
      'driver.kind=ebpf',
      'tty=true',
      'a.b=c',
      'a.b=d',
    ]);
    expect(config('run with `falco -o engine.kind=kmod`')).toEqual(['engine.kind=kmod']);
  });

  test('code spans of a sentence, when they are settings', () => {
    expect(config('We set `log_level: debug` and `driver.kind=ebpf`, see `foo: bar`.')).toEqual([
      'log_level=debug',
      'driver.kind=ebpf',
    ]);
  });
});
