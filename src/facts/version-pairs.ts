import { compareVersions } from './compare-versions.ts';
import { readVersionCourse } from './version-course.ts';
import { scan, sentenceAround, type Found, type Reading } from './reading.ts';

const FROM_TO =
  /(?:\bfrom|\bvon|\bvom|\bdesde|\bde|\bdepuis|\bda|\bdo|\bdal|\bdel|\bdu|\bze?|(?<=\s)[Сс]|从|由|自)\s{0,3}[`*]{0,2}(?:the |la |le |el |der |a )?(?:falco\s)?(?:versi[oó]n\s)?(?:helm\s)?[`*]{0,2}(?:[\w./-]{0,60}\bfalco[a-z-]{0,24}:)?v?(0\.\d{2}(?:\.\d+)?)[`*]{0,2}\s?(?:[^.;\n]|\.\d){0,40}?(?:\bto\b|\bauf\b|\bnach\b|\bzu\b|(?<=\s)à(?=\s)|\ba\b|\bvers\b|\bpara\b|\bhasta\b|\bna\b|(?<=\s)на|(?<=\s)до|至|到|から|->|→|=>|⇒|–>|升级为)\s{0,3}[`*]{0,2}(?:[\w./-]{0,60}\bfalco[a-z-]{0,24}:|(?:the )?(?:helm )?chart (?:version )?v?\d{1,2}\.\d{1,2}\.\d{1,2},? ?[(/,=]? ?(?:with )?(?:falco )?|[^\d.;\n]{0,30}?)v?(0\.\d{2}(?:\.\d+)?)/gi;
/** `3.8.4 (0.36.2) から 4.1.0 (0.37.0) に上げました` */
const JAPANESE =
  /v?(0\.\d{2}(?:\.\d{1,2})?)[)）]?\s?から\s?(?:(?:chart |Chart |チャート ?)?\d{1,2}\.\d{1,3}\.\d{1,3}\s?[（(]\s?)?(?:falco )?v?(0\.\d{2}(?:\.\d{1,2})?)(?!\.?\d)/gi;
/** `Regression 0.26.2 to 0.27.0`, `upgrade 0.36 → 0.37` */
const NAMED_PAIR =
  /\b(?:regression|upgrade|update|upgrading|updating|bump|bumping|migration|aktualisierung|actualización|atualização|passage|mise à jour)\b[^.;\n\d]{0,20}?v?(0\.\d{2}(?:\.\d{1,2})?) (?:to|auf|a|à|para|vers|->|→) (?:falco )?v?(0\.\d{2}(?:\.\d{1,2})?)(?![\w%]|\.\d)/gi;
/** `falco:0.36.2 became falco:0.37.0` */
const BECAME =
  /(?<![\w.])v?(0\.\d{2}\.\d{1,2})[`*]{0,2},? (?:became|turned into|was (?:replaced|succeeded) by|was changed (?:to|into)|has become|wurde (?:zu|durch)|se convirtió en|est devenue?|virou|стал\w?) (?:the |la |a |o )?[`*]{0,2}(?:[\w./-]{0,60}:)?(?:falco )?v?(0\.\d{2}\.\d{1,2})(?![\w%]|\.\d)/gi;
/** `the module builds with 0.34.1, with 0.35.0 it does not`; `a regression between 0.37.1 and 0.39.0`. */
const CONTRASTS: readonly RegExp[] = [
  // `With chart 3.3.0 (falco 0.35.1) all fine. With chart 4.2.3 (falco 0.37.1) the init container fails`
  /\bchart v?[\d.]{5,8} \((?:falco )?v?(0\.\d{2}\.\d{1,2})\)([^.;\n]{0,40}\b(?:fine|ok|okay|good|works?|worked)\b[^.;\n]{0,20})\.\s[^.;\n]{0,30}\bchart v?[\d.]{5,8} \((?:falco )?v?(0\.\d{2}\.\d{1,2})\)/gi,
  // `With 0.39.2: 20 alerts. With 0.40.0: 16 to 18 alerts`
  /(?:^|[.!?] )(?:with|mit|avec|con|com) (?:falco )?[`*]{0,2}v?(0\.\d{2}\.\d{1,2})[`*]{0,2}:([^:\n]{3,160})(?:with|mit|avec|con|com) (?:falco )?[`*]{0,2}v?(0\.\d{2}\.\d{1,2})(?=[`*]{0,2}:)/gi,
  // `With 0.40.0 the name was short, since 0.41.2 it is the long id`
  /(?:^|[.!?] )(?:with|on|in|under|mit|unter|con|con la|com|com o|avec|sous) (?:falco |version |the |la |o )?[`*]{0,2}v?(0\.\d{2}\.\d{1,2})[`*]{0,2}((?:[^.;\n]|\.(?=\w)){3,100}?),? (?:and |but |und |aber )?(?:since|from|seit|ab|desde(?: la| o)?|depuis(?: la)?|as of) (?:falco |version )?[`*]{0,2}v?(0\.\d{2}\.\d{1,2})(?![\w]|\.\d)/gi,
  /(?<![\w.])v?(0\.\d{2}\.\d{1,2})[`*]{0,2}(?!\d|\.\d)((?:[^.;,\n]){0,50})(?:,| but| aber| mais| pero| ale)\s(?:(?:and |not )?(?:with|mit|avec|con|com|on|z|ze|und|y|et|i|a) )?(?:falco |version )?[`*]{0,2}v?(0\.\d{2}\.\d{1,2})[`*]{0,2},?\s(?:(?:it|this|that|does|do|is|es|geht|klappt|das|już|ya|ne|funciona|baut|läuft) ){0,3}(?:not|no longer|no more|doesn't|isn't|won't|fails?|nicht(?: mehr)?|nie|no|plus|já não)(?![a-z])/gi,
  /\b(?:regress\w*|chang\w*|differ\w*|happen\w*|introduc\w*|broke\w*|vanish\w*|disappear\w*|gone|appear\w*|start\w*|stop\w*|lost|went missing|Unterschied\w*|geändert|Regression|cambi\w*|mud\w*|diff\w*|zmieni\w*)\b([^.;\n]{0,40}?)\b(?:between|zwischen|entre|między) (?:falco |versions? |the )*[`*]{0,2}v?(0\.\d{2}(?:\.\d{1,2})?)[`*]{0,2} (?:and|und|et|y|e|i|&) (?:falco |version )?[`*]{0,2}v?(0\.\d{2}(?:\.\d{1,2})?)(?![\w%]|\.\d)/gi,
];
/** `from chart 4.21.3 (0.40.0) to chart 5.0.2 (0.41.1)` */
const CHARTS =
  /\b(?:from|von|vom|de|do|du|del|depuis|desde|从) (?:the |la |le |el |der )?(?:helm )?(?:[Cc]hart )?(?:version )?v?\d{1,2}\.\d{1,2}\.\d{1,2} ?[(/,] ?(?:[Ff]alco )?v?(0\.\d{2}(?:\.\d{1,2})?)\)? (?:to|auf|nach|a|à|para|vers|到) (?:the |la |le |el )?(?:helm )?(?:[Cc]hart )?(?:version )?v?\d{1,2}\.\d{1,2}\.\d{1,2} ?[(/,] ?(?:[Ff]alco )?v?(0\.\d{2}(?:\.\d{1,2})?)/g;
/** `0.39.2 (chart 4.15.1) to 0.41.3 (chart 6.0.2)` */
const WITH_CHARTS =
  /(?<![\w.])v?(0\.\d{2}\.\d{1,2}) \((?:helm )?[Cc]hart v?\d{1,2}\.\d{1,2}\.\d{1,2}\) (?:to|auf|nach|a|à|para|vers|->|→) (?:falco )?v?(0\.\d{2}\.\d{1,2})(?![\w%]|\.\d)/g;
const ARROW = /v?(0\.\d{2}(?:\.\d+)?)[`*]{0,2}\s?(?:->|→|=>|⇒|から)\s?[`*]{0,2}v?(0\.\d{2}(?:\.\d+)?)/g;
/** Logs of package managers: `falco:amd64 (0.40.0, 0.41.0)` of apt, `Unpacking falco (0.41.0) over (0.40.0)` of dpkg. */
const PACKAGES =
  /\bfalco(?::\w{3,6})? \((0\.\d+\.\d+)(?:-\d+)?, (0\.\d+\.\d+)(?:-\d+)?\)|\bUnpacking falco (?:\([^()]{0,10}\) )?\((0\.\d+\.\d+)(?:-\d+)?\) over \((0\.\d+\.\d+)/g;

/** `dnf downgrade falco-0.39.2` and everything works */
const WENT_BACK =
  /\bdowngrade (?:-y )?falco[-=:](0\.\d{2}\.\d{1,2})(?:-\d+)?[`*]{0,2}(?= (?:and|,) [^.;\n]{0,40}\b(?:works?|worked|fine|ok(?:ay)?|gone|starts?|started|runs?)\b)/gi;

/** A contrast between releases that says that there is none. */
const NO_CONTRAST =
  /\b(?:no|not|without|keine?|ohne|ningun\w+|sin|aucun\w*|nenhum\w*)\s(?:\w+ ){0,2}(?:regress|chang|differ|unterschied|cambi|mud|diff)/i;
const BAD = /\b(?:not|no longer|n't|fails?|failing|nicht|kein|nie|no|ne|pas|não|crash\w*|broken)\b/i;

/**
 * Versions that are told in pairs, by value: the older of the two, which did well (`good`), and the newer one, which runs
 * (`upgraded`); `installed` are those of them that the
 * report is about whatever else is said of them. An upgrade that was made in hope makes no good version.
 */
export function readVersionPairs(reading: Reading): {
  good: Map<string, Found>;
  upgraded: Map<string, Found>;
  installed: ReadonlySet<string>;
} {
  const good = new Map<string, Found>();
  const upgraded = new Map<string, Found>();
  const installed = new Set<string>();
  for (const found of scan(reading.lines, PACKAGES)) {
    const [, from, to, over, under] = found.groups;
    const [lower, upper] = from === undefined ? [under!, over!] : [from, to!];
    good.set(lower, { ...found, value: lower, length: lower.length });
    upgraded.set(upper, { ...found, value: upper, length: upper.length });
  }
  const kinds = ['prose', 'heading', 'answer', 'wish'] as const;
  for (const found of scan(reading.lines, WENT_BACK, kinds)) good.set(found.value, found);
  for (const pattern of [FROM_TO, NAMED_PAIR, BECAME, JAPANESE, CHARTS, WITH_CHARTS, ARROW]) {
    for (const found of scan(reading.lines, pattern, kinds)) {
      const [whole, from, to] = found.groups;
      if (from === undefined || to === undefined || from === to) continue;
      if (/nodes|pods|cores|ms\b/.test(whole ?? '')) continue;
      const after = found.line.text.slice(found.at, found.at + 260);
      const hoped =
        /\b(?:still|because|hop(?:e|ed|ing)|did not help|didn't help|no better|in order to|to get rid|to fix)\b/i.test(
          after,
        );
      const back = /downgrad|roll/i.test(sentenceAround(found.line.text, found.at));
      if (back === compareVersions(from, to) < 0 && back) continue;
      set(found, from, to, !hoped);
    }
  }
  for (const pattern of CONTRASTS) {
    for (const found of scan(reading.lines, pattern, kinds)) {
      const [whole, ...groups] = found.groups;
      const [from, to] = groups.filter((group) => group !== undefined && /^0\.\d/.test(group));
      const between = groups.find((group) => group !== undefined && !/^0\.\d/.test(group)) ?? '';
      if (from === undefined || to === undefined || compareVersions(from, to) >= 0) continue;
      if (BAD.test(between) || NO_CONTRAST.test(sentenceAround(found.line.text, found.at))) continue;
      set({ ...found, at: found.line.text.indexOf(whole!) }, from, to, true);
    }
  }
  for (const { from, to } of readVersionCourse(reading)) {
    good.set(from.value, from);
    upgraded.set(to.value, to);
    installed.add(to.value);
  }
  return { good, upgraded, installed };

  function set(found: Found, from: string, to: string, wasGood: boolean): void {
    const { text } = found.line;
    const [lower, upper] = compareVersions(from, to) < 0 ? [from, to] : [to, from];
    if (wasGood) good.set(lower, { ...found, value: lower, at: text.indexOf(lower), length: lower.length });
    upgraded.set(upper, { ...found, value: upper, at: text.indexOf(upper), length: upper.length });
  }
}
