import { compareCodePoints } from '../../../rdf/canonical.ts';
import { IDENTIFIER_SCHEMES, identifierIri } from '../../../rdf/identifier-schemes.ts';
import { bestLabel } from '../../../rdf/label.ts';
import { isIri } from '../../../rdf/terms.ts';
import { localName, namespaceOf } from '../../../rdf/uri.ts';
import { folded } from '../../../text/folding.ts';

/** What a name is to its bearer, from the best: the label shown, another name, the last part of the IRI, a wrong spelling that is known. */
export type NameUse = 'label' | 'alias' | 'local' | 'misspelling';

/** A text by which an entity is known; `language` is absent where none is given. */
export interface Spelling {
  readonly text: string;
  readonly language?: string;
  readonly use: NameUse;
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

/** The last part of an IRI as words: `…/place/alytus-district` → `alytus district`; empty where it is an opaque code. */
export function localWords(iri: string): string {
  const name = localName(iri);
  const words = folded(name);
  // What is still encoded is no text.
  return /\p{L}{2}/u.test(words) && !/%[0-9a-f]{2}/i.test(name) ? words : '';
}

const MAX_LENGTH = 2_000;

/** The key under which an identifier is kept, whichever of its forms is given: the page of a Wikidata item, its IRI by http or https, or `Q80021` alone; undefined where the text is no identifier. */
export function identifierOf(text: string, schemes = IDENTIFIER_SCHEMES): string | undefined {
  const written = text.trim();
  if (written.length > MAX_LENGTH) return undefined;
  for (const scheme of schemes) {
    const [, code] = scheme.written.exec(written) ?? [];
    if (code) return keyOf(identifierIri(scheme, code.toUpperCase()));
  }
  return /^[a-z][a-z0-9+.-]*:\S{2,}$/i.test(written) && isIri(written) ? keyOf(written) : undefined;
}

/** The item of Wikidata that the text names, as `Q80021`. */
export function wikidataOf(text: string): string | undefined {
  return /^http:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.exec(identifierOf(text) ?? '')?.[1];
}

/** The register that an identifier is of: its IRI without the last part. */
export function registerOf(identifier: string): string | undefined {
  const key = identifierOf(identifier);
  return key && namespaceOf(key);
}

/** http and https name the same, and so does a slash at the end. */
function keyOf(iri: string): string {
  return iri.replace(/^https:/i, 'http:').replace(/(?<=[^/])\/$/, '');
}

/** Whether a spelling is what a term of a result says, in its language. */
export function isWritten(
  { text, language }: Spelling,
  term: { readonly value: string; readonly 'xml:lang'?: string } | undefined,
): boolean {
  return text === term?.value && language === term['xml:lang'];
}

/** Whether a text is a number of degrees. */
export function isDegree(value: string | undefined): boolean {
  return value !== undefined && value !== '' && Math.abs(Number(value)) <= 180;
}

/** Things of which lists are made come first, those that much is said of before the others, then by name. */
export function byImportance(a: Entity, b: Entity): number {
  const rank = ({ type }: Entity) => RANKS.get(type ?? '') ?? RANKS.size;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (a.weight !== b.weight) return b.weight - a.weight;
  return compareCodePoints(bestName(a, 'en').text, bestName(b, 'en').text);
}

const RANKS: ReadonlyMap<string, number> = new Map(
  ['places', 'organisations', 'networks', 'fields', 'projects', 'sources', 'partnerships'].map((name, at) => [
    name,
    at,
  ]),
);
