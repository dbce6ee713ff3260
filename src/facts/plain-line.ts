import type { Line } from '../issue/issue-document.ts';

/** What a part of a list may be; a list that names two of one kind is about choices and not about a machine. */
const KINDS: readonly RegExp[] = [
  /^(?:.* )?(?:EKS|GKE|AKS|OKD|OpenShift|OCP|k3s|rke2?|kops|kubeadm|k8s|kubernetes|minikube|microk8s)(?:[ -]?v?\d[\w.+-]*)?(?: .*)?$/i,
  /^(?:.* )?(?:AL2|AL2023|amzn\d+|amazon ?linux|ubuntu|debian|rhel|rocky|alma(?:linux)?|centos|fedora|bottlerocket|cos|flatcar|talos|sles|rhcos|suse|alpine)(?:[ -]?v?\d[\w.+-]*)?(?: .*)?$/i,
  /^(?:.* )?(?:containerd|docker|cri-?o|podman)(?:[ -]?v?\d[\w.+-]*)?(?: .*)?$/i,
  /^(?:(?:linux|kernel) )?[3-7]\.\d{1,2}\.\d{1,3}(?:[-+.][\w.+~-]*)?(?: .*)?$/i,
  /^(?:.* )?(?:helm|rpm|deb|apt|yum|dnf|manifests?)(?: .*)?$/i,
  /^(?:.* )?(?:kmod|modern[-_ ]?e?bpf|legacy[-_ ]?e?bpf|e?bpf)(?: .*)?$/i,
  /^(?:.* )?(?:x86_64|amd64|arm64|aarch64|s390x|ppc64le)(?: .*)?$/i,
];
const PART = String.raw`[\w.+~-]{1,60}(?: [\w.+-]{1,24}){0,2}`;
const LIST = new RegExp(String.raw`(?<![\w/.:@~-])${PART}(?:/${PART}){2,8}(?![\w/])`, 'g');
/** A row of two columns; text right before the second column is its name. */
const ROW = /^(\s{0,3}\|\s{0,4})([^|\n]{1,60}?)(\s{0,80}\|)(\s{1,4})([^|\n]{1,200})(\|\s*)$/;

const written = new WeakMap<Line, Line>();

/** The line as it stands in the issue. */
export const asWritten = (line: Line): Line => written.get(line) ?? line;

/**
 * The line in the form that readers know, with every value in its place: `AL2023/EKS 1.31/containerd` with semicolons, a row of
 * a table with two columns as `name: value`. Lines of programs are left alone.
 */
export function plainLine(line: Line): Line {
  if (line.kind !== 'prose' && line.kind !== 'answer' && line.kind !== 'heading') return line;
  const text = splitLists(nameRow(line.text));
  if (text === line.text) return line;
  const plain = { ...line, text };
  written.set(plain, line);
  return plain;
}

function splitLists(text: string): string {
  if (text.length > 2_000 || !/\/.*\//.test(text)) return text;
  return text.replace(LIST, (list) => {
    const parts = list.split('/');
    const kinds = parts.flatMap((part) => {
      const kind = KINDS.findIndex((one) => one.test(part));
      return kind < 0 ? [] : [kind];
    });
    const isList = kinds.length >= 3 && new Set(kinds).size === kinds.length;
    return isList ? parts.join(';') : list;
  });
}

function nameRow(text: string): string {
  const row = text.startsWith('|') || text.startsWith(' ') ? ROW.exec(text) : null;
  if (!row || /^[\s:-]*$/.test(row[5]!)) return text;
  const [, start, name, middle, , value, end] = row;
  const label = `${name!}: `;
  const width = start!.length + name!.length + middle!.length + row[4]!.length;
  return label.padStart(width).slice(0, width) + value! + ' '.repeat(end!.length);
}
