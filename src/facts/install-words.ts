export type Method = 'helm' | 'manifest' | 'package' | 'container' | 'operator' | 'source' | 'terraform';
export type Known = readonly [pattern: RegExp, method: Method];

/** Answers to "Installation method". */
export const ANSWERS: readonly Known[] = [
  // `Kubernetes manifests, rendered from a chart and then changed by hand`, `plain YAML (helm template, then edited)`
  [
    /^\W{0,4}(?:(?:plain|raw|static|own|our|my|kubernetes|k8s) ){0,3}(?:manifests?|ya?mls?)\b(?![^\n]{0,24}\b(?:via|by|with|through|using|of) (?:the |a |an |our )?(?:helm|argo|flux|chart))/gi,
    'manifest',
  ],
  [/\bhelm\b|\bcharts?\b|argo ?cd|flux/gi, 'helm'],
  [
    /\b(?:ya?mls?|manifests?|daemon ?sets?)\b(?: files?)? (?:of|from|in) (?:the|this|your) (?:\w+ )?repo(?:sitory)?\b/gi,
    'manifest',
  ],
  [/\boperator\b/gi, 'operator'],
  [/\bterraform\b/gi, 'terraform'],
  [/\b(?:from|built from|aus den) (?:the )?(?:source|Quellen)\b|\bsource build\b/gi, 'source'],
  [
    /(?<!\b(?:kubernetes|k8s)\b[^\n,;]{0,20}\bwith )\bdocker(?:-compose| compose| run)?\b|\bpodman\b|\bcontainer image\b|\bcompose\b/gi,
    'container',
  ],
  [
    /\b(?:rpm|deb|apt(?:-get)?|yum|dnf|zypper|package|packages|repository|systemd|tarball|tar\.gz|binary)\b/gi,
    'package',
  ],
  [/\bpacman\b|\bAUR\b|\bbinary package\b|\bPaket\b|\bpaquete\b|\bpaquet\b|\bpacote\b|软件包|パッケージ/g, 'package'],
  [/\bfrom source\b|\bsource\b|\bself[- ]built\b|\bcompiled\b/gi, 'source'],
  [/\bECS task\b|\btask definition\b|\bnomad\b/gi, 'container'],
  [/\bdaemon ?sets?\b|\bmanifests?\b|\bya?ml\b|\bkubectl\b|\bkustomize\b/gi, 'manifest'],
];

/** Signs outside the field, the surest first. */
export const SIGNS: readonly Known[] = [
  [/\bhelm (?:upgrade|install|repo|template|ls|list|get|pull)\b/g, 'helm'],
  [
    /\b(?:with|by|via|using|through|per|mit|por|com|con|avec|from|über|pelo|aus|par|du|z|ze) (?:the |a |an |our |its |el |o |le |dem |la )?(?:official |current |latest |falco |newest |stock )*(?:helma?(?: chart)?|(?:helm )?charts?)\b/gi,
    'helm',
  ],
  [
    /\binstall(?:ed|ing)? (?:the |falco'?s? )?(?:helm )?chart\b|\bchart with (?:(?:the |its )?default|falco v?0\.\d)|\binstallation method:? helm\b|\bhelm[- ]?chart\b|\bHelm values?\b|\bvalues\.ya?ml\b|\bvalues?(?: file)?\b[^.]{0,20}\bchart\b|\(helm\)|\bhelm,/gi,
    'helm',
  ],
  [
    /\b(?:chart|charts|Chart)(?: (?:para|auf|vers|to|à))?[\s:(`*-]{1,3}v?(?:falco-)?\d+\.\d+(?:\.\d+)?\b|\bchart (?:defaults?|version|upgrade|update)\b|\bchart falco-\d/g,
    'helm',
  ],
  // `350 nodes, official chart`, `our helm charts are 1.16`, `o chart de 4.15 para 6.0.2`
  [
    /\b(?:official|stock|upstream|offizielle\w{0,2}|oficial|officiel) (?:helm[- ])?charts?\b|\bchart (?:oficial|officiel)\b|官方(?:的)? ?chart|公式(?:の)? ?(?:chart|チャート)|헬름|\b(?:our|my|unsere?|notre|nos|nuestro|nosso) (?:falco |helm )*charts? (?:is|are|ist|sind|est|es|é)\b|\b(?:the|le|el|das|der|o|la) charts? (?:is|est|es|ist|é) (?:the |le |el |die |o |la |at )?v?[1-9]\d?\.\d{1,2}\.\d|\b(?:we|I) (?:run|use|have|took|take)\b[^.;\n]{0,40}?\bof the (?:helm |falco )*chart\b|\bcharts? (?:de|da|do|du|von|from) (?:la |the )?v?\d{1,2}\.\d/gi,
    'helm',
  ],
  [
    /\bumbrella chart\b|\bas (?:the |your )?chart renders (?:it|them)\b|\bthe chart (?:renders|makes|produces|generates)\b|\b[Aa]rgo ?CD application\b[^\n]{0,80}\bchart\b|\bhelmfile\b|\bfalcosecurity\/falco chart\b|(?<![\w/-])falco chart(?= (?:v?\d|is|was|on|with|and)\b|[,.;:)]|$)/gi,
    'helm',
  ],
  [/(?:чарт\p{L}{0,3}|хелм\p{L}{0,3}) v?\d{1,2}\.\d|(?:через|из|с помощью) (?:хелм|helm)/giu, 'helm'],
  [/\/(?:sources\.list\.d|yum\.repos\.d|zypp\/repos\.d)\/falco/g, 'package'],
  [/\bhelm\.sh\/chart[=:]|managed-by[=:]\s?Helm|\bHelmReleases?\b|\bhelm\.toolkit\.fluxcd\.io\b/g, 'helm'],
  [
    /\bfalco[- ]operator\b|\bfalco v?0\.\d+(?:\.\d+)?,? (?:via|by|with|through|from|über|per|mit|por|con|com|pelo|par) (?:the |den |dem |el |o |l')?(?:falco )?operator\b|\b(?:certified|community) operator\b|,? via (?:the )?operator\b|\bv?\d\.\d{1,2}\.\d{1,2} of the operator\b|\b(?:created|made|installed|deployed|managed|rolled out|run|set up|reconciled) (?:by|with|via|through|using) (?:the |our |an )?(?:falco )?operator\b(?! (?:sdk|hub))/gi,
    'operator',
  ],
  [/\bterraform\b/gi, 'terraform'],
  // Before the packages: `own build from source, dependencies from apt`.
  [/\b(?:own|self[- ]made|custom) builds? (?:of (?:falco )?(?:v?0\.\d|master\b)|of falco\b|from source\b)/gi, 'source'],
  [
    /\bdocker `?falcosecurity\/falco|\bfalco (?:v?0\.\d+(?:\.\d+)? )?container with\b|\bfalco v?0\.\d+(?:\.\d+)? container\b|\bfalco container\b[^.\n]{0,30}--privileged|\bfalco containers? (?:is |are |was |were )?(?:started|run|running|created|launched) (?:with|by|via|under|using)\b|\bquadlets?\b/gi,
    'container',
  ],
  // `falco runs as a container`, `docker container on Ubuntu hosts`, `podman, privileged`, `Falco 0.41.0 (docker, Debian 12)`
  [
    /\bfalco\b(?:[^.;\n]|\.(?=\d)){0,30}\b(?:runs?|running|started|läuft|laufen|corre|roda|tourne|gira)(?:[^.;\n]|\.(?=\d)){0,20}?\s(?:as|in|als|como|em|en|dans|comme) (?:an? |one |einem |ein |un |uno |um |une )?(?:(?:privileged|docker|podman|plain|own|single) ){0,2}(?:container|contenedor|conteneur|contêiner)(?![\w-])|^\W{0,4}(?:docker|podman)[ -]containers? (?:on|auf|en|sur|em|under)\b|\b(?:docker|podman), (?:and )?[\x60"']{0,2}(?:--)?(?:privileged|rootful|rootless|root)\b|\bfalco\w{0,3} v?\d\.\d+(?:\.\d+)? \((?:docker|podman)[,)]|\b(?:einfach|nur|just|simply|plain|simplemente|simplement|apenas) docker (?:auf|on|en|sur|em)\b|\b(?:contenedor(?:es)?|conteneurs?|contêiner(?:es)?|containers?) docker\b|\b(?:dans un conteneur|en un contenedor|em um (?:container|contêiner)|in einem) docker(?:[- ]container)?\b|(?:用|以)(?:的)?(?:是)?容器(?:方式)?(?:跑|运行|启动|部署)|容器(?:方式)?(?:运行|部署)(?:的)? ?falco|コンテナ(?:として|で) ?falco|falco ?(?:は|を)コンテナ(?:として|で)/gi,
    'container',
  ],
  [
    /\bfalco v?0\.\d+(?:\.\d+)? (?:as|als|como|comme) (?:an? |einem |ein |un |um )?(?:docker |podman )?(?:container|contenedor|conteneur|contêiner)(?![\w-])/gi,
    'container',
  ],
  // `installed from the tarball into our own image`
  [
    /\b(?:install\w*|unpack\w*|extract\w*|cop(?:y|ied)|put|pack\w*|bak(?:e|ed|ing)|tarball|tar\.gz|entpack\w*)\b(?:[^.;\n]|\.(?=\w)){0,80}\b(?:into|in|to|inside|onto|dans|en|em)\s(?:(?:our|my|an?|the|own|custom|notre|nuestra|nossa|unser\w*|eigene\w*) ){1,3}(?:[\w-]+ ){0,2}(?:images?|imagen|imagem|container-images?)\b/gi,
    'container',
  ],
  // Beside the workload: `as a sidecar of the task`, `comme conteneur « sidecar »`.
  [
    /\b(?:as|als|comme|como|in|en|em) (?:a |an |un |uno |um |einen? |einem )?(?:(?:privileged|separate|own) )?(?:container |conteneur |contenedor |contêiner )?(?:["«“'\x60] ?)?side-?car\b|\bsidecar[- ](?:containers?|Container)\b[^.;\n]{0,30}\bfalco\b|\bfalco\b[^.;\n]{0,30}\bsidecar[- ]containers?\b|サイドカー|边车|\bdéfinition de tâche\b|\bdefinici[óo]n de tarea\b|\bdefinição de tarefa\b|\bTaskdefinition\b/gi,
    'container',
  ],
  [/\bdocker (?:run|compose)\b|\bdocker-compose\b|\bpodman run\b|\bDocker[ -][Cc]ompose\b/g, 'container'],
  [/\b(?:official|falco) (?:docker )?(?:image|container)\b.{0,30}\bdocker\b|\bimagen oficial\b/gi, 'container'],
  [/\bappl(?:y|ied|ying) the (?:example|sample) (?:manifests?|ya?mls?|daemon ?set)\b/gi, 'manifest'],
  [
    /\b(?:ya?mls?|ya?ml files?|manifests?|daemon ?set) (?:of|from|in) (?:this|the|your|Falco's) (?:falco )?repo(?:sitory)?\b/gi,
    'manifest',
  ],
  [/\bkubectl (?:apply|create) -f\b|\bkubectl apply\b/g, 'manifest'],
  [/\bmanifests? (?:from|of|in) (?:the|your) (?:examples?|falco)\b/gi, 'manifest'],
  [/\brpm-ostree install\b.{0,20}\bfalco\b/g, 'package'],
  // The binary where CMake puts it.
  [/(?:^|[\s$#])(?:sudo )?\.{0,2}\/(?:[\w.-]{1,30}\/){0,4}userspace\/falco\/falco\b/g, 'source'],
  [
    /自作の ?(?:DaemonSet|マニフェスト)|自己写的? ?(?:DaemonSet|清单|ya?ml)|自写的? ?(?:DaemonSet|清单|ya?ml)|\b(?:hand[- ]?(?:written|made|crafted)|home[- ]?made|self[- ]written|selbst ?geschriebene[sn]?) (?:daemon ?set|manifests?|ya?mls?)\b|\bdaemon ?set is (?:hand[- ]?(?:written|made)|our own|selbst)|\b(?:mon|notre|nos|nuestro|nuestros|nosso|nossos|mi|meu) (?:propre |propio |próprio )?(?:manifestes?|manifiestos?|manifestos?|daemon ?set)\b/gi,
    'manifest',
  ],
  [
    /\b(?:own|plain|our|custom|the|kubernetes|yaml|k8s|selbst\w*)[- ]manifests?\b|\bmanifests?\b.{0,24}\b(?:applied|deploy|repository|DaemonSet)\b|\b(?:DaemonSet|daemonset) (?:ya?ml|manifest|from the repository|example)\b|\bown yaml\b|\byaml applied\b|\b(?:deployed|installed|applied) (?:it )?(?:from|with|via) (?:the |a |our )?ya?mls?\b|\bdaemonset manifest\b|\b(?:deploy|deployed|installed|install|running|rolled out) (?:it |Falco )?(?:with|as|via|by|from|through|in) (?:a |an |the |our |my |own )*daemon[ -]?set\b(?! of the chart)|\bin (?:our|my|the) daemon[ -]?set\b(?! (?:template|of the chart))|\b(?:DS|daemon[ -]?sets?) (?:manifests?|ya?mls?)\b/gi,
    'manifest',
  ],
  [
    /\b(?:rpm|deb|apt|yum|dnf)(?:\b package| repository| repo\b)|\b(?:install|installed|from|via|by|using|the|pelo repositório)\s(?:the\s)?(?:`?(?:rpm|deb|apt|RPM|DEB)\b)(?! with \x60?--)|\b(?:apt|yum|dnf|apt-get|zypper)(?: -\w+)* install\b.{0,20}\bfalco\b|\bfalco-\d[\w.]+ from the RPM\b|,\s?(?:RPM|rpm|deb|DEB)\s?[,.]|\b(?:RPM|DEB|Debian|deb|rpm)(?: \d+)?[ -](?:package|repository|repo|Repository|Repo)\b/g,
    'package',
  ],
  [
    /\bfalco\b[^.;\n]{0,20}\b(?:as|als|como|comme) (?:a |einen? |un |una |um )?systemd[- ](?:unit|Dienst|Unit)|\b(?:tarball|tar\.gz) (?:unpacked|extracted) (?:to|in(?:to)?) \//gi,
    'package',
  ],
  [
    /\binstall(?:ed|ing)? (?:the |a |an )?(?:binary|official|distro|distribution) package\b|\b(?:apt|deb|rpm|yum|dnf|zypper)-(?:repo|repositor(?:y|ies|ium)|paketquellen?)\b|\bdraios\.com\/\S{1,40}\/install-falco\b/gi,
    'package',
  ],
  [/(?<![/\w])falco-0\.\d{1,2}\.\d{1,2}-\d{1,2}\.(?:x86_64|aarch64)\b(?!\.)/g, 'package'],
  [/(?<![/\w])falco-(?:kmod|bpf|modern-bpf)(?:\.service)?(?!\.o|[\w-])/g, 'package'],
  [/(?<![/\w])falco[-_]0\.\d{1,2}\.\d{1,2}(?:-\d{1,2})?[-_.](?:x86_64|aarch64|amd64|arm64)\.(?:rpm|deb)\b/g, 'package'],
  // `as a package`, `als Paket`, `packaged binary`, `pacman`
  [
    /\b(?:as|als|comme|como) (?:a |an |un |uno |um |das )?(?:(?:deb|rpm|Debian|system|OS|native|normal)[ -])?(?:package|Paket|paquet|paquete|pacote)\b|\b(?:[Pp]aquete?|[Pp]acote) (?:deb|rpm|DEB|RPM)\b|\b(?:[Dd]eb|DEB|[Rr]pm|RPM)-Pakete?\b|\bas (?:an? )?\.(?:deb|rpm)\b|\bpackaged (?:binary|version|falco|build|release)\b|\b(?:dnf|apt|yum|rpm|deb|zypper)-installed\b|\bpacman\b(?! -S(?!y?u?\s+falco))|\bfalco-bin\b|\b(?:from|via|aus dem) (?:the )?AUR\b/g,
    'package',
  ],
  [
    /\b(?:built|compiled|build|compile)[^.]{0,30} from source\b|-DBUILD_FALCO|\bfrom source\b|[(,] ?source build\b/gi,
    'source',
  ],
  [/\bdaemonset\b.{0,30}\b(?:own|manifests?|ya?ml)\b/gi, 'manifest'],
  // Words in passing: `0.36.2 (deb, Debian 12)`, `k3s + helm`, `als rpm`, `apt upgrade`.
  [
    /用 ?docker\b|\bdocker ?(?:で|运行|启动|部署)|(?<!\b(?:kubernetes|k8s)\b[^\n,;]{0,20})\b(?:con|mit|com|avec|with|in|via|per|as|als|by) (?:a |an |its |einem |un )?(?:own )?docker(?:[- ]container)?\b(?! (?:exec|health|desktop|hub|socket|runtime|v?\d[\w.]{0,12},? (?:as|\()))|\bfalco\b[^;\n]{0,30}\bin (?:its|a|einem|un) (?:own )?container\b/gi,
    'container',
  ],
  [
    /\b(?:compiled|built) falco (?:from|out of) (?:master|main|git|a checkout|the (?:git )?(?:tag|tree))\b|\b(?:we|I) (?:compile|build) (?:every |each |the )?falco (?:releases? |versions? )?(?:in-house|ourselves|from (?:the )?(?:git )?tags?|out of the (?:git )?tag)\b|\b(?:we|I) (?:always |still )?(?:cross[- ]?)?(?:compile|build) falco (?:itself |binaries )?(?:ourselves|myself|from (?:source|master|main|git|a checkout)|with cmake)\b|\b(?:cross[- ]?|self[- ]?)?(?:compiled|built) (?:it |the )?(?:falco )?(?:v?0\.\d+(?:\.\d+)? )?(?:by (?:me|us|ourselves|myself)|myself|ourselves)\b|\b(?:falco|userspace) (?:was |is )?(?:compiled|built) by hand\b|\buserspace from (?:master|main|source)\b|\bself[- ](?:built|compiled) falco\b|\bselbst (?:gebaut|kompiliert|übersetzt)|自己编译(?!的|内核|驱动|模块)|自分でビルド|\bcompilado por (?:mí|nosotros)\b/gi,
    'source',
  ],
  [/\bk8s-using-daemonset\b/g, 'manifest'],
  // `with the modern probe straight as a DaemonSet`, `DaemonSet with the official image`
  [
    /\((?:v?1\.\d{1,2}(?:\.\d{1,2})?, )?daemon[ -]?set\)|(?:\bfalco\b|\bimage\b|\bpods?\b|:latest\b)[^.;\n]{0,60} as (?:an? |our own )?(?:plain |k8s |kubernetes )?daemon[ -]?set\b|\bdaemon[ -]?set with (?:the |an? |our )?(?:official|stock|upstream|falco\S*) images?\b/gi,
    'manifest',
  ],
  [/\bappl(?:y|ied|ying) (?:the |our |a )?(?:daemon ?set|manifests?|ya?mls?)\b/gi, 'manifest'],
  [/(?<![\w./-])--set(?:-string)?[= ][A-Za-z][\w.]*=/g, 'helm'],
  [/(?<![\w./:-])helm(?! (?:lint|template|unittest|docs|test)\b|[\w./:-]*\.(?:sh|io|tpl)|fil)(?![\w-])/gi, 'helm'],
  [
    /(?<![\w./:-])(?:rpm|deb|apt|yum|dnf|zypper)(?![\w/-]|\.\w|\d|:\/| (?:-|install\b|update\b|search\b|build\b|list\b|info\b|provides\b|history\b))|\b(?:package|packages|paquete|paquet|pacote|Paket|пакет) (?:from |von |de |of )?(?:Falco |version )?v?0\.\d|\bfalco v?0\.\d{1,2}\.\d{1,2} package\b|\b(?:update|upgrade|version) of the package\b|(?<![\w./-])(?:apt(?:-get)?|yum|dnf|zypper) (?:upgrade|install falco)\b|(?<![\w./-])(?:yum|dnf|zypper) update\b(?=[^.;\n]{0,24}\bfalco\b)|\b(?:from|via|by|with|out of) (?:the |a |an )?(?:official |falco |released? )*(?:tarball|tar\.gz|binary release)\b|软件包|パッケージ/gi,
    'package',
  ],
  [
    /\b(?:plain|raw|own|our|my|static|hand[- ]?(?:made|written)|eigene[nms]?|propios?|własnym?|własny) (?:\w+ )?(?:ya?mls?|manifests?|manifiestos?|manifestes?|manifestos?)\b|\bmanifi?est[oe] (?:écrit à la main|escrito a mano|escrito à mão|maison)|\bdaemon ?set (?:propi[oa]|própri[oa]|maison|fait maison)\b|\beigene[sn]? daemon ?set\b|\b(?:with|from|by|via|using|through|plain|own) (?:\w+ )?ya?ml files?\b|\bkustomize\b|\bmanifi?est[oe]s? (?:propi|própri|maison|YAML|de Kubernetes|Kubernetes)\w*|マニフェスト|清单文件/gi,
    'manifest',
  ],
  [/\bECS on EC2\b/g, 'container'],
  [/\bpodman v?\d\.\d|\bnomad\b[^.;\n]{0,30}\bjob\b/gi, 'container'],
  [
    /\bFargate\b(?=[^\n]{0,300}\b(?:images?|containers?|tasks?)\b)|\bECS\b(?=[^\n]{0,300}(?:\bfalcosecurity\/|\bcontainer with Falco))|\bas (?:an? )?ECS task\b|\btask definition\b/g,
    'container',
  ],
];

/** Logs of package managers, and of the script that calls them. */
export const PACKAGE_LOGS =
  /^falco-0\.\d{1,2}\.\d{1,2}(?:-\d{1,2})?\.(?:x86_64|aarch64)$|\b(?:Unpacking|Setting up) falco \(|(?<![\w./-])falco=0\.\d{2}\.\d{1,2}(?![\w.])|^\* Installing falco$|\bInstalling\s{1,3}: falco-\d|^(?:[$#] )?(?:sudo )?(?:apt(?:-get)?|yum|dnf|zypper) (?:-\S+ )*(?:install|upgrade|in) (?:-\S+ )*(?:[\w.+()$-]+ ){0,6}falco(?=[\s=;&]|$)/g;

/** The same of the sibling that is installed by hand. */
export const SYSDIG_LOGS =
  /(?:^|[#$] )(?:sudo )?(?:apt(?:-get)?|yum|dnf|zypper) (?:-\S+ )*(?:install|in) (?:-\S+ )*sysdig(?=[\s;&]|$)|^\W{0,4}Installing\s{1,3}: sysdig-\d/g;
