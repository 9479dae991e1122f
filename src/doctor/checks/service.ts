import { FORMATS } from '../../formats/index.ts';
import { RESULT_FORMATS } from '../../query/results/result-formats.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { type Check, expectThat, expectVary, finding } from '../check.ts';
import { ALL_POINTS, byDimension, type Mark, rating, scoreOf, urlsToRequest } from '../quality/score.ts';
import { Broken, expectStatus, mediaTypeOf, parsed, type RemoteSite, type Reply, textOf } from '../site.ts';

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

const LINK = /\/queries\/([a-z0-9-]{1,100})["?]/g;

const JSON_RESULTS = 'application/sparql-results+json';
const N_TRIPLES = 'application/n-triples';

/** The example queries are answered; where there are partnerships, of which they ask, with rows or statements. */
export const QUERIES: Check = {
  title: 'Example queries',
  async *run(site) {
    const page = await site.request('queries', { accept: 'text/html' });
    const names = [...new Set([...textOf(page).matchAll(LINK)].map(([, name]) => name ?? ''))];
    yield finding('there are example queries', async () => {
      expectStatus('queries', page, 200);
      expectThat(names.length > 0, 'the page lists none');
    });
    const hasPartnerships = site.description.some(
      ({ predicate, object }) =>
        predicate.value === `${VOID}class` && object.value === `${PREFIXES.mp}Partnership`,
    );
    for (const name of names) yield finding(name, () => example(site, name, hasPartnerships));
  },
};

async function example(site: RemoteSite, name: string, isFull: boolean): Promise<void> {
  const address = `queries/${name}.rq`;
  const reply = await site.request(address);
  expectStatus(address, reply, 200);
  const result = await site.query(textOf(reply), `${JSON_RESULTS}, ${N_TRIPLES}`);
  expectStatus(address, result, 200);
  expectThat(!isFull || hasResult(result), 'it returns nothing');
}

function hasResult(result: Reply): boolean {
  if (mediaTypeOf(result) === N_TRIPLES) return result.bytes.byteLength > 0;
  const { results } = JSON.parse(textOf(result)) as { results?: { bindings: readonly unknown[] } };
  return (results?.bindings.length ?? 0) > 0;
}

/** The metadata as data.europa.eu would assess them: the score, what it lacks, and that the files it names are there. */
export const QUALITY: Check = {
  title: 'Quality of the metadata (data.europa.eu MQA)',
  async *run(site) {
    const statuses = await sendMany(site);
    const score = scoreOf(site.description, `${site.base}dataset`, statuses);
    const parts = byDimension(score).map(({ dimension, points }) => `${dimension} ${points}`);
    yield remark(`${score.points} of ${ALL_POINTS} points, ${rating(score.points)}: ${parts.join(', ')}`);
    for (const mark of score.marks.filter(({ without }) => without.length > 0)) yield remark(lack(mark));
    yield finding('the addresses of its own files answer HEAD', async () => {
      const [unsupported] = [...statuses].filter(
        ([url, status]) => url.startsWith(site.base) && status >= 400,
      );
      expectThat(unsupported === undefined, `${unsupported?.[0]}: ${unsupported?.[1]}`);
    });
  },
};

/** The status of every URL of a distribution, each asked by HEAD as the portal does. */
async function sendMany(site: RemoteSite): Promise<ReadonlyMap<string, number>> {
  const statuses = new Map<string, number>();
  for (const url of urlsToRequest(site.description, `${site.base}dataset`))
    statuses.set(url, await statusOf(site, url));
  return statuses;
}

/** 0 where there is no answer, or where the URL leads to somebody else. */
async function statusOf(site: RemoteSite, url: string): Promise<number> {
  try {
    return (await site.request(url, { method: 'HEAD' })).status;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return 0;
  }
}

function remark(text: string) {
  return { ok: true, text, isRemark: true };
}

function lack({ metric, points, without }: Mark): string {
  const [first = '', ...others] = without;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `${metric.name} ${Math.floor(points)} of ${metric.points}: ${metric.asks} is missing of <${first}>${more}`;
}
