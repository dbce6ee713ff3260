export interface Named {
  readonly platform: string;
  /** Group 1 or 2 is the version, when it is told. */
  readonly pattern: RegExp;
}

const V = String.raw`(?:,(?= v1\.))?[\s:(（=@\x60-]{0,3}(?:ver(?:sion|\.)?|(?:clusters?|workers?|nodes?|node groups?)(?= \(v?1\.)|clusters?(?: version| (?:with|on|at|mit|con|avec|com)(?= v?\d)| \(ver\.?|,(?= v\d))?|nodes on|(?: ?(?:装的|部署的|搭建的|搭的|安装的|の))?(?:集群|クラスタ[ーに]?|클러스터)(?:的)?(?: ?版本)?(?:是|为)?|の|\()?[\s(（:\x60]{0,2}v?(\d\.\d{1,2}(?:\.\d{1,3})?(?:[-+][\w.+-]*\w)?)`;
const platformNamed = (platform: string, words: string, flags = 'gi'): Named => ({
  platform,
  pattern: new RegExp(String.raw`(?<![\w./-])(?:${words})(?![\w])(?:${V})?`, flags),
});

/** The most specific first. */
export const PLATFORMS: readonly Named[] = [
  platformNamed('fargate', '(?:AWS |EKS |ECS )?Fargate'),
  platformNamed('okd', 'OKD'),
  {
    platform: 'openshift',
    pattern:
      /(?<![\w./-])OpenShift (?:from|de|von|desde|du) v?4\.\d{1,2}(?:\.\d{1,3})? (?:to|para|a|auf|à|vers) v?(4\.\d{1,2}(?:\.\d{1,3})?)(?![\w]|\.\d)/gi,
  },
  platformNamed('openshift', 'OpenShift(?: Container Platform)?(?: OCP)?|OCP|ROSA|ARO'),
  platformNamed('microk8s', 'microk8s'),
  platformNamed('minikube', 'minikube'),
  platformNamed('rke2', 'rke2'),
  platformNamed('rke', 'rke1?|rancher kubernetes engine'),
  platformNamed('k3s', 'k3s|k3d'),
  platformNamed('kops', 'kops'),
  platformNamed('kind', '(?:[Kk]ind|KinD|KIND)(?=[ -](?:[Cc]lusters?|v\\d|[Nn]odes?))', 'g'),
  platformNamed('kind', '(?<=\\b(?:cl[uú]ster|clusters) (?:de |do |von )?)[Kk]ind(?=[\\s,.;(]|$)', 'g'),
  platformNamed('kind', 'KinD|KIND(?= v?\\d)|Kubernetes[ -]in[ -]Docker', 'g'),
  {
    platform: 'kind',
    pattern:
      /(?<=\b(?:in|on|inside|under|within|with|using|auf|unter|en|sur|em) (?:a |my |our |local |the )?)[`*]{0,2}[Kk]ind[`*]{0,2}(?=[.,;)]|\s*$|\s(?:v?\d|and|on|under|with|falco|the|it|und|auf|in)\b)/g,
  },
  // `kind (v1.30.0)`, `Kubernetes 1.33 (kind)`
  {
    platform: 'kind',
    pattern: /(?<=\b(?:in|on|with|auf|using) )[`*]{0,2}[Kk]ind[`*]{0,2} ?\(v?(\d\.\d{1,2}(?:\.\d{1,2})?)\)/g,
  },
  {
    platform: 'kind',
    pattern: /(?<=\b(?:[Kk]ubernetes|[Kk]8s)(?: v?\d\.\d{1,2}(?:\.\d{1,2})?)? \()[Kk]ind(?=[),])/g,
  },
  {
    platform: 'kind',
    pattern: /(?<![\w./-])[Kk]ind v?0\.\d{1,2}(?:\.\d)?,? (?:with|and|on|running|,) (?:[Kk]ubernetes|[Kk]8s|v?1\.\d)/g,
  },
  // `kind (Kubernetes v1.34.0), falco-operator 0.1.0`
  {
    platform: 'kind',
    pattern: /^[`*]{0,2}[Kk]ind[`*]{0,2} \((?:[Kk]ubernetes|[Kk]8s) v?(\d\.\d{1,2}(?:\.\d{1,2})?)\)/g,
  },
  // `in our e2e (kind)`
  { platform: 'kind', pattern: /(?<=\b(?:e2e|integration|end-to-end)(?: tests?| jobs?| suite)? \()[Kk]ind(?=[),])/g },
  // `kind, falco-operator v0.2.0, kubectl apply`
  { platform: 'kind', pattern: /^kind(?=, (?:[Ff]alco|[Kk]ubernetes|k8s|v?1\.\d))/g },
  platformNamed('eks', '(?:AWS |Amazon )?EKS|Elastic Kubernetes Service'),
  platformNamed('gke', 'GKE(?: Autopilot| Standard)?|Autopilot(?= clusters?)|Google Kubernetes Engine'),
  platformNamed('aks', '(?:Azure )?AKS(?!-engine)|Azure Kubernetes Service'),
  platformNamed('kubeadm', 'kubeadm'),
  platformNamed('ecs', '(?:AWS |Amazon )?ECS(?! \\(?(?:cloud |virtual )?(?:VM|server|machine))', 'g'),
  platformNamed('ecs', 'Elastic Container Service'),
];

/** Traces of a platform in names that programs print. */
export const TRACES: readonly Named[] = [
  { platform: 'kubeadm', pattern: /\bkubeadm (?:init|join)\b/g },
  { platform: 'kind', pattern: /\bkind (?:create|delete|get) (?:clusters?|nodes)\b|\bkind load docker-image\b/g },
  { platform: 'kind', pattern: /\bkindest\/node\b|\bkind-(?:control-plane|worker\d?)\b|\bkind-kind\b/g },
  { platform: 'rke2', pattern: /\+rke2r\d|\/var\/lib\/rancher\/rke2\b/g },
  { platform: 'k3s', pattern: /\+k3s\d|\/var\/lib\/rancher\/k3s\b/g },
  { platform: 'microk8s', pattern: /\/var\/snap\/microk8s\b/g },
  { platform: 'openshift', pattern: /\bopenshift\.io\/(?:scc|node)\b/g },
  {
    platform: 'eks',
    pattern:
      /\bkubernetes\.io\/psp["']?[=:]\s{0,8}["']?eks\.privileged\b|\beks\.amazonaws\.com\b|\balpha\.eksctl\.io\b|\d-eks(?:-[0-9a-f]{7})?(?![\w-])/g,
  },
  { platform: 'gke', pattern: /\bcloud\.google\.com\/gke-/g },
  { platform: 'aks', pattern: /\bkubernetes\.azure\.com\//g },
  { platform: 'gke', pattern: /\bgke-[\w-]+-[0-9a-f]{8}-\w{4}\b|-gke\.\d+/g },
  { platform: 'eks', pattern: /\baws-k8s-\d\.\d+|\bamazon-eks-/g },
  { platform: 'minikube', pattern: /"hostname":"minikube"/g },
  { platform: 'aks', pattern: /\baks-[a-z0-9]+-\d{8}-vmss\w+|\bAKSUbuntu\b/g },
];

export const KUBERNETES_VERSION =
  /(?:[Kk]ubernetes|k8s|K8[sS]) \([A-Z][\w ]{2,24} v?(1\.\d{2}(?:\.\d{1,3})?)\)|(?<![\w.-])(?<!\b(?:alpha|beta|GA|stable|deprecated|removed|available|introduced|supported|added|new) (?:in|since|with|from|by) )(?:[Kk]ubernetes|k8s|K8[sS]|[Kk]ubelet|kube-apiserver|쿠버네티스)(?: clusters?| server|\/Platform| ?クラスター?| ?集群)?(?: [Vv]ersion\(s\)(?=:)| [Vv]ersions?|-Version(?: ist)?|-Stand| en version| in (?:der )?Version| em versão| en la versión| (?:is|are) (?:still |now |currently )?(?:at|on)| ?版本(?:是|为)?| ?バージョン| ?버전)?(?:[\s:=(（|`*]{1,4}|:\s{4,24})v?(\d\.\d{1,2}(?:\.\d{1,3})?(?:[-+][\w.+-]*\w)?)(?![\w.]*\s?(?:rules?|plugin))/g;

/** What `kubectl version` prints of the cluster. */
export const SERVER_VERSION =
  /^(?:k3s|rke2) version v(1\.\d{1,2}\.\d{1,3}(?:\+[\w.]{2,12})?)|^version\s+(4\.\d{1,2}\.\d{1,3})\s+(?:True|False)\b|^\s{0,20}(?:- )?kubernetesVersion:\s+["']?v?(1\.\d{1,2}\.\d{1,3}(?:[-+][\w.+-]*\w)?)|--kubernetes-version[= ]v?(1\.\d{1,2}\.\d{1,3})|^Server Version:\s+(?:version\.Info\{.{0,80}GitVersion:")?v(1\.\d{1,2}\.\d{1,3}(?:[-+][\w.+-]*\w)?)/g;

/** Versions whose form tells that they are of a cluster: `1.14.8-aliyun.1`, the AMI `1.17.9-20200723` of EKS nodes. */
export const VENDOR_VERSION =
  /(?<![\w.-])v?(1\.\d{1,2}\.\d{1,3}-(?:aliyun|tke|vke|cce|ack|oke|do|r)(?:\.?\w+){1,3})(?![\w-])/g;
export const AMI_VERSION = /\bAMIs?(?: version| release)?[\s:=`(]{1,3}v?(1\.\d{2}\.\d{1,2}-\d{8})\b/g;

const CLUSTER = String.raw`(?:kubernetes|k8s|(?<!(?:redis|kafka|database|ceph|elastic\w*) )clusters?|EKS|GKE|AKS|k3s|rke2?|control[- ]plane)`;
const RELEASE = String.raw`v?(1\.\d{2}(?:\.\d{1,3})?(?:[-+][\w.+-]*\w)?)(?![\w%])`;
/** What runs: the second of `upgraded the cluster from 1.28 to 1.29`, and that of `since GKE was upgraded to 1.24`, `after upgrading EKS to 1.30`. */
export const UPGRADED_TO: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${CLUSTER}\b(?:(?!chart|helm|falco)[^.;\n\d]){0,40}\bv?1\.\d{2}(?:\.\d{1,3})?[\w.+-]{0,16} (?:to|auf|nach|a|à|para|vers|->|→|=>) ${RELEASE}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b${CLUSTER}(?: clusters?| version| nodes?){0,2}(?: was| were| is| are| has been| have been| got)? (?:upgraded?|updated?|moved|migrated|bumped) (?:to|auf) ${RELEASE}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:upgrad(?:e of|ed|ing)|updat(?:e of|ed|ing)|mov(?:ed|ing)|bump(?:ed|ing)) (?:the |our |my |an? )?(?:\w+ )?${CLUSTER}(?: clusters?| version| nodes?){0,2} to ${RELEASE}`,
    'gi',
  ),
];

export const UPGRADES =
  /\b(?:upgrad|updat|migrat|moved|went|bump|aktualis|actualiz|atualiz|from|von|desde)|升级|アップ/i;

/** Words that show where Falco runs; a field name such as `k8s.pod.name` or a talk about the Kubernetes client does not. */
export const KUBERNETES: readonly RegExp[] = [
  /(?<![\w.-])(?:kubernetes|k8s)[\s-](?:clusters?|nodes?|environment|env|installation|install|production|prod|workers?|lab|setup|platform|fleet|hosts?|machines?|servers?|users?)(?![\w.])/gi,
  /\b(?:on|in|into|inside|within|under|to|with|via|through|auf|em|en|sur) (?:a |an |our |my |the |plain |vanilla |own |bare[- ]metal |self[- ]managed )?(?:kubernetes|k8s)\b(?!\/)(?![.\w-]*(?: (?:api|metadata|client|audit|fields?|support|rules?|plugin|resources?|labels?)))/gi,
  /(?<![\w`])(?:kubernetes|k8s) (?:cluster|\(|by hand|daemonset|deployment|v?\d)/gi,
  /\bkubectl (?:-n \S{1,63} |--namespace[= ]\S{1,63} )?(?:get|describe|logs|exec|apply|top|rollout|delete|edit|patch|create|debug)\b/g,
  /(?<!\b[Ee]xamples?[- ])(?<!\bfields? (?:of|in) (?:the |a )?)\b(?:DaemonSet|daemonset|Daemonset)\b(?!\.apps)(?! (?:of|from) (?:the )?(?:example|docs))/g,
  /\bkube-(?:apiserver|system|proxy)\b/g,
  /\bfalco(?:'s)?[- ]pods?\b(?![\w.])|\bpods? (?:of|von|de|do) falco\b(?!-)/gi,
  /(?<![\p{L}\d])cl[uú]ster(?:e?s)? (?:de |di )?(?:kubernetes|k8s)\b|\bkubernetes-cluster\b|\b(?:n(?:œuds|oeuds|odos|ós)|nodes?|hosts?|workers?) (?:(?:of|de|do|del|da) )?(?:our |my |the |nosso |nuestro |notre )?(?:cluster )?(?:de )?(?:kubernetes|k8s)\b/giu,
  /(?<![\w.-])(?:kubernetes|k8s) ?(?:集群|节点|环境|クラスタ|ノード|環境|클러스터|кластер)|在 ?(?:kubernetes|k8s) ?[上中里]/gi,
  /阿里云 ?ACK|\bAlibaba (?:Cloud )?ACK\b|(?<![\w-])(?:TKE|DOKS|OKE|IKS)(?: v?\d\.\d| clusters?\b)/g,
  /\b(?:aks|acs)-engine (?:clusters?|nodes?)\b/gi,
  /\bRancher(?:[- ]managed)? (?:clusters?|nodes?|v?2\.\d)\b/g,
  /\bTalos (?:Linux )?(?:clusters?|Cluster|nodes?|Knoten|nodos?|集群)(?![\w-])/g,
  /^kind: (?:Pod|DaemonSet|Deployment|StatefulSet|ReplicaSet)$/g,
  // `Kubernetes is ours`, `Kubernetes. Our dashboard`, `Kubernetes and Red Hat 9.4`
  /(?:^|[.!?] )(?:kubernetes|k8s)(?= is (?:ours|mine|self)|[.;] \p{Lu}| (?:and|on|with) (?:red ?hat|rhel|ubuntu|debian|centos|rocky))/giu,
  // `in our production k8s`, `no nosso kubernetes`, `Falco k8s.`
  /\b(?:our|my|your|unser\w{0,2}|mein\w{0,2}|notre|mon|nuestro|mi|nosso|nostro|onze?) (?:[\w-]{2,14} ){0,2}(?:kubernetes|k8s)\b(?! (?:api(?! servers?\b)|metadata|client|audit|fields?|support|rules?|plugin|resources?|labels?|nodes?|operator))/gi,
  /\b(?:on|in|under) (?:[\w-]{2,14} )?(?:k8s?|kubernetes)(?=\s?[,.;:)(]|\s?$|\s(?:and|with|by|via|mit|und)\b)(?!\.\w)|\bfalco (?:on |in )?(?:k8s|kubernetes)(?=[.,!?]|\s?$)(?!\.\w)/gi,
  /\b(?:su|nel|na|w|op|nos|sous|dans|onder|(?:roda\w*|pods?|executa\w*|produção|falco) no) (?:kubernetes|k8s)(?![\w.-])|(?<![\w.-])(?:kubernetes|k8s) üzerinde\b/gi,
  /(?:^|[\s(])(?:в|на|у) (?:kubernetes|k8s|кубер\w*)|(?:^|\s)(?:в|на) кубернетес/gi,
  /(?<![\w.-])(?:kubernetes|k8s) ?(?:で|に|へ|上で|上に|の中|에서|에|中|里|上|下)(?!\p{L}*(?:字段|フィールド))|쿠버네티스|クバネティス/giu,
  /^ {0,6}(?:Normal|Warning)\s.{0,80}\bkubelet\b/g,
  /\bby (?:the )?Kubernetes\b/g,
  /(?<![\w.-])(?:kubernetes|k8s) (?:manifests?|ya?mls?)\b/gi,
  /\b(?:DigitalOcean|Linode|Akamai|Scaleway|OVH(?:cloud)?|Hetzner|Vultr|Exoscale|IONOS|Civo|Oracle|Alibaba|Tencent|Huawei|IBM|managed|hosted|self[- ]?(?:hosted|managed)|bare[- ]?metal|private|production|prod|staging|upstream|vanilla|on[- ]prem(?:ises?)?) (?:Cloud )?(?:kubernetes|k8s)\b(?! (?:api|audit|client|fields?|rules?|plugin|metadata))/gi,
  // `k8s on Debian 12`, `Kubernetes auf eigenen Servern`
  /(?<![\w.-])(?:kubernetes|k8s),? (?:on|auf|sur|en|em) (?:top of |our |own |my |bare[- ]?metal|premises?|eigene\w* |ubuntu|debian|rhel|red hat|rocky|alma|centos|amazon linux|flatcar|talos|fedora|suse|sles|proxmox|vmware|vsphere|openstack|vms?\b|hetzner|aws|gcp|azure|arm|raspberry)/gi,
  /(?:^|[,;(/|+]\s{0,2})(?<!\b(?:Tags|Keywords|Labels)\b.{0,200})(?:kubernetes|k8s)(?=\s?(?:[,;:)/|+]|\.?$|\.\s))/gi,
];
/** In a report of a problem the name alone tells: `Kubernetes people opened a ticket`, `Kubernetes RBAC is unchanged`. */
export const NAME_OF_KUBERNETES =
  /(?<![\w.%'"/@-])(?:[Kk]ubernetes|KUBERNETES|[Kk]8[sS])(?![\w.%'"/@-]|[ -](?:APIs?|api|[Aa]udit\w*|metadata|client|plugins?|fields?|events?|docs?|documentation|support|rules?|response|goat|certified|community|SIG|sig|project|objects?|resources?|labels?|names?)\b)/g;
/** `1.22 up to 1.24`, `1.28 and 1.29`. */
export const SECOND =
  /^(?: (?:and|up to|to|through|till|until|bis|und|y|et|or|&) | ?[–/] ?| - )v?(\d\.\d{1,2}(?:\.\d{1,2})?)(?![\w%])/;
export const VM =
  /\b(?:VirtualBox|Vagrant box|VMware (?:Workstation|Fusion)|Proxmox VM|cloud VM|virtual machines?|m[áa]quinas? virtua(?:l|les|is)|machines? virtuelles?|virtuelle[nr]? Maschinen?|(?<![\w/-])VMs?\b(?! or (?:an? )?container)(?!:[^\n]{0,200}\S)|KVM guests?|(?:VMware|Hyper-V|ESXi|QEMU|Xen|Proxmox) guests?|guests? (?:on|of|under) (?:VMware|ESXi|vSphere|KVM|Proxmox|Hyper-V))|仮想(?:マシン|サーバ)|虚拟机/gi;
export const CLOUD_FIELDS = new Set([
  'cloud',
  'installation-method',
  'kubernetes-version',
  'system-info',
  'environment',
]);
