import type { Fact } from './fact.ts';
import { isPortuguese } from './owner.ts';
import { clauseAround, factAt, factOfEntry, scan, type Found, type Reading } from './reading.ts';

/** What a socket or a key calls the runtime: `crio` is CRI-O. */
const runtimeOf = (name: string): string => (name === 'crio' ? 'cri-o' : name);

/** One socket given with `--cri` names the runtime; two or more are the chart's defaults. */
export function cliSockets(reading: Reading): Fact | undefined {
  const listed = listedSockets(reading);
  if (listed) return listed;
  const byLine = new Map<number, Found[]>();
  for (const found of scan(
    reading.lines,
    /--cri["']?[,= ]{1,3}["']?\S*?(containerd|crio|docker|podman)\S*\.sock/g,
    undefined,
    true,
  )) {
    const key = found.line.number;
    byLine.set(key, [...(byLine.get(key) ?? []), found]);
  }
  for (const founds of byLine.values()) {
    const only = founds[0]!;
    if (founds.length === 1) return factAt('container.runtime', runtimeOf(only.value), only);
  }
  return undefined;
}

/** The runtime that all of them name; absent where they differ, or where there is none. */
function theOnly(found: readonly Found[]): Fact | undefined {
  const only = found[0];
  if (!only || new Set(found.map((one) => one.value)).size > 1) return undefined;
  return factAt('container.runtime', runtimeOf(only.value), only);
}

/** The one socket that a sentence names: `the socket is at /run/k3s/containerd/containerd.sock`. */
export function saidSocket(reading: Reading): Fact | undefined {
  const found = scan(reading.lines, /\/run\/\S{0,40}?(containerd|crio|docker|podman)\.sock/g, [
    'prose',
    'answer',
    'heading',
  ]).filter((one) => {
    const clause = clauseAround(one.line.text, one.at);
    return !/\b(?:not|instead of|default)\b/i.test(clause) && (!/\bno\b/i.test(clause) || isPortuguese(clause));
  });
  return theOnly(found);
}

/** The one socket that `ls` or `find` printed as it is there: a line of its own, or behind `srw-rw----`. */
export function shownSocket(reading: Reading): Fact | undefined {
  const found = scan(
    reading.lines,
    /^(?:srw[rwx-]{6}\S?\s.{0,80}\s)?\/\S{0,80}?(containerd|crio|docker|podman)\.sock=?$/g,
    ['log', 'command'],
  );
  // That of MicroK8s, which nothing names by default.
  found.push(...scan(reading.lines, /\/var\/snap\/microk8s\/common\/run\/(containerd)\.sock\b/g, ['log', 'command']));
  return theOnly(found);
}

/** The one runtime whose socket a pasted manifest mounts; the chart mounts those of all. */
export function mountedSocket(reading: Reading): Fact | undefined {
  const found = scan(
    reading.lines,
    /"containerPath":\s?"\S{0,40}?\/(docker)\.sock"|^\s{0,40}- ["']?\/var\/run\/(docker)\.sock:|^\s{0,40}(?:- )?mountPath:\s["']?\S{0,40}?\/(containerd|crio|docker|podman)(?:\.sock|\/)/g,
    ['config', 'log', 'command'],
  );
  return theOnly(found);
}

/** The same in a list of arguments, one per line. */
function listedSockets(reading: Reading): Fact | undefined {
  const found: Found[] = [];
  reading.lines.forEach(({ line }, i) => {
    const next = reading.lines[i + 1]?.line;
    if (!next || !/^\s{0,40}(?:- )?["']?--cri["']?$/.test(line.text)) return;
    const socket = /(containerd|crio|docker|podman)\S{0,40}\.sock/.exec(next.text.slice(0, 200));
    if (socket)
      found.push({ value: socket[1]!, line: next, at: socket.index, length: socket[0].length, groups: socket });
  });
  const only = found[0];
  return only && found.length === 1 ? factAt('container.runtime', runtimeOf(only.value), only) : undefined;
}

/** Exactly one collector that is on, or exactly one socket that the container plugin printed. */
export function enabledEngine(reading: Reading): Fact | undefined {
  const on = reading.document.config.filter(
    (entry) =>
      /^(?:collectors\.)?(?:docker|containerd|crio)\.enabled$/.test(entry.path.join('.')) && entry.value === true,
  );
  const one = on[0];
  const names = new Set(on.map((entry) => entry.path.at(-2)));
  if (one && names.size === 1) return factOfEntry('container.runtime', runtimeOf(String(one.path.at(-2))), one);
  const asked = reading.document.config.filter((entry) =>
    /(?:^|\.)container_engines\.cri\.sockets$/.test(entry.path.join('.')),
  );
  const socket =
    asked.length === 1 ? /(containerd|crio)[^/]{0,12}\.sock/.exec(String(asked[0]!.value))?.[1] : undefined;
  if (socket !== undefined) return factOfEntry('container.runtime', runtimeOf(socket), asked[0]!);
  const sockets = scan(
    reading.lines,
    /enabled container runtime socket at '\S*?(containerd|crio|docker|podman)\S*\.sock'/g,
    ['log', 'prose', 'answer'],
  );
  // The one that Falco asks, in what the libraries print: `[libs]: cri: CRI runtime returned an error … at /host/run/containerd/…`.
  if (sockets.length === 0)
    sockets.push(
      ...scan(reading.lines, /\[libs\]: cri: [^\n]{0,120}? at \S*?(containerd|crio|docker|podman)\S*\.sock/g, [
        'log',
        'prose',
      ]),
    );
  return sockets[0]?.value === 'podman' ? undefined : theOnly(sockets);
}
