/** The expressions by which Prow and its plugins read commands, line by line, also inside code. None may match a line of ours. */
export const PROW_COMMANDS: readonly RegExp[] = [
  /^\/(area|committee|kind|language|priority|sig|triage|wg)\s*(.*?)\s*$/im,
  /^\/remove-(area|committee|kind|language|priority|sig|triage|wg|lifecycle|label|help|good-first-issue|approve|lgtm)\b/im,
  /^\/(remove-)?(label|help|good-first-issue|lifecycle)\b/im,
  /^\/(un)?(assign|cc)(\s|$)/im,
  /^\/auto-cc\b/im,
  /^\/(close|reopen|retitle|milestone|status|stage|project|transfer(-issue)?|verify-owners|check-[\w-]+|lint)\b/im,
  /^\/(un)?hold\b|^\/hold cancel/im,
  /^\/(remove-)?(lgtm|approve)\b/im,
  /^\/(meow(vie)?|woof|bark|honk|joke|pony|shrug|unshrug)\b/im,
  /^\/(un)?(pin|link)-issue\b/im,
  /^\/(re)?test(\s|$|-)/im,
  /^\/(ok-to-test|skip|override|release-note[\w-]*|bugzilla|jira)\b/im,
];
