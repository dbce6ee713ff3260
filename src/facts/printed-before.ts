import { compareVersions } from './compare-versions.ts';
import type { Found, Reading } from './reading.ts';
import type { Mention } from './version-mention.ts';

/** What stands above the log of earlier times: `before:`, `Old version:`, `vorher`. */
const EARLIER =
  /^\W{0,4}(?:and |but )?(?:(?:this is |log |output |logs )?(?:from |of |with )?(?:the )?(?:before|previous(?:ly)?|old(?:er)?|last good|working)\b|(?:vorher|alt|alte version|antes|anterior|avant)\b|之前|旧|以前)|\b(?:before the (?:update|upgrade|change)|(?:old|previous|working) (?:version|release|one|pod|node|cluster))\W{0,3}$/i;
const LATER =
  /^\W{0,4}(?:after|now|new(?:er)?|nachher|jetzt|neu|después|ahora|nuevo|après|maintenant|depois|agora|之后|现在)\b/i;

/**
 * The printed versions that stand in a block whose label says that it is of earlier times, or names that version while the title
 * is about a newer one (`Falco 0.40.1 behaviour` under a title with 0.41.0).
 */
export function printedBefore(
  reading: Reading,
  printed: readonly Found[],
  mentions: readonly Mention[],
): readonly Found[] {
  const entitled = mentions.filter((mention) => mention.title && !mention.good && !mention.range);
  const logs = printed.filter((found) => found.line.kind === 'log' || found.line.kind === 'command');
  if (logs.length === 0) return [];
  return logs.filter((found) => {
    const at = reading.lines.findIndex(({ line }) => line === found.line);
    for (let i = at - 1; i >= 0 && at - i < 80; i--) {
      const { line } = reading.lines[i]!;
      if (line.source !== found.line.source) return false;
      if (line.kind !== 'prose' && line.kind !== 'heading') continue;
      if (line.text.length >= 100) return false;
      if (line.text.includes(found.value)) return entitled.some((one) => compareVersions(one.value, found.value) > 0);
      return EARLIER.test(line.text) && !LATER.test(line.text);
    }
    return false;
  });
}
