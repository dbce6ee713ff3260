import type { Classifier } from '../classifier/classifier.ts';
import { classifierSchema } from './schema.ts';
import { validate } from './validate.ts';
import type { YamlFile } from './parse-yaml.ts';

/** What was learnt from labelled reports. Classes of causes that the pack has not, or not any more, do no harm: see {@link lintClassifier}. */
export function parseClassifier(file: YamlFile): Classifier | undefined {
  const raw = validate(file, classifierSchema);
  return raw && { rarity: raw.rarity, causes: raw.causes, answerable: raw.answerable };
}
