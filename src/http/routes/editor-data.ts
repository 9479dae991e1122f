import type { Context } from 'hono';
import { openAtlas } from '../../pages/map/atlas.ts';
import { Outline } from '../../pages/map/outline.ts';
import type { Row } from '../../query/ask.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { documents, type Site } from '../publication.ts';
import { type Form, JSON_FORM, type Resource } from '../representation.ts';
import { respond } from '../respond.ts';

/** A class, a property or a concept as the editor offers it. */
interface EditorTerm {
  readonly iri: string;
  readonly kind: 'class' | 'property' | 'concept';
  /** Instances of a class, statements of a property. */
  readonly count?: number;
  readonly labels: Readonly<Record<string, string>>;
}

const FORM: Form = { ...JSON_FORM, localized: false };
/** A name is offered for what fits on a screen; a dataset may hold more concepts than anybody could choose from. */
const MOST_CONCEPTS = 2_000;
const LABELS = `PREFIX rdfs: <${PREFIXES.rdfs}>
PREFIX skos: <${PREFIXES.skos}>`;

/** `/def/terms.json`: prefixes, and the terms that this release uses, for completion in the editor. */
export function terms(c: Context, site: Site): Response | Promise<Response> {
  const write = async () => JSON.stringify({ prefixes: PREFIXES, terms: await termsOf(site) });
  return respond(c, site, jsonResource('def/terms.json', write), FORM);
}

/** `/assets/world.json`: outlines of the land and the borders on it as path data in tenths of degrees, north up. */
export function world(c: Context, site: Site): Response | Promise<Response> {
  return respond(
    c,
    site,
    jsonResource('assets/world.json', async () => worldText()),
    FORM,
  );
}

function jsonResource(address: string, write: Resource['write']): Resource {
  return { address, forms: [FORM], links: [], write };
}

async function termsOf(site: Site): Promise<readonly EditorTerm[]> {
  const { classes, properties } = site.publication.release.manifest;
  const asker = documents(site);
  const named = await asker.rows(`${LABELS}
SELECT ?term ?label WHERE {
  { SELECT DISTINCT ?term WHERE { { ?s ?term ?o } UNION { ?s a ?term } } }
  ?term rdfs:label ?label
} LIMIT 5000`);
  const concepts = await asker.rows(`${LABELS}
SELECT ?term ?label WHERE {
  { SELECT ?term WHERE { ?term a skos:Concept } LIMIT ${MOST_CONCEPTS} }
  ?term skos:prefLabel ?label
}`);
  const labels = labelsOf(named);
  const counted = (kind: EditorTerm['kind']) => (each: { readonly iri: string; readonly count: number }) => ({
    ...each,
    kind,
    labels: labels.get(each.iri) ?? {},
  });
  return [
    ...classes.map(counted('class')),
    ...properties.map(counted('property')),
    ...[...labelsOf(concepts)].map(([iri, own]) => ({ iri, kind: 'concept' as const, labels: own })),
  ];
}

/** Labels by language (the empty one where there is none), by IRI. */
function labelsOf(rows: readonly Row[]): ReadonlyMap<string, Record<string, string>> {
  const labels = new Map<string, Record<string, string>>();
  for (const { term, label } of rows) {
    if (!term || !label || term.type !== 'uri') continue;
    const known = labels.get(term.value) ?? {};
    known[label['xml:lang'] ?? ''] = label.value;
    labels.set(term.value, known);
  }
  return labels;
}

let drawn: string | undefined;

function worldText(): string {
  if (drawn !== undefined) return drawn;
  const { land, borders } = openAtlas();
  const rings = land.coordinates.flat(1);
  drawn = JSON.stringify({
    land: pathOf(rings, true, 0.6, 3),
    borders: pathOf(borders.coordinates, false, 0.6, 2),
  });
  return drawn;
}

function pathOf(lines: readonly (readonly number[])[][], closed: boolean, tolerance: number, least: number) {
  const outline = new Outline();
  for (const line of lines) {
    for (const [index, [long, lat]] of unrolled(line).entries()) {
      if (index === 0) outline.moveTo(long * 10, lat * -10);
      else outline.lineTo(long * 10, lat * -10);
    }
    if (closed) outline.closePath();
  }
  return outline.pathData(tolerance, least);
}

/** A line that does not jump where longitudes end; one that goes round a pole goes by the pole. */
function unrolled(line: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const unrolledLine: [number, number][] = [];
  for (const [long = 0, lat = 0] of line) {
    const before = unrolledLine.at(-1)?.[0] ?? long;
    unrolledLine.push([long + 360 * Math.round((before - long) / 360), lat]);
  }
  const [first, last] = [unrolledLine[0], unrolledLine.at(-1)];
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return unrolledLine;
  const pole = 90 * Math.sign(first[1]);
  return [...unrolledLine, [last[0], pole], [first[0], pole]];
}
