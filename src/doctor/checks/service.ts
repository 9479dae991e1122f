import { FORMATS } from '../../formats/index.ts';
import { RESULT_FORMATS } from '../../query/results/results.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { type Check, expectThat, expectVary, finding } from '../check.ts';
import { Broken, expectStatus, mediaTypeOf, parsed, type RemoteSite } from '../site.ts';

const { sd, void: VOID } = PREFIXES;

/** The service description says what the endpoint does: its address, its formats, its graphs. */
export const SERVICE: Check = {
  title: 'Service description',
  async *run(site) {
    let quads: readonly Quad[] = [];
    const read = await finding('the endpoint describes itself', async () => {
      quads = await site.graph('sparql', 'text/turtle');
      const endpoint = quads.find(({ predicate }) => predicate.value === `${sd}endpoint`)?.object.value;
      expectThat(endpoint === `${site.base}sparql`, `its address is ${endpoint}, not ${site.base}sparql`);
    });
    yield read;
    if (!read.ok) return;
    for (const { object } of quads.filter(({ predicate }) => predicate.value === `${sd}resultFormat`)) {
      yield format(site, object.value);
    }
    yield finding('its graphs are those of the endpoint', () => graphs(site, quads));
  },
};

function format(site: RemoteSite, iri: string) {
  return finding(`answers in ${iri.slice(iri.lastIndexOf('/') + 1)}`, async () => {
    const result = RESULT_FORMATS.find((one) => one.iri === iri);
    const syntax = FORMATS.find((one) => one.iri === iri);
    const mediaType = (result ?? syntax)?.mediaType;
    if (mediaType === undefined) throw new Broken(`the doctor does not know <${iri}>`);
    const query = result ? 'SELECT * { ?s ?p ?o } LIMIT 1' : 'CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1';
    const reply = await site.query(query, mediaType);
    expectStatus('sparql', reply, 200);
    if (syntax)
      expectThat((await parsed('sparql', reply, mediaType)).length === 1, 'the graph is not of one triple');
    else expectThat(mediaTypeOf(reply) === mediaType, `it gives ${mediaTypeOf(reply)}, not ${mediaType}`);
    expectVary(reply.headers, 'Accept');
  });
}

async function graphs(site: RemoteSite, quads: readonly Quad[]): Promise<void> {
  const rows = await site.rows('SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g');
  const counted = new Map(rows.flatMap((row) => (row.g === undefined ? [] : [[row.g, row.n]])));
  const value = (subject: string, property: string) =>
    quads.find((quad) => quad.subject.value === subject && quad.predicate.value === property)?.object.value;
  for (const { object } of quads.filter(({ predicate }) => predicate.value === `${sd}namedGraph`)) {
    const name = value(object.value, `${sd}name`) ?? '';
    const stated = value(value(object.value, `${sd}graph`) ?? '', `${VOID}triples`);
    expectThat(counted.get(name) === stated, `<${name}> has ${counted.get(name)} triples, not ${stated}`);
    counted.delete(name);
  }
  const [missing] = counted.keys();
  expectThat(missing === undefined, `<${missing}> is not described`);
}
