import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { type Check, expectThat, finding } from '../check.ts';
import type { RemoteSite } from '../site.ts';

const { void: VOID } = PREFIXES;

const TOTALS: readonly (readonly [property: string, query: string])[] = [
  ['triples', 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'],
  ['distinctSubjects', 'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }'],
  ['distinctObjects', 'SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }'],
];

const PARTITIONS = [
  {
    of: 'class',
    count: 'entities',
    query: 'SELECT ?of (COUNT(DISTINCT ?s) AS ?n) { ?s a ?of } GROUP BY ?of',
  },
  { of: 'property', count: 'triples', query: 'SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of' },
] as const;

/** The numbers of the VoID description are those that the endpoint counts. */
export const COUNTS: Check = {
  title: 'Numbers of the description',
  async *run(site) {
    const dataset = `${site.base}dataset`;
    for (const [property, query] of TOTALS) {
      yield finding(`void:${property} is what SPARQL counts`, async () => {
        const [row] = await site.rows(query);
        expectEqual(objectOf(site.description, dataset, property), row?.n);
      });
    }
    for (const partition of PARTITIONS) yield partitions(site, partition);
  },
};

function partitions(site: RemoteSite, { of, count, query }: (typeof PARTITIONS)[number]) {
  return finding(`every void:${of}Partition is what SPARQL counts`, async () => {
    const rows = await site.rows(query);
    const counted = new Map(rows.flatMap((row) => (row.of === undefined ? [] : [[row.of, row.n]])));
    const described = site.description.filter(({ predicate }) => predicate.value === VOID + of);
    for (const { subject, object } of described) {
      const stated = objectOf(site.description, subject.value, count);
      expectThat(
        stated === counted.get(object.value),
        `<${object.value}>: ${stated}, not ${counted.get(object.value)}`,
      );
      counted.delete(object.value);
    }
    const [missing] = counted.keys();
    expectThat(missing === undefined, `<${missing}> is not described`);
  });
}

function objectOf(quads: readonly Quad[], subject: string, property: string): string | undefined {
  const found = quads.find(
    (quad) => quad.subject.value === subject && quad.predicate.value === VOID + property,
  );
  return found?.object.value;
}

function expectEqual(stated: string | undefined, counted: string | undefined): void {
  expectThat(stated === counted, `stated ${stated}, counted ${counted}`);
}
