import { createHash } from 'node:crypto';
import { FORMATS } from '../../formats/index.ts';
import { isHidden, parameterAddress } from '../../pages/document-address.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { type Check, expectThat, expectVary, finding } from '../check.ts';
import { expectStatus, mediaTypeOf, parsed, type RemoteSite, type Reply } from '../site.ts';

const MAX_SAMPLES = 12;
const HTML = 'text/html';

/** A resource of each class can be looked up, in every form that is promised. */
export const DOCUMENTS: Check = {
  title: 'Resources',
  async *run(site) {
    const found = await sample(site);
    yield finding('there are resources to look up', async () => {
      expectThat(
        found.length > 0,
        `no IRI begins with ${site.namespace}, and the description names no example`,
      );
    });
    for (const [index, iri] of found.entries()) {
      const mediaTypes = index === 0 ? FORMATS.map(({ mediaType }) => mediaType) : ['text/turtle'];
      for (const mediaType of [...mediaTypes, HTML]) {
        yield finding(`<${iri}> in ${mediaType}`, () => dereference(site, iri, mediaType));
      }
    }
  },
};

/** IRIs of a resource of each class below the namespace, and of the one that the description names, whose IRI may be of another host. */
async function sample(site: RemoteSite): Promise<readonly string[]> {
  const found = await site.rows(
    `SELECT ?class (MIN(STR(?s)) AS ?iri) { ?s a ?class
      FILTER(STRSTARTS(STR(?s), "${site.namespace}") && !CONTAINS(STR(?s), "#")) } GROUP BY ?class ORDER BY ?class`,
  );
  const example = site.description.find(
    ({ predicate }) => predicate.value === `${PREFIXES.void}exampleResource`,
  );
  const own = found.flatMap(({ iri }) => (iri === undefined || !isAddress(iri, site) ? [] : [iri]));
  return [...new Set([...(example === undefined ? [] : [example.object.value]), ...own])].slice(
    0,
    MAX_SAMPLES,
  );
}

/** Whether an IRI can be asked for as it is: one of the namespace at which no page of the site stands. */
function isAddress(iri: string, site: RemoteSite): boolean {
  if (iri.startsWith(`${site.namespace}id/`)) return true;
  return iri.startsWith(site.namespace) && !isHidden(iri, site);
}

/** What is below `id/` is no document, and leads to one (303); other IRIs of the namespace are their documents, and all others have them at `doc?iri=`. */
async function dereference(site: RemoteSite, iri: string, accept: string): Promise<void> {
  const requested = isAddress(iri, site) ? iri : site.base + parameterAddress(iri);
  const first = await site.request(requested, { accept });
  if (iri.startsWith(`${site.namespace}id/`)) expectStatus(iri, first, 303);
  expectVary(first.headers, 'Accept');
  const address = first.status === 303 ? (first.headers.get('location') ?? '') : requested;
  const reply = first.status === 303 ? await site.request(address, { accept }) : first;
  expectStatus(address, reply, 200);
  await expectDescribed(iri, address, reply, accept);
  expectVary(reply.headers, 'Accept');
  const etag = reply.headers.get('etag') ?? '';
  expectThat(/^"[^"]*"$/.test(etag), `${address} has no strong ETag`);
  const again = await site.request(address, { accept, headers: { 'if-none-match': etag } });
  expectStatus(`${address} with If-None-Match`, again, 304);
  expectVary(again.headers, 'Accept');
}

async function expectDescribed(iri: string, address: string, reply: Reply, accept: string): Promise<void> {
  if (accept === HTML) {
    expectThat(mediaTypeOf(reply) === HTML, `${address} gives ${mediaTypeOf(reply)}, not a page`);
    return;
  }
  const quads = await parsed(address, reply, accept);
  expectThat(
    quads.some(({ subject }) => subject.value === iri),
    `${address} says nothing of <${iri}>`,
  );
}

const { void: VOID } = PREFIXES;

const TOTALS: readonly (readonly [property: string, select: string])[] = [
  ['triples', 'SELECT (COUNT(*) AS ?n)'],
  ['distinctSubjects', 'SELECT (COUNT(DISTINCT ?s) AS ?n)'],
  ['distinctObjects', 'SELECT (COUNT(DISTINCT ?o) AS ?n)'],
];
/** What a description may be of: what queries see outside GRAPH, or the triples of all graphs together. */
const DESCRIBED = [
  '{ ?s ?p ?o }',
  '{ SELECT DISTINCT ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } }',
];

const PARTITIONS = [
  {
    of: 'class',
    count: 'entities',
    select: `SELECT (?o AS ?of) (COUNT(DISTINCT ?s) AS ?n)`,
    rest: `FILTER(?p = <${PREFIXES.rdf}type>) } GROUP BY ?o`,
  },
  { of: 'property', count: 'triples', select: 'SELECT (?p AS ?of) (COUNT(*) AS ?n)', rest: '} GROUP BY ?p' },
] as const;

/** The numbers of the VoID description are those that the endpoint counts. */
export const COUNTS: Check = {
  title: 'Numbers of the description',
  async *run(site) {
    const dataset = `${site.base}dataset`;
    const described = await describedPattern(site, objectOf(site.description, dataset, 'triples'));
    for (const [property, select] of TOTALS) {
      yield finding(`void:${property} is what SPARQL counts`, async () => {
        const [row] = await site.rows(`${select} ${described}`);
        expectEqual(objectOf(site.description, dataset, property), row?.n);
      });
    }
    for (const partition of PARTITIONS) yield partitions(site, described, partition);
  },
};

/** The pattern of what has as many triples as are described; that of the default graph where none has, or SPARQL does not answer. */
async function describedPattern(site: RemoteSite, triples: string | undefined): Promise<string> {
  const [own = '', ...others] = DESCRIBED;
  for (const pattern of [own, ...others]) {
    const [row] = await site.rows(`SELECT (COUNT(*) AS ?n) ${pattern}`).catch(() => []);
    if (row?.n === triples) return pattern;
  }
  return own;
}

function partitions(
  site: RemoteSite,
  pattern: string,
  { of, count, select, rest }: (typeof PARTITIONS)[number],
) {
  return finding(`every void:${of}Partition is what SPARQL counts`, async () => {
    const rows = await site.rows(`${select} { ${pattern} ${rest}`);
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

const { dcat, spdx } = PREFIXES;

/** Every file that the description lists has the size and the checksum that it states. */
export const DUMPS: Check = {
  title: 'Dumps',
  async *run(site) {
    const distributions = site.description.filter(
      ({ predicate }) => predicate.value === `${dcat}distribution`,
    );
    yield finding('the description lists files', async () => {
      expectThat(distributions.length > 0, 'it lists none');
    });
    for (const { object } of distributions) {
      const download = statedObject(site, object.value, `${dcat}downloadURL`);
      if (download !== undefined) yield dump(site, object.value, download);
    }
  },
};

function dump(site: RemoteSite, distribution: string, download: string) {
  return finding(download.slice(download.lastIndexOf('/') + 1), async () => {
    const reply = await site.request(download);
    expectStatus(download, reply, 200);
    const size = statedObject(site, distribution, `${dcat}byteSize`);
    expectThat(String(reply.bytes.byteLength) === size, `${reply.bytes.byteLength} bytes instead of ${size}`);
    const checksum = statedObject(site, distribution, `${spdx}checksum`) ?? '';
    const stated = statedObject(site, checksum, `${spdx}checksumValue`);
    const found = createHash('sha256').update(reply.bytes).digest('hex');
    expectThat(found === stated, `its SHA-256 is ${found}, not ${stated}`);
    const head = await site.request(download, { method: 'HEAD' });
    expectThat(
      head.headers.get('content-length') === size,
      `HEAD states ${head.headers.get('content-length')} bytes`,
    );
  });
}

function statedObject({ description }: RemoteSite, subject: string, property: string): string | undefined {
  return description.find((quad) => quad.subject.value === subject && quad.predicate.value === property)
    ?.object.value;
}
