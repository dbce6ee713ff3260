import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(body, { title: 'Problem with Falco' }), name);

describe('of two that a sentence sets apart the one that does badly', () => {
  test.each([
    ['On GKE the same values run without a hitch; only the EKS nodes show the drops.', 'platform', 'eks'],
    ['Sur EKS ça plante, sur GKE tout va bien. Falco 0.39.2', 'platform', 'eks'],
    ['En EKS falco falla; en el clúster de pruebas con minikube no pasa.', 'platform', 'eks'],
    ['Auf AKS verliert Falco Ereignisse, auf dem alten RKE-Cluster ist alles in Ordnung.', 'platform', 'aks'],
    ['Falco fails to start on Rocky Linux 9 while our Ubuntu machines are fine.', 'os.id', 'rocky'],
    ['Auf Ubuntu 24.04 lässt sich der Treiber nicht laden, auf Debian 12 schon.', 'os.id', 'ubuntu'],
    ['The Ubuntu 22.04 nodes loop with Falco, the Flatcar ones are all right.', 'os.id', 'ubuntu'],
    ['在 Debian 11 上 falco 报错，Ubuntu 上正常', 'os.id', 'debian'],
    ['Works on Debian 11. Does not work on Debian 12. Falco is a deb.', 'os.version', '12'],
    ['Falco loads on 5.15.0-105-generic, but not on 5.15.0-107-generic.', 'kernel.release', '5.15.0-107-generic'],
    [
      'Since kernel 6.5.0-14-generic falco crashes, with 6.2.0-39-generic it did not.',
      'kernel.release',
      '6.5.0-14-generic',
    ],
    ['Con el kernel 6.5.0-45-generic falco muere, con 6.5.0-44-generic no.', 'kernel.release', '6.5.0-45-generic'],
    [
      'uname -r: 6.19.3-200.fc44.x86_64, on 6.18.12-200.fc43.x86_64 it works.',
      'kernel.release',
      '6.19.3-200.fc44.x86_64',
    ],
    ['It works on amd64, on arm64 falco does not start.', 'arch', 'aarch64'],
    ['On CRI-O nodes Falco lacks pod names; containerd nodes are OK.', 'container.runtime', 'cri-o'],
    ['con modern_ebpf falco muere, con kmod va bien', 'driver', 'modern_ebpf'],
    ['Wir nutzen kmod; mit modern_ebpf tritt es nicht auf. Falco verliert.', 'driver', 'kmod'],
    ['Con falco 0.38.2 no pasaba, con 0.39.2 sí.', 'falco.version', '0.39.2'],
    ['Con falco 0.38.2 no pasaba, con 0.39.2 sí.', 'falco.version.lastGood', '0.38.2'],
    ['Mit 0.33.1 war alles gut, seit 0.34.1 verliert Falco Ereignisse.', 'falco.version', '0.34.1'],
    ['With 0.40.0 the name was short, since 0.41.2 Falco gives the long id.', 'falco.version.lastGood', '0.40.0'],
    ['Sysdig 0.31.4 sees the events on this node and Falco 0.35.1 does not.', 'falco.version', '0.35.1'],
  ])('%j %s', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('of two that behave alike both', () => {
  test.each([
    ['On docker hosts and on containerd hosts alike, falco shows <NA>.', 'container.runtime', 'containerd|docker'],
    ['mixed cluster: amd64 and arm64 nodes, all of them lose Falco events', 'arch', 'x86_64|aarch64'],
    ['It does not matter whether kmod or modern_ebpf is used, Falco leaks in both.', 'driver', 'kmod|modern_ebpf'],
    ['Neither the kmod nor the legacy ebpf driver builds, Falco 0.38.', 'driver', 'kmod|ebpf'],
    ['0.40.0 and 0.41.0 both crash; 0.39.2 does not. Falco on bare metal.', 'falco.version', '0.40.0|0.41.0'],
    ['Falco 0.36.0, 0.36.1 and 0.36.2 are all affected, 0.35.1 is not.', 'falco.version', '0.36.0|0.36.1|0.36.2'],
  ])('%j', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('not what is wished for, built elsewhere, told by others or of earlier times', () => {
  test.each([
    ['We would like prebuilt drivers for Rocky Linux 9 as well, please. Falco has none.', 'os.id'],
    ['Somebody wrote in the chat that it is a problem of CentOS. Falco stops.', 'os.id'],
    ['I built the falco image on Ubuntu 22.04; what the nodes run I do not know.', 'os.id'],
    ['The event-generator container (alpine) triggers nothing in Falco.', 'os.id'],
    ["Is RHEL's kernel too old for Falco?", 'os.id'],
    ['Please publish arm64 images of falco plugins.', 'arch'],
    ['The CI compiles falco on 5.15.0-1064-azure and pushes the image', 'kernel.release'],
    ['Since kernel 5.8 there is a ring buffer for Falco.', 'kernel.release'],
    ['Falco supports kernel 3.10 and up, says the matrix.', 'kernel.release'],
    ['It would be nice if the falco chart had a limit of 2Gi by default.', 'memory.limit'],
    ['falcosidekick has limits of 100m and 128Mi; falco itself none.', 'memory.limit'],
    ['Prometheus was installed with helm; how falco got there I cannot tell.', 'install.method'],
    ['How do I install Falco with helm on OpenShift?', 'install.method'],
    ['Which driver should I take, kmod or modern_ebpf? Falco 0.38.', 'driver'],
    ['Would Falco work with podman?', 'container.runtime'],
  ])('%j', (body, name) => {
    expect(read(body, name)).toBe('');
  });

  test.each([
    ['We plan to move to EKS next quarter; today the nodes are built by kops. Falco drops.', 'platform', 'kops'],
    ['Our CI runs in kind, there all is well. Production is EKS 1.29 and there Falco drops.', 'platform', 'eks'],
    ['We have three EKS clusters with Falco and would like to have one UI.', 'platform', 'eks'],
    ["Our developers' laptops have Fedora, the servers Ubuntu 22.04. Falco drops.", 'os.id', 'ubuntu'],
    ['My workstation has Fedora 39, falco aborts there.', 'os.id', 'fedora'],
    ['Falco 0.38 mit modern_ebpf, davor war es kmod, das lief.', 'driver', 'modern_ebpf'],
    ['The modern eBPF probe is what we have, kmod is forbidden. Falco drops.', 'driver', 'modern_ebpf'],
    ['We still use 0.33.0; an upgrade to Falco 0.37 is planned for autumn.', 'falco.version', '0.33.0'],
    [
      'seit Kernel 6.2.0-34-generic startet Falco nicht (vorher 6.2.0-33-generic)',
      'kernel.release',
      '6.2.0-34-generic',
    ],
  ])('%j', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('what is told in few words', () => {
  test.each([
    ['K8S v1.30 / containerd / Falco 0.40', 'platform.version', '1.30'],
    ['```\nClient Version: v1.28.1\nServer Version: v1.25.6\n```\nFalco loses metadata.', 'platform.version', '1.25.6'],
    ['Falco drops, Kubernetes RBAC is unchanged.', 'platform', 'kubernetes'],
    ['EKS clusters (ver 1.22 and 1.23), Falco drops', 'platform.version', '1.22|1.23'],
    ['Ubuntu Trusty (14.04), Falco segfaults', 'os.version', '14.04'],
    ['Kubernetes auf Talos (6.12.27-talos), Falco wächst.', 'os.id', 'talos'],
    ['bottlerocket (6.1.158), falco is killed', 'kernel.release', '6.1.158'],
    ['kernel 4.15 で falco が動きません', 'kernel.release', '4.15'],
    ['falco_ubuntu-aws_5.15.0-1030-aws_32~20.04.1.o 404', 'driver', 'ebpf'],
    ['falcoctl driver install --type kmod says: no headers found.', 'driver', 'kmod'],
    ['GKE で chart 3.8.4 (0.36.2) から 4.1.0 (0.37.0) に上げました。Falco drops', 'falco.version', '0.37.0'],
    ['It was a limit of 1Gi, now 3Gi, falco needs all of it.', 'memory.limit', '3Gi'],
  ])('%j', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});
