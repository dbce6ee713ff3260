import { describe, expect, test } from '@jest/globals';
import { contradictionsOf, falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, title = 'Falco drops events'): string => valuesOf(falcoFacts(body, { title }), 'driver');

describe('the driver that is told in words', () => {
  test.each([
    ['We run Falco 0.37.1 with driver kind ebpf on all nodes.', 'ebpf'],
    ['Wir betreiben Falco 0.37.1 mit kind: ebpf auf AKS.', 'ebpf'],
    ['Falco 0.38.0, driver kind is modern_ebpf', 'modern_ebpf'],
    ['Falco 0.37.1, helm, `driver.kind` is ebpf', 'ebpf'],
    ['Falco 0.34.1 on EKS with EBPF. Alerts stop.', 'ebpf'],
    ['我们用 falco 0.36.2（ebpf 模式）', 'ebpf'],
    ['我们用 falco 0.41.0（modern ebpf 模式）', 'modern_ebpf'],
    ['Falco 0.33.1 (ebpf enabled) on GKE', 'ebpf'],
    ['Falco 0.39.1 deb, driver: module', 'kmod'],
    ['Falco 0.40.0 with the CO-RE probe', 'modern_ebpf'],
    ['Falco 0.42.1 on VMs, so it is not a matter of the kernel module', ''],
    [
      'Falco by Terraform.\n\n```hcl\n  values = [yamlencode({\n    driver = { kind = "modern_ebpf" }\n  })]\n```',
      'modern_ebpf',
    ],
    ['Falco 0.38.1 vom Paket, im Dialog das Kernelmodul gewählt. Was ist zu tun?', 'kmod'],
    ['In the dialog of the package of Falco 0.38.1 I took the kernel module. What now?', 'kmod'],
    ['Falco 0.38.1: `dnf install falco`, choose "Kmod" in the dialog', 'kmod'],
    ['Falco 0.35.1\n\n```\nfalco-kmod-inject.service: Main process exited, code=exited, status=1/FAILURE\n```', 'kmod'],
    [
      'Falco pods fail.\n\n```\n  falco-driver-loader:\n    Image:         docker.io/falcosecurity/falco-driver-loader\n    Args:\n      kmod\n    State:          Terminated\n```',
      'kmod',
    ],
    ['Falco 0.39.1\n\n```\nfalco-modern-bpf.service: Main process exited, code=exited\n```', 'modern_ebpf'],
    ['Falco 0.35.0\n\npodman run --privileged ... falcosecurity/falco-driver-loader:0.35.0 module', 'kmod'],
    ['```\ndocker run --rm falcosecurity/falco-driver-loader:0.35.0 bpf\n```\nFalco 0.35.0', 'ebpf'],
    ['Falco 0.40.0。驱动选的是 modern_ebpf，不是 kmod。', 'modern_ebpf'],
    ['Falco 0.37.1. `kind: DaemonSet`, not the driver kind', ''],
    ['Built Falco 0.39.1 from source, the module is inserted by hand.', 'kmod'],
    ['Falco 0.42.1. Dienst falco-kmod-inject endet mit Status 1.', 'kmod'],
    ['Falco 0.42.1: `modprobe falco` is refused', 'kmod'],
    ['Falco 0.31.0. eBPF or kernel module doesnt matter.', 'ebpf|kmod'],
    ['Falco 0.31.0. Module or eBPF makes no difference.', 'kmod|ebpf'],
    ['Falco 0.38.0. Probé eBPF moderno y el módulo del kernel, lo mismo', 'modern_ebpf|kmod'],
    ['Falco 0.38.0. Modern eBPF und Kernelmodul verhalten sich gleich', 'modern_ebpf|kmod'],
    ['Falco 0.38.0. modern_ebpf とカーネルモジュールの両方で同じです', 'modern_ebpf|kmod'],
    ['Falco 0.38.0，kmod 和 modern_ebpf 都一样', 'kmod|modern_ebpf'],
    ['Falco 0.38.0. He probado con eBPF moderno y con el módulo, nada.', 'modern_ebpf|kmod'],
    ['Falco 0.38.0. Which is better, modern_ebpf or kmod? We tried none.', ''],
    ['Falco 0.38.0. Alert: Linux Kernel Module injection from container', ''],
    [
      'Falco 0.41.3\n\n```\nWarning Module injection (exepath=/usr/bin/kmod evt_type=finit_module command=insmod /tmp/x.ko)\n```',
      '',
    ],
    ['Alert about kernel module, is my server hacked? Falco 0.41.3', ''],
    ['Falco 0.39.1 in our kind cluster', ''],
  ])('%j', (body, expected) => {
    expect(read(body)).toBe(expected);
  });

  test('a wish of somebody who runs it already', () => {
    expect(
      read('I run Falco 0.39.0 on a StarFive board (it works, modern probe).', 'Feature request: riscv images'),
    ).toBe('modern_ebpf');
    expect(read('Please support the modern probe there.', 'Feature request: riscv images of Falco')).toBe('');
  });

  test('a drop report of the probe beside a module that is told', () => {
    const facts = falcoFacts(
      'We run falco 0.34.0 with the kernel module.\n\n```\nFalco internal: syscall event drop. 12 system calls dropped in last second. (ebpf_enabled=1 n_drops=12 n_drops_buffer_total=12 n_evts=99)\n```',
      { title: 'drops' },
    );
    expect(valuesOf(facts, 'driver').split('|').sort()).toEqual(['ebpf', 'kmod']);
    expect(contradictionsOf(facts)).toEqual(['driver']);
  });

  const LOG =
    "\n```\n2025-11-25T19:44:31+0000: Falco version: 0.42.1 (x86_64)\n2025-11-25T19:44:31+0000: Opening 'syscall' source with Kernel module\n```\n";
  test.each([
    ['Why a module? modern eBPF is the default', `I mount my own file.${LOG}`],
    [
      'Which keys are mandatory?',
      `With the shipped file it starts and says "Opening 'syscall' source with modern BPF probe.". With mine:${LOG}`,
    ],
  ])('what the shipped file does contradicts no log: %s', (title, body) => {
    const facts = falcoFacts(body, { title });
    expect(valuesOf(facts, 'driver')).toBe('kmod');
    expect(contradictionsOf(facts)).toEqual([]);
  });

  test('what was read about the default is no second driver', () => {
    const facts = falcoFacts(
      "I read that the modern probe has been the default. Falco 0.39.1.\n\n```\nOpening 'syscall' source with Kernel module\n```",
      { title: 'Falco wants a module' },
    );
    expect(valuesOf(facts, 'driver')).toBe('kmod');
    expect(facts.contradictions).toEqual([]);
  });
});
