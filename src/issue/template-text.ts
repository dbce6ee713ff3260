/** Sentences that come with the templates of the Falco organisation and its pull requests; they state nothing. */
const SENTENCES: readonly string[] = [
  'please use this template while reporting a bug and provide as much info as possible',
  'if the matter is security related, please disclose it privately',
  'a clear and concise description of what the bug is',
  'minimal and precise steps to reproduce the bug',
  'steps to reproduce the behaviour',
  'a clear and concise description of what you expected to happen',
  'if applicable, add screenshots to help explain your problem',
  'please complete the following info',
  'add any other context about the problem here',
  'use "falco --version"',
  'output of `falco --version`',
  'falco has a built-in support command you can use',
  'output of "cat /etc/os-release"',
  'output of "uname -a"',
  'kubernetes, rpm, deb, from source',
  'please only use this template for submitting enhancement requests',
  'if this is your first time, please read our contributor guidelines',
  'please label this pull request according to what type of issue',
  'please add a release note!',
  'if the pr is unfinished while opening it specify a wip in the title',
  'uncomment one (or more)',
  'please remove the leading whitespace before the',
  'i agree to follow this project',
  'i have searched the existing issues',
];

/** Text that came with the template and was not written by the reporter. */
export function isTemplateText(text: string): boolean {
  if (text.length > 300 || text.length < 6) return false;
  const line = text.toLowerCase();
  return (
    SENTENCES.some((sentence) => line.includes(sentence)) ||
    /^> ?\/(?:kind|area) \S+$/.test(line.trim()) ||
    /^\/(?:kind|area|milestone|assign|cc|priority|sig|triage|lifecycle|label|remove-\w+)\b/.test(line.trim())
  );
}
