import { flagEntries } from './flag-entries.ts';
import { type ConfigEntry, type Line, type Region } from './issue-document.ts';
import { yamlEntries } from './yaml-entries.ts';

const MOST_ENTRIES = 3_000;

/**
 * First words of the settings that are taken from a code span of a sentence; there, anything may stand that looks like
 * a key. In blocks and behind `--set` and `-o` every key is taken.
 */
const ROOTS = new Set(
  `append_output auditLog base_syscalls buffered_outputs collectors config_files container_engines controller driver engine
  extra falco falco_libs falcoctl falcosidekick file_output grpc grpc_output http_output image json_include_output_property
  json_include_tags_property json_output libs_logger load_plugins log_level log_stderr log_syslog metadata_download metrics
  modern_bpf output_timeout outputs outputs_queue plugins plugins_hostinfo priority program_output resources rule_matching
  rules rules_file rules_files stdout_output syscall_buf_size_preset syscall_drop_failed_exit syscall_event_drops
  syscall_event_timeouts syslog_output time_format_iso_8601 tolerations tty watch_config_files webserver`.split(/\s+/),
);

/** All settings that the issue states, in reading order. */
export function readConfig(regions: readonly Region[]): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  for (const region of regions) {
    if (entries.length >= MOST_ENTRIES) break;
    const room = MOST_ENTRIES - entries.length;
    if (region.kind === 'config') entries.push(...yamlEntries(region.lines, room));
    if (
      region.kind === 'quote' ||
      region.kind === 'html-comment' ||
      region.kind === 'template' ||
      region.kind === 'wish'
    )
      continue;
    for (const line of region.lines) entries.push(...flags(line));
  }
  return entries.slice(0, MOST_ENTRIES);
}

function flags(line: Line): ConfigEntry[] {
  return flagEntries(line, (path) => {
    const root = path.slice(0, path.indexOf('.') < 0 ? path.length : path.indexOf('.'));
    return (
      ROOTS.has(root) &&
      (path.includes('.') || !['falco', 'driver', 'engine', 'metrics', 'rules', 'plugins'].includes(root))
    );
  });
}
