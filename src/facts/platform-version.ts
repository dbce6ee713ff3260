import { stateAt } from './affected.ts';
import type { Fact } from './fact.ts';
import { AMI_VERSION, KUBERNETES_VERSION, SERVER_VERSION, UPGRADED_TO, UPGRADES } from './platform-words.ts';
import { factAt, scan, sentenceAround, type Found } from './reading.ts';
import type { StatingLine } from './stating-line.ts';

/** Tools that make a cluster. */
const TOOLS = new Set(['kind', 'minikube', 'rke', 'kops']);

/** An upgrade that is still to come. */
const PLANNED =
  /\b(?:will|would|going to|plan\w*|soon|next (?:week|month|year)|is being|want to|before (?:the|we)|werden|nächste\w?|próxim[oa]|prochaine?)\b|计划|打算|予定/i;
/** What the cluster was upgraded to; the last of several. */
export const upgradedTo = (lines: readonly StatingLine[]): Found[] =>
  UPGRADED_TO.flatMap((pattern) => scan(lines, pattern, ['prose', 'heading', 'answer']))
    .filter((found) => {
      const sentence = sentenceAround(found.line.text, found.at);
      return UPGRADES.test(sentence) && !PLANNED.test(sentence);
    })
    .slice(-1);

/** The VERSION column of `kubectl get nodes`. */
export function nodeVersions(lines: readonly StatingLine[]): Found[] {
  return scan(lines, /^\S+\s+(?:Not)?Ready[\w,]*\s+\S+\s+(?:\S+\s+)?v(\d\.\d{1,2}\.\d{1,3}(?:[-+][\w.+-]*\w)?)/g);
}

/** The version of a platform that is named: beside its name, in the table of its nodes, in the tags of its own images. */
export function versionsOf(
  platform: string,
  hits: readonly { platform: string; found: Found }[],
  lines: readonly StatingLine[],
  everything: readonly StatingLine[],
): Fact[] {
  const own = hits.filter((hit) => hit.platform === platform);
  const found = own.flatMap(({ found: hit }) => {
    const version = hit.groups.slice(1).find((group) => group !== undefined);
    return version === undefined
      ? []
      : [{ ...hit, value: version, at: hit.line.text.indexOf(version, hit.at), length: version.length }];
  });
  const more = own.flatMap(({ found: hit }) => {
    const rest = hit.line.text.slice(hit.at, hit.at + 80);
    const second =
      /^(?:(?!chart|helm|falco)\D){2,40}\(?v?\d\.\d{1,2}(?:\.\d{1,2})?(?: (?:and|up to|to|through|till|until|bis|und|y|et|or|&) | ?[–/] ?| - )v?(\d\.\d{1,2}(?:\.\d{1,2})?)(?![\w%])/.exec(
        rest,
      );
    return second ? [{ ...hit, value: second[1]!, at: hit.at, length: 4 }] : [];
  });
  // `v1.22.4 control plane and with 1.21.7 node pool`
  const pools = own.flatMap(({ found: hit }) => {
    const rest = hit.line.text.slice(hit.at, hit.at + 160);
    const two =
      /\bv?1\.\d{2}\.\d{1,2}(?: (?:on|for|in) the)? (?:control[- ]?plane|masters?)\b[^.;\n]{0,30}?\bv?(1\.\d{2}\.\d{1,2})\b[^.;\n]{0,12}?\b(?:nod\w*|workers?|pools?)/i.exec(
        rest,
      )?.[1];
    return two === undefined
      ? []
      : [{ ...hit, value: two, at: hit.line.text.indexOf(two, hit.at), length: two.length }];
  });
  const kubernetes =
    platform === 'openshift' || platform === 'okd'
      ? []
      : scan(lines, KUBERNETES_VERSION, ['prose', 'heading', 'answer', 'log', 'command']);
  const gke =
    platform === 'gke'
      ? scan(lines, /(?<![\w.])v?(\d\.\d{1,2}\.\d{1,3}-gke\.\d+)\b/g, ['prose', 'heading', 'answer'])
      : [];
  const ami = platform === 'eks' ? scan(lines, AMI_VERSION, ['prose', 'heading', 'answer']) : [];
  // The kubelets of EKS name it in their version: `v1.22.6-eks-7d68063`.
  const kubelets =
    platform === 'eks' && found.length === 0
      ? scan(lines, /(?<![\w.])v?(1\.\d{2}\.\d{1,2}-eks(?:-[0-9a-f]{7})?)(?![\w-])/g, ['prose', 'heading', 'answer'])
      : [];
  // The answer to `Kubernetes Version`, where the platform shows in another place.
  const answers =
    found.length === 0 && own.length === 0
      ? scan(
          lines.filter(({ field, line }) => field === 'kubernetes-version' && line.kind === 'answer'),
          /^v?(1\.\d{1,2}\.\d{1,3}(?:[-+][\w.+-]*\w)?)/g,
        )
      : [];
  const named = [...found, ...answers, ...more, ...pools, ...gke, ...kubelets, ...ami].filter(
    (one) => !isGood(one) && !isFrom(one),
  );
  // The version of the tool that made the cluster is not that of Kubernetes.
  const all = TOOLS.has(platform) && kubernetes.length > 0 ? [] : named.filter((one) => !/^0\./.test(one.value));
  const variant = platform === 'eks' ? scan(lines, /\baws-k8s-(\d\.\d{1,2})\b/g) : [];
  const images =
    platform === 'openshift' || platform === 'okd'
      ? []
      : scan(everything, /\b(?:kube-apiserver|kube-proxy|kindest\/node)(?:-amd64)?:v(\d\.\d{1,2}\.\d{1,3})\b/g, [
          'config',
          'log',
          'command',
          'prose',
          'answer',
        ]);
  // `v1.26.0+rke2r1`, wherever it stands.
  const marked =
    platform === 'rke2' || platform === 'k3s'
      ? scan(everything, /(?<![\w.])v?(1\.\d{1,2}\.\d{1,3}\+(?:rke2r|k3s)\d)\b/g)
      : [];
  const moved = platform === 'openshift' || platform === 'okd' ? [] : upgradedTo(lines);
  const told =
    moved.length > 0
      ? moved
      : all.length > 0
        ? all
        : [
            ...kubernetes,
            ...nodeVersions(lines),
            ...scan(lines, SERVER_VERSION),
            ...variant,
            ...images,
            ...marked,
          ].slice(0, 1);
  const values = told.map((one) => one.value);
  return told
    .filter(
      (one) =>
        !values.some(
          (other) => other !== one.value && (other.startsWith(`${one.value}.`) || other.startsWith(`${one.value}-`)),
        ),
    )
    .map((one) => factAt('platform.version', one.value, one));
}

/** The first of `from 1.27.8-gke.1067004 to 1.28.7-gke.1026000`. */
const isFrom = ({ line, at, length }: Found): boolean =>
  /\b(?:from|von|desde|de|da|depuis) $/i.test(line.text.slice(0, at)) &&
  /^ (?:to|auf|a|para|à|vers) v?\d/i.test(line.text.slice(at + length));

const isGood = (found: Found): boolean => stateAt(found) === 'well';
