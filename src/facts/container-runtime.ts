import { affected, isAlike } from './affected.ts';
import type { Fact } from './fact.ts';
import { falcoOfCompose } from './compose-file.ts';
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
import { cliSockets, enabledEngine, mountedSocket, saidSocket, shownSocket } from './runtime-sockets.ts';

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
  const composed = falcoOfCompose(reading);
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
