import { isPortuguese } from './owner.ts';
import { clauseAround, sentenceAround, sentenceAt, type Found } from './reading.ts';

/** Part of an image reference, a driver target or a file name: `falco:0.43.1-debian`, `ubuntu-generic`, `falco_debian_5.10.ko`. */
export function isToken(found: Found): boolean {
  const { text } = found.line;
  const whole = found.groups[0] ?? found.value;
  const at = text.indexOf(whole, Math.max(0, found.at - whole.length));
  const lead = text.slice(Math.max(0, at - 40), at);
  const rest = text.slice(at + whole.length, at + whole.length + 12);
  // The name of a driver target or of an image, as in `amazonlinux2`.
  if (/^[a-z]+\d{0,4}$/.test(whole) && lead.endsWith('`') && rest.startsWith('`') && found.field !== 'os') return true;
  if (/^[a-z]+:\d/.test(whole) && found.field !== 'os') return true;
  // `#1 SMP Debian 5.10.46-4`: a kernel's version and not the system's.
  if (/\bSMP (?:PREEMPT\w{0,12} )?(?:RT )?$/.test(lead)) return true;
  // `user=ubuntu` in an alert.
  if (/\b(?:user|loginuser|user_?name|login|group)(?:\.name)?[=:]["']?$/i.test(lead)) return true;
  // `EKS/Bottlerocket`: the platform and its system.
  if (
    /(?<![\w/.-])(?:EKS|GKE|AKS|OKE|K8s|k8s|Kubernetes|k3s|RKE2?|OpenShift|AWS|EC2|GCP|Azure|VMware|ECS)\/$/.test(
      lead,
    ) &&
    (/\s$/.test(whole) || /^(?:$|[\s.,;:)(])/.test(rest))
  )
    return false;
  // The end of an image tag: `a tag with -debian`.
  if (/(?:^|[\s`'"(])-$/.test(lead) && /^[a-z]/.test(whole) && (/\s$/.test(whole) || /^(?:$|[\s`'".,;)])/.test(rest)))
    return true;
  // A German compound: `SLES-15-SP6-Server`.
  if (/(?:^|[\s(])$/.test(lead) && /^-(?:Server|Knoten|Node|Host|Maschine|Rechner|VM|System|Cluster|Worker)/.test(rest))
    return false;
  return /[\w)]-$|[/_@]$|[\w.]:$/.test(lead) && !/^(?:\S*\s)?[A-Za-z]+:$/.test(lead)
    ? true
    : /^-[a-z]|^_\w|^\/[a-z]|^:\d/i.test(rest);
}

/** A system named in passing (an image, another machine, a workstation) is not the node. */
export function isNode(found: Found): boolean {
  if (
    found.line.text.trim().length <= (found.groups[0] ?? '').trim().length &&
    /<summary|^#/.test(found.line.raw.slice(0, 60))
  )
    return false;
  // `for RHEL 8.10 (4.18.0-553.el8_10.x86_64)`, with its kernel.
  if (/^.{2,24} \([2-7]\.\d{1,2}\.\d{1,3}-/.test(found.line.text.slice(found.at, found.at + 60))) return true;
  const told = found.line.kind === 'prose' ? sentenceAround(found.line.text, found.at) : found.line.text;
  // In a sentence only what stands right behind the compiler is its own system: `openSUSE, kernel 6.9.3, gcc (SUSE Linux) 14.1`.
  const { sentence, place } = sentenceAt(found.line.text, found.at);
  const beside = found.line.kind === 'prose' ? sentence.slice(0, place).replace(/^.*,/s, '') : told;
  if (/\bgcc\b|\bGCC\b|\bGNU gdb\b|compiler|buildd@|GNU ld|libc/.test(beside)) return false;
  // `Debian will not fix it`
  if (
    /^\s?(?:will|does|did|has|have) (?:not |n.t )?(?:fix|ship|patch|release|provide|package|backport)/i.test(
      found.line.text.slice(found.at + (found.groups[0] ?? '').length),
    )
  )
    return false;
  // `the kernel of RHEL 9 surely knows that`
  if (/\bkernels? (?:of|from) $/i.test(found.line.text.slice(Math.max(0, found.at - 14), found.at))) return false;
  const clause = clauseAround(found.line.text, found.at);
  const end = found.at + (found.groups[0] ?? '').length;
  if (/^-?(?:based|basierte[sn]?) (?:[\w-]+ )?images?\b/i.test(found.line.text.slice(end, end + 40))) return false;
  if (/^'s (?:kernels?|package|repo)/i.test(found.line.text.slice(end, end + 14))) return false;
  if (
    /\bimage[=:] ?$|\bFROM $|\b(?:docker|podman|nerdctl) (?:run|pull|build)\b[^;|,]{0,60}$/.test(
      found.line.text.slice(Math.max(0, found.at - 80), found.at),
    )
  )
    return false;
  if (/^ ?(?:containers?|pods?)\b/i.test(found.line.text.slice(end, end + 14))) return false;
  if (/\b(?:containers?|pods?) \((?:an? )?$/i.test(found.line.text.slice(Math.max(0, found.at - 24), found.at)))
    return false;
  if (
    /\b(?:(?:container|docker|base|loader|official) images?|image (?:of|is|uses)|(?:made|built|rebuilt) (?:from|on|with)|based on|Dockerfile|in any container)\b/i.test(
      clause,
    ) &&
    !/\b(?:nodes?|AMIs?|hosts?|VMs?|workers?|instances?|machines?)\b/i.test(
      clauseAround(found.line.text, found.at, true),
    )
  )
    return false;
  if (
    /\b(?:[Ii]mage|imagen|imagem|immagine)\b[^.;]{0,30}\b(?:basiert auf|bas[ée]{1,2} sur|basad[oa] en|basead[oa] em|basata su)\b|镜像(?:是)?基于|イメージは/.test(
      clause,
    )
  )
    return false;
  if (isLeft(found)) return false;
  if (isPortuguese(sentenceAround(found.line.text, found.at))) return true;
  return !/(?<![\p{L}\d])(?:like|e\.g\.|or|for|unlike|not|not (?:on|with|in)|never (?:on|with|in)|no|no longer|instead of|than) $/iu.test(
    found.line.text.slice(Math.max(0, found.at - 12), found.at),
  );
}

/** The first of `replaced Amazon Linux 2 by Amazon Linux 2023`, `moved from CentOS 7 to Rocky 9`. */
function isLeft(found: Found): boolean {
  const { text } = found.line;
  const lead = text.slice(Math.max(0, found.at - 50), found.at);
  const rest = text.slice(found.at, found.at + 120);
  return (
    /\b(?:replac\w+|(?:moved|moving|migrat\w+|upgrad\w+|switch\w+|went|came|changed|update) (?:\w+ ){0,3}from|von|desde|depuis) (?:\w+ ){0,2}(?:\w+ \d{1,4} \()?$/i.test(
      lead,
    ) && /^[^.;]{2,80}?(?:\b(?:by|with|to|onto|auf|durch|a|por|vers|à)\b|->|→)/i.test(rest)
  );
}
