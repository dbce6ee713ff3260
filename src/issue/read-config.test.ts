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

  test.each([
    ['nothing around', 'we run with driver.kind=modern_ebpf since May', ['driver.kind=modern_ebpf']],
    ['in parentheses', 'The receiver (http_output.enabled: true) is slow', ['http_output.enabled=true']],
    ['at the end', 'It happens with log_level=debug.', ['log_level=debug']],
    ['in German', 'Gesetzt ist outputs_queue.capacity=0, sonst nichts', ['outputs_queue.capacity=0']],
    ['in Chinese', '我们设置了 base_syscalls.repair=true', ['base_syscalls.repair=true']],
    ['told', 'We turned log_level to debug because of it', ['log_level=debug']],
    ['told with a path', 'I set `base_syscalls.repair` to true.', ['base_syscalls.repair=true']],
    ['told in German', 'log_level steht auf debug', ['log_level=debug']],
    ['wished', 'You could set log_level to debug, or should I set json_output to true?', []],
    ['undone', 'Never set log_level to debug', []],
    ['no key', 'we changed some_value to 5', []],
    ['no setting', 'time=12, see metrics: all of them, rules=none', []],
    ['a flag is read once', 'with --set driver.kind=kmod', ['driver.kind=kmod']],
    ['a path and a value in spans of their own', '`falco.priority` is `debug` for that', ['falco.priority=debug']],
    ['a field of an alert', '`container.id` is `host` there', []],
  ])('in a sentence, %s', (_name, body, expected) => {
    expect(config(body)).toEqual(expected);
  });

  test.each([
    [
      'below a word',
      'Our values:\ndriver:\n  kind: kmod\nresources:\n  limits:\n    cpu: 1',
      ['driver.kind=kmod', 'resources.limits.cpu=1'],
    ],
    ['one line', 'falco.yaml:\n\nlog_level: debug\n\nthanks', ['log_level=debug']],
    [
      'some lines',
      'Set are\njson_output: true\nrule_matching: all # all of them',
      ['json_output=true', 'rule_matching=all'],
    ],
    ['a list of arguments', 'extra:\n  args:\n    - --disable-cri-async', ['extra.args=--disable-cri-async']],
    ['no YAML', 'Steps:\n- install\n- wait', []],
    ['a field of a template', '- driver:\n  kmod', []],
  ])('without a fence, %s', (_name, body, expected) => {
    expect(config(body)).toEqual(expected);
  });
});

describe('settings beside others', () => {
  test('a key without its parent, behind one of the same parent', () => {
    expect(config('It runs with `metrics.enabled: true`, `interval: 15m` and `foo: bar`.')).toEqual([
      'metrics.enabled=true',
      'metrics.interval=15m',
    ]);
    expect(config('It runs with `engine.kind: kmod` and `interval: 15m`.')).toEqual(['engine.kind=kmod']);
  });

  test('flags in the arguments of a container', () => {
    expect(yaml('args:\n  - /usr/bin/falco\n  - -o\n  - libs_logger.enabled=true\n  - log_level=debug')).toContain(
      'libs_logger.enabled=true',
    );
    expect(yaml('args:\n  - -o\n  - log_level=debug\n  - priority=debug')).not.toContain('priority=debug');
  });
});

describe('settings in Terraform', () => {
  const hcl = (text: string): string[] => config(`\`\`\`hcl\n${text}\n\`\`\``);

  test('the map of yamlencode, and nothing around it', () => {
    const text = [
      'resource "helm_release" "falco" {',
      '  name    = "falco"',
      '  version = "4.17.0"',
      '  values = [yamlencode({',
      '    driver = { kind = "modern_ebpf" }',
      '    falco = {',
      '      # driver = { kind = "kmod" }',
      '      syscall_event_drops = {',
      '        actions   = ["log", "alert"]',
      '        threshold = 0.1',
      '      }',
      '    }',
      '    tty = true',
      '  })]',
      '  timeout = 600',
      '}',
    ].join('\n');
    expect(hcl(text)).toEqual([
      'driver.kind=modern_ebpf',
      'falco.syscall_event_drops.actions=log',
      'falco.syscall_event_drops.actions=alert',
      'falco.syscall_event_drops.threshold=0.1',
      'tty=true',
    ]);
  });

  test.each([
    ['on one line', 'set { name = "driver.kind" value = "ebpf" }'],
    ['on several lines', 'set {\n  name  = "driver.kind"\n  value = "ebpf"\n}'],
    ['in a list', 'set = [\n  {\n    name  = "driver.kind"\n    value = "ebpf"\n  }\n]'],
  ])('a pair %s', (_name, text) => {
    expect(hcl(text)).toEqual(['driver.kind=ebpf']);
  });

  test('an unclosed map is read as far as it goes, a long one to its limit', () => {
    expect(hcl('values = [yamlencode({\n  driver = {\n    kind = "kmod"')).toEqual(['driver.kind=kmod']);
    const many = Array.from({ length: 4_000 }, (_, i) => `a${String(i)} = 1`).join('\n');
    expect(hcl(`values = [yamlencode({\n${many}\n})]`)).toHaveLength(3_000);
  });
});
