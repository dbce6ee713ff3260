import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string, title = 'Falco'): string =>
  valuesOf(falcoFacts(`Falco 0.39.0 it is.\n\n${body}`, { title }), name);

describe('numbers that are told', () => {
  test.each([
    ['drops.max', 'we see drops of up to 48000 in a second', '48000'],
    ['drops.max', 'the worst second had 402118 lost system calls', '402118'],
    ['drops.max', 'Pico de 91204 syscalls perdidas em um segundo', '91204'],
    ['drops.max', '大量丢事件，最多一秒 25000 个', '25000'],
    ['drops.max', 'bis zu 12.500 verlorene Events pro Sekunde', '12500'],
    ['drops.max', 'up to 48,000 dropped events per second', '48000'],
    ['drops.max', 'numbers like 10k and even 458K of "syscall events dropped in the last second"', '458000'],
    ['drops.max', '44 000 events are lost per minute', ''],
    ['drops.max', 'around 30k drops per second in the worst second', '30000'],
    ['drops.max', 'En el peor segundo se pierden 22310 llamadas', '22310'],
    ['drops.max', 'Environ 9 000 appels système perdus par seconde au pire', '9000'],
    ['drops.max', '最悪の 1 秒で 8,450 件のシステムコールが失われます', '8450'],
    ['drops.max', 'in the worst second we lose up to 7100 events', '7100'],
    ['drops.max', '2024-12-03T09:00:02 n_drops 8411\n2024-12-03T10:00:03 n_drops 9077', '9077'],
    ['drops.max', 'Syscall event drop, n_drops=5120, n_evts=40960', '5120'],
    ['drops.max', 'No pior segundo perdemos 8 900 eventos', '8900'],
    ['drops.max', 'Au pire 14 500 événements perdus en une seconde, soit 9 % du total', '14500'],
    ['syscalls.total', '22 syscalls in rules, and 58 for the state engine, 80 selected in total', '80'],
    ['drops.max', 'scap.n_drops 123456 after a day', ''],
    ['drops.rate', 'Syscall event drop, n_drops=5120, n_evts=40960', '0.125'],
    ['drops.loss', 'Syscall event drop, n_drops=5120, n_evts=40960, that is 50 % of the loss', '0.125'],
    ['drops.loss', '99.9% of what is lost is in none of the categories', ''],
    ['drops.loss', '70 % of the drops are page faults', ''],
    ['drops.loss', 'it loses 21 % of all events', '0.21'],
    ['drops.rate', 'loss is at 12 % when the jobs start', ''],
    [
      'cpu.usage',
      'Falco drops.\n```\n   8812 root      20   0 2904112 231004  70112 R  99.3   0.1   2881:02 falco\n```',
      '0.993',
    ],
    ['drops.loss', 'it is 6 % and not a single drop', ''],
    ['syscalls.rules', 'our rules need 14 syscalls, 52 more come with the "state engine set", so 66 in total', '14'],
    ['syscalls.state', 'our rules need 14 syscalls, 52 more come with the "state engine set", so 66 in total', '52'],
    ['syscalls.total', 'our rules need 14 syscalls, 52 more come with the "state engine set", so 66 in total', '66'],
    ['drops.max', '300 alerts per second', ''],
    [
      'drops.max',
      '| time | n_evts | n_drops | buffer_total |\n|---|---|---|---|\n| 09:14 | 61022 | 9113 | 0 |\n| 10:02 | 70412 | 11260 | 0 |',
      '11260',
    ],
    ['drops.loss', '`"scap.n_drops_buffer_total": 18122071, "scap.n_drops_perc": 6.25`', ''],
    ['drops.loss', 'loss is at 12 % when the jobs start', '0.12'],
    ['drops.loss', 'we lose events for one second, sometimes two, at most 18 %.', '0.18'],
    ['drops.loss', 'Wir verlieren 25 Prozent der Events', '0.25'],
    ['drops.loss', '402118 lost system calls, which was 23 percent of what the kernel saw', '0.23'],
    ['drops.loss', 'The CPU drops by 30 %', ''],
    ['drops.loss', '20 to 25 percent of the events are lost', ''],
    ['drops.loss', 'it drops events and the thread is at 99 % of a core', ''],
    ['drops.loss', 'no drops, 12 % CPU', ''],
    ['drops.loss', 'around 70 % of the events are lost', ''],
    ['drops.loss', '* 72% of all events dropped\n* with kmod 64% lost\n* on the other cluster 12% lost', ''],
    ['buffer.bytes', '8 MB per CPU, not configurable', ''],
    ['syscalls.rules', '(68) syscalls selected in total (final set), of which 19 come from the rules', '19'],
    ['syscalls.total', 'it monitors 82 syscalls: 21 come from our rules and 61 are added by the state engine', '82'],
    [
      'syscalls.rules',
      'it monitors 82 syscalls: 21 come from our rules and the other 61 are added by the state engine',
      '21',
    ],
    [
      'syscalls.state',
      'it monitors 82 syscalls: 21 come from our rules and the other 61 are added by the state engine',
      '61',
    ],
    [
      'syscalls.rules',
      'twenty system calls come from our rules and fifty-one more are added for the state engine',
      '20',
    ],
    [
      'syscalls.state',
      'twenty system calls come from our rules and fifty-one more are added for the state engine',
      '51',
    ],
    ['syscalls.total', 'twenty system calls come from our rules, seventy-one in the end', '71'],
    ['syscalls.rules', '19 Systemaufrufe kommen aus den Regeln', '19'],
    ['syscalls.rules', '25 alerts come from the rules', ''],
    ['buffer.preset', '* 11 rules left, preset 7, 4 CPUs/buffer', '7'],
    ['buffer.preset', 'Driver modern eBPF, preset de buffer 5.', '5'],
    ['buffer.preset', '32 MB per CPU (preset 6)', '6'],
    ['buffer.preset', '缓冲区预设 7', '7'],
    ['buffer.preset', 'we set the buffers to preset six', '6'],
    ['buffer.preset', 'would preset 7 help?', ''],
    ['buffer.bytes', 'size of the per-CPU event area two steps above the default (32 MB each now)', '33554432'],
    ['buffer.bytes', 'each buffer has 8 megabytes', '8388608'],
    ['buffer.bytes', 'Buffer de 16 MB por CPU', '16777216'],
    ['buffer.bytes', 'Puffer von 64 MB pro CPU', '67108864'],
    ['buffer.bytes', 'Buffer size 8 -> 32 MB: no difference', '8388608|33554432'],
    ['buffer.bytes', 'We went from the default to 32 MB per CPU and the drops stay', '33554432'],
    ['buffer.bytes', 'preset 5 is set, start-up says 16777216 bytes (16 MBs)', '16777216'],
    ['buffer.bytes', 'the file has 16777216 bytes', ''],
    ['buffer.bytes', 'memory limit 512 MB, the buffer is fine', ''],
    ['buffer.bytes', 'should the buffer be 64 MB?', ''],
    ['buffer.bytes', 'all buffers together take 512 MB', ''],
    [
      'buffer.bytes',
      'Node A: `syscall buffer dimension is: 8388608 bytes (8 MBs)`\nNode B: `syscall buffer dimension is: 16777216 bytes (16 MBs)`',
      '8388608|16777216',
    ],
  ])('%s: %j', (name, body, expected) => {
    expect(read(body, name)).toBe(expected);
  });

  test('a rate in the title', () => {
    expect(read('All is tuned.', 'drops.loss', '15% drops, everything tuned')).toBe('0.15');
  });
});
