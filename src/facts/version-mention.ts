import { isAlike, isWished, stateAt } from './affected.ts';
import { clauseAround, scan, sentenceAround, type Found, type Reading } from './reading.ts';

/** In a sentence: `0.36.2`, `v0.36`, `0.33.0-22+c353bb4`. Two parts, and the first releases (`0.8.1`), only behind the product's name. */
const SAID_VERSION =
  /(?<![\w./+-]|(?<![Ff]alco)@)(?:v[_.]?)?(0\.(?:[1-4]\d(?:\.\d{1,2}(?:[-+][\w.+-]*\w)?|\.x)?|[1-9]\.\d{1,2}))(?![\w%]|\.\d|,\d)/g;
const OTHER_COMPONENT =
  /(?:plugins?|libs?|falcoctl|driverkit|sidekick(?:-ui)?|exporter|chart|k8smeta|metacollector|container|cloudtrail|json|k8saudit|rules?|sysdig|drivers?|probe|engine|api|schema|agent|event-generator|operator|charts?|containerd|runc|tfdrift|prometheus|kind|tracee|tetragon|osquery|kubescape|kepler|parca|pixie|beyla|vector|k3d|talosctl|helmfile|terraform|apps version)[\s_-]?(?:version(?:_semver)?|release|plugin|@)?["'\s`:=v（]{0,16}$/i;
const UNIT = /^\s?(?:cores?|cpus?|vcpus?|%|gb|gib|mb|ms|seconds?|sec\b|s(?![\p{L}\d])|核|kerne?|hours?)/iu;

export const GOOD =
  /\b(?:works?|worked|working|fine|ok(?:ay)?|perfect(?:ly)?|good|stable(?! (?:releases?|versions?|channel|chart|one|repo\w*|branch|tags?|build)\b)|healthy|right|correct|no (?:such )?(?:problems?|issues?|crash|drops)|did not happen|does not happen|unlike|formerly|downgrad\w*|roll(?:ed|ing)? ?back|revert\w*|went back|läuft(?!\s(?:bei uns |hier |dort |überall )?(?:falco|version|v?0\.))|lief|in ordnung|ruhig|unauffällig|stabil|calme|tranquil[oae]s?|estable|estável|funktioniert\w*|problemlos|ging|iba bien|ia bem|all right|without (?:any )?(?:trouble|problems?|issues?)|ohne (?:jedes )?probleme?|sin problemas|sem problemas|sans problème|funcion\w*|marchait|allait (?:bien|encore)|fonctionn\w*|happy|quiet|smooth(?:ly)?|flawless(?:ly)?|like a charm|einwandfrei|tadellos|glücklich|Ruhe|sauber|todo en orden|tudo (?:certo|bem|ok)|tudo em ordem|impecable|perfeito|rock[- ]solid|no (?:trouble|complaints?|hassle)|without (?:any )?(?:complaints?|incidents?|hiccups?)|iba fino|ia bem|andava(?:no)?|funzionava(?:no)?|tutto bene|nessun problema|bez problemów|sans souci)\b|(?:работал|działał|fungoval|çalış)|正常|没事|没问题|没有问题|好好的|問題な|大丈夫|動いて|動作し|멀쩡|문제없|문제가 없/i;
/** Words right before a version that make it the one of earlier times. */
const GOOD_LEAD =
  /\b(?:last|latest|newest) (?:good |working )?(?:falco |release |version |one )+(?:in which|in that|where|that|with which|which)\b[^.;:]{1,30}(?::| was| is)\s[`*v]{0,3}$|(?:\b(?:before|(?:files?|logs?|alerts?|reports?|lines?|output|data|those) (?:of|from) last (?:year|month|week|quarter)|previous(?:ly)?|older|old(?: version| release)?|formerly|as (?:in|with)|until|up to(?: and including)?|back to|vorher|davor|zuvor|bisher|(?<!\d )bis(?: zur?)?|hasta(?: la)?|até(?: a| o)?|jusqu'(?:à|en)(?: la)?|antes|avant|auparavant|previamente|anterior|voriger?|unlike|not affected(?: are| is)?|(?:not|never|n't) (?:seen|there|present|reproducible|happen(?:ing|ed)?) (?:on|with|in)|goes away (?:on|with|in))|之前|以前|以前は)[\s:,(`*-]{0,3}(?:falco |version|release|era |war |was |it was |on |(?:avec|con|com|mit|with|en|em|na|no|in|unter|sous|sur) (?:la |le |el |der |o |a )?(?:version |versión |versão )?)?[\s:`*(v]{0,3}$/i;
/** `Before 0.40.0 we got …`: the first one that is bad. */
const FIRST_BAD = /\b(?:before|vor|avant|antes d[ea]l?) (?:the |la |der |falco |version |release )*[`*v]{0,3}$/i;
const TELLS =
  /^[`*)]{0,3},? (?:we|it|this|that|there|I|everything|all|the|falco|drops|no|wir|ich|es|das|nous|on|il|ça|había|todo|não|tudo)\b/i;
const NOT_GOOD =
  /\b(?:not (?:work|fine|ok|good|start)\w*|no longer|never worked|n't work\w*|doesn't|does not|did not work|nicht|kein|pas|não|no funciona|stopped|fails?|failing|broken|crash\w*|since(?! (?:19|20)\d\d)|seit|desde|depuis|still(?! (?:work\w*|ran|runs|accept\w*|logs?|fine|ok|good)\b)|even|also|tried)\b|(?:^|\s)(?:не|больше не|nie|już nie|nefung\w*)\s|不正常|不能|无法/i;
/** Another version that behaves the same: `also with 0.17.0`, `0.36.2 same`, `tried 0.38.1`. */
const ALSO_LEAD =
  /\b(?:some|others|the rest|the others|a few)(?: of (?:them|these|our \w+))? (?:(?:are|were|have|run) )?(?:to|on|with|at) (?:falco |version )?[`*(v]{0,3}$|(?:\b(?:also|also (?:checked|tested|seen|saw)|tried|same (?:with|on|for|in)|both|auch|probiert|também|también|aussi|and also)\s(?:with |on |in |the |mit |a |à |con |com |avec )?(?:v?0\.\d{2}(?:\.\d{1,2})?(?:,| and| und| et| y| e| &)\s)?(?:falco |version |latest |release )?[`*(v]{0,3}|同样|也)$|\baffected(?: versions?| are| is)?:? (?:v?0\.\d{2}(?:\.\d{1,2})?(?:,| and| und| et| y| e| &)\s){1,4}[`*(v]{0,3}$/i;
const ALSO_REST =
  /^[`*)]{0,3},? (?:and|but) (?:it |this |that |the (?:problem|leak|issue) )?(?:is |was )?still (?:there|present|happens?|the same|occurs?|leaks?|grows?|crash\w*|fails?|drops?)\b|^[`*)]{0,3},?\s?(?:is |are |gives? |behaves? |shows? |has |does )?(?:the |it )?(?:same\b(?! (?:nodes?|machines?|hosts?|servers?|boards?|boxe?s?|rules?|clusters?|pods?|workloads?|config\w*|settings?|load)\b)|too\b|as well\b|likewise|no better|no difference|auch\b|también|também|aussi|也|同样|一样)/i;
/** `Vorher hatten wir 0.38.1 mit demselben Verhalten` */
const SAME_REST =
  /^[`*)]{0,3}\s?(?:mit (?:dem|der) ?(?:selben|gleichen)|with the same (?:behaviou?r|result|problem|picture|effect)|avec le même|con el mismo|com o mesmo)\b/i;
/** `hosts that still have 0.15.0 stay below 100M` */
const STILL_GOOD =
  /(?<!\b(?:we|I) )(?<=[\w)] )\bstill (?:have|has|on|run|runs|running|use|using|with)\s[`*v]{0,3}(?:falco )?[`*v]{0,3}$/i;
/** The second of two that are told in one breath: `0.36.0 (and then 0.36.1)`, `0.44.0 (deb) and 0.44.1`. */
const LISTED_LEAD =
  /(?<![\w./+-])v?0\.\d{2}\.\d{1,2}[`*]{0,2}(?: \([^()\d]{1,24}\))?,?\s?\(?(?:and|und|et|y|e|&|\+|和|と|plus|as well as|sowie)\s?(?:(?:then|later|also|now|dann|auch|luego|también|depois|também|puis|aussi|later on) ){0,2}(?:falco |version |with |mit |con |com |avec )?[`*v]{0,3}$/i;
/** The middle of a list: `0.36.0, 0.36.1 and 0.36.2`. */
const AMID_LEAD = /(?<![\w./+-])v?0\.\d{2}\.\d{1,2}[`*]{0,2},\s[`*v]{0,3}$/;
const AMID_REST = /^[`*]{0,2}(?:,| and| und| et| y| e| &)\s(?:and |und )?[`*v]{0,3}0\.\d{2}\.\d/;
/** `Upgraded to 0.36.0 (and then 0.36.1)` goes on in one direction. */
const UPGRADED = /\b(?:upgrad|updat|mov|aktualisier|actualiz|atualiz)\w* to\b/gi;
/** Two versions that are held against each other, or of which one is all right. */
const SET_APART =
  /\b(?:between|zwischen|entre|compar\w*|differ\w*|Unterschied\w*|vs\.?|versus|than|from|von|upgrad\w*|changelogs?|release notes?|works?|worked|fine|ok(?:ay)?|not affected|diferencia\w*|diferença\w*|différence\w*|supported?|skew|either|released?|builds?)\b|区别|違い|不同/i;

/** `not newer than`, `0.28.0 and higher`: a range, not the version of the report. */
const RANGE =
  /(?:newer|older|later|higher|greater|lower|earlier|less|prior)(?: releases?| versions?)?(?: than| to)?[\s`:=v]{0,4}$|(?:>=|<=|≥|≤|>|<)\s?[v`]?$/i;
const RANGE_AFTER =
  /^[`*]{0,2}\s?(?:\+(?!\s?\w)|and (?:newer|higher|later|above|older|up)|or (?:newer|higher|later|above)|以上)/i;

/** `fixed in 0.42.0`, `the release notes of 0.43.0`: news of the project. */
const NEWS =
  /(?:\bdeprecated (?:since|in|as of) |\b(?:fix(?:ed|es)?|solved|resolved|corrected|repaired|gone|removed|introduced|added|planned|available|announced|behoben|gefixt|corregido|corrigido|corrigé|solucionado)\s(?:\w+ )?(?:in|with|by|mit|en|em|dans|con|com|avec)|\bfix(?:ed|es) (?:it |this |that )?upstream,?(?: in)?|\b(?:fix|changelog|release notes?|blog post|milestone) (?:is |was |for |of |in |comes |came |about |says? )*(?:in|with|of|for)?|\b(?:would|will|does|might|could|may|hilft|würde) (?:an? )?(?:update |upgrade |upgrading |updating |switching )?(?:to )?)\s?(?:falco |version |release )?[\s`*(v]{0,3}$/i;
/** `According to the documentation the key arrived with 0.38.0` */
const IN_PAPERS =
  /\b(?:according to|as (?:stated|written) in|(?<!\b(?:as|like) (?:it is |described )?)in) (?:the |your |an? (?:old )?)?(?:official )?(?:documentation|docs|blog(?: post)?|article|handbook)\b(?! of \w+ 0\.)|\b(?:laut|in) (?:der |einem |eurer )?(?:Doku(?:mentation)?|Blog|Handbuch)\b|\b(?:según|en) la documentación\b|\b(?:selon|dans) la documentation\b|\b(?:segundo|na) a? ?documentação\b/i;
/** `With 0.23.0 the driver was renamed` */
const NEWS_REST =
  /^[`*)]{0,3},? (?:the |a |an |its )?(?:[\w-]+ ){1,4}(?:was|were|has been|have been|got) (?:renamed|removed|introduced|added|deprecated|dropped)\b/i;
/** What stands right behind a version that did its work: `0.35.1 could`, `0.42.1 in staging (fine)`. */
const GOOD_REST =
  /^[`*)]{0,3}\s?(?:(?:could|can|did(?! not|n't)|(?:runs|läuft|tourne|corre|roda)(?=\s?(?:[.,;)]|$))|used to|konnte|kann|podía|pouvait|conseguia|handled|never (?:did|seen|happened|had)|(?:had|has|showed|gave|produced) none|did not have|never had|(?:did not|didn't) (?:do|have|show|behave like|suffer from) (?:that|this|so|it|any of)|(?:hatte|zeigte) das nicht|(?:is|was) (?:not|un)\s?affected|(?:does|did)(?:n't| not)(?=\s?(?:[.,;)]|$))|no lo hacía|ne le faisait pas|(?:we |I )?(?:had no|never had|did not (?:have|see)|didn't (?:have|see)) (?:such |this |that |these |the |any )*(?:problems?|issues?|drops?|crash\w*)|(?:nous n'avions|on n'avait|il n'y avait) (?:pas|aucun)|(?:esto |eso )?no (?:teníamos|tenía|había|pasaba|ocurría|sucedía)|(?:isso |isto )?não (?:acontecia|tinha|dava|tínhamos|havia|ocorria|existia)|(?:hatten|hatte|gab) (?:wir|ich|es) (?:[\wäöü]{1,12} ){0,3}(?:nicht|keine?n?|kein \w+)|trat (?:das|es|dies) (?:Problem )?nicht)(?![a-z])|\s?(?:では|まで(?:は)?|のとき(?:は)?|の時は|の頃は)[^。]{0,12}(?:ありません|なかった|ませんでした)|\s?升级(?:以后|之后|后)|\s?(?:时|上)?没有(?:这个|该|此|出现)|,? (?:which|that)? ?(?:we|I) (?:had|ran|used|were running)(?: \w+)? (?:before|until|till|previously|earlier|up to)|[^.;,\d]{0,32} did (?:alert|fire|work|detect|log|start|run|load|trigger)(?![a-z])|,? (?:we |I )?(?:have |had )?never (?:saw|seen|noticed|experienced)(?: (?:it|this|that|such|any))?(?![a-z])|, (?:all right|fine|ok(?:ay)?|good|works?|worked|stable|no (?:problems?|issues?|drops?))\)|[^.;,()]{0,30}\((?:fine|ok(?:ay)?|works?|worked|good|quiet|stable|healthy|no (?:problems?|issues?|drops?)|in ordnung|gut)\))/i;
/** What was there before, in brackets: `0.41.1 (was 4.21.3 -> 0.40.0)`. */
const WAS = /\((?:was|were|previously|before|vorher|war|zuvor|antes|avant):? [^()]{0,24}$/i;
/** Words of leaving: `we went from 0.38.1`, `Was on 0.34.1`. */
export const LEFT =
  /(?:^|[.!?]\s|\b(?:we|I|wir|ich) )(?:was|were|had been|waren|war) (?:still |before |vorher |bisher |previously )?(?:on|at|auf|bei) (?:falco |version |release )?[`*(v]{0,3}$|\b(?:before|earlier|previously|vorher|davor|früher|antes|avant|previamente|anteriormente|prima)\s(?:(?:we|I|nous|on) )?(?:had|ran|used|hatten|hatte|lief|nutzten|teníamos|tenía|usábamos|usaba|tínhamos|usávamos|avions|avait|utilisait|avevamo|usavamo)(?: wir| ich)? (?:la |a |o |le )?(?:falco |versi[oó]n |versão |version )?[`*(v]{0,3}$|\b(?:estábamos|estávamos|étions|veníamos|vínhamos) (?:en|na|no|em|sur|en|de|da|do) (?:la |el )?(?:falco |versi[oó]n |versão |version )?[`*(v]{0,3}$|\b(?:went|came|coming|upgraded|moved|updated|switched|migrated|upgrade|update|actualizado|actualizamos|aktualisiert|passés?|migré) (?:here |directly |straight )?(?:from|von|desde|depuis|de) (?:falco |version |release )?[`*(v]{0,3}$/i;

/** `compared with 0.41`, `half of what 0.36 took`, `gegenüber 0.39.1`: the measure, not the version of the report. */
const COMPARED_LEAD =
  /(?:\b(?:compared|in comparison|relative) (?:with|to)|\bversus|\bvs\.?|\bagainst|\bim Vergleich (?:zu|mit)|\bgegenüber|\bpar rapport à|\bcomparé à|\b(?:en comparación con|comparado (?:con|com)|em comparação com)|相比(?:于)?|与|と比べて)\s{0,2}(?:the |what |la |le |der |version |release |falco )*[`*(v]{0,3}$/i;

/** Installed to see the difference, next to the version of the report. */
const TRIED =
  /\b(?:for comparison|to compare|for (?:a|the) test|as a test|zum Vergleich|zum Test|testweise|para comparar|pour comparer|à titre de comparaison|por comparar)\b|作为对比|对比测试|比較のため/i;

/** It was worse before, or the same: no version that worked. */
export const MENDED =
  /\b(?:slower|better|less|improved|improvement|not gone|still|same|also|because|hop(?:e|ed|ing)|immer noch|weiterhin|besser|langsamer|mejor|encore|toujours)\b/i;

/** A Falco version in a sentence, and what the sentence makes of it. */
export interface Mention extends Found {
  readonly good: boolean;
  readonly range: boolean;
  readonly title: boolean;
  readonly also: boolean;
  /** Only what another one is measured by. */
  readonly compared: boolean;
  /** Only tried for comparison. */
  readonly tried: boolean;
  readonly named: boolean;
}

/** `0.40.0-debian` is 0.40.0, `0.39.2-1` of a package and `0.27.0-x86_64.tar.gz` too; `0.36.x` is 0.36. */
export const plainVersion = (value: string): string =>
  value
    .replace(/\.x$/, '')
    .replace(
      /-(?:debian|slim|distroless|no-driver|alpine|ubi\d?|wolfi|buster|bullseye|bookworm|amd64|arm64|x86_64|aarch64|\d{1,2})(?:[-.][\w.]{1,20})?$/,
      '',
    );

export const before = (found: Found): string => found.line.text.slice(Math.max(0, found.at - 60), found.at);
/** A "chart version" of 0.26 to 0.49 is Falco's: no chart had such numbers. */
const FALCO_AS_CHART = /(?<!(?:exporter|sidekick|collector|generator|falcoctl)[\w -]{0,12})\bcharts?\b[^.;,]{0,24}$/i;
export const isComponent = (found: Found): boolean => {
  const lead = before(found);
  if (/^0\.(?:2[6-9]|[34]\d)\.\d/.test(found.value) && FALCO_AS_CHART.test(lead)) return false;
  return OTHER_COMPONENT.test(lead);
};

/** `sysdig 0.33.1, 0.32.1 was right` */
const OF_SYSDIG =
  /\bsysdig(?: version| release)?[\s:@=v]{1,3}(0\.\d{1,2}\.\d{1,2})(?![\w.])(?:[,;] (0\.\d{1,2}\.\d{1,2})(?![\w.]))?/gi;

/** Both are the reporter's: `old (0.36.2) and new (0.40.0) have been running side by side` */
const SIDE_BY_SIDE =
  /\b(?:side by side|in parallel|next to each other|nebeneinander|en paralelo|em paralelo|en parallèle)\b/i;

/** `With 0.40.0 all of them were idle`, `0.40.0 runs on both`: all pods and both nodes, not all versions. */
function isOneOfAll({ line, at }: Found): boolean {
  const sentence = sentenceAround(line.text, at);
  if (/\bon both\b(?! (?:0\.|versions?|releases?))|\bboth (?:directions|sides|ends|ways)\b/i.test(sentence))
    return true;
  return /\b(?:all|each) of (?:them|these)\b/i.test(sentence) && [...sentence.matchAll(SAID_VERSION)].length < 2;
}

/** The address of a release of another repository of the project: `…/falcosecurity/falcoctl/releases/tag/v0.11.0` */
const OF_NEIGHBOUR =
  /\bgithub\.com\/falcosecurity\/(?!falco\/)[\w-]+\/releases\/tag\/v?(0\.\d{1,2}\.\d{1,2})(?![\w.])/g;

/** Every Falco version that stands in a sentence, a heading or an answer. */
export function readMentions(reading: Reading): Mention[] {
  const lines = reading.lines.filter(({ line }) => line.kind !== 'log' && line.kind !== 'config');
  const ofOthers = new Set(
    [...scan(lines, OF_SYSDIG), ...scan(reading.lines, OF_NEIGHBOUR)].flatMap(({ groups }) => groups.slice(1)),
  );
  const mentions = scan(lines, SAID_VERSION, ['prose', 'heading', 'answer', 'wish', 'command']).flatMap((found) => {
    const { text } = found.line;
    const lead = before(found);
    const rest = text.slice(found.at + found.length);
    if (isComponent(found) || UNIT.test(rest) || /https?:\/\/\S*$/.test(lead)) return [];
    if (NEWS.test(lead) || NEWS_REST.test(rest) || IN_PAPERS.test(sentenceAround(text, found.at))) return [];
    if (
      found.field !== undefined &&
      found.field !== 'falco-version' &&
      ['kernel', 'os', 'system-info', 'chart-version'].includes(found.field) &&
      // `Falco: 0.42.0` in a list of one's own below `OS: …`.
      !/^\W{0,6}falco\b/i.test(text)
    )
      return [];
    const named = /falco(?:'s)?[\s`:*-]{0,3}(?:version|release|image|tag)?[\s`:*=(（@-]{0,4}v?$/i.test(lead);
    const parts = found.value.split('.').length;
    if ((reading.foreign || /^0\.[1-9]\./.test(found.value)) && !named) return [];
    const worded =
      /(?:falco|version|release|since|from|to|with|in|on|using|uses?|running|runs?|seit|auf|von|mit|à|升级到|到|v)(?: (?:the|our))?[\s`:*=-]{0,3}v?$/i.test(
        lead,
      );
    const ran = parts === 2 && GOOD_REST.test(rest);
    const alone =
      (/^\W*$/.test(lead) && /^\s*(?:$|[,;(/|])/.test(rest) && found.line.source !== 'title') ||
      (/(?:^|[,;] )[`*v]{0,3}$/.test(lead) &&
        /^[`*]{0,2} (?:on|in|auf|en|em) (?:EKS|GKE|AKS|OKD|OpenShift|k3s|rke2?|kops|k8s|[Kk]ubernetes)\b/.test(rest));
    if (parts < 3 && /^[`*]{0,2} (?:helm )?charts?\b/.test(rest)) return [];
    if (parts < 3 && !named && !worded && !alone && !ran) return [];
    if (found.value.startsWith('0.1') && !named && parts < 3 && !ran) return [];
    const clause = clauseAround(text, found.at);
    const own = clause.slice(Math.max(0, clause.indexOf(found.value) - 90), clause.indexOf(found.value) + 90);
    const wide = clauseAround(text, found.at, true);
    const isGood =
      !SAME_REST.test(rest) &&
      !SIDE_BY_SIDE.test(sentenceAround(text, found.at)) &&
      ((GOOD.test(own) && !NOT_GOOD.test(own) && !(FIRST_BAD.test(lead) && TELLS.test(rest))) ||
        (GOOD_LEAD.test(lead) && !(FIRST_BAD.test(lead) && TELLS.test(rest))) ||
        GOOD_REST.test(rest) ||
        WAS.test(lead) ||
        (LEFT.test(lead) &&
          !/^[`*)]{0,3}\s?(?:to|auf|nach|a|à|->|→)\b/.test(rest) &&
          !MENDED.test(sentenceAround(text, found.at))) ||
        STILL_GOOD.test(lead) ||
        (/^[\s\S]{0,60}\bold(?:er)? (?:cluster|version|release)\b/i.test(wide.slice(0, wide.indexOf(found.value))) &&
          !/\bnew/i.test(wide)));
    const range = RANGE.test(lead) || RANGE_AFTER.test(rest) || isWished(found);
    return [
      {
        ...found,
        value: plainVersion(found.value),
        good: isGood,
        range,
        title: found.line.source === 'title',
        also:
          !range &&
          (ALSO_LEAD.test(lead) ||
            ALSO_REST.test(rest) ||
            SAME_REST.test(rest) ||
            (isAlike(found) && !isOneOfAll(found)) ||
            SIDE_BY_SIDE.test(sentenceAround(text, found.at)) ||
            (AMID_LEAD.test(lead) && AMID_REST.test(rest)) ||
            (LISTED_LEAD.test(lead) && !SET_APART.test(sentenceAround(text, found.at).replace(UPGRADED, ' ')))),
        compared: COMPARED_LEAD.test(lead),
        tried: found.line.source !== 'title' && TRIED.test(sentenceAround(text, found.at)),
        named,
      },
    ];
  });
  const own = mentions.filter((mention) => mention.named || !ofOthers.has(mention.value));
  return own.map((mention) => contrasted(mention, own));
}

/** Where a sentence sets two versions apart, the one that does well is good and the one that does badly is not, whatever the words. */
function contrasted(mention: Mention, all: readonly Mention[]): Mention {
  const sentence = sentenceAround(mention.line.text, mention.at);
  const others = all.filter(
    ({ line, at, value }) =>
      line === mention.line && value !== mention.value && sentenceAround(line.text, at) === sentence,
  );
  if (others.length === 0) return mention;
  const state = stateAt(mention);
  const apart = (contrary: string): boolean => others.some((other) => stateAt(other) === contrary);
  if (state === 'well' && apart('ill')) return { ...mention, good: true };
  return state === 'ill' && apart('well') ? { ...mention, good: false } : mention;
}
