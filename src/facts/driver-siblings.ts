import type { Reading } from './reading.ts';

/** Falco and those that take their driver from the same libraries. */
export const SIBLINGS = /falco|sysdig|\bscap\b|\bBPF probe located/i;
/** The driver of such a sibling is spoken of, whether Falco is named or not. */
export const sharesDriver = (reading: Reading): boolean =>
  reading.lines.some(({ line }) =>
    /\b(?:sysdig(?:cloud)?|scap)-(?:probe|dkms|bpf|probe-bpf)\b|\bsysdig\b[^\n]{0,60} --bpf\b|\/sys\/module\/scap\/|\bdkms install[^\n]{0,40}\bscap\/|\/dkms\/scap\/|\/dev\/(?:sysdig|scap)\d|\bBPF probe located|\bcollection-method=(?:ebpf|core_bpf|kernel-module)\b/.test(
      line.text.slice(0, 1_000),
    ),
  );
