/** The family of systems that a kernel release was built for; absent when its name does not tell. */
export function kernelFamily(release: string): string | undefined {
  for (const [pattern, family] of FAMILIES) if (pattern.test(release)) return family;
  return undefined;
}

/** Suffixes of `uname -r` (distributions' kernel packages). Cloud flavours are Ubuntu's unless another mark is there. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/elrepo|\.el\d+uek/, 'third-party'],
  [/\.el\d+/, 'el'],
  [/\.amzn\d/, 'amzn'],
  [/\.cm\d|\.azl\d/, 'azurelinux'],
  [/-talos/, 'talos'],
  [/-flatcar|-coreos/, 'flatcar'],
  [/\.fc\d+/, 'fedora'],
  [/-default$/, 'suse'],
  [/-virt$|-lts$/, 'alpine'],
  [/-linuxkit(?:-|$)/, 'linuxkit'],
  [/-gardenlinux/, 'gardenlinux'],
  [/-(?:generic|aws|azure|gcp|gke|oracle|kvm|lowlatency)$/, 'ubuntu'],
  [/-(?:cloud-)?(?:amd64|arm64)$|-rt-amd64$|\+deb\d+/, 'debian'],
  [/^\d+\.\d+\.\d+\+$/, 'cos'],
];

/** The family of an os-release id. */
export function osFamily(id: string): string {
  if (['rhel', 'centos', 'rocky', 'almalinux', 'ol', 'rhcos', 'scientific'].includes(id)) return 'el';
  if (['sles', 'opensuse', 'opensuse-leap', 'sled'].includes(id)) return 'suse';
  if (['raspbian', 'proxmox'].includes(id)) return 'debian';
  if (['linuxmint', 'pop', 'elementary'].includes(id)) return 'ubuntu';
  return id;
}
