import { isMap, isScalar, type Pair, parseDocument, stringify } from 'yaml';
import type { Place } from '../../../records/record-types/place.ts';

/** What is added to the record of a place. */
export interface PlaceLink {
  readonly slug: string;
  readonly wikidata: string;
  readonly linkedBy: NonNullable<Place['linkedBy']>;
}

/** The text of places.yaml with links added to its records: all else stays, byte by byte, comments included. Throws an Error where a place is not there, or has an item already. */
export function addLinks(text: string, links: readonly PlaceLink[]): string {
  return links.reduce(addLink, text);
}

function addLink(text: string, { slug, wikidata, linkedBy }: PlaceLink): string {
  const document = parseDocument(text);
  const place = document.get(slug);
  if (!isMap(place)) throw new Error(`places.yaml has no record ${slug}`);
  if (place.has('wikidata')) throw new Error(`places.yaml has an item for ${slug} already`);
  const pairs = place.items as readonly Pair[];
  const after = pairs.find(({ key }) => isScalar(key) && key.value === 'country') ?? pairs.at(-1);
  const end = endOf(after);
  if (place.flow === true || end === undefined) {
    place.set('wikidata', wikidata);
    place.set('linkedBy', document.createNode(linkedBy, { flow: true }));
    return document.toString({ lineWidth: 0, flowCollectionPadding: true });
  }
  const line = text.indexOf('\n', end);
  const at = line < 0 ? text.length : line + 1;
  const indent = indentOf(text, pairs[0]);
  const added = [`wikidata: ${wikidata}`, `linkedBy: ${inOneLine(linkedBy)}`];
  const lead = line < 0 ? '\n' : '';
  return text.slice(0, at) + lead + added.map((each) => `${indent}${each}\n`).join('') + text.slice(at);
}

/** Offset at which the value of a pair ends; undefined where the parser gives none. */
function endOf(pair: Pair | undefined): number | undefined {
  const value = pair?.value as { range?: readonly [number, number, number] } | null | undefined;
  return value?.range?.[1];
}

function indentOf(text: string, pair: Pair | undefined): string {
  const key = pair?.key as { range?: readonly [number, number, number] } | undefined;
  const start = key?.range?.[0] ?? 0;
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}

function inOneLine(value: object): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}
