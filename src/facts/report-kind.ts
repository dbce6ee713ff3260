import { evidenceAt, type IssueDocument, type Line } from '../issue/issue-document.ts';
import type { Fact } from './fact.ts';
import { OWNER } from './owner.ts';
import type { StatingLine } from './stating-line.ts';
import { asksHow, MORE_TROUBLE, SINCE, wishes, wonders } from './subject-questions.ts';

export type ReportKind = 'problem' | 'feature' | 'question' | 'work-item' | 'empty';

const WORK_TITLE =
  /^\[?(?:umbrella|roadmap|epic|tracking|tracker|meta|proposal|rfc|wip|release|docs?(?! (?:say|says|claim|claims|state|promise|tell)\b)|documentation|documentación|documentação|doku|dokumentation|chore|task)\b\]?|^(?:\[\w{1,12}\]\s?)?(?:new|fix|chore|update|feat|build|docs?|ci|test|refactor|cleanup|perf|style|revert)!?(?:\([^)]{1,80}\))?!?:\s|\bcut (?:falco )?v?\d|\brelease \d+\.\d+\.\d+\b.{0,20}\b(?:checklist|beta|rc)|\bmigrate\b.{0,30}\bto\b|^\[\d+\] |\btracking issue\b|\b(?:community|weekly|office hours?|working group) (?:call|meeting|sync)\b|\b(?:call|meeting)\b.{0,12}\bagenda\b|^(?:[\w./-]{1,30}: )?(?:(?:un)?pin|bump)\b|^(?:move|bump|upgrade(?! path\b)(?!.{0,60}\b(?:breaks?|broke|fails?|failed|crash|error|stop|drops|loses))|drop (?:the |old |legacy |support)|remove|deprecate|document|add|introduce|refactor|clean ?up|extend|verify|split|rename|replace|fix(?:ing|es)?)\b/i;
/** An upgrade is work, and so is a page of the documentation, unless the report prints how it went wrong. */
const UPGRADE_OR_DOCS = /^\W?(?:upgrade|update|docs?)\b/i;
/** A title about documentation, in languages whose words do not stand first: a dead link, a slip of the pen, a translation. */
const DOCUMENTS =
  /(?:ドキュメント|文書|文档|翻訳|翻译|documentation|documentación|documentação|\bDoku(?:mentation)?\b).{0,40}(?:リンク切れ|誤字|誤訳|翻訳|链接|失效|错别字|翻译|liens? (?:mort|cassé)|enlaces? rot|links? quebrad|toter? Link|Tippfehler|typos?\b|dead link|broken link|traduc|traduç|traduction|Übersetzung)|(?:liens? (?:morts?|cassés?)|enlaces? rotos?|links? quebrados?|tote[rn]? Links?|broken links?|dead links?|typos?) .{0,30}(?:documentation|documentación|documentação|Doku|docs\b|README)/i;
const WORK_SECTIONS =
  /^(?:definition of done|acceptance(?: criteria)?|tasks?|to ?do|plan|action items|current artifacts|manual testing|proposal|open points|proposed fix|next|blockers|goals?|non-goals|what this issue is for|release notes?|checklist|scope|implementation|current implementation)\b/i;
/** A title about a job of the project's own CI, whatever label it carries. */
const CI_TITLE =
  /^\[(?:ci|build|infra|tests?)\]|^(?:[\w-]{2,30}: )?(?:nightly|CI|prow) (?:jobs?|builds?|pipelines?|runs?)\b/i;
/** The form for failing tests of the project's own CI. */
const FAILING_JOB = /^\W{0,4}Which (?:jobs?|tests?(?:\(s\))?) (?:are|is) failing\b/i;
const FEATURE_TITLE =
  /\b(?:feature|enhancement)[- ]request\b|^\[?feature\]?\b|^suggestion\b|^\[?(?:feat|enhancement|idea|rfe)\]?\b|^(?:provide|support|allow|enable|make it possible|option to|add (?:an? )?(?:option|support|way)|expose|please add|would be nice|ability to|possibility to|unix domain socket)\b|\bsupport for\b(?!.{0,20}(?:broken|missing|fails))|^rules? for\b|\bproposal\b/i;
/** Whatever the trouble in the title is about: `Feature request: reload without a restart`. */
const SAYS_FEATURE = /^\W{0,3}(?:feature|enhancement)[- ]request\b|^\[(?:feature|feat|enhancement|rfe)\]/i;
const QUESTION_TITLE =
  /^(?:how\b|what\b|which\b|where\b|why is there\b|is it possible|is there\b|can (?:i|we|falco)|could (?:i|we)|does (?:falco|it)\b|do (?:i|we|you)\b|should\b|question\b|i would like to know|i want to know|any (?:way|plans)|need help|help\b|understanding\b|请问|如何|怎么)/i;
const QUESTION_BODY =
  /\b(?:how (?:do|can|could|should|would) (?:i|we|one)|is (?:it|this) possible|is there (?:a|any) (?:way|list|documentation)|which (?:rules|one)|any pointers?|what is the (?:right|best|recommended) way)\b/i;

/** Words of trouble: something is wrong on a system that runs. */
const TROUBLE =
  /\b(?:crash\w*|fail(?:s|ed|ing|ure)?|error|errors|restart(?:s|ed|ing)?|oom\w*|killed|leak\w*|high cpu|(?:cpu|memory|ram)\b.{0,30}\bhigh|(?:too )?much (?:cpu|memory|ram)|cpu usage|100 ?%|drops?\b|dropp\w+|dropped|cannot|can't|can not|could not|unable|doesn't|does not|not work\w*|no longer|stopped|broken|missing|empty|slow\w*|hang\w*|stuck|panic\w*|segfault\w*|wrong|lost|loses?|grows?|increas\w+|throttl\w+|refus\w+|rejected|denied|not able|won't|incorrect|unexpected|spike\w*|bug|regression|doubled|flood\w*|nothing (?:happens|arrives))\b|CrashLoopBackOff|OOMKilled|<NA>|不|失败|错误|高|翻倍|崩溃|丢|泄漏|エラー|失敗|落ち|高い|não |erro\b|falha|no arranca|no inicia|no funciona|verliert|startet nicht|fehler|ne démarre|erreur|perd\b|استهلاك|\beats?\b|hogs?\b|crece|sube\b|perdemos|pierde|augmente|plante|steigt|wächst|stürzt|verlieren|vazamento|cresce|慢|飙升|增长|增え|遅い|ドロップ|顶在|卡在|打满|占满|abgelehnt|verweiger|stockt|ruckelt|\bhängt\b(?! von)|bricht ab|startet .{0,20}neu\b|plafonn|\bsatur(?:[ée]|a\b)|ralenti|redémarr|refus[ée]|bloqu[ée]|se queda|se detiene|se reinicia|rechaza|\blent[oa]\b|plafona|trava\b|travand|trava-se|reinicia|recusad|rejeitad|止ま|動か|拒否|頭打ち|失われ/i;
/** It happens to the writer, and there are figures or events of it. */
const OWN_TROUBLE =
  /\b(?:we|our|us|I (?:see|lose|get|have)|my|wir|unser\w*|bei uns|nous|notre|nos|nosotros|nuestr\w+|tenemos|nós|nosso\w*|temos|pods?|nodes?)\b|我们|うち|当社/i;
const PLANNED =
  /\b(?:want to roll out|plan(?:ning|ned)? to|about to|before we|thinking (?:of|about)|would be|no problems?|evaluat\w+|nothing is installed|next quarter|wollen|planen|vor dem)\b/i;
/** Nothing was found in the documentation, which is no trouble of the product. */
const UNREAD =
  /(?:find|found|ach\w+|encontr\w+|encuentr\w+|finde|gefunden|nichts|trouv\w+|找|見つ)[^.]{0,40}(?:\bdocs?\b|documenta|\bDoku|文档|ドキュメント)|(?:\bdocs?\b|documenta|\bDoku|文档|ドキュメント)[^.]{0,30}(?:find|found|encontr|encuentr|nichts|trouv|找|見つ)/iu;
const FALCO_ERROR =
  /(?:Runtime )?[Ee]rror: \S|syscall event drop\. [1-9]|Unable to (?:load|insmod|find)|forcing termination|CrashLoopBackOff|OOMKilled|Liveness probe failed|token bucket depleted|dkms build failed|cannot be found at|Download failed|returned error: 404|BPF program load failed|not supported \(errno|scap_init|Segmentation fault|\bERROR\b|failed to load/;

/** Lines of prose that are read for what the author wants; the longest real report has a hundred. */
const MOST_LINES = 120;

const DROPS = /syscall event drop\. [1-9]/;

/**
 * `report.kind`: what the author wants. A problem of a running system, a feature, an answer to a question, or a piece of
 * work of the project (umbrella, proposal, release, documentation, pull request); `empty` when nothing is written but a template.
 */
export function readReportKind(
  document: IssueDocument,
  lines: readonly StatingLine[],
): { readonly value: ReportKind; readonly fact: Fact } {
  const titleLine = lines.find(({ line }) => line.source === 'title')?.line;
  const title = titleLine?.text ?? '';
  const say = (
    value: ReportKind,
    line: Line | undefined = titleLine ?? lines[0]?.line,
  ): { value: ReportKind; fact: Fact } => ({
    value,
    fact: {
      name: 'report.kind',
      value,
      evidence: line
        ? evidenceAt(line, 0, Math.min(line.text.length, 40))
        : { source: 'title', line: 1, column: 1, excerpt: '' },
      inferred: 'title, labels, template and vocabulary',
    },
  });
  const body = lines.filter(({ line }) => line.source !== 'title');
  const labels = new Set(document.issue.labels.map((label) => label.toLowerCase()));
  const labelled = (...names: string[]): boolean => names.some((name) => labels.has(name));
  const fields = new Set(document.regions.map((region) => region.field));
  const trouble = TROUBLE.test(title);
  const printed = body.find(({ line }) => line.kind === 'log' && FALCO_ERROR.test(line.text))?.line;
  if (fields.has('pull-request')) return say('work-item');
  if (body.length === 0) return say(trouble ? 'problem' : QUESTION_TITLE.test(title) ? 'question' : 'empty');
  if (/^(?:test|hello|hi|\.|-)?$/i.test(title.trim()) && body.length < 2) return say('empty');
  const bug = labelled('kind/bug', 'bug') || fields.has('describe');
  const tasks = countTasks(document);
  const sections = body.filter(({ line }) => line.kind === 'heading' && WORK_SECTIONS.test(line.text)).length;
  if (
    /^\[?(?:umbrella|roadmap|epic|tracking)\b/i.test(title) ||
    labelled('roadmap', 'epic', 'kind/design', 'kind/cleanup')
  )
    return say('work-item');
  const broke = printed && UPGRADE_OR_DOCS.test(title);
  if (
    WORK_TITLE.test(title) &&
    // `Upgrade path from 0.27 to something current?`
    !(/[?？]\s*$/.test(title) && /^(?:upgrade|update|migrat)/i.test(title)) &&
    !broke &&
    !(bug && printed) &&
    !(bug && trouble && !/^[a-z]+!?(?:\([^)]*\))?!?: /.test(title))
  )
    return say('work-item');
  if (CI_TITLE.test(title) || (DOCUMENTS.test(title) && !printed)) return say('work-item');
  if (tasks >= 2 || sections >= 2) return say('work-item');
  if (sections >= 1 && !bug) return say('work-item');
  if (sections >= 1 && offersWork(body)) return say('work-item');
  if (
    (fields.has('document') && !printed && !body.some(isPasted)) ||
    body.some(({ line }) => FAILING_JOB.test(line.text.slice(0, 200)))
  )
    return say('work-item');
  // The wrong form was chosen, but drops are shown.
  if ((fields.has('motivation') || fields.has('feature')) && !(printed && DROPS.test(printed.text)))
    return say('feature');
  if (FEATURE_TITLE.test(title) && !printed && (!trouble || SAYS_FEATURE.test(title))) return say('feature');
  if (labelled('kind/feature', 'enhancement', 'feature') && !printed && !bug && !(trouble && fields.has('environment')))
    return say('feature');
  if (labelled('kind/documentation', 'documentation') && !printed && !labelled('kind/bug', 'bug'))
    return say(QUESTION_TITLE.test(title) || body.some(triesIt) ? 'question' : 'work-item');
  const prose = body.filter(({ line }) => line.kind === 'prose').slice(0, MOST_LINES);
  const suffers = prose.find(({ line }) => {
    const text = line.text.slice(0, 2_000);
    return (
      TROUBLE.test(text) &&
      /\d/.test(text) &&
      OWN_TROUBLE.test(text) &&
      !PLANNED.test(text) &&
      !sentencesIn(text).every(asksHow)
    );
  })?.line;
  const sentences = [title, ...prose.flatMap(({ line }) => sentencesIn(line.text))];
  const complains = sentences.some(
    (text) => states(text) && (OWN_TROUBLE.test(text) || SINCE.test(text)) && !PLANNED.test(text),
  );
  const lost = sentences.some(wonders) && !sentences.some((text) => wishes(text) || (asksHow(text) && !wonders(text)));
  const sure = printed !== undefined || suffers !== undefined || complains || lost;
  if (labelled('question', 'kind/question', 'support') && !sure && !trouble) return say('question');
  if (QUESTION_TITLE.test(title) && !sure && (!trouble || title.trim().endsWith('?'))) return say('question');
  const told =
    prose.find(({ line }) => sentencesIn(line.text).some(states))?.line ??
    body.find(({ line }) => line.kind !== 'prose' && TROUBLE.test(line.text.slice(0, 2_000)))?.line;
  if (!sure && !states(title) && !told)
    return say(
      body.some(({ line }) => QUESTION_BODY.test(line.text.slice(0, 2_000)))
        ? 'question'
        : bug
          ? 'problem'
          : 'question',
    );
  return say('problem', printed ?? (trouble ? titleLine : (told ?? titleLine)));
}

/** Somebody who uses it looks for its documentation: `I try to deploy falco`, `Falco 0.41.3 を動かしています`. */
const triesIt = ({ line }: StatingLine): boolean =>
  line.kind === 'prose' &&
  (OWNER.test(line.text.slice(0, 1_000)) ||
    /\b(?:I|we) (?:try|tried|am trying|are trying|set|have set|run|use|have|deploy|deployed|install|installed|enabled|started)\b|動かして|使って(?:い|お)|(?:我|我们)(?:在|用|部署|安装)/i.test(
      line.text.slice(0, 1_000),
    ));

/** A setting of theirs stands in the form for the documentation: `We have` above a part of falco.yaml. */
const isPasted = ({ line }: StatingLine): boolean => line.kind === 'config';

const sentencesIn = (text: string): string[] => text.slice(0, 2_000).split(/(?<=[.!?;]) |(?<=[。！？；])/u);

/** Whether a sentence says that something is wrong, and does not only ask how that is avoided or counted. */
const states = (text: string): boolean =>
  (TROUBLE.test(text) || MORE_TROUBLE.test(text)) && !asksHow(text) && !UNREAD.test(text);

/** `- [ ]` boxes that the author made; those of the form's own checklist ("I have searched …") do not count. */
function countTasks(document: IssueDocument): number {
  let count = 0;
  for (const { line } of document.lines.map((l) => ({ line: l })))
    if (
      /^\s{0,12}[-*+] \[[ xX]\] /.test(line.raw.slice(0, 60)) &&
      !/\b(?:I have|I agree|I've|this (?:question|issue)|there is no|written|latest version)\b/i.test(
        line.raw.slice(0, 200),
      ) &&
      line.kind !== 'template'
    )
      count++;
  return count;
}

const offersWork = (body: readonly StatingLine[]): boolean =>
  body.some(({ line }) =>
    /\b(?:happy to open|I (?:can|will|could) (?:open|send|submit|make) (?:a |the )?(?:PRs?|pull request)|open PRs|work on (?:this|it))\b/i.test(
      line.text.slice(0, 1_000),
    ),
  );
