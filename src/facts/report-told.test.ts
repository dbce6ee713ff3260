import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

/** What is told in a sentence or two, by title and body; `no` beside the same words without that trouble. */
describe('symptoms of short and indirect reports', () => {
  test.each([
    [
      'cpu-high',
      'Hohe Last durch Falco',
      'Auf zwei Servern braucht es ziemlich viel CPU, auf den anderen nicht.',
      true,
    ],
    ['cpu-high', 'kubectl top', 'kubectl top pod gives 830m, 910m, 780m for falco', true],
    ['cpu-high', 'hot', 'htop: falco 187.3 %', true],
    ['cpu-high', 'Falco', 'falco is the top process on all our hadoop workers', true],
    ['cpu-high', 'consumo', 'el daemonset gasta el triple de CPU que antes', true],
    ['cpu-high', 'agent', 'Falco tourne à 95% d’un cœur sur nos frontaux', true],
    ['cpu-high', 'Falco', '昨天开始 falco 的 CPU 飙到 200%', true],
    ['cpu-high', 'Falco', 'Memory goes up but the CPU of falco stays at 40m.', false],
    ['cpu-high', 'Falco', 'CPU 正常，就是内存一直涨。', false],
    ['cpu-high', 'rule', 'I want a rule that detects miners which use a lot of CPU.', false],
    ['cpu-high', 'kernel', 'Falco crashes on Amazon Linux 2 using 4.14 Kernel', false],
    ['cpu-high', 'uname', '5.4.41 #1 SMP x86_64 Intel Platinum 8175M CPU', false],
    ['drops', 'Falco', 'During deployments falco cannot keep up', true],
    ['drops', 'tampon', 'le tampon déborde toutes les nuits', true],
    ['drops', 'drops', '日志里 n_drops 一直在涨', true],
    ['drops', 'CVE', 'a heap buffer overflow when sudo unescapes its arguments', false],
    ['drops', 'Falco', 'Please add a metric for dropped events per container.', false],
    ['drops', 'table', '`falco.n_drops_full_threadtable` is rising', false],
    ['memory-growth', 'Falco', 'Am Montag 120 MB, am Freitag 900 MB.', true],
    ['memory-growth', 'size', 'Day 1: 95MB, day 3: 310MB, day 7: 820MB', true],
    ['memory-growth', 'RAM', 'a memória do pod vai aumentando até o nó travar', true],
    ['memory-growth', 'agent', 'Memory is rock solid at 120 MB, falco restarts.', false],
    ['memory-growth', 'agent', 'Der Speicher bleibt konstant, nur die Last steigt.', false],
    ['memory-growth', 'rule', 'Is there a rule to find containers with a memory leak?', false],
    ['memory-high', 'RAM', 'falco eats loads of RAM', true],
    ['memory-high', 'RAM', 'Falco belegt auf jedem Server fast 1 GB', true],
    ['memory-high', 'Falco', '起動直後から 1GB 近くメモリを使っています。', true],
    ['memory-high', 'hosts', '32 GB RAM hosts, Ubuntu.', false],
    ['memory-high', 'Elastic', 'elasticsearch uses too much memory', false],
    ['oom-killed', 'Falco', 'It hits the 1Gi limit after 3 days and then Kubernetes kills the pod.', true],
    ['oom-killed', 'Falco', 'le pod est tué dès qu’il dépasse sa limite mémoire', true],
    ['oom-killed', 'Falco', 'OOM ist es nicht, der Exit-Code ist 1.', false],
    ['oom-killed', 'Falco', 'OOM ではなく、終了コードは 1 です。', false],
    ['oom-killed', 'Falco', 'mysql got OOM killed on that node', false],
    ['restarts', 'AKS', 'Zwei von sechs Pods haben über Nacht 14 bzw. 9 Neustarts.', true],
    ['restarts', 'Falco', 'the service dies a couple of times a day, systemd brings it back', true],
    ['restarts', 'Falco', 'falco pod 一晚上重启了十几次', true],
    ['restarts', 'Falco', 'o falco cai de vez em quando e volta sozinho', true],
    ['restarts', 'Falco', 'RESTARTS is 0 everywhere', false],
    ['start-failure', 'Falco', 'los pods se quedan en Init y no pasan de ahí', true],
    ['start-failure', 'Falco', 'Der Dienst bricht direkt nach dem Start ab', true],
    ['start-failure', 'ui', 'the web UI of falcosidekick fails to start', false],
    ['driver-failure', 'Falco', 'Das Kernelmodul lässt sich nicht mehr laden.', true],
    ['driver-failure', 'Falco', 'no hay driver para nuestro kernel', true],
    ['driver-failure', 'Falco', 'I want to detect when someone fails to load a kernel module.', false],
    ['metadata-missing', 'Falco', 'las alertas llegan sin nombre de pod ni namespace', true],
    ['metadata-missing', 'Falco', 'faltam os metadados do pod', true],
    ['metadata-missing', 'Falco', 'Pod 名は表示されています。', false],
    ['node-slow', 'Falco', 'die Webserver sind träge, seit Falco läuft', true],
    ['node-slow', 'Falco', 'compile jobs run 40% longer on hosts with Falco', true],
    ['node-slow', 'Falco', '装了 falco 之后业务响应慢了一倍', true],
    ['node-slow', 'Falco', '对业务延迟没有影响。', false],
  ])('symptom.%s in %j, %j: %s', (symptom, title, body, expected) => {
    expect(valuesOf(falcoFacts(body, { title }), `symptom.${symptom}`) === 'true').toBe(expected);
  });
});

/** A trouble with a question at its end is a problem; how to do something, which thing to choose and what a word means are questions. */
describe('what is asked', () => {
  test.each([
    ['Hohe Last durch Falco', 'Auf zwei Servern braucht es viel CPU. Woran kann das liegen?', 'problem'],
    ['falco usando muita cpu', 'o que pode ser?', 'problem'],
    ['Neustarts', 'Die Pods starten alle paar Stunden neu. Was braucht ihr noch?', 'problem'],
    ['mémoire', '1 Go par pod, c’est normal ?', 'problem'],
    ['Consulta', 'Perdemos eventos por la noche, ¿a alguien más le pasa?', 'problem'],
    ['help', 'since the upgrade the pod names are empty', 'problem'],
    ['falco CPU 高', '怎么回事？', 'problem'],
    ['質問', 'Pod が毎晩再起動します。同じ現象の方はいますか？', 'problem'],
    ['How come falco eats two cores?', 'On idle machines even.', 'problem'],
    ['CPU drops by 70 percent when I comment out load_plugins', '1.3 cores with it. How do others do it?', 'problem'],
    ['could we be on the wrong driver', 'cpu of the pod 0.9 core, some loss at peak', 'problem'],
    ['Sizing', 'How much CPU and memory should one plan for 200 nodes?', 'question'],
    ['Understanding drops', 'What does the counter n_drops mean exactly? When is it increased?', 'question'],
    ['Como enviar alertas para o Slack?', 'Não achei na documentação.', 'question'],
    ['Welcher Treiber?', 'Wir planen Falco auf SLES 15 einzuführen.', 'question'],
    ['Règles', 'Comment exclure un conteneur d’une règle ?', 'question'],
    ['规则', '怎么排除某个容器？', 'question'],
    ['Slack に通知するには？', 'ドキュメントに見つかりません。', 'question'],
  ])('%j, %j: %s', (title, body, expected) => {
    expect(valuesOf(falcoFacts(body, { title }), 'report.kind')).toBe(expected);
  });
});
