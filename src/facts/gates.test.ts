import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string, title = 'Falco drops events'): string =>
  valuesOf(falcoFacts(body, { title }), name);
const documentation = (body: string, name: string): string =>
  valuesOf(falcoFacts(body, { title: 'ルールの書き方', labels: ['kind/documentation'] }), name);

describe('a question under the label of the documentation tells of a system in any language', () => {
  test.each([
    ["Bonjour, j'utilise Falco 0.43.0 et j'aimerais une règle.", '0.43.0'],
    ['Falco 0.41.3 を使い始めました。ルールを書きたいです。', '0.41.3'],
    ['我们在用 Falco 0.41.3，规则怎么写？', '0.41.3'],
    ['Wir betreiben Falco 0.41.3 und brauchen eine Regel.', '0.41.3'],
    ['Usamos Falco 0.41.3 y queremos una regla.', '0.41.3'],
    ['Estou usando o Falco 0.41.3, como escrevo a regra?', '0.41.3'],
    ['The page of Falco 0.41.3 has a typo.', ''],
  ])('%j', (body, expected) => {
    expect(documentation(body, 'falco.version')).toBe(expected);
  });
});

describe('what is only a wish or a page limits nobody', () => {
  test.each([
    ['Feature: resources per pool', 'Falco needs this:\n\n```yaml\nlimits:\n  memory: 4Gi\n```', 'memory.limit', ''],
    ['docs(tuning): a table', 'plus a warning that a Falco pod with limits.memory 1Gi is killed', 'memory.limit', ''],
    ['Falco is killed', 'Falco 0.38.0\n\n```yaml\nlimits:\n  memory: 4Gi\n```', 'memory.limit', '4Gi'],
  ])('%s', (title, body, name, expected) => {
    expect(read(body, name, title)).toBe(expected);
  });
});

describe('examples that a form brings along state nothing', () => {
  test.each([
    ['OS:\n\n(Example: Ubuntu 22.04 LTS)\n\nFalco fails', 'os.version', ''],
    ['Falco fails. Installation:\n\n(DEB, source, etc.)', 'install.method', ''],
    ['Falco fails\n\n(e.g. kernel 5.4.0-31-generic)', 'kernel.release', ''],
    ['Falco 0.38.0 (Ubuntu 22.04 LTS)', 'os.version', '22.04'],
  ])('%j', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('drivers that Falco shares with its siblings', () => {
  test.each([
    ['build error of scap-dkms', 'The configure scripts of scap-dkms lose LLVM=1.', 'kmod'],
    ['DKMS module build fails', '```\n==> dkms install --no-depmod scap/3.0.1+driver -k 6.2.8-arch1-1\n```', 'kmod'],
    ['sysdig with BPF', '```\n* BPF probe located, start sysdig\nPERF_EVENT_IOC_SET_BPF: File exists\n```', 'ebpf'],
    ['Sysdig at 100% CPU', 'The sysdig process is at 100%. Version 0.26.7.', ''],
    ['Falco driver', '`driverkit docker --output-module /tmp/falco.ko` finds no headers', ''],
    ['dkms of xpad fails', 'dkms fails with kernel 6.16', ''],
    ['Falco stays loaded', 'the script does `rmmod falco 2>/dev/null` for a minute', 'kmod'],
    ['Falco is dead', '```\nDKMS: uninstall completed.\nSetting up falco (0.13.0) ...\n```', 'kmod'],
    ['"Linux Kernel Module Injection Detected" fires', 'It has to load the kernel module. Falco 0.41.3', ''],
  ])('%s', (title, body, expected) => {
    expect(read(body, 'driver', title)).toBe(expected);
  });
});

describe('a wish for a system names that system', () => {
  test.each([
    ['We would like falco on openSUSE MicroOS nodes.', 'os.id', 'opensuse-microos'],
    [
      'The GCC of the Falco image cannot build it. On Ubuntu 20.04 for example the build breaks.',
      'os.version',
      '20.04',
    ],
    ['Falco on CoreOS nodes restarts', 'os.id', 'coreos'],
    ['Falco on Fedora CoreOS 43 restarts', 'os.id', 'fedora'],
  ])('%j', (body, name, expected) => {
    expect(read(body, name, 'Feature request: Falco on more systems')).toBe(expected);
  });
});

describe('a word of one language is not a word of another', () => {
  test.each([
    ['Instalei o Falco 0.35.1 pelo apt no Ubuntu 22.04 da faculdade', 'os.version', '22.04'],
    ['Hola, servidor Rocky 9.3. Falco 0.37.1 ya no arranca.', 'os.version', '9.3'],
    ['Falco: our vendor Ubuntu 22.04 host drops', 'os.id', 'ubuntu'],
    ['Falco 0.35.1, there is no Ubuntu 22.04 here', 'os.id', ''],
    ['O Falco 0.38.0 roda no docker, com Ubuntu', 'container.runtime', 'docker'],
    ['Desde que pusimos Falco en el clúster de Kubernetes va lento', 'platform', 'kubernetes'],
    ['Falco pod crashes. Kubernetes is ours.', 'platform', 'kubernetes'],
    ['Kubernetes. Falco takes whatever limit we configure.', 'platform', 'kubernetes'],
    ["I'm an analyst, not a kubernetes person. Falco 0.38.0 is loud.", 'platform', ''],
    ['Master nodes. aks-engine cluster, Falco does not start', 'platform', 'kubernetes'],
  ])('%j', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});
