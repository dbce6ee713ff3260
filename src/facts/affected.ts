import type { Line } from '../issue/issue-document.ts';
import { clauseAround, sentenceAround, sentenceAt, type Found } from './reading.ts';

/** All is well, in one of the languages that reporters write; the negations that belong to these words are part of them. */
const WELL =
  /\b(?:(?:work|behav)(?:s|ed|ing)?(?: fine| well| as expected)?|(?:runs?|ran|running) (?:fine|well|smoothly|all right)|fine|ok(?:ay)?|all (?:is )?(?:good|well|right)|good(?! (?:question|idea|luck|news|way))|(?:is|are|looks?) clean|healthy|stable(?!\/| (?:releases?|versions?|channel|chart|one|repo\w*|branch|tags?|build)\b)|quiet(?! (?:nodes?|hosts?|machines?|clusters?|ones?)\b)|silent|happy|idles?|idling|spared|succeeds?|unaffected|not (?:affected|concerned|reproducible)|(?:no|not any|without|never (?:a|any)) (?:such |a |any |single |one )?(?:problems?|issues?|trouble|hitch|drops?|errors?|loss\w*|crash\w*|leaks?)|(?:do|does|did)(?: not|n't) (?:happen|occur|show|drop|lose|crash|leak|appear|have (?:it|this|that)|do (?:it|this|that))|never (?:happen\w*|occur\w*|show\w*|drop\w*|crash\w*)|(?:can(?:not|'t)|could not|unable to) (?:reproduce|see) (?:it|this)|funktionier\w*|klappt\w*|(?:geht|ging|läuft|lief) (?:es|alles|problemlos|gut|sauber|ohne Probleme)|(?:es|alles|das) (?:geht|ging)|tut es|kein(?:e|en)? (?:Problem\w*|Verlust\w*|Fehler)|tritt (?:es |das )?nicht auf|passiert (?:es |das )?nicht|(?:no|não|nunca) (?:lo |isso )?(?:pasa|ocurr|suced|acontec|ocorr|hac[ií]|faz)\w*|funciona\w*|(?:va|van|iba|vai|ia|ía|andaba|andava|allait|vont|allaient|van|vanno|vão|estaba|estava) (?:bien|bem|bene|fino|perfecto|ok)|estable|estável|calme|tranquil[oae]s?|problemlos|einwandfrei|tadellos|unauffällig|stabil|sauber|(?:alles|war|ist|noch|lief) (?:gut|prima|bestens|in Ordnung|ruhig)|in Ordnung|impecable|perfeito|perfect(?:ly)?|flawless(?:ly)?|smooth(?:ly)?|like a charm|rock[- ]solid|no complaints?|without (?:a |any )?complaints?|todo bien|tudo (?:bem|certo|ok)|(?:sin|sem|sans) (?:ning[uú]n |nenhum |aucun )?(?:problema?s?|problèmes?|soucis?|pérdidas?|perdas?)|(?:ça )?marche\w*|fonctionn\w*|(?:rien|pas) de (?:tel|souci|problème)|tout va bien|va bene|funziona\w*)(?![a-z])|正常|没(?:有)?(?:问题|事|这个问题)|不会(?:出现|发生)|問題(?:なく|な[いし]|ありません|は?出ません)|(?:起き|発生し|再現し)(?:ない|ません)|大丈夫/giu;
/** Something goes wrong, or the words above are denied. */
const ILL =
  /\b(?:not?|n't|no longer|never|cannot|neither|nor|stop(?:s|ped)?|fail\w*|brok\w*|breaks?|crash\w*|drops?|dropped|dropping|los(?:e|es|t|ing)|panic\w*|hangs?|hung|freez\w*|errors?|stuck|dies?|died|kill\w*|OOM\w*|leak\w*|spins?|eats?|burns?|aborts?|segfault\w*|restart\w*|miss\w*|refus\w*|oops\w*|ne \w+ (?:plus|pas|rien)|reject\w*|empty|problems?|issues?|affected|happen\w*|occur\w*|reproduc\w*|(?:has|have|had|shows?|sees?|got|do|does) (?:it|this|that|the (?:same|problem|issue|bug))|nicht|kein\w*|nie|stall\w*|loops?|looping|stürz\w*|stirbt|sterben|muer\w*|morr\w*|meurt|cuelg\w*|reinici\w*|redémarr\w*|bloqu\w*|verlier\w*|bricht|fehl\w*|hängt|falla\w*|pierd\w*|perd\w*|cae\w*|pas|plante\w*|échou\w*|não|falha\w*|trava\w*|tritt auf|passiert|ocurre|sucede|acontece|ocorre)(?![a-z])|\w+n't\b|不(?!会)|无法|失败|崩溃|丢|重启|出现|复现|发生|発生|起き|落ち|失敗|(?:し|か|れ|き)ない|ません|エラー|报错|暴涨|卡住|止ま|固ま/iu;
/** A part without a verb of its own says the contrary of the other part: `auf Debian 12 schon`, `on GKE it does`, `with 6.2 it did not`. */
const CONTRARY =
  /(?:\b(?:does|do|did|is|are|can|could|will)(?: not|n't)?|\b(?:schon|ja|sí|si|oui|yes|sim|not|nicht|no|não|non|pas))\W{0,3}$|^\W{0,3}(?:(?:but|aber|pero|mais|mas|ma) )?(?:not|nicht|no|não|pas) (?:on|with|in|under|auf|mit|unter|en|con|em|com|sur|avec|sous)\b/i;

/** A sentence is cut where the talk goes over to another place. */
const NEXT =
  /[,;:，；：、]|\s[–—-]\s|\s(?:but|while|whereas|though|although|yet|aber|während|jedoch|sondern|mais|alors que|tandis que|pero|mientras(?: que)?|mas|enquanto|ma|mentre|and (?=(?:on|in|with|under|the|our|all) )|und (?=(?:auf|in|mit|unter|die|der) )|y (?=(?:en|con) )|e (?=(?:em|no|na|com) )|et (?=(?:sur|avec|dans) ))|但是?|(?<=です|でした|ます|ました)が|而(?!且)|却|(?<=は[^。]{2,30})が(?=、)/giu;

/** It runs, which is said in contrast only: `läuft auf EKS, auf GKE nicht`. */
const RUNS =
  /\b(?:runs?|running|ran|loads?|starts?|boots?|builds?|compiles?|lädt|startet|arranca|carga|démarre|compila|läuft|laufen|lief(?:en)?|geht|gehen|ging(?:en)?|tourn\w+|corre|corría|rod[ao]\w*|gira)(?![a-z])|(?:動|動作し)(?:く|き|いて)|(?:能|可以)(?:运行|启动|用)/iu;

/** `well`, `runs`, `ill`, or nothing that tells. */
type State = 'well' | 'runs' | 'ill' | undefined;

function stateOf(clause: string): State {
  const rest = clause.replace(WELL, ' ');
  if (ILL.test(rest)) return 'ill';
  if (rest !== clause) return 'well';
  return RUNS.test(clause) ? 'runs' : undefined;
}

/** The next part has a place of its own: `uname -r: 6.19.3, on 6.18.12 it works`. */
const PLACE =
  /^[\s,;:–—-]{0,4}(?:(?:and|but|und|aber|et|mais|y|pero|e|mas) )?(?:before|previously|earlier|vorher|davor|antes|avant|on|in|with|under|using|auf|mit|unter|sur|dans|avec|sous|en|con|em|com|su|the|our|those|these|others?|all others?|die|der|das|andere\w{0,2}|las|los|les|os|outr\w{2}|otr\w{2}) /i;

const CONTRARIES: Readonly<Record<string, State>> = { well: 'ill', runs: 'ill', ill: 'well' };

/** Of the part itself, and where it says nothing, of what it has in brackets: `0.43.1 is fine (no iterators there)`, `0.43.1 (fine)`. */
const stateWithout = (part: string): State => stateOf(part.replace(/\([^()]*\)/g, ' ')) ?? stateOf(part);

/** What is said of the thing that stands there. A part without a verb of its own takes that of the part after it or before it. */
export function stateAt(found: Pick<Found, 'line' | 'at'>): State {
  const { parts, own } = partsAt(found);
  const [before, here, next] = [own - 1, own, own + 1].map((i) => stateWithout(parts[i] ?? ''));
  const other = before ?? next;
  const after = PLACE.test(parts[own + 1] ?? '') ? undefined : next;
  const contrary = other && CONTRARY.test(parts[own] ?? '') ? CONTRARIES[other] : undefined;
  return contrary ?? here ?? after ?? before;
}

/** What the part of the sentence that names the thing says of it, and no other part. */
export function ownStateAt(found: Pick<Found, 'line' | 'at'>): State {
  const { parts, own } = partsAt(found);
  return stateWithout(parts[own] ?? '');
}

/** The parts of the sentence that stands there, and which of them it is. */
function partsAt({ line, at }: Pick<Found, 'line' | 'at'>): {
  readonly parts: readonly string[];
  readonly own: number;
} {
  const { sentence: whole, place } = sentenceAt(line.text, at);
  const sentence = whole
    .replace(/`[^`]*`/g, (code) => '`'.repeat(code.length))
    .replace(/\([^()]*\)/g, (aside, start: number) =>
      place > start && place < start + aside.length ? aside : aside.replace(/[,;:，；：]/g, ' '),
    );
  const ends = [...sentence.matchAll(NEXT)].map((match) => match.index);
  const parts = [0, ...ends].map((from, i) => sentence.slice(from, ends[i] ?? sentence.length));
  return { parts, own: ends.filter((end) => end <= place).length };
}

/** Where things are made and tested. */
const WORKSHOP =
  /\b(?:build|compile|CI(?:\/CD)?|jenkins|gitlab|github actions?)[ -](?:nodes?|servers?|machines?|hosts?|boxe?s?|VMs?|runners?|agents?|farm|clusters?|jobs?|pipelines?|containers?|environment)\b|\b(?:CI|runners?|pipelines?|Bau(?:rechner|server|maschine)|Build-?(?:server|rechner|maschine|knoten))\b|(?:编译|构建)(?:机|服务器|环境)|ビルド(?:サーバ|マシン|環境)/iu;
/** What somebody sits at. */
const DESK =
  /\b(?:my|our|the|a|his|her|mein\w{0,2}|mon|mi|meu) (?:own |private |old |[\w']+ )?(?:laptops?|notebooks?|workstations?|desktops?|macbooks?|PC|ordinateur|portátil|portable)\b|笔记本|ノート ?PC|手元の/iu;
/** What people and papers say of systems in general. */
const HEARSAY =
  /\b(?:somebody|someone|others|another user|(?:a|my|one|um|uma|un|una|ein|eine|une) (?:colleague|friend|user|colega|collègue|Kolleg\w{1,3}|amigo)(?: of mine)?(?: (?:at|in|from) (?:another|a different) \w+)?|people|the (?:forum|chat|blog|thread)) (?:\w+ )?(?:wrote|writes|said|says|say|reports?|reported|mention\w*|claim\w*|tells?|told|suggest\w*)\b|\b(?:in|by) the (?:(?:support |compatibility )?(?:matrix|table)|docs?|documentation|readme|handbook|release notes)\b|\b(?:the )?(?:matrix|docs?|documentation|readme|handbook) (?:lists?|says?|mentions?|names?|has|speaks?)\b/i;
/** `until yesterday it ran 5.15.0-112-generic` */
const UNTIL_THEN =
  /\b(?:until|till|bis|hasta|até|fino a|jusqu'à)\s(?:yesterday|last \w+|the (?:update|upgrade|reboot)|gestern|letzte\w* \w+|ayer|ontem|hier|ieri)\b[^.;,]{0,30}$/i;
/** No longer there: `(vorher 6.2.0-33-generic, da ging es)`. */
const EARLIER =
  /(?:\b(?:before|previously|formerly|earlier|vorher|davor|zuvor|früher|bisher|antes|anteriormente|avant|auparavant)|以前は?|之前(?:是|用)?)[\s:(,]{1,2}(?:(?:we|it|wir|es|was|were|had|war|hatten|era|c'était|on|with|mit|con|avec|com|the|kernel) ?){0,3}[`*]{0,2}$/i;

/** The first of `from 5.14.0-427 to 5.14.0-503`, and what was there before. */
function isLeft({ line: { text }, at }: Found): boolean {
  const lead = text.slice(Math.max(0, at - 40), at);
  if (EARLIER.test(lead) || UNTIL_THEN.test(lead)) return true;
  return (
    /(?:\b(?:from|von|desde|depuis|de)\s|从\s?|由\s?)[`*]{0,2}$/i.test(lead) &&
    /^(?:[^\s,;]{1,40} ){0,2}?[^\s,;]{1,60}[`*]{0,2}\s?(?:(?:to|auf|nach|a|à|para|vers|->|→)\s|升级到|升到|更新到|換到|换到)/i.test(
      text.slice(at, at + 80),
    )
  );
}

/** Made there, to run somewhere else. */
const MADE =
  /\b(?:(?:is|was|were|are|be|been|get|gets|I|we|have|had|and) (?:cross[- ]?)?(?:built|build|compiled?|baked?|packaged?)|cross[- ]?compil\w*|(?:gebaut|kompiliert|übersetzt)|(?:compil|constru|empaquet)\w*(?:ado|ada|amos|é|ée|ons)|(?:FROM|from) image)\b|编译|构建|ビルド(?:し|さ)/u;

/** `The CI compiles falco on 5.15.0-1064-azure` */
const MAKES = /\b(?:compiles?|builds?|packages?)\b[^.;]{0,40}\b(?:falco|images?|packages?|binaries)\b/i;
const PRODUCT = /\b(?:images?|binar\w+|falco|rpm|deb|packages?|itself)\b|镜像|イメージ/i;

const isMade = (clause: string): boolean =>
  MADE.test(clause) && PRODUCT.test(clause) && !/\b(?:modules?|probes?|drivers?|kmod|dkms)\b/i.test(clause);

/** What somebody would like to have, in front of it and behind it. */
const WISH =
  /\b(?:(?:would|'d) (?:like|love|prefer|appreciate)|would be (?:nice|great|good|helpful|useful|cool|awesome)|it'd be|please (?:add|publish|provide|support|build|ship|consider|make|allow|offer)|could you|can you (?:add|publish|provide|support|build|ship)|feature request|(?:we|I) (?:wish|hope for)|(?:is|are) there (?:any )?plans?|any plans?|(?:plan|plans|planning|want|intend|going) to (?:move|migrate|switch|upgrade|go)|(?:planned|upcoming) (?:move|migration|switch|upgrade)|wäre (?:schön|gut|toll|hilfreich)|hätten? gern\w*|wünsch\w*|bitte (?:um|auch)|wollen (?:auf|zu)|ser[íi]a (?:bueno|bom|útil|genial|ótimo|ideal)|nos gustaría|me gustaría|gostar[íi]a(?:mos)?|(?:planeamos|queremos|pretendemos) (?:migrar|pasar|mudar)|serait (?:bien|utile|bon|super)|aimerions|aimerais|souhait\w*)\b|希望|建议|能否|请(?:增加|支持|提供)|计划/iu;
const WISHED =
  /\b(?:would be (?:nice|great|good|helpful|useful|welcome)|(?:is|are) planned|please\W|geplant|wäre (?:schön|gut|toll|hilfreich)|wollen wir|ser[íi]a (?:bueno|bom|útil|genial|ótimo)|serait (?:bien|utile|super))|(?:して|して頂|を)(?:ほしい|欲しい|いただけ)|予定(?:です|して)|対応予定|就好了/iu;

/** The words stand behind those of wishing or planning in their sentence, or in front of them in their clause. */
export function isWished({ line, at }: Pick<Found, 'line' | 'at'>): boolean {
  const { sentence, place } = sentenceAt(line.text, at);
  const lead = sentence.slice(0, place).replace(/^.*;/s, '');
  const rest = sentence.slice(place).replace(/[,;].*$/s, '');
  return WISH.test(lead) || WISHED.test(rest);
}

/**
 * Of the places that name a thing of one kind, those that the report is about: not what is wished for, not where something was
 * built, not the desk where others are told, and where some do badly, not those that do well. A place where all is well counts
 * when nothing else is told. `wishes`: what is wished for counts too, as in a report that wishes for nothing else.
 */
export function affected<T>(places: readonly T[], found: (place: T) => Found, wishes = false): readonly T[] {
  const told = places
    .map((place, i) => ({ place, ...(i < MOST_JUDGED ? judge(found(place)) : neutral(found(place).line)) }))
    .filter(({ made, wished }) => !made && (wishes || !wished));
  const outside = told.filter(({ desk, left, state }) => !left && (!desk || state === 'ill'));
  const here = outside.length > 0 ? outside : told.filter(({ desk, state }) => !desk || state !== 'well');
  const isSpared = (one: Judged): boolean =>
    here.some((other) => (other.line === one.line ? other.state !== 'well' : other.state === 'ill'));
  const rest = here.filter((one) =>
    one.state === 'runs'
      ? !here.some((other) => other.state === 'ill' && other.sentence === one.sentence)
      : one.state !== 'well' || !isSpared(one),
  );
  return (rest.length > 0 ? rest : here).map(({ place }) => place);
}

interface Judged {
  readonly made: boolean;
  readonly wished: boolean;
  readonly desk: boolean;
  readonly left: boolean;
  readonly state: State;
  readonly line: Line;
  readonly sentence: string;
}

/** Nobody tells of more places one by one; the rest of a longer list is as it stands. */
const MOST_JUDGED = 40;

const neutral = (line: Line): Judged => ({
  made: false,
  wished: false,
  desk: false,
  left: false,
  state: undefined,
  line,
  sentence: '',
});

/** What programs print, and the answers of a template, are about the machine of the report. */
function judge(found: Found): Judged {
  const { line, at, field } = found;
  if (!/^(?:prose|heading|answer)$/.test(line.kind) || (line.kind === 'answer' && field !== undefined))
    return neutral(line);
  const state = stateAt(found);
  const clause = clauseAround(line.text, at, true);
  const sentence = sentenceAround(line.text, at);
  const workshop = WORKSHOP.test(clause);
  return {
    made:
      (stateOf(clause) !== 'ill' && (isMade(workshop ? sentence : clause) || (workshop && MAKES.test(clause)))) ||
      HEARSAY.test(clause),
    wished: isWished(found),
    desk: workshop || DESK.test(clause),
    left: isLeft(found),
    state,
    line,
    sentence,
  };
}

/** Two that are told in one breath and behave alike: `on docker and on containerd hosts alike`, `amd64 and arm64, both`. */
const ALIKE =
  /\b(?:same(?=\s*[.,;:!)]|$| (?:problem|issue|error|result|behaviou?r|thing|effect|symptoms?|picture|story|crash|for|on|in|with|as|is|here|there)\b)|alike|identical(?:ly)?|both|equally|either way|all of (?:them|these)|each of (?:them|these)|mixed|no (?:difference|matter)|(?:does ?n['o]?t|does not|did not|didn't) (?:seem to )?(?:matter|change|help)|gleich\w{0,2}|egal|kein Unterschied|beide\w?|gemischt\w*|lo mismo|igual|ambos|ambas|da igual|tanto faz|(?:o |a )?mesm[oa] (?:problema|coisa|erro)|pareil\w*|même|les deux|peu importe|mixte)\b|一样|都(?:有|是|会|出)|同じ|両方|混在|どちらでも/iu;

/** The sentence says that what it names behaves alike, and sets nothing apart. */
export const isAlike = (found: Found): boolean => {
  const sentence = sentenceAround(found.line.text, found.at);
  return ALIKE.test(sentence) && stateAt(found) !== 'well';
};
