import { FORMATS } from '../../formats/index.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
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
      expectThat(found.length > 0, `no IRI begins with ${site.namespace}id/`);
    });
    for (const [index, iri] of found.entries()) {
      const mediaTypes = index === 0 ? FORMATS.map(({ mediaType }) => mediaType) : ['text/turtle'];
      for (const mediaType of [...mediaTypes, HTML]) {
        yield finding(`<${iri}> in ${mediaType}`, () => dereference(site, iri, mediaType));
      }
    }
  },
};

/** IRIs of a resource of each class, and of the one that the description names. */
async function sample(site: RemoteSite): Promise<readonly string[]> {
  const found = await site.rows(
    `SELECT ?class (MIN(STR(?s)) AS ?iri) { ?s a ?class
      FILTER(STRSTARTS(STR(?s), "${site.namespace}id/") && !CONTAINS(STR(?s), "#")) } GROUP BY ?class ORDER BY ?class`,
  );
  const example = site.description.find(
    ({ predicate }) => predicate.value === `${PREFIXES.void}exampleResource`,
  );
  const iris = [example?.object.value ?? '', ...found.map(({ iri }) => iri ?? '')];
  return [...new Set(iris.filter((iri) => iri.startsWith(`${site.namespace}id/`)))].slice(0, MAX_SAMPLES);
}

async function dereference(site: RemoteSite, iri: string, accept: string): Promise<void> {
  const redirect = await site.ask(iri, { accept });
  expectStatus(iri, redirect, 303);
  expectVary(redirect.headers, 'Accept');
  const address = redirect.headers.get('location') ?? '';
  const reply = await site.ask(address, { accept });
  expectStatus(address, reply, 200);
  await expectDescribed(iri, address, reply, accept);
  expectVary(reply.headers, 'Accept');
  const etag = reply.headers.get('etag') ?? '';
  expectThat(/^"[^"]*"$/.test(etag), `${address} has no strong ETag`);
  const again = await site.ask(address, { accept, headers: { 'if-none-match': etag } });
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
