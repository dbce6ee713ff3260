/** What a single line looks like, without knowing where it stands. All patterns are linear and anchored. */

const LOG_STARTS: readonly RegExp[] = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d\d:\d\d:\d\d/,
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d\d:\d\d:\d\d \S+ /,
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d/,
  /^\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \w{3} +\d{1,2} \d\d:\d\d:\d\d/,
  /^\d\d:\d\d:\d\d\.\d{3,9}: /,
  /^\[ {0,6}\d{1,8}\.\d{3,6}\]/,
  /^(?:null)?\{"[\w.]{1,40}":/,
  /^(?:Runtime )?[Ee]rror: \S/,
  /^Fatal error: /,
  /^\[libs\]: /,
  /^(?:libbpf|libpman|libscap|libsinsp|insmod|modprobe|dkms|curl|make(?:\[\d\])?|mv|mount): \S/,
  /^\* (?:Running|Setting up|Mounting|Looking for|Filename '|Trying to (?:download|dkms|compile|load|find|insmod)|Unable to|Unloading|Success|Skipping|Found kernel|Downloading|Extracting|Configuring|COS detected|eBPF probe (?:located|symlinked|is already|already)|\d\. Check)/,
  /^- (?:driver name|target identifier|kernel release|kernel version|OK! |Removing|Trying to|Kernel module)/,
  /^[├└│] /,
  /^(?:INFO|WARN|ERROR|FATAL?|DEBUG)(?: {2,}\S| (?:Running falcoctl|Trying to|Non-200|failed: |Removing|Skipping|Driver |Eventually))/,
  /^(?:Unable to (?:find|load|insmod|open)|Consider compiling|Download (?:failed|succeeded)|Your kernel headers)/,
  /^(?:level|time|ts|type)=\S/,
  /^[IWEF]\d{4} \d\d:\d\d:\d\d/,
  /^(?:-- (?:BEGIN|END) PROG LOAD|processed \d+ insns|Events detected: \d|Rule counts by severity|Triggered rules by)/,
  /^(?:Syscall event drop|Falco internal: |Outputs queue|\[FATAL\])/,
  /^System call .{0,40} dropped/,
  /^Thread table full/,
  /^(?:goroutine \d|panic: |Segmentation fault|Aborted|Killed$)/,
  /^\S{1,60} falco\[\d+\]: /,
  /^falco(?:-\w{5})? (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /,
];

const LOG_START = new RegExp(LOG_STARTS.map((start) => start.source).join('|'));

/** A line that a program printed, most likely. */
export function isLogLine(text: string): boolean {
  if (LOG_START.test(text)) return true;
  const line = text.trimStart();
  return line.length !== text.length && LOG_START.test(line);
}

const COMMAND_WORD =
  /^(?:sudo |\.\/)?(?:kubectl|helm|docker(?:-compose)?|oc|falco|falcoctl|falco-driver-loader|journalctl|systemctl|uname|cat|ls|curl|bpftool|dmesg|rpm|dpkg|apt(?:-get)?|yum|dnf|insmod|modprobe|sysctl|crictl|strace|getconf|zcat|grep|minikube|make|cmake|mount|free|top|ps) \S|^uname -|^\/usr\/bin\/falco\b/;

/** `$ kubectl …`, `[root@node ~]# …`, `user@host:~$ …`, `> oc adm top nodes`; the command is in group 1. */
const PROMPT =
  /^\s*(?:\[[\w.@: ~/-]{1,60}\]\s?[#$]|[\w.-]{1,40}@[\w.:-]{1,60}(?:[: ][\w~/.-]{0,60})?\s?[#$]|:~[\w/.-]{0,40} [#$]|[\w.-]{2,30} (?:\$|#(?= ))|[$#%>❯➜]) ?(\S.*)$/;

/** The command that was typed on this line; absent when it is no prompt line. */
export function typedCommand(text: string): string | undefined {
  const match = PROMPT.exec(text.length > 2000 ? text.slice(0, 2000) : text);
  const command = match?.[1];
  if (command === undefined) return undefined;
  const mark = text.trimStart().charAt(0);
  return mark === '#' || mark === '>' || mark === '%' ? (COMMAND_WORD.test(command) ? command : undefined) : command;
}

/** An option, a path, an assignment, a pipe, or a second word that is a verb of such tools; `falco uses too much CPU` has none. */
const ARGUMENTS =
  /\s-{1,2}\w|[/|=]|^\s*(?:sudo |\.\/)?\S+ (?:get|describe|logs?|exec|apply|delete|top|create|edit|rollout|patch|scale|port-forward|cordon|drain|adm|install|uninstall|upgrade|rollback|template|repo|search|pull|push|run|ps|stats|inspect|compose|images?|build|start|stop|restart|reload|status|show|enable|disable|daemon-reload|list|ls|info|version|driver|artifact|update|q[a-z]*|prog|feature|map)\b|^\s*(?:sudo )?(?:uname|cat|ls|grep|zcat|sysctl|getconf|insmod|modprobe|make|cmake|strace|curl|dmesg|mount) \S+$/;

/** A command without a prompt, as people write it between two paragraphs. */
export const isBareCommand = (text: string): boolean =>
  COMMAND_WORD.test(text.trimStart()) &&
  ARGUMENTS.test(text.slice(0, 400)) &&
  !/[.,:!?]$|, | (?:then|and|on|is|was|says?|shows?|gives?) |`/.test(text.trimEnd().replace(/&&/g, '').slice(0, 400));

const YAML_KEY = /^\s{0,120}(?:[+-] {0,120})?(?:- )?["']?[A-Za-z_][\w./-]{0,80}["']?:(?: \S| {2,12}[{["']| *$)/;
const YAML_ITEM = /^\s{0,120}(?:[+-] {1,120})?- \S/;

export const isYamlLine = (text: string): boolean => YAML_KEY.test(text) || YAML_ITEM.test(text);
export const isYamlKey = (text: string): boolean => YAML_KEY.test(text);
/** `key:` with nothing behind it: a mapping or list follows. */
export const isYamlParent = (text: string): boolean => /^\s{0,120}(?:- )?[A-Za-z_][\w./-]{0,80}: *$/.test(text);
export const indentOf = (text: string): number => text.length - text.trimStart().length;
