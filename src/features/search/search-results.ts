import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { folded } from '../../text/folding.ts';
import type { Candidate } from '../names/features.ts';
import { bestName } from '../names/index/entity.ts';
import type { NameIndex } from '../names/index/name-index.ts';

/** Something that was found by a name. */
export interface FoundView {
  readonly iri: string;
  readonly label: Text;
  /** The list that it is of (`places`) or the IRI of its class; absent where neither is known. */
  readonly type?: string;
  readonly country?: string;
  /** The name by which it was found, where it is not the label shown; `misspelling` where that is no right name. */
  readonly matched?: Text & { readonly misspelling: boolean };
}

/** The results of a search. */
export interface SearchView {
  readonly query: string;
  /** Those of the type that was chosen; at most so many as a page shows. */
  readonly results: readonly FoundView[];
  readonly total: number;
  /** Whether there may be more than were counted. */
  readonly isCut: boolean;
  /** How many there are of each type, all types together under the empty key. */
  readonly counts: readonly (readonly [type: string, count: number])[];
  readonly type?: string;
  /** Names that are spelt like it, where nothing has it. */
  readonly suggestions: readonly FoundView[];
}

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
