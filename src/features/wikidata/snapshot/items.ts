import { PREFIXES } from '../../../rdf/namespaces.ts';

const ITEM = new RegExp(`^${PREFIXES.wd}(Q[1-9]\\d*)$`);

/** The number of a Wikidata item, with its Q, from its IRI; undefined where the IRI is none. */
export function itemOf(iri: string | undefined): string | undefined {
  return iri === undefined ? undefined : ITEM.exec(iri)?.[1];
}

/** The IRI of an item, `Q80021`. */
export function itemIri(item: string): string {
  return PREFIXES.wd + item;
}

/** Where people read about an item; with a property, where its statements stand. */
export function itemPage(item: string, property?: string): string {
  return `https://www.wikidata.org/wiki/${item}${property === undefined ? '' : `#${property}`}`;
}

/** Orders items by their number. */
export function compareItems(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}
