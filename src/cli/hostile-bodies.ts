/** Bodies of about `size` characters, made to be slow: nesting, unclosed constructs, near-misses of the patterns, bombs. */
export function hostileBodies(size: number): { name: string; body: string }[] {
  const fill = (unit: string): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  const lines = (line: (i: number) => string, count = 100_000): string => {
    const out: string[] = [];
    for (let i = 0, length = 0; length < size && i < count; i++) {
      const text = line(i);
      out.push(text);
      length += text.length + 1;
    }
    return out.join('\n').slice(0, size);
  };
  return Object.entries({
    'nested quotes': fill('> '),
    'quotes line by line': lines((i) => `${'> '.repeat(i % 40)}x`),
    'nested lists': lines((i) => `${' '.repeat(i % 200)}- x`),
    'open fences': lines((i) => `${'`'.repeat(3 + (i % 5))}yaml`),
    'tilde fences': lines(() => '~~~'),
    backticks: fill('`'),
    'backticks apart': fill('`a'),
    'open comments': fill('<!-- '),
    'closing comments': fill('--> '),
    'emphasis run': fill('*a_ '),
    brackets: fill('[](('),
    'table rows': lines(() => `|${' a |'.repeat(40)}`),
    'one long line': fill('a'),
    'one long line of words': fill('drop event '),
    'one long line of digits': fill('1234567890'),
    blanks: fill(' '),
    'blank lines': fill('\n'),
    tabs: fill('\t'),
    'carriage returns': fill('\r'),
    'headings that never end': lines((i) => `${'#'.repeat(1 + (i % 6))} Falco version`),
    'template fields': lines(() => '- Falco version:'),
    'drop lines': lines(
      (i) => `Falco internal: syscall event drop. ${i} system calls dropped in last second.(n_drops=${i} n_evts=90000)`,
    ),
    'drop lines, nearly': lines(
      () => 'Falco internal: syscall event drop.  system calls dropped in last second.(n_drops= n_evts=',
    ),
    'version near-misses': lines((i) => `Falco version: 0.${i}.x.${i} v0..${i} falco:0.36.`),
    'kernel near-misses': lines((i) => `4.18.0-${i}.el8_.x86 5.14.0-${i}+ Linux version`),
    'yaml bomb': `\`\`\`yaml\na: &a [x,x,x,x,x,x,x,x,x]\n${lines((i) => `b${i}: &b${i} [*a,*a,*a,*a,*a,*a,*a,*a,*a]`)}`,
    'deep yaml': `\`\`\`yaml\n${lines((i) => `${' '.repeat(Math.min(i, 400))}k${i}:`)}`,
    'flow yaml': `\`\`\`yaml\nx: ${fill('{a: [')}`,
    'deep json': fill('{"a":['),
    'flags near-misses': lines(() => '/usr/bin/falco -k -K -A --set a.b.c --set= -o x -o y= --cri'),
    'credential near-misses': lines(() => 'password= token: eyJhbGci. ghp_ AKIA xoxb- -----BEGIN PRIVATE KEY'),
    'escape codes': fill('\u001b[31m\u001b[0m'),
    'zero width': fill('\u200bF\u200da\u200cl\u2060co '),
    'right to left': fill('\u202e\u2066falco \u2069'),
    'lone surrogates': fill('\ud800a\udc00'),
    'every symptom': lines(
      () => 'CPU high, memory grows, events dropped, OOMKilled, does not start, <NA>, throttled, restarts',
    ),
    'every language': lines(
      () => 'CPU 使用率が高い 内存 泄漏 verliert Ereignisse pérdida de eventos perte falhou 丢失 事件',
    ),
  }).map(([name, body]) => ({ name, body: body.slice(0, size) }));
}
