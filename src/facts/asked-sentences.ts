import type { StatingLine } from './stating-line.ts';

/** A sentence with its end. */
const SENTENCES = /(?:[^.!?。！？]|\.(?!\s|$)){1,600}(?:[.!?。！？]+|$)/g;
/** Somebody would like to have what is not there yet, or asks whether the project has it. What is tried at the moment is asked in other words. */
const ASKS =
  /\b(?:publish\w*|provid\w*|offer\w*|ship\w*|plans?|planned|recommend\w*|advice|advise|sense|worth)\b[^?？]*[?？]\s*$|\b(?:(?:would|'d) (?:be (?:nice|great|good|helpful|useful|cool|welcome)|like to see|love|help)|could (?:you|someone|somebody|anybody)|can you|are there (?:any )?plans|please (?:add|publish|provide|support|ship|offer|document)|wish(?:es)? for|podrían|poderiam|pourriez-vous|könntet ihr)\b/i;
/** It is there already, whatever is asked about it. */
const OWN =
  /\b(?:our|my|we|us|I(?:'m| am| have| run| use| installed| deployed| started)|mine|unser\w*|mein\w{0,2}|wir|ich habe|nuestr\w+|tenemos|mi|nosso\w*|nossa\w*|temos|meu|notre|nos|nous|mon|j'ai)\b|我们|我的|うち|弊社/i;

/**
 * What a wish, or a question after what the project has, names is no statement about the reporter's system: such sentences are left out (as blanks, so that
 * places stay where they are), unless they speak of what the reporter has.
 */
export function withoutAskedSentences(at: StatingLine): StatingLine {
  const { line } = at;
  if ((line.kind !== 'prose' && line.kind !== 'heading') || line.text.length > 4_000) return at;
  const text = line.text.replace(SENTENCES, (sentence) =>
    ASKS.test(sentence) && !OWN.test(sentence) ? ' '.repeat(sentence.length) : sentence,
  );
  return text === line.text ? at : { ...at, line: { ...line, text } };
}
