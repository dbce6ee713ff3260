import { compareVersions } from './compare-versions.ts';
import { scan, sentenceAround, type Found, type Reading } from './reading.ts';

const V = String.raw`(?:falco |version )?[\x60*v]{0,3}(0\.\d{2}\.\d{1,2})(?![\w]|\.\d)`;
/** An update that was made, without the version it started from: `Updated to 0.40.0`, `auf 0.40.0 aktualisiert`, `升级到 0.40.0`. */
const UPDATES: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:updated|upgraded|moved|went|going|switched|migrated|aktualisiert|gewechselt|actualic[eé]|actualizamos|actualizado|pasamos|atualizei|atualizamos|atualizado|passamos|passés?|mis à jour|migré)(?: [\w-]{1,20}){0,3} (?:to|auf|nach|a|à|al|au|para|o|vers|en) ${V}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:auf|to) ${V} (?:aktualisiert|gehoben|gewechselt|umgestellt|geupdatet|upgegradet|updated)`,
    'gi',
  ),
  /(?:升级到|更新到|升到)\s?v?(0\.\d{2}\.\d{1,2})(?!\.?\d)/g,
  /(?<![\w.])v?(0\.\d{2}\.\d{1,2}) ?(?:に(?:上げ|更新|アップ|変更)|へ(?:更新|アップ))/g,
];
const HOPED =
  /\b(?:still|same|did not help|didn't help|no better|no change|unchanged|helps?|helped|fixed|fixes|solved|gone|better|quiet|immer noch|unverändert|auch|igual|sigue|mismo|mesmo|continua|encore|toujours|pareil)\b|一样|仍|同じ/i;
const WISHED = /\b(?:would|will|cannot|can't|want|plan\w*|should|could|if|würde|wollen|möchte|queremos|voudrions)\b/i;
const RAN =
  /\b(?:ran|had been|had(?= (?:about |around )?\d)|has been|was|used to|worked|for (?:weeks|months|years|days|ages)|until|lief|liefen|war|wochenlang|monatelang|jahrelang|bis|tournait|était|funcionaba|corría|estaba|llevaba|rodava|funcionava|estava)\b|一直|正常|まで|動いて/i;
const ANY = /(?<![\w./+-])v?(0\.\d{2}\.\d{1,2})(?![\w%]|\.\d|-)/g;

/** Two versions, the older in the past and the newer in the present: `with 0.35.1 it used 150m, with 0.36.2 it is 320m`. */
const TENSES = new RegExp(
  String.raw`\b(?:with|on|under|in|mit|unter|bei|avec|sous|con|en|com|na) (?:la |o |a )?${V}[^;\n]{0,40}?\b(?:used|was|were|took|needed|had|stayed|sat|ran|kept|brauchte|war|waren|lag|lief|nahm|prenait|était|utilisait|avait|usaba|era|estaba|tomaba|usava|ficava|tinha|consumía|consumia)\b[^;\n]{0,80}?(?:[,.]|,? (?:and|und|et|y|e|but|aber|while)) ?(?:with|on|under|in|mit|unter|bei|avec|sous|con|en|com|na) (?:la |o |a )?${V}`,
  'gi',
);

/**
 * Versions that are told in the course of time and not as a pair: the one that ran, and the one that was installed then. Empty
 * where the update was made in hope, is only planned, or where nothing is told of the time before.
 */
export function readVersionCourse(reading: Reading): readonly { readonly from: Found; readonly to: Found }[] {
  const kinds = ['prose', 'heading', 'answer'] as const;
  const courses: { from: Found; to: Found }[] = [];
  for (const found of scan(reading.lines, TENSES, kinds)) {
    const [whole, from, to] = found.groups;
    if (from === undefined || to === undefined || compareVersions(from, to) >= 0) continue;
    const at = found.line.text.lastIndexOf(to, found.line.text.indexOf(whole!) + whole!.length);
    courses.push({ from: found, to: { ...found, value: to, at, length: to.length } });
  }
  const told = scan(reading.lines, ANY, kinds);
  for (const pattern of UPDATES) {
    for (const to of scan(reading.lines, pattern, kinds)) {
      const { text } = to.line;
      if (HOPED.test(text.slice(to.at, to.at + 90)) || WISHED.test(sentenceAround(text, to.at))) continue;
      const from = told.findLast(
        (one) =>
          isBefore(one, to) &&
          compareVersions(one.value, to.value) < 0 &&
          RAN.test(sentenceAround(one.line.text, one.at)),
      );
      if (from) courses.push({ from, to });
    }
  }
  return courses;
}

const isBefore = (one: Found, other: Found): boolean =>
  one.line.source === other.line.source &&
  (one.line.number < other.line.number
    ? other.line.number - one.line.number < 4
    : one.line === other.line && one.at < other.at);
