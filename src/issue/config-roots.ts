/** First words of the settings of falco.yaml and of the chart's values that people write into sentences. */
const ROOTS = new Set(
  `append_output auditLog base_syscalls containerSecurityContext customRules healthChecks nodeSelector podPriorityClassName
  podSecurityContext serviceMonitor updateStrategy buffered_outputs collectors config_files container_engines controller driver ebpf engine
  extra falco falco_libs falcoctl falcosidekick file_output grpc grpc_output http_output image json_include_output_property
  json_include_tags_property json_output libs_logger load_plugins log_level log_stderr log_syslog metadata_download metrics
  modern_bpf output_timeout outputs outputs_queue plugins plugins_hostinfo priority program_output resources rule_matching
  rules rules_file rules_files stdout_output syscall_buf_size_preset syscall_drop_failed_exit syscall_event_drops
  syscall_event_timeouts syslog_output time_format_iso_8601 tolerations tty watch_config_files webserver`.split(/\s+/),
);
/** Alone, these are words of a sentence. */
const WORDS = new Set(
  `auditLog controller driver ebpf engine extra falco falcoctl falcosidekick grpc image metrics outputs plugins priority resources
  rules tolerations tty webserver collectors`.split(/\s+/),
);

/** Even in a code span these are no settings without a path. */
const NAMES = new Set(['driver', 'ebpf', 'engine', 'falco', 'metrics', 'plugins', 'rules']);

/**
 * A key of Falco or its chart: `log_level`, `driver.kind`; one word only where it is unlike any word of a sentence, in a code span
 * (`marked`) also others.
 */
export function isSetting(path: string, marked = false): boolean {
  const dot = path.indexOf('.');
  const root = dot < 0 ? path : path.slice(0, dot);
  return ROOTS.has(root) && (dot > 0 || !(marked ? NAMES : WORDS).has(root));
}

/** Settings that people name without their parent, right behind one of the same parent. */
const BESIDE = new Set(
  `base_syscalls.custom_set base_syscalls.repair http_output.enabled http_output.url libs_logger.enabled libs_logger.severity
  metrics.convert_memory_to_mb metrics.include_empty_values metrics.interval metrics.jemalloc_stats_enabled
  metrics.kernel_event_counters_enabled metrics.libbpf_stats_enabled metrics.output_file metrics.output_rule
  metrics.resource_utilization_enabled metrics.rules_counters_enabled metrics.state_counters_enabled outputs_queue.capacity
  syscall_event_drops.actions syscall_event_drops.max_burst syscall_event_drops.rate syscall_event_drops.simulate_drops
  syscall_event_drops.threshold`.split(/\s+/),
);

/** `interval` behind `metrics.enabled`: its path with the parent `metrics.`; `undefined` for what no such parent has. */
export const besideSetting = (parent: string, key: string): string | undefined =>
  BESIDE.has(`${parent.split('.').at(-2) ?? ''}.${key}`) ? `${parent}${key}` : undefined;
