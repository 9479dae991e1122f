import type { ListView } from '../../../src/features/lists/list-files.ts';
import type { PageContext } from '../../../src/pages/page-context.ts';
import type { ResourceView } from '../../../src/pages/resource-view.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri, type Literal, literal, type NamedNode, type Quad, quad, text } from '../../../src/rdf/terms.ts';
import { XSD } from '../../../src/rdf/vocabularies.ts';

export const BASE = 'https://data.example/';
export const DAUGAVPILS = `${BASE}id/place/daugavpils`;
export const RADOM = `${BASE}id/place/radom`;
export const PARTNERSHIP = `${BASE}id/partnership/daugavpils--radom`;

type Objects = readonly (NamedNode | Literal | string)[];

/** Statements about a subject from prefixed names; a text object is an IRI. */
export function about(subject: string, facts: Readonly<Record<string, Objects>>, graph?: string): Quad[] {
  return Object.entries(facts).flatMap(([property, objects]) =>
    objects.map((object) =>
      quad(
        iri(subject),
        iri(full(property)),
        typeof object === 'string' ? iri(full(object)) : object,
        graph === undefined ? undefined : iri(graph),
      ),
    ),
  );
}

/** `mp:partner` as an IRI; anything without a known prefix is one already. */
export function full(name: string): string {
  const [prefix = '', local = ''] = name.split(/:(.*)/s);
  const namespace = (PREFIXES as Readonly<Record<string, string>>)[prefix];
  return namespace === undefined ? name : namespace + local;
}

export const labelled = (subject: string, labels: Readonly<Record<string, string>>) =>
  about(subject, {
    'rdfs:label': Object.entries(labels).map(([language, label]) => text(label, language)),
  });

export const year = (lexical: string) => literal(lexical, XSD.gYear);
export const date = (lexical: string) => literal(lexical, XSD.date);

export function view(subject: string, parts: Partial<ResourceView>): ResourceView {
  return { iri: subject, own: [], inbound: [], inboundTotal: 0, labels: [], claims: [], ...parts };
}

export function context(path = '/', changes: Partial<PageContext> = {}): PageContext {
  return {
    language: 'en',
    base: BASE,
    url: new URL(path, BASE),
    lists: ['partnerships', 'places'],
    alternates: [{ href: '/doc/place/radom.ttl', mediaType: 'text/turtle', label: 'Turtle' }],
    manifest: {
      name: 'x',
      id: 'c'.repeat(64),
      base: BASE,
      content: '0',
      changes: [],
      inputs: '',
      title: { en: 'Partnerships', lv: 'Partnerības' },
      quads: 9,
      triples: 1234,
      distinctSubjects: 5,
      distinctObjects: 5,
      entities: 5,
      classes: [{ iri: full('mp:Partnership'), count: 56 }],
      properties: [{ iri: full('mp:partner'), count: 112 }],
      graphs: [],
      links: [],
      omitted: [],
      files: [
        { name: 'dumps/munpart.ttl', mediaType: 'text/turtle', bytes: 1500, sha256: 'a'.repeat(64) },
        { name: 'dumps/munpart.ttl.gz', mediaType: 'text/turtle', coding: 'gzip', bytes: 200, sha256: 'b' },
        { name: 'dataset.nq', mediaType: 'application/n-quads', bytes: 1, sha256: 'c' },
      ],
    },
    ...changes,
  };
}

export function list(changes: Partial<ListView> = {}): ListView {
  return { name: 'places', columns: ['label'], rows: [], total: 0, page: 1, pageSize: 25, ...changes };
}

/** The text of an HTML document or fragment as a reader sees it, on one line. */
export function readable(html: string): string {
  return html
    .replace(/<(script|head)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
