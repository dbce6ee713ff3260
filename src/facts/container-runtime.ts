import { affected, isAlike } from './affected.ts';
import type { Fact } from './fact.ts';
import { isPortuguese } from './owner.ts';
import {
  clauseAround,
  describesSystem,
  distinct,
  factAt,
  factOfEntry,
  scan,
  sentenceAround,
  type Found,
  type Reading,
} from './reading.ts';

type Known = readonly [pattern: RegExp, runtime: string];

const PRINTED: readonly Known[] = [
  [/\b(?:CONTAINER-RUNTIME|Container Runtime Version:\s+)?containerd:\/\/[0-9a-f]/g, 'containerd'],
  [/\bcri-o:\/\/[0-9a-f]/g, 'cri-o'],
  [/\bdocker:\/\/[0-9a-f]/g, 'docker'],
  [/\bCRI runtime: containerd\b|gen2containerd-\d/g, 'containerd'],
  [/(?:^|[\s/])dockerd (?=--)/g, 'docker'],
  [/\bCRI runtime: cri-o\b/g, 'cri-o'],
];

const SAID: readonly Known[] = [
  [/\b(?:cri-dockerd|dockershim)\b|\bDocker as (?:the )?(?:container )?runtime\b|\bdocker runtime\b/gi, 'docker'],
  [/\bcri-?o\b(?!\.sock)/gi, 'cri-o'],
  [/\bcontainerd\b(?![/-]|\.\w)/gi, 'containerd'],
  [/\bpodman\b/gi, 'podman'],
];

const RUNTIMES: readonly Known[] = [...SAID, [/\bdocker(?= (?:hosts?|nodes?|and|or|und|et|y|e)\b)/gi, 'docker']];

const INSIDE_DOCKER = /\b(?:kind|KinD|Kind)[ -](?:[Cc]lusters?|nodes?)\b|\bkindest\/node\b|\bk3d\b/g;

/**
 * The container runtime of the nodes. A list of several default sockets says nothing: Falco's chart always passes the
 * sockets of containerd and CRI-O.
 */
export function readContainerRuntime(reading: Reading): Fact[] {
  const field = reading.lines.filter(({ field: name, line }) => name === 'container-runtime' && line.kind === 'answer');
  for (const [pattern, runtime] of [...PRINTED, ...SAID, [/\bdocker\b/gi, 'docker'] as const]) {
    const found = scan(field, pattern)[0];
    if (found) return [factAt('container.runtime', runtime, found)];
  }
  for (const [pattern, runtime] of PRINTED) {
    const found = scan(reading.lines, pattern)[0];
    if (found) return [factAt('container.runtime', runtime, found)];
  }
  if (!describesSystem(reading)) return [];
  const sockets = cliSockets(reading) ?? saidSocket(reading) ?? shownSocket(reading);
  const words = reading.lines.filter(({ line }) => ['prose', 'heading', 'answer'].includes(line.kind));
  const said = affected(
    SAID.flatMap(([pattern, runtime]) =>
      scan(words, pattern)
        .filter(isOwn)
        .map((found) => ({ runtime, found })),
    ),
    ({ found }) => found,
  );
  // The socket of dockershim is an address, and says less than the name of a runtime.
  const first = said.find(({ found }) => !/shim/i.test(found.groups[0] ?? '')) ?? said[0];
  if (first && isAlike(first.found)) {
    const sentence = sentenceAround(first.found.line.text, first.found.at);
    const named = RUNTIMES.flatMap(([pattern, runtime]) =>
      scan(words, pattern)
        .filter((found) => sentenceAround(found.line.text, found.at) === sentence)
        .map((found) => factAt('container.runtime', runtime, found)),
    );
    return distinct(named);
  }
  if (first) {
    const moved = said.find(({ found, runtime }) =>
      new RegExp(String.raw`\bto ${runtime}\b`, 'i').test(found.line.text),
    );
    const best = moved ?? first;
    return [factAt('container.runtime', best.runtime, best.found)];
  }
  if (sockets) return [sockets];
  const engines = enabledEngine(reading) ?? mountedSocket(reading);
  if (engines) return [engines];
  // What runs on the machine around the nodes of `kind` is not their runtime.
  if (scan(reading.lines, INSIDE_DOCKER)[0]) return [];
  const run = scan(reading.lines, /\bdocker (?:run|compose|ps|pull|logs|exec)\b|\bdocker-compose\b/g, [
    'command',
    'log',
  ]).find(({ line }) => !/\bdocker run\b.{0,300}(?:\w*builder\b|\bcmake\b)/.test(line.text));
  if (run) return [factAt('container.runtime', 'docker', run)];
  const told = scan(
    reading.lines,
    /\b(?:several|many|few|some|hundreds of|thousands of|dozens of|\d+) docker containers\b|\bdocker (?:run|compose|pull|运行|启动|部署)(?![a-z])|`(?:sudo )?docker (?:(?:logs|stats|ps|inspect|restart|info|version)\b|exec (?:-\w+ ){0,2}falco)|\b(?:contenedor(?:es)?|conteneurs?|contêiner(?:es)?) [Dd]ocker\b|\b(?:einfach|nur|just|simply|plain|simplemente|simplement|apenas) [Dd]ocker (?:auf|on|en|sur|em)\b|\b[Dd]ocker(?: v?\d{2}[\d.]*)? ?で(?:動|運用|使)|\b[Dd]ocker[- ]containers? (?:on|auf|en|sur|em)\b|^\W{0,4}docker\s?[-–:]\s?v?\d{2}\.\d+|\b[Dd]ocker[- ][Cc]ompose\b|\b(?:as|in|als) (?:a |einem )?[Dd]ocker[- ][Cc]ontainer\b|\bcome (?:un )?container [Dd]ocker\b|\b[Dd]ocker executors?\b|\b[Dd]ocker driver (?:of|in|from) [Nn]omad\b|\b[Nn]omad(?:.s)? docker driver\b|\b[Nn]omad\b[^.;\n]{0,24}\bdocker (?:task )?driver\b|\b(?:with|in|via|under|mit|unter|con|avec|com|sous) [Dd]ocker (?=(?:on|at|auf|en|sur|em|nos?|for|für) )/g,
    ['prose', 'heading', 'answer'],
  )[0];
  if (told) return [factAt('container.runtime', 'docker', told)];
  // A compose file, where nobody speaks of podman.
  const composed = reading.document.config.find(
    ({ path, value }) =>
      /^services\.[\w-]+\.image$/.test(path.join('.')) && /\bfalco(?!-?sidekick)/.test(String(value)),
  );
  if (composed && scan(reading.lines, /\bpodman\b/gi).length === 0)
    return [factOfEntry('container.runtime', 'docker', composed)];
  // `docker,` in a list of what the machine runs.
  const listed = scan(
    words,
    /(?<![\w./:-])docker(?:[- ](?:ce|engine|runtime|hosts?|swarm|v?\d{2}(?:\.\d+)*)){0,2}(?=(?<=\d) ?(?:on|auf|en|sur|em|nodes?|hosts?|节点|ノード)|(?<=docker[- ]hosts?) (?:with|of|running|mit|con|avec)\b|\s*(?:[,;)|。、，）]|\s\/|\.?$|\.\s))/gi,
  ).filter(
    (found) =>
      isOwn(found) &&
      !/driverkit|install\w* (?:with|via|by|as) $/i.test(found.line.text.slice(Math.max(0, found.at - 24), found.at)),
  )[0];
  if (listed) return [factAt('container.runtime', 'docker', listed)];
  const podman = scan(reading.lines, /\bpodman run\b/g)[0];
  if (podman) return [factAt('container.runtime', 'podman', podman)];
  return [];
}

/** What a socket or a key calls the runtime: `crio` is CRI-O. */
const runtimeOf = (name: string): string => (name === 'crio' ? 'cri-o' : name);

/** `no docker`, `sans docker`, `没有 docker`, and the second part of `neither … nor docker`. */
const DENIED =
  /(?:\b(?:no|not|without|nor|neither|kein\w*|ohne|weder|noch|sin|ni|sans|pas de|sem|nem|non?)\s(?:any |the )?[`*]{0,2}|(?:没有|没用|不用|无|不是|なし|なく)\s?)$/i;

/** `roda no docker` */
const isInPortuguese = ({ line, at }: Found): boolean =>
  /\bno $/i.test(line.text.slice(0, at)) && isPortuguese(sentenceAround(line.text, at));

const isOwn = (found: Found): boolean => {
  const { text } = found.line;
  if (/\bdocker[- ]in[- ]docker\b/i.test(clauseAround(text, found.at))) return false;
  if (DENIED.test(text.slice(Math.max(0, found.at - 16), found.at)) && !isInPortuguese(found)) return false;
  const lead = text.slice(Math.max(0, found.at - 20), found.at);
  if (/[/.\w=-]$/.test(lead)) return false;
  return (
    !/\b(?:whether|or|tried|not (?:on|with|in|using|use)|works? with|only for)\b/i.test(clauseAround(text, found.at)) ||
    /\bnot\b.*\bdocker\b/.test(text)
  );
};

/** One socket given with `--cri` names the runtime; two or more are the chart's defaults. */
function cliSockets(reading: Reading): Fact | undefined {
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

/** The one socket that a sentence names: `the socket is at /run/k3s/containerd/containerd.sock`. */
function saidSocket(reading: Reading): Fact | undefined {
  const found = scan(reading.lines, /\/run\/\S{0,40}?(containerd|crio|docker|podman)\.sock/g, [
    'prose',
    'answer',
    'heading',
  ]).filter((one) => {
    const clause = clauseAround(one.line.text, one.at);
    return !/\b(?:not|instead of|default)\b/i.test(clause) && (!/\bno\b/i.test(clause) || isPortuguese(clause));
  });
  const only = found[0];
  if (!only || new Set(found.map((one) => one.value)).size > 1) return undefined;
  return factAt('container.runtime', runtimeOf(only.value), only);
}

/** The one socket that `ls` or `find` printed as it is there: a line of its own, or behind `srw-rw----`. */
function shownSocket(reading: Reading): Fact | undefined {
  const found = scan(
    reading.lines,
    /^(?:srw[rwx-]{6}\S?\s.{0,80}\s)?\/\S{0,80}?(containerd|crio|docker|podman)\.sock=?$/g,
    ['log', 'command'],
  );
  // That of MicroK8s, which nothing names by default.
  found.push(...scan(reading.lines, /\/var\/snap\/microk8s\/common\/run\/(containerd)\.sock\b/g, ['log', 'command']));
  const only = found[0];
  if (!only || new Set(found.map((one) => one.value)).size > 1) return undefined;
  return factAt('container.runtime', runtimeOf(only.value), only);
}

/** The one runtime whose socket a pasted manifest mounts; the chart mounts those of all. */
function mountedSocket(reading: Reading): Fact | undefined {
  const found = scan(
    reading.lines,
    /"containerPath":\s?"\S{0,40}?\/(docker)\.sock"|^\s{0,40}- ["']?\/var\/run\/(docker)\.sock:|^\s{0,40}(?:- )?mountPath:\s["']?\S{0,40}?\/(containerd|crio|docker|podman)(?:\.sock|\/)/g,
    ['config', 'log', 'command'],
  );
  const only = found[0];
  if (!only || new Set(found.map((one) => one.value)).size > 1) return undefined;
  return factAt('container.runtime', runtimeOf(only.value), only);
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
function enabledEngine(reading: Reading): Fact | undefined {
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
  const kinds = new Set(sockets.map((found) => found.value));
  const only = sockets[0];
  return only && kinds.size === 1 && only.value !== 'podman'
    ? factAt('container.runtime', runtimeOf(only.value), only)
    : undefined;
}
