import { isWished, stateAt } from './affected.ts';
import { clauseAround, sentenceAround, sentenceAt, type Found } from './reading.ts';

/** Words around a driver that make it another one than the reporter's: `or with ebpf`, `modern_ebpf works`. */
const OTHER_LEAD =
  /\b(?:or|not|no|without|(?:not (?:a )?|nothing to do )(?:(?:matter|question|problem|fault) of|because of|due to|caused by|about|with|in)|instead of|in place of|rather than|than|try(?:ing)?|tried|switch(?:ed|ing)? to|never (?:wanted|asked for|used|chose)|old|like|only|send people to|or with|same cluster|what about|whether|(?<!\bbuild |\bmodule )from|von|desde|depuis) (?:the |a |an |our |using |with |la |le |el |der |dem )?(?:old |legacy )?[_`*]{0,2}$|\b(?:pas (?:de|du)|kein\w{0,2}|ohne|sin|sem|sans) (?:le |la |el |o )?[_`*]{0,2}$|(?:不是|没有|不用|而非)\s?[`*]{0,2}$/i;
const OTHER_TAIL =
  /^[_`*]{0,2}\s?(?:,? ?(?:but|as well(?! as)|too)\b|works?\b|worked\b|(?:is|are) (?:fine|ok|forbidden|prohibited|not (?:allowed|an option|possible|used|in use)|no option|out of the question|disabled|blocked)\b|(?:ist|sind) (?:verboten|nicht erlaubt|keine Option)|(?:está|es) prohibid[oa]|est interdit|instead\b|(?:it )?does not happen|in place of|or (?:the |a |an )?(?:old |legacy )?(?:kernel )?(?:modules?|e?bpf|probe|kmod)\b|(?:driver |probe )?(?:is|be|being) (?:now |supposed to be )?the (?:new )?default\b)/i;
const WORKS = /\b(?:works?|worked|fine|ok|does not happen|no problems?)\b|可以用/i;

/** `only the kernel module works`: no other one is there. */
const ONLY = /\bonly (?:the |a )?[`*_]{0,2}$/i;

/** A question speaks of drivers that it may take; one in a list of the system (`Debian 12, kernel module driver.`) is there. */
export const isAsked = (found: Found, doubtful: RegExp): boolean => {
  const { text } = found.line;
  if (CHOSEN.test(clauseAround(text, found.at))) return false;
  if (sentenceAt(text, found.at).mark === '?') return true;
  if (stateAt(found) === 'ill') return false;
  // The name of a unit, or what was done with the module.
  if (/-kmod|insert|insmod|modprobe|loaded/i.test(found.value)) return false;
  return doubtful.test(found.value) && clauseAround(text, found.at).trim().split(/\s+/).length > 4;
};

/** `in the dialog I took the kernel module`, `I took eBPF, not the module`: what was chosen is there. */
export const CHOSEN =
  /(?<!\p{L})(?:chose|chosen|picked|selected|took|opted for|gewählt|ausgewählt|genommen|elegí|elegimos|escolhi|escolhemos|choisi|pris)(?!\p{L})|选的是|选择了|選びました|選択しました/iu;
/** `I thought that modern eBPF is the default`: what was expected is not what runs. */
export const EXPECTED =
  /\b(?:thought|(?:have |had )?read|expected|assumed|supposed|believed|hoped|although\b[^.;]{0,40}\bis (?:now )?the (?:new )?default|dachte|erwartet|pensaba|pensais|achei|pensava)\b|以为|思って/i;

/** `With the shipped file it says "Opening … with modern BPF probe."`: a run for comparison. */
const SHIPPED =
  /^\W{0,3}(?:but |while |whereas )?with (?:the|its) (?:shipped|stock|original|packaged|upstream|untouched|unchanged) (?:file|config\w*|falco\.yaml|ya?ml|values|one)\b/i;

/** What an alert tells about: somebody loads a module. */
const ALERTED =
  /\bmodule (?:injection|insertion)\b|\b(?:alerts?|notices?|warnings?|rule|detects?|detected) (?:about|on|of|for|that|:)?\s?(?:an? |the |Linux |loading |loaded |inserted )*kernel modules?\b|\bkernel modules? (?:was |were |is )?(?:loaded|inserted|injected) (?:by|from|in) (?:an? )?(?:container|pod|attacker)/i;

/** `Before we had driver.kind=kmod`, `…, davor war es kmod`. */
const PAST =
  /^\W{0,3}(?:(?:and|und|y|et|e) )?(?:before(?: that)?|previously|formerly|until then|vorher|davor|zuvor|früher|antes|anteriormente|avant|auparavant) (?:we|I|it|that|was|were|had|used|ran|lief|hatten|war|waren|usábamos|era|usávamos|nous|on|c'était)\b|^\W{0,3}(?:以前|之前)/i;
const isPast = ({ line, at }: Found): boolean =>
  PAST.test(sentenceAround(line.text, at)) || PAST.test(clauseAround(line.text, at));

/** `Which one should I take, kmod or modern_ebpf?` */
const isChoice = ({ line, at }: Found): boolean => {
  const { sentence, mark } = sentenceAt(line.text, at);
  return (
    mark === '?' &&
    /\b(?:which|should|better|slower|faster|safer|than|recommended|welche[rsn]?|sollte|cuál|debería|qual|devo|quel|faut-il)\b|哪个|どちら/i.test(
      sentence,
    )
  );
};

/** Whether a driver is named that is not the one of the report: expected, left, wished for, weighed, or one that works elsewhere. */
export function isAlternative(found: Found): boolean {
  if (found.field === 'driver') return false;
  const { text } = found.line;
  const whole = found.groups[0] ?? found.value;
  const clause = clauseAround(text, found.at);
  return (
    EXPECTED.test(sentenceAround(text, found.at)) ||
    SHIPPED.test(sentenceAround(text, found.at)) ||
    isPast(found) ||
    isWished(found) ||
    isChoice(found) ||
    /\b(?:has|have|had|needs?|is allowed) to load (?:the |a )?kernel modules?$/i.test(
      text.slice(0, found.at + whole.length).slice(-60),
    ) ||
    ALERTED.test(sentenceAround(text, found.at)) ||
    OTHER_LEAD.test(text.slice(Math.max(0, found.at - 40), found.at)) ||
    /\bsysdig[\s\w`-]{0,12}$/i.test(text.slice(Math.max(0, found.at - 20), found.at)) ||
    (!ONLY.test(text.slice(0, found.at)) &&
      (OTHER_TAIL.test(text.slice(found.at + whole.length, found.at + whole.length + 40)) ||
        (WORKS.test(clause) &&
          !/\b(?:not|no longer|n't|stopped|(?:it|that|this|which|and) (?:always|so far|until \w+) (?:has )?worked)\b/i.test(
            clause,
          ))))
  );
}
