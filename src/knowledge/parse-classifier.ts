import type { Classifier, LinearClass } from '../classifier/classifier.ts';
import type { KeyPath } from './problem.ts';
import { classifierSchema } from './schema.ts';
import { validate } from './validate.ts';
import type { YamlFile } from './parse-yaml.ts';

/**
 * What was learnt from labelled reports; `undefined` when the file cannot be used. Classes of causes that the pack has not, or not any
 * more, do no harm: they are told by the linter.
 */
export function parseClassifier(file: YamlFile): Classifier | undefined {
  const raw = validate(file, classifierSchema);
  if (!raw) return undefined;
  let broken = false;
  const numbers = (text: string, path: KeyPath): Record<string, number> => {
    const lines = text.split('\n').filter((line) => line !== '');
    const pairs = lines.map((line): [string, number] => {
      const [, term = '', number = ''] = /^(.+) (-?[\d.]+)$/.exec(line) ?? [];
      return [term, Number(number)];
    });
    const wrong = pairs.findIndex(([term, number]) => term === '' || !Number.isFinite(number));
    if (wrong >= 0) {
      broken = true;
      file.report('kb/classifier', path, `"${lines[wrong]!.slice(0, 60)}" is no term with a number`, 'train anew: npm run knowledge:train');
    }
    return Object.fromEntries(pairs);
  };
  const classOf = (name: 'answerable' | 'askable'): LinearClass => ({
    base: raw[name].base,
    terms: numbers(raw[name].terms, [name, 'terms']),
  });
  const classifier: Classifier = {
    rarity: numbers(raw.rarity, ['rarity']),
    causes: Object.fromEntries(
      Object.entries(raw.causes).map(([cause, one]) => [cause, { ...one, terms: numbers(one.terms, ['causes', cause, 'terms']) }]),
    ),
    answerable: classOf('answerable'),
    askable: classOf('askable'),
  };
  return broken ? undefined : classifier;
}
