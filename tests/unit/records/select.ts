import { Parser } from 'n3';
import { canonicalize } from '../../../src/rdf/canonical.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import { BASE } from './fixture.ts';

const CONCEPTS = [
  'field',
  'kind',
  'status',
  'instrument',
  'start-basis',
  'level',
  'programme',
  'measure',
  'resolution',
];
const PROLOGUE = [
  ...Object.entries(PREFIXES),
  ...CONCEPTS.map((scheme) => [scheme, `https://w3id.org/munpart/def/${scheme}/`]),
]
  .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`)
  .join('\n');

/** Canonical N-Quads of a TriG text: relative IRIs are below `{base}id/`, and each concept scheme has its prefix. */
export async function trig(text: string): Promise<string> {
  const quads = new Parser({ format: 'application/trig', baseIRI: `${BASE}id/` }).parse(
    `${PROLOGUE}\n${text}`,
  );
  return canonicalize(quads as Quad[]);
}

/** Canonical N-Quads of what a graph (a page's slug, or the default graph) states about subjects below `{base}id/`. */
export async function stated(
  quads: Iterable<Quad>,
  subjects: readonly string[],
  page?: string,
): Promise<string> {
  const about = new Set(subjects.map((subject) => new URL(subject, `${BASE}id/`).href));
  const graph = page === undefined ? '' : `${BASE}id/source/${page}`;
  return canonicalize(
    [...quads].filter((quad) => about.has(quad.subject.value) && quad.graph.value === graph),
  );
}

/** `subject → object`, shortened, of the default graph's statements with a property: `mp:partner`. */
export function pairs(quads: Iterable<Quad>, property: string): string[] {
  const [prefix = '', name = ''] = property.split(':');
  const iri = PREFIXES[prefix as keyof typeof PREFIXES] + name;
  const short = (value: string) =>
    value.replace(`${BASE}id/`, '').replace('https://w3id.org/munpart/def/', '');
  return [...quads]
    .filter(({ predicate, graph }) => predicate.value === iri && graph.value === '')
    .map(({ subject, object }) => `${short(subject.value)} → ${short(object.value)}`)
    .sort();
}
