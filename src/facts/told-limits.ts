import { isWished } from './affected.ts';
import { isOfOther } from './other-program.ts';
import { scan, type Found, type Reading } from './reading.ts';

const CPU = String.raw`\d{2,5}m(?![\w/])|\d{1,2}(?:[.,]\d)?(?= ?(?:CPUs?|vCPUs?|cores?|Kerne?n?|cœurs?|coeurs?|núcleos?|核|コア))`;
const MEMORY = String.raw`\d{1,5}(?:[.,]\d)?\s?(?:Mi|Gi|MiB|GiB|MB|GB|M|G)(?![\w/])`;
const AMOUNT = new RegExp(String.raw`(?<![\w.,/-])(?:(${CPU})|(${MEMORY}))`, 'g');
/** `CPU 0.15 core (limit 2, never near)`: a bare number right behind the word. */
const BARE = /\blimit(?:s| is| of|:)? ?\(?(\d{1,2}(?:\.\d)?)(?=[,.;)]|$)(?!\.\d)/gi;

/** Words before an amount that make it what the container may have. */
const ALLOWS =
  /(?:\b(?:(?:Speicher|Arbeitsspeicher)-?)?limit\w{0,8}|\bl[íi]mite\w?|\b\w{0,12}grenze|\ballow(?:s|ed|ance)?|\bpermit\w{0,4}|\b(?:may|can|could) (?:use|have|take|consume|eat)|\bmust not exceed|\bcapped|\bcap|\bquota|\bceiling|\bbegrenzt|\bgedeckelt|\bbeschränkt|\berlaub\w{1,3}|\bdarf|\bdürfen|\bpuede\w? (?:usar|tener|consumir)|\bpermit\w{1,4}|\btope|\bm[áa]ximo|\bpode\w? (?:usar|ter|consumir)|\bteto|\bpeut (?:utiliser|prendre|consommer)|\bplafond\w{0,3}|\bautoris\w{1,3}|\ba droit à|限制|上限|限额|最多|制限|リミット|제한|한도|лимит\p{L}{0,2}|ограничен\p{L}{0,3})(?![a-z])/iu;
/** Words behind an amount that do the same. */
const ALLOWED =
  /^[`*)]{0,3},?\s?[(（]?(?:(?:=|que|é|qui|which|that|that's|it's|this|it|is|are|as|and|also|exactly|just|genau|das|ist|auch|und|exactamente|justo|es|exactement|c'est|the|our|its|el|o|la|le|il|lo|das|unser|CPU|cpu|memory|RAM|pod|container|hard) ){0,6}(?:limit|l[íi]mite|Limit|cap|ceiling|maximum|quota|(?:that |which )?we (?:allow|gave|give|grant)\b|(?:it|the pod|Falco) (?:may|is allowed)|belegen|erlaubt|zugelassen|autorisés|permitidos|を上限|が上限|に制限|と同じ)/i;
/** `正好是 500m，和我们设置的 limits.cpu 一模一样` */
const SAME_AS = /^[`*]{0,2}[，,、] ?[^\w，。,]{0,10}[`*]{0,2}(?:limits?\b|限制|上限|制限)/i;
/** The namespace gives what the container did not ask for. */
const RANGE = /\bLimitRange\b[^.;]{0,120}\b(?:default|Default|max|maximum|Vorgabe|defecto|défaut|padrão)\b[^.;]{0,20}$/;
/** Between the word and the amount: the amount is another one. */
const OTHER =
  /\b(?:us(?:es?|ed|ing)|takes?|needs?|requests?|grows?|climbs?|reach\w*|stays?|sits?|averag\w+|shows?|braucht|verbraucht|usa|consome|consume|utilise|never|retr\w+|queue|file|upload|body|rate|buffer\w*|node|host|machine|disk|testweise|probeweise|temporarily|test|experiment\w*)\b|使用|请求/i;
/** A short line of resources alone: `cpu 500m / memória 1Gi`, `- memory: 768Mi`. */
const RESOURCES =
  /^[\s*•-]{0,6}[\x60"']?(?:cpus?|memory|mem|ram|mem[óo]ria|mémoire|speicher|内存|メモリ|메모리|память)[\x60"']?[\s:=]{1,3}[\x60"']?[~\d][^\n]{0,50}$/i;
const DENIED =
  /\b(?:no|without|not|never|remov\w+|lifted|would|could|should|recommend\w*|suggest\w*|charts?|defaults?|kein\w*|ohne|sin|sans|sem|if|tir(?:ei|amos|ou|ar|ado)|remov[ei]\w*|quit(?:é|amos|ado|ar)|saqu[ée]\w*|enlev\w+|enlevée?s?|retir\w+|supprim\w+|weggenommen|rausgenommen|herausgenommen|ausgebaut)\b|没有|不限|去掉|取消|なし|外し|убра\w*/iu;

/** The limit was taken away before the amount was measured. */
const TAKEN_AWAY =
  /(?:\b(?:tir(?:ei|amos|ou|ado)|quit(?:é|amos|ado)|saqu[ée]\w*|enlev[ée]\w*|retir\w+|supprim\w+|remov\w+|took|lifted|dropped)\s(?:\w{1,6} ){0,3}(?:l[ií]mit\w*)|\bl[ií]mit\w* (?:\w{1,8} ){0,2}(?:raus|weg|heraus)genommen|\bl[ií]mit\w* (?:removed|lifted|off))[^;\n]{0,30}$/i;

/** The second of two amounts: `of CPU 800m and that of memory 768Mi`. */
const AND_OF =
  /^[`*)]{0,3}(?:,? (?:and|und|et|y|e) |[,，]\s?|\s?\/\s?|、)(?:(?:the|that|one|of|for|o|el|la|le|celle|de|da|do|du|für|bei|der|die) ){0,4}(?:memory|RAM|CPU|mem[óo]ria|mémoire|(?:Arbeits)?[Ss]peicher|内存|メモリ)[^.;\d]{0,12}$/i;

/** `1Gi of memory and 1500m CPU`, `0.5 CPU and 256M` */
const AND =
  /^ ?(?:of |de )?(?:CPUs?|cores?|memory|mem[óo]ria|mémoire|RAM|Speicher)?(?:,|\s?\/|\s?[&+]|,? (?:and|und|et|y|e))\s$/i;

/** Between two amounts, and behind the second one. */
const BOTH =
  /^[`*"]{0,2}(?:,| and| und|\s?\/|\s?&| y| et| e) ?[`*"]{0,2}(?:(?:cpu|memory)[:=]? )?[`*"]{0,2}\|[`*"]{0,2} (?:as|als|como|comme|are the|are our) (?:the |our |las? |os |los |les )?l[ií]mit/i;

/** The line before says that what follows are the limits: `Limits:`, `exige limites em tudo, então colocamos`. */
function isUnderLabel(reading: Reading, found: Found): boolean {
  const { text } = found.line;
  if (!RESOURCES.test(text.slice(0, 120))) return false;
  const at = reading.lines.findIndex(({ line }) => line === found.line);
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const { line } = reading.lines[i]!;
    if (line.source !== found.line.source || found.line.number - line.number > 4) return false;
    const label = line.text.slice(-160).replace(/^.*[.!?]\s/, '');
    if (/requests?|anfrage|solicita/i.test(label)) return false;
    if (ALLOWS.test(label)) return !DENIED.test(label);
    if (!RESOURCES.test(line.text.slice(0, 120))) return false;
  }
  return false;
}

/** `at 200Mi of 2Gi`: the second is what it may have. */
const SHARE = /^[`*]{0,2} (?:of|out of|von|de|sur) (?:its |the |our |seinen |ihren )?[`*]{0,2}$/i;
const IS_MEMORY = /\b(?:memory|RAM|RSS|mem|usage|Speicher|memoria|memória|mémoire)\b|内存|メモリ/i;
/** `then we gave it 2000MiB`, `one more try with 2000MiB`, and `with 1536MiB it climbs until it crashes`. */
const GIVEN =
  /\b(?:gave|giving|give|gives) (?:it|falco|them|the (?:pods?|container)) (?:up to |even )?[`*]{0,2}$|\b(?:try|tried|again|attempt|second run) with [`*]{0,2}$/i;
const WITH = /\b(?:with|at|mit|con|com|avec) [`*]{0,2}$/i;
const DIES =
  /^[`*]{0,2},? (?:it|falco|the pods?) (?:\w+ )?(?:climbs?|grows?|rises?|crash\w*|dies|die|lasts?|ends?|is killed|gets? killed|restarts?)\b/i;

export interface ToldLimit {
  readonly name: 'cpu.limit' | 'memory.limit';
  readonly found: Found;
}

/**
 * What the container may have, told in any words: an amount near a word of limiting or allowing in the same sentence, and no
 * word between the two that makes it a usage, a request or the limit of something else.
 */
export function readToldLimits(reading: Reading): ToldLimit[] {
  const lines = scan(reading.lines, AMOUNT, ['prose', 'heading', 'answer']);
  const told: ToldLimit[] = [];
  for (const [i, found] of lines.entries()) {
    if (isWished(found) || (reading.ofFalco && isOfOther(found))) continue;
    const name = found.groups[1] === undefined ? 'memory.limit' : 'cpu.limit';
    const { text } = found.line;
    const previous = lines[i - 1]?.line === found.line ? lines[i - 1]! : undefined;
    const from = Math.max(0, found.at - 60, previous ? previous.at + previous.length : 0);
    const lead = text.slice(from, found.at).replace(/^.*(?:[.;!?]\s|[。；！？])/, '');
    const end = found.at + found.length;
    const rest = text.slice(end, end + 40).replace(/(?:[.;!?](?:\s|$)|[。；！？]).*$/, '');
    const word = ALLOWS.exec(lead);
    const between = word ? lead.slice(word.index + word[0].length) : '';
    const before = word ? lead.slice(0, word.index).slice(-24) : lead.slice(-24);
    const isLimit =
      (word !== null && !OTHER.test(between) && !OTHER.test(before.slice(-12))) ||
      ALLOWED.test(rest) ||
      SAME_AS.test(rest) ||
      isUnderLabel(reading, found) ||
      (name === 'memory.limit' &&
        (GIVEN.test(lead) ||
          (WITH.test(lead) && DIES.test(text.slice(end, end + 40))) ||
          (previous?.groups[2] !== undefined &&
            SHARE.test(text.slice(previous.at + previous.length, found.at)) &&
            IS_MEMORY.test(text.slice(Math.max(0, previous.at - 40), previous.at)))));
    const granted = RANGE.test(text.slice(Math.max(0, found.at - 160), found.at));
    const second =
      previous !== undefined &&
      told.at(-1)?.found === previous &&
      told.at(-1)?.name !== name &&
      (AND_OF.test(text.slice(from, found.at)) || AND.test(text.slice(from, found.at)));
    if (granted) {
      told.push({ name, found });
      continue;
    }
    // `tirei o limite: foi pra 0,8`, `Limit rausgenommen: 800m`
    if (TAKEN_AWAY.test(lead)) continue;
    // `requests.cpu 50m, limits only for memory`
    if (/\brequests?[.:]? ?(?:cpu|memory|of)?[\s:=]{0,3}[\x60"']?$/i.test(lead)) continue;
    if ((!isLimit && !second) || DENIED.test(before.replace(/^.*,\s/, '')) || /^ {0,2}requests?\b/i.test(rest))
      continue;
    // `memory: 512Mi`, `cpu: 500m` as limits
    if (previous && !told.some((one) => one.found === previous) && BOTH.test(`${text.slice(from, found.at)}|${rest}`))
      told.push({ name: name === 'cpu.limit' ? 'memory.limit' : 'cpu.limit', found: previous });
    told.push({ name, found });
  }
  const bare = scan(reading.lines, BARE, ['prose', 'heading', 'answer']).filter(({ line, at }) =>
    /\b(?:CPUs?|cores?)\b/i.test(line.text.slice(Math.max(0, at - 80), at)),
  );
  return [...told, ...bare.map((found): ToldLimit => ({ name: 'cpu.limit', found }))];
}
