import { ownStateAt } from './affected.ts';
import { compareVersions } from './compare-versions.ts';
import { sentenceAround, type Found, type Reading } from './reading.ts';
import type { Mention } from './version-mention.ts';

/** Words with which an older version is no better one: it is the same there, it came with it, it is news, a plan or a measure. */
const NO_BETTER =
  /\b(?:also|too|same(?= (?:with|on|in|for|as|problems?|issues?|results?|errors?|behaviou?r|thing|effects?|symptoms?|pictures?|story|crash\w*|here|there|happens?)\b|\s*[.,;:!)]|\s*$)|likewise|already|since|still (?:there|present|happens?|leaks?|grows?|drops?|fails?|the same)|even|both|neither|fix(?:ed|es)?|removed|renamed|deprecated|introduced|added|compared|tested|tried|nowhere|(?:I|we) (?:don't|do not|never) (?:have|had|run|ran)|like it|similar|plan\w*|would|will|going to|cannot say|whether|want|should|could|might|requires?|required|needs?|at least|supports?|auch|schon|seit|noch|gleich\w*|bereits|también|desde|ya|igual|mismo|também|já|mesmo|aussi|depuis|déjà|même)\b|#\d|тоже|также|не (?:работ|запуск|старт)|też|również|anche|也|同样|一样|仍|同じ|から/iu;
/** The alerts came then, which is no trouble: `with 0.39.2 we did get drop alerts`. */
const CAME =
  /\b(?:did (?:get|see|come|show|work|print|find)|came|arrived|got (?:the |our |all )?(?:alerts|events|messages)|kamen|llegaban|chegavam|arrivaient)\b/i;

/**
 * An older version that the reporter sets beside the one of the report, in whatever words: `with 0.31.1 we did get alerts`. One
 * that does badly too, that is news, a plan or a condition is none.
 */
export function leftBehind(
  reading: Reading,
  mentions: readonly Mention[],
  versions: readonly Found[],
): readonly Mention[] {
  if (!['problem', 'question'].includes(reading.kind) || versions.length === 0) return [];
  const ofToday = versions.every(({ value }) => compareVersions(value, '0.20') >= 0);
  return mentions.filter((mention) => {
    if (mention.line.kind !== 'prose' || mention.range || mention.also || mention.title) return false;
    if (!mention.named && ofToday && compareVersions(mention.value, '0.20') < 0) return false;
    const sentence = sentenceAround(mention.line.text, mention.at);
    // A question names versions for many reasons; what was measured or done with one is a past.
    if (
      reading.kind === 'question' &&
      !(THEN.test(sentence) && (/\d/.test(sentence.replace(ANY_VERSION, ' ')) || OPENS.test(sentence)))
    )
      return false;
    return (
      versions.every(
        ({ value }) => compareVersions(mention.value, value) < 0 && !value.startsWith(`${mention.value}.`),
      ) &&
      (ownStateAt(mention) !== 'ill' || CAME.test(sentence)) &&
      !NO_BETTER.test(sentence)
    );
  });
}

/** It was so then: `with 0.33.0 the alerts arrived`, `0.18.0, there it is compiled and loads`. */
const THEN =
  /\b(?:was|were|had|sat|took|used|needed|stayed|never (?:went|took|used|needed|got)|did(?! not|n't)|built|accepted|worked|showed|arrived|came|compiled|loaded|war|waren|lief|liefen|ging|kamen|hatte|était|étaient|arrivai\w+|marchait|avait|era|eran|estaba\w*|llegaban|funcionaba\w*|foi|eram|estava\w*|chegavam|funcionava\w*|było|były|był|była|działał\w*|era|erano|arrivavano|funzionava)\b|でした|ていました|был[оаи]?(?=\s|$)|работал/iu;
/** `In 0.31.1 it was the given file and nothing more` */
const OPENS = /^\W{0,3}(?:in|with|on|under|using|mit|unter|en|con|com|avec|sous) (?:falco |version )?[`*]{0,2}v?0\.\d/i;
const ANY_VERSION = /(?<![\w.])v?0\.\d+(?:\.\d+)*/g;
/** Nothing that is at work: news, a plan, a try. */
const NOT_HERE =
  /\b(?:would|will|going to|want|plan\w*|if|whether|may|might|could|should|docs|documentation|changelog|release notes|fix\w*|latest|newest|same|also|too|tr(?:y|ied|ying)|test\w*|auch|también|aussi|também)\b|也|同じ/i;

/** The newer one of two, where the older one did well: it is the one that the report is about, whichever is named first. */
export function newerOfTwo(body: readonly Mention[]): Mention | undefined {
  const values = [...new Set(body.map(({ value }) => value))].sort(compareVersions);
  const [low, high] = values;
  if (values.length !== 2 || low === undefined || high === undefined || high.startsWith(`${low}.`)) return undefined;
  const oldOnes = body.filter(({ value }) => value === low);
  const now = body.find(({ value, also }) => value === high && !also);
  if (!now || oldOnes.some(({ also }) => also)) return undefined;
  if (NOT_HERE.test(sentenceAround(now.line.text, now.at)) || ownStateAt(now) === 'well') return undefined;
  return oldOnes.some(
    (one) =>
      (ownStateAt(one) === 'well' || ownStateAt(one) === 'runs' || THEN.test(sentenceAround(one.line.text, one.at))) &&
      ownStateAt(one) !== 'ill',
  )
    ? now
    : undefined;
}
