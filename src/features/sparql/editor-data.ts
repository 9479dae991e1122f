import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';
import { JSON_FORM, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { documents, type Site } from '../../http/serving/publication.ts';
import type { ResultRow } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';

/** A class, a property or a concept as the editor offers it. */
interface EditorTerm {
  readonly iri: string;
  readonly kind: 'class' | 'property' | 'concept';
  /** Instances of a class, statements of a property. */
  readonly count?: number;
  readonly labels: Readonly<Record<string, string>>;
}

const WORLD = new URL('../../../assets/generated/world.json', import.meta.url);
const FORM: Representation = { ...JSON_FORM, localized: false };
/** A name is offered for what fits on a screen; a dataset may hold more concepts than anybody could choose from. */
const MAX_CONCEPTS = 2_000;
const LABELS = `PREFIX rdfs: <${PREFIXES.rdfs}>
PREFIX skos: <${PREFIXES.skos}>`;

/** `/def/terms.json`: prefixes, and the terms that this release uses, for completion in the editor. */
export function terms(c: Context, site: Site): Response | Promise<Response> {
  const write = async () => JSON.stringify({ prefixes: PREFIXES, terms: await termsOf(site) });
  return respond(c, site, jsonResource('def/terms.json', write), FORM);
}

/** `/assets/world.json`: outlines of the land and the borders on it, which scripts/draw-world.mjs draws. */
export function world(c: Context, site: Site): Response | Promise<Response> {
  return respond(
    c,
    site,
    jsonResource('assets/world.json', () => readFile(WORLD, 'utf8')),
    FORM,
  );
}

function jsonResource(address: string, write: Resource['write']): Resource {
  return { address, representations: [FORM], links: [], write };
}

async function termsOf(site: Site): Promise<readonly EditorTerm[]> {
  const { classes, properties } = site.publication.release.manifest;
  const client = documents(site);
  const named = await client.rows(`${LABELS}
SELECT ?term ?label WHERE {
  { SELECT DISTINCT ?term WHERE { { ?s ?term ?o } UNION { ?s a ?term } } }
  ?term rdfs:label ?label
} LIMIT 5000`);
  const concepts = await client.rows(`${LABELS}
SELECT ?term ?label WHERE {
  { SELECT ?term WHERE { ?term a skos:Concept } LIMIT ${MAX_CONCEPTS} }
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
function labelsOf(rows: readonly ResultRow[]): ReadonlyMap<string, Record<string, string>> {
  const labels = new Map<string, Record<string, string>>();
  for (const { term, label } of rows) {
    if (!term || !label || term.type !== 'uri') continue;
    const known = labels.get(term.value) ?? {};
    known[label['xml:lang'] ?? ''] = label.value;
    labels.set(term.value, known);
  }
  return labels;
}
