import { clauseAround, scan, type Found, type Reading } from './reading.ts';

/** In a sentence: `0.36.2`, `v0.36`, `0.33.0-22+c353bb4`. Two parts only behind the product's name or another version word. */
const SAID_VERSION = /(?<![\w./@+-])(?:v_?)?(0\.[1-4]\d(?:\.\d{1,2}(?:[-+][\w.+-]*\w)?|\.x)?)(?![\w%]|\.\d|,\d)/g;
const OTHER_COMPONENT =
  /(?:plugins?|libs?|falcoctl|driverkit|sidekick(?:-ui)?|exporter|chart|k8smeta|metacollector|container|cloudtrail|json|k8saudit|rules?|sysdig|drivers?|probe|engine|api|schema|agent|event-generator|operator|charts?|containerd|runc|tfdrift|prometheus)\s?(?:version|release|plugin|@)?[\s`:=v]{0,4}$/i;
const UNIT = /^\s?(?:cores?|cpus?|vcpus?|%|gb|gib|mb|ms|seconds?|sec\b|s\b|核|kerne?|hours?)/i;

export const GOOD =
  /\b(?:works?|worked|working|fine|ok(?:ay)?|perfect(?:ly)?|good|stable|healthy|right|correct|no (?:such )?(?:problems?|issues?|crash|drops)|did not happen|does not happen|unlike|formerly|downgrad\w*|roll(?:ed|ing)? ?back|revert\w*|went back|läuft|lief|in ordnung|funktioniert\w*|problemlos|funcion\w*|marchait|fonctionn\w*)\b|正常|没问题|没有问题|問題な|動いて|動作し/i;
/** Words right before a version that make it the one of earlier times. */
const GOOD_LEAD =
  /(?:\b(?:before|previous(?:ly)?|older|old(?: version| release)?|formerly|as (?:in|with)|until|up to(?: and including)?|back to|vorher|bisher|antes|avant|anterior|voriger?|unlike)|之前|以前)[\s:,(`*-]{0,3}(?:falco |version|release|era |war |was |it was |on )?[\s:`*(v]{0,3}$/i;
const NOT_GOOD =
  /\b(?:not (?:work|fine|ok|good|start)\w*|no longer|never worked|n't work\w*|doesn't|does not|did not work|nicht|kein|pas|não|no funciona|stopped|fails?|failing|broken|crash\w*|since|seit|desde|depuis|still|even|also|tried)\b|不正常|不能|无法/i;
/** Another version that behaves the same: `also with 0.17.0`, `0.36.2 same`, `tried 0.38.1`. */
const ALSO_LEAD =
  /(?:\b(?:also|tried|same (?:with|on|for|in)|both|auch|probiert|também|también|aussi|and also)\s(?:with |on |in |the |mit |a |à |con |com |avec )?(?:falco |version |latest |release )?[`*(v]{0,3}|同样|也)$/i;
const ALSO_REST =
  /^[`*)]{0,3}\s?(?:is |are |gives? |behaves? |shows? |has |does )?(?:the |it )?(?:same\b|too\b|as well\b|likewise|no better|no difference|auch\b|también|também|aussi|也|同样|一样)/i;
/** `hosts that still have 0.15.0 stay below 100M` */
const STILL_GOOD = /\bstill (?:have|has|on|run|runs|running|use|using|with)\s[`*v]{0,3}(?:falco )?[`*v]{0,3}$/i;
/** `not newer than`, `0.28.0 and higher`: a range, not the version of the report. */
const RANGE =
  /(?:newer|older|later|higher|greater|lower|earlier|less|prior)(?: releases?| versions?)?(?: than| to)?[\s`:=v]{0,4}$|(?:>=|<=|≥|≤|>|<)\s?[v`]?$/i;
const RANGE_AFTER =
  /^[`*]{0,2}\s?(?:\+|and (?:newer|higher|later|above|older|up)|or (?:newer|higher|later|above)|以上)/i;

/** A Falco version in a sentence, and what the sentence makes of it. */
export interface Mention extends Found {
  readonly good: boolean;
  readonly range: boolean;
  readonly title: boolean;
  readonly also: boolean;
  readonly named: boolean;
}

export const before = (found: Found): string => found.line.text.slice(Math.max(0, found.at - 60), found.at);
export const isComponent = (found: Found): boolean => OTHER_COMPONENT.test(before(found));

/** Every Falco version that stands in a sentence, a heading or an answer. */
export function readMentions(reading: Reading): Mention[] {
  const lines = reading.lines.filter(({ line }) => line.kind !== 'log' && line.kind !== 'config');
  return scan(lines, SAID_VERSION, ['prose', 'heading', 'answer', 'wish', 'command']).flatMap((found) => {
    const { text } = found.line;
    const lead = before(found);
    const rest = text.slice(found.at + found.length);
    if (isComponent(found) || UNIT.test(rest) || /https?:\/\/\S*$/.test(lead)) return [];
    if (
      found.field !== undefined &&
      found.field !== 'falco-version' &&
      ['kernel', 'os', 'system-info', 'chart-version'].includes(found.field)
    )
      return [];
    const named = /falco(?:'s)?[\s`:*-]{0,3}(?:version|release|image|tag)?[\s`:*=(-]{0,4}v?$/i.test(lead);
    const parts = found.value.split('.').length;
    const worded =
      /(?:falco|version|release|since|from|to|with|in|on|seit|auf|von|mit|à|升级到|到|v)[\s`:*=-]{0,3}v?$/i.test(lead);
    if (parts < 3 && !named && !worded) return [];
    if (found.value.startsWith('0.1') && !named && parts < 3) return [];
    const clause = clauseAround(text, found.at);
    const own = clause.slice(Math.max(0, clause.indexOf(found.value) - 90), clause.indexOf(found.value) + 90);
    const wide = clauseAround(text, found.at, true);
    const isGood =
      (GOOD.test(own) && !NOT_GOOD.test(own)) ||
      GOOD_LEAD.test(lead) ||
      STILL_GOOD.test(lead) ||
      (/^[\s\S]{0,60}\bold(?:er)? (?:cluster|version|release)\b/i.test(wide.slice(0, wide.indexOf(found.value))) &&
        !/\bnew/i.test(wide));
    const range = RANGE.test(lead) || RANGE_AFTER.test(rest);
    return [
      {
        ...found,
        value: found.value.replace(/\.x$/, ''),
        good: isGood,
        range,
        title: found.line.source === 'title',
        also: !range && (ALSO_LEAD.test(lead) || ALSO_REST.test(rest)),
        named,
      },
    ];
  });
}
