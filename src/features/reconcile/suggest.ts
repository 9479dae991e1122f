import type { ByLanguage, Language } from '../../pages/messages/messages.ts';
import { folded } from '../../text/folding.ts';
import { find } from '../names/find.ts';
import type { NameIndex } from '../names/index/name-index.ts';
import { typesIn } from './manifest.ts';
import { PROPERTIES } from './properties.ts';
import { descriptionOf, type Identified, identifiedAs, typeIn } from './results.ts';

/** A suggestion; entities say their types under the key that the protocol has for them. */
export interface Suggestion extends Identified {
  readonly description?: string;
  readonly notable?: readonly Identified[];
}

const MAX_SUGGESTIONS = 20;
const MAX_SKIPPED = 1_000;

/** Entities whose names begin so, or that have the identifier; the first `cursor` are left out. */
export function suggestEntities(
  index: NameIndex,
  prefix: string,
  cursor: number,
  language: Language,
): readonly Suggestion[] {
  const skipped = Math.min(cursor, MAX_SKIPPED);
  const found = find(index, { text: prefix, begun: true, limit: skipped + MAX_SUGGESTIONS });
  return found.slice(skipped).map(({ entity }) => {
    const [type, description] = [typeIn(index, entity, language), descriptionOf(index, entity, language)];
    return {
      ...identifiedAs(entity, language),
      ...(description !== undefined && { description }),
      ...(type && { notable: [type] }),
    };
  });
}

/** Types whose names have words that begin so, or with the id. */
export function suggestTypes(
  index: NameIndex,
  prefix: string,
  cursor: number,
  language: Language,
): readonly Suggestion[] {
  return suggested(typesIn(index), prefix, cursor, language);
}

/** Properties whose names have words that begin so, or with the id. */
export function suggestProperties(prefix: string, cursor: number, language: Language): readonly Suggestion[] {
  return suggested(PROPERTIES, prefix, cursor, language);
}

interface Named {
  readonly id: string;
  readonly name: ByLanguage;
}

function suggested(
  all: readonly Named[],
  prefix: string,
  cursor: number,
  language: Language,
): readonly Suggestion[] {
  const begun = folded(prefix.slice(0, 200));
  const has = (text: string) => ` ${folded(text)}`.includes(` ${begun}`);
  return all
    .filter(({ id, name }) => id === prefix.trim() || begun === '' || [id, ...Object.values(name)].some(has))
    .slice(cursor, cursor + MAX_SUGGESTIONS)
    .map(({ id, name }) => ({ id, name: name[language] }));
}
