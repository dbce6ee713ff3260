import type { Comment } from './comment.ts';
import { markerLine, visibleText, type Marker } from './marker.ts';

/**
 * The comment in two cases that are one to the reader: the earlier answer no longer holds after the report
 * changed, or somebody asked and the knowledge base has no answer. Never posted without being asked.
 */
export const nothingKnownComment = (marker: Marker): Comment => ({
  body: `Nothing in this report, as it reads now, points to a cause that I know. An earlier answer of mine, if there was one, no longer applies.

If you add versions, the start-up log or the configuration, put \`/diagnose\` on a line of its own and I will read the report again. I am a bot; people read this issue too.

${markerLine(marker)}`,
});

/** The same comment with one sentence to the person who typed a command that could not be carried out. */
export const withNotice = (comment: Comment, sentence: string, marker: Marker): Comment => ({
  body: `${visibleText(comment.body)}\n\n*${sentence}*\n\n${markerLine(marker)}`,
});
