import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const holds = (sentence: string, name: string): boolean =>
  valuesOf(falcoFacts(`Falco 0.41.2. ${sentence}`), name) === 'true';

/** What reporters tell in German, Spanish, Portuguese, French, Chinese and Japanese; each signal beside a sentence that denies it or is about something else. */
const TOLD: Readonly<Record<string, { readonly yes: readonly string[]; readonly no: readonly string[] }>> = {
  'signal.threads-grow': {
    yes: [
      'Die Anzahl der Threads wächst ständig',
      'los hilos no se liberan',
      'as threads não são liberadas',
      'les threads ne sont jamais libérés',
      '线程数不断增长',
      'スレッドが増え続ける',
    ],
    no: ['Die Threads sind alle da', '线程池正常'],
  },
  'signal.memory-follows-alerts': {
    yes: ['Der Speicher wächst mit jedem Alarm', 'la memoria crece con cada alerta', '内存随着告警上涨'],
    no: ['Der Speicher ist in Ordnung', '内存正常'],
  },
  'signal.receiver-down': {
    yes: [
      'der Empfänger ist seit gestern nicht erreichbar',
      'el destino no responde',
      'o servidor de logs está fora do ar',
      'le collecteur ne répond plus',
      '下游服务挂了',
      '送信先が停止している',
    ],
    no: ['der Empfänger ist erreichbar', '下游没有问题'],
  },
  'signal.since-larger-buffer': {
    yes: [
      'seit wir den Puffer vergrößert haben',
      'desde que subimos el buffer',
      'depuis que nous avons augmenté la taille du buffer',
      '调大缓冲区之后',
      'バッファを大きくしてから',
    ],
    no: ['der Puffer ist so groß wie immer', '缓冲区没有改'],
  },
  'signal.container-fields-blank': {
    yes: [
      'die Pod-Namen fehlen',
      'el nombre del contenedor está vacío',
      'o nome do container vem vazio',
      'le nom du pod est vide',
      '容器名为空',
      'コンテナ名が空になる',
    ],
    no: ['die Pods starten', 'コンテナは動く'],
  },
  'signal.headers-missing-told': {
    yes: [
      'die Kernel-Header fehlen auf dem Knoten',
      'faltan los headers del kernel',
      'não encontra os headers do kernel',
      'les en-têtes du noyau sont introuvables',
      '找不到内核头文件',
      'カーネルヘッダが見つからない',
    ],
    no: ['die Kernel-Header sind installiert', '头文件已安装'],
  },
  'signal.no-prebuilt-driver-told': {
    yes: [
      'es gibt kein vorgebautes Modul für diesen Kernel',
      'no hay driver precompilado',
      'não há módulo pré-compilado',
      'pas de pilote précompilé pour ce noyau',
      '没有对应的预编译驱动',
      'ビルド済みドライバが見つからない',
    ],
    no: ['das vorgebaute Modul lädt', '预编译驱动可用'],
  },
  'signal.module-not-loaded-told': {
    yes: [
      'das Modul lässt sich nicht laden',
      'el módulo no se carga',
      'o módulo não está carregado',
      "le module n'est pas chargé",
      '内核模块无法加载',
      'モジュールがロードされない',
    ],
    no: ['das Modul ist geladen', '模块已加载'],
  },
  'signal.killed-by-probe': {
    yes: ['die Liveness-Probe tötet den Pod', 'la liveness probe mata el pod', 'liveness 探针一直重启'],
    no: ['die Liveness-Probe ist grün'],
  },
  'signal.better-without-client': {
    yes: ['ohne -k ist alles normal', 'sin -K va bien', '去掉 -k 就正常了', '-k を外すと直る'],
    no: ['mit -k ist die Last hoch', 'ohne -pk keine Änderung'],
  },
  'signal.api-server-load': {
    yes: ['der API-Server ist überlastet', 'el API server tiene mucha carga', 'apiserver 负载很高'],
    no: ['der API-Server läuft'],
  },
  'signal.more-limit-helps': {
    yes: [
      'mit mehr CPU-Limit ist es weg',
      'sin límite desaparece',
      'sans limite ça va bien',
      '去掉 CPU 限制后正常',
      '制限を外すと改善する',
    ],
    no: ['das Limit ist 1 CPU', '限制是 500m'],
  },
  'signal.stopping-falco-helps': {
    yes: ['ohne Falco ist der Knoten schnell', 'sin falco va rápido', '停掉 falco 就恢复', 'Falcoを停止すると戻る'],
    no: ['ohne Falco geht es nicht'],
  },
  'signal.missed-detections': {
    yes: ['Erkennungen bleiben aus', 'no detecta nada', 'falco ne détecte plus rien', '有漏报', '検知されない'],
    no: ['die Regeln schlagen an'],
  },
  'signal.asks-for-threads': {
    yes: ['Kann Falco mehr Threads nutzen?', '¿puede usar más hilos?', '能不能开多线程?', 'スレッド数を増やせますか'],
    no: ['der Thread ist beschäftigt'],
  },
  'signal.memory-plateau': {
    yes: ['Der Speicher bleibt dann konstant', 'después se estabiliza', '内存趋于稳定', '1.2GBで横ばい'],
    no: ['Der Speicher wächst weiter'],
  },
  'signal.fewer-rules-help': {
    yes: ['ohne unsere Regeln sind es 12 %', 'sin nuestras reglas va bien', '禁用规则后正常', 'ルールを減らすと下がる'],
    no: ['wir haben 300 Regeln'],
  },
  'signal.runtime-restart': {
    yes: [
      'nachdem containerd neu gestartet wurde',
      'tras el reinicio de docker',
      'après le redémarrage de containerd',
      '重启 containerd 之后',
      'containerd の再起動後',
    ],
    no: ['containerd läuft seit Wochen'],
  },
  'signal.old-driver-mentioned': {
    yes: [
      'das alte Modul ist noch da',
      'queda el módulo antiguo',
      'un ancien module est chargé',
      '旧的内核模块还在',
      '古いモジュールが残る',
    ],
    no: ['das Modul ist neu'],
  },
  'symptom.oom-killed': {
    yes: ['der Pod wird vom OOM-Killer beendet', 'tué par manque de mémoire', '一直被 OOM', 'OOMで落ちる'],
    no: ['kein Speicherproblem'],
  },
};

describe.each(Object.entries(TOLD))('%s', (name, { yes, no }) => {
  test.each(yes)('is told by %j', (sentence) => expect(holds(sentence, name)).toBe(true));
  test.each(no)('is not told by %j', (sentence) => expect(holds(sentence, name)).toBe(false));
});
