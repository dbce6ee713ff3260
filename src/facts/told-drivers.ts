import type { Driver } from './driver-words.ts';
import { scan, sentenceAround, type Found, type Reading } from './reading.ts';

const MODERN = String.raw`modern[-_ ]?e?bpf(?: (?:probe|driver))?|modern one|e?bpf moderno?|modern (?:probe|driver)|moderne\w? e?bpf|現代 ?e?bpf|现代 ?e?bpf|モダン ?e?bpf`;
const MODULE = String.raw`kmod|(?:the )?(?:kernel[- ]?)?modul(?:e|o|es|s)?(?: du noyau| noyau| del kernel| del núcleo| do kernel)?|kernelmodul\w{0,2}|m[óo]dulo(?: d[eo]l? (?:kernel|n[úu]cleo))?|内核模块|模块|カーネルモジュール|モジュール|커널 ?모듈|модул\p{L}{1,3}(?: ядра)?`;
const LEGACY = String.raw`(?:legacy |classic |old )?e?bpf(?:[- ](?:probe|driver))?|(?:the )?(?:legacy|classic|old) one|legacy(?= and)`;
const NAME = String.raw`[\x60"*]{0,2}(?:(${MODERN})|(${MODULE})|(${LEGACY}))[\x60"*]{0,2}`;
const BETWEEN = String.raw`(?: first| zuerst| primero| d'abord)?(?:\s?(?:,|\/|&|\+|和|与|と|、|및|或)\s?|,?\s(?:or|and|und|oder|y|o|e|ou|et|as well as|nor|и|или)\s)(?:(?:also|then|auch|con|with|mit|avec|com|the|el|le|la|o|das|dem|den) ){0,3}`;
/** Two drivers in one breath: `eBPF or kernel module`, `con eBPF moderno y con el módulo`. */
const PAIR = new RegExp(String.raw`(?<![\p{L}\d_.-])${NAME}${BETWEEN}${NAME}(?![a-z\d_-])`, 'giu');

/** It makes no difference which of them is there, or both were tried. */
const ALIKE =
  /\b(?:neither|weder|ni|nem|(?:the )?same|alike|identical|both|equally|either way|(?:does ?n['o]?t|does not|did not|didn't|no) (?:seem to )?(?:matter|difference|change|help)|tried|tested|gleich\w{0,2}|egal|kein Unterschied|beide\w?|probiert|getestet|lo mismo|igual|ambos|da igual|probado|probé|probamos|tanto faz|mesm[oa]|testei|testamos|testé|essayé|pareil\w*|même|peu importe)\b|一样|都(?:试|有|是|会)|同じ|両方|試し|똑같|둘 다|одинаков|то же|без разницы/i;
const APART =
  /\b(?:works?|worked|fine|ok(?:ay)?|instead|switch\w*|than|unlike|which|should|whether|funktioniert|geht nur|funciona|fonctionne)\b|哪个|どちら/i;

/** `no matter which of the two`, `it does not matter whether …` */
const NO_MATTER =
  /\b(?:no matter|regardless of|(?:does ?n['o]?t|does not|did not|didn't) (?:seem to )?matter) (?:whether|which|if)\b/i;

/** Both drivers of a sentence that says that they behave alike or that both were tried; empty where it sets the two apart. */
export function driversAlike(reading: Reading): readonly { readonly driver: Driver; readonly found: Found }[] {
  return scan(reading.lines, PAIR, ['prose', 'heading', 'answer']).flatMap((found) => {
    const sentence = sentenceAround(found.line.text, found.at);
    if (!ALIKE.test(sentence) || APART.test(sentence.replace(NO_MATTER, ' '))) return [];
    const one = driverOf(found.groups.slice(1, 4));
    const other = driverOf(found.groups.slice(4, 7));
    return one === other ? [] : [one, other].map((driver) => ({ driver, found }));
  });
}

const driverOf = (groups: Found['groups']): Driver =>
  groups[0] !== undefined ? 'modern_ebpf' : groups[1] !== undefined ? 'kmod' : 'ebpf';
