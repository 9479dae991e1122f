import { bestLabel } from '../../../rdf/label.ts';

/** What a name is to its bearer, from the best: the label shown, another name, the last part of the IRI, a wrong spelling that is known. */
export type Use = 'label' | 'alias' | 'local' | 'misspelling';

/** A text by which an entity is known; `language` is absent where none is given. */
export interface Spelling {
  readonly text: string;
  readonly language?: string;
  readonly use: Use;
}

/** Something that has a name, with what helps to tell it from its namesakes. */
export interface Entity {
  readonly iri: string;
  /** The list that it is a member of (`places`), or the IRI of its class; absent where neither is known. */
  readonly type?: string;
  readonly names: readonly Spelling[];
  /** Alpha-3 code of ISO 3166-1, or the IRI of the country. */
  readonly country?: string;
  /** Kind of local authority, bits of KIND. */
  readonly types: number;
  /** Degrees, WGS 84. */
  readonly lat?: number;
  readonly long?: number;
  /** IRIs that stand for the same or nearly the same elsewhere. */
  readonly identifiers: readonly string[];
  /** How much the data say of it: the number of its partnerships. */
  readonly weight: number;
}

/** The name to show to readers of the language: the best of its labels, else the best of its other names. */
export function bestName({ iri, names }: Entity, language: string): Spelling {
  const labels = names.filter(({ use }) => use === 'label');
  return bestLabel(labels, language) ?? names[0] ?? { text: iri, use: 'local' };
}
