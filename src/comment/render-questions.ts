import type { Question } from '../diagnosis/diagnosis.ts';

/** What is still missing: the most telling fact first, with the command that prints it. */
export function renderQuestions(questions: readonly Question[]): string {
  return questions
    .map(
      (q, i) =>
        `${i + 1}. ${q.question}${q.run === undefined ? '' : `\n   \`\`\`sh\n   ${q.run.replaceAll('\n', '\n   ')}\n   \`\`\``}`,
    )
    .join('\n');
}
