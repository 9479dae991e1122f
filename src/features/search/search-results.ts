import type { Text } from '../../pages/data-text.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { folded } from '../../text/folding.ts';
import type { Candidate } from '../names/features.ts';
import { bestName } from '../names/index/entity.ts';
import type { NameIndex } from '../names/index/name-index.ts';
import type { FoundView } from './search-view.ts';

/** A candidate as a page shows it: its label in the language, and the name by which it was found where the label does not have the words asked for. */
export function foundView(
  index: NameIndex,
  { entity, name }: Pick<Candidate, 'entity' | 'name'>,
  language: Language,
  queryText = '',
): FoundView {
  const label = textOf(bestName(entity, language));
  const country = entity.country && index.countries.nameOf(entity.country, language);
  const spelling = name?.spelling;
  const plain = spelling === undefined || spelling.use === 'local' || hasWords(label.text, queryText);
  const shown = plain ? undefined : spelling;
  return {
    iri: entity.iri,
    label,
    ...(entity.type !== undefined && { type: entity.type }),
    ...(country !== undefined && { country }),
    ...(shown && { matched: { ...textOf(shown), misspelling: shown.use === 'misspelling' } }),
  };
}

/** Whether each word asked for begins a word of the text, case and accents aside. */
export function hasWords(text: string, queryText: string): boolean {
  const words = folded(text).split(' ');
  return folded(queryText)
    .split(' ')
    .every((word) => words.some((one) => one.startsWith(word)));
}

function textOf({ text, language }: { readonly text: string; readonly language?: string }): Text {
  return { text, ...(language !== undefined && { language }) };
}
