import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(`Falco 0.41.0.\n\n${body}`), name);

/** What the container may have, told without the usual `limit of 512Mi`. */
describe('limits told in passing', () => {
  test.each([
    ['cpu.limit', 'The pod sits at half a core, which is exactly what we allow it (500m).', '500m'],
    ['cpu.limit', 'genau der Wert, den wir ihm maximal erlauben (500m)', '500m'],
    ['cpu.limit', 'After the restart Falco goes to 1000m (= its limit) and stays there', '1000m'],
    ['cpu.limit', 'o pod passa de ~25m para 1000m, que é o limite, e fica lá', '1000m'],
    ['cpu.limit', 'Average CPU of the pod is 0.15 core (limit 2, never near)', '2'],
    ['cpu.limit', 'the CPU is far below its limit (1.5)', '1.5'],
    ['cpu.limit', '`kubectl top` shows 299m, that is exactly what the pod may use (300m).', '300m'],
    ['memory.limit', 'There is no CPU limit (`limits: {memory: 2Gi}` is all we set)', '2Gi'],
    ['memory.limit', 'OOMKilled (1536Mi) each second night', '1536Mi'],
    ['cpu.limit', 'limite CPU : 1000m', '1000m'],
    ['cpu.limit', 'o limite de CPU é 800m e o de memória 768Mi', '800m'],
    ['memory.limit', 'o limite de CPU é 800m e o de memória 768Mi', '768Mi'],
    ['cpu.limit', 'CPU の上限は 1 コア、メモリの上限は 1Gi です', '1'],
    ['cpu.limit', 'CPU 限制 2 核', '2'],
    ['cpu.limit', 'CPU 上限是 500m', '500m'],
    ['cpu.limit', 'CPU-Limit: 2 Kerne', '2'],
    ['cpu.limit', 'Falco may take one core at most (1000m)', '1000m'],
    ['cpu.limit', 'el tope de CPU es 750m', '750m'],
    ['cpu.limit', '| CPU limit | 1 |', '1'],
    ['cpu.limit', '正好是 500m，和我们设置的 limits.cpu 一模一样', '500m'],
    ['cpu.limit', 'A LimitRange gives every container without a limit a default of 300m.', '300m'],
    ['memory.limit', 'they get OOMKilled (`memory: 512Mi`, `cpu: 500m` as limits)', '512Mi'],
    ['memory.limit', 'we gave it `memory: 512Mi`, and 200m is what it takes', ''],
    [
      'cpu.limit',
      '```yaml\nservices:\n  falco:\n    image: x/falco:1\n    deploy:\n      resources:\n        limits:\n          cpus: "2"\n```',
      '2',
    ],
    ['cpu.limit', 'Der Pod steht bei 200m, genau das ist auch das Limit. Testweise Limit auf 2 Kerne.', '200m'],
    ['cpu.limit', 'Each pod may have at most 1Gi of memory and 1500m CPU.', '1500m'],
    ['memory.limit', 'the container has a cap of 250m CPU and 300Mi memory', '300Mi'],
    ['memory.limit', 'The service is limited to 0.5 CPU and 256M.', '256M'],
    ['memory.limit', '| Memory limit | 1Gi |', '1Gi'],
    ['memory.limit', 'Limite de memória do pod: 1Gi', '1Gi'],
    ['memory.limit', 'We allow it 768Mi, which was plenty before', '768Mi'],
    ['memory.limit', 'Der Pod darf 512Mi belegen', '512Mi'],
    ['memory.limit', 'le pod a droit à 512Mi', '512Mi'],
    ['memory.limit', 'el pod puede usar hasta 1Gi', '1Gi'],
    ['memory.limit', 'limit of 512Mi, later 1Gi', '512Mi|1Gi'],
    ['memory.limit', 'killed at the 700Mi we gave it', '700Mi'],
    ['memory.limit', "the pods die at 600Mi, that's the limit", '600Mi'],
    ['cpu.limit', 'O limite do pod é 768Mi de memória e 500m de CPU', '500m'],
    ['cpu.limit', 'Лимиты: CPU 1, память 1Gi', '1'],
    ['cpu.limit', 'A equipe exige limites em tudo, então colocamos\n\ncpu 500m / memória 1Gi', '500m'],
    ['memory.limit', 'A equipe exige limites em tudo, então colocamos\n\ncpu 500m / memória 1Gi', '1Gi'],
    ['cpu.limit', 'EKS 1.31, chart 4.19.0. A equipe exige limites em tudo\n\ncpu 500m / memória 1Gi', '500m'],
    ['memory.limit', 'Limits:\n- cpu 1\n- memory 768Mi', '768Mi'],
    ['memory.limit', 'メモリは上限 1Gi のうち 900MB まで', '1Gi'],
    ['memory.limit', '메모리 제한은 512Mi', '512Mi'],
    ['memory.limit', 'лимит по памяти 512Mi', '512Mi'],
    ['memory.limit', 'Speicherlimit 1Gi', '1Gi'],
    ['cpu.limit', 'лимит CPU 500m', '500m'],
    ['cpu.limit', 'CPU 제한 500m', '500m'],
  ])('%s: %j', (name, body, expected) => {
    expect(read(body, name)).toBe(expected);
  });

  test.each([
    ['cpu.limit', 'There is no CPU limit; it uses 300m.'],
    ['cpu.limit', 'The limit is far away, it uses 300m.'],
    ['cpu.limit', 'Stellen wir das Limit testweise auf 2 Kerne, geht es.'],
    ['cpu.limit', 'We would allow 500m if that helps.'],
    ['cpu.limit', 'requests: 200m, no limits'],
    ['cpu.limit', 'a limit of 2 retries'],
    ['cpu.limit', 'Num nó de teste tirei o limite: foi pra ~0,8 core'],
    ['cpu.limit', 'Quité el límite y usa 800m'],
    ['cpu.limit', "Sans la limite (je l'ai enlevée) il prend 800m"],
    ['cpu.limit', 'Limit rausgenommen: 800m'],
    ['cpu.limit', 'the rate limit 5 per second'],
    ['memory.limit', 'Without a limit it grows to 3Gi'],
    ['memory.limit', 'The node has 64Gi and may take more pods'],
    ['memory.limit', 'file size limit of 50MB for uploads'],
  ])('none: %s: %j', (name, body) => {
    expect(read(body, name)).toBe('');
  });
});
