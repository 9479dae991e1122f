import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/features/queries/examples.ts';
import { parseQuery } from '../../src/query/parsing/parse.ts';
import { nquad, parseNQuads } from '../../src/rdf/canonical.ts';
import { everything, number, rows } from './answers.ts';
import { BASE, type Published, publishRecords } from './publication.ts';
import { NEVER, QUESTIONS } from './questions.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords({ maxResultBytes: 4_000_000 });
}, 120_000);
afterAll(() => published?.close());

/** What whoever sees a difference is to do. */
const RENEWAL =
  'tests/fixtures/shipped.sha256 has other sums. Where data/ or ontology/ changed, renew it with `npx vitest run --project fast tests/http/expected-answers.test.ts -u`. Where the code changed these bytes, say which and why in docs/decisions and CHANGELOG.md before';

describe('the release of the shipped records', () => {
  it('has the bytes that it had, file by file', async () => {
    const { directory, manifest } = published.publication.release;
    // Compressed files depend on the version of zlib, and the description has their sizes.
    const files = manifest.files.filter(({ name, coding }) => !coding && name !== 'description.ttl');
    const index = createHash('sha256').update(await readFile(join(directory, 'index.bin')));
    const sums = [
      ...files.map(({ name, sha256 }) => `${sha256}  ${name}`),
      `${index.digest('hex')}  index.bin`,
    ];
    await expect(`${sums.join('\n')}\n`, RENEWAL).toMatchFileSnapshot('../fixtures/shipped.sha256');
  });
});

describe('the endpoint answers what the sources say', () => {
  it.each(QUESTIONS)('%s', async (_, query, answer) => {
    expect(await rows(published, query)).toEqual(answer);
  });
});

describe('the dataset never has', () => {
  it.each(NEVER)('%s', async (_, pattern) => {
    expect(await rows(published, `SELECT DISTINCT ?x { ${pattern} } LIMIT 5`)).toEqual([]);
  });
});

describe('the manifest counts what the endpoint counts', () => {
  const DISTINCT = (variable: string) => `SELECT (COUNT(DISTINCT ?${variable}) AS ?n) { ?s ?p ?o }`;

  it('in all', async () => {
    const { manifest } = published.publication.release;
    const inGraphs = await number(published, 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }');
    expect({
      triples: await number(published, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'),
      inGraphs,
      distinctSubjects: await number(published, DISTINCT('s')),
      distinctObjects: await number(published, DISTINCT('o')),
      entities: await number(
        published,
        `SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(STRSTARTS(STR(?s), "${manifest.uriSpace}")) }`,
      ),
    }).toEqual({
      triples: manifest.triples,
      inGraphs: manifest.quads - manifest.triples,
      distinctSubjects: manifest.distinctSubjects,
      distinctObjects: manifest.distinctObjects,
      entities: manifest.entities,
    });
  });

  it.each([
    ['classes', 'SELECT ?t (COUNT(DISTINCT ?s) AS ?n) { ?s a ?t } GROUP BY ?t'],
    ['properties', 'SELECT ?t (COUNT(*) AS ?n) { ?s ?t ?o } GROUP BY ?t'],
    ['graphs', 'SELECT ?t (COUNT(*) AS ?n) { GRAPH ?t { ?s ?p ?o } } GROUP BY ?t'],
  ] as const)('by %s', async (kind, query) => {
    const counted = await rows(published, query);
    const listed = published.publication.release.manifest[kind].map(({ iri, count }) => [iri, String(count)]);
    expect(listed.length).toBeGreaterThan(0);
    expect(new Map(listed as [string, string][])).toEqual(new Map(counted as [string, string][]));
  });

  it('by links to other datasets', async () => {
    const { links } = published.publication.release.manifest;
    expect(links.map(({ target }) => target)).toEqual(expect.arrayContaining(['wikidata', 'eurovoc']));
    for (const { predicate, count } of links.filter(({ target }) => target === 'wikidata')) {
      const query = `SELECT (COUNT(*) AS ?n) { ?s <${predicate}> ?o FILTER(STRSTARTS(STR(?o), "http://www.wikidata.org/entity/")) }`;
      expect(await number(published, query), predicate).toBe(count);
    }
  });

  it('and the temporal coverage is that of the dates', async () => {
    const day = async (aggregate: string, bound: string) => {
      const dates = `{ ?s mp:start${bound}|mp:end${bound}|mp:signed${bound} ?d }`;
      return (await rows(published, `SELECT (STR(${aggregate}(?d)) AS ?day) ${dates}`))[0]?.[0];
    };
    expect(published.publication.release.manifest.temporal).toEqual({
      start: await day('MIN', 'Earliest'),
      end: await day('MAX', 'Latest'),
    });
  });
});

describe('the example queries', () => {
  // No partnership of these data has ended, so that there is nothing to name; tests/http/network.test.ts has data where one has.
  const selects = exampleQueries().filter(
    ({ name, query }) => name !== 'ended-since' && parseQuery(query).form === 'select',
  );

  it.each(selects.map((example) => [example.name, example.query] as const))(
    '%s has rows in every column',
    async (_, query) => {
      const found = await rows(published, query);
      expect(found).not.toEqual([]);
      const filled = found[0]?.map((_, column) => found.some((row) => row[column] !== ''));
      expect(filled).not.toContain(false);
    },
  );
});

describe('the dumps, the endpoint and the documents', () => {
  const DEFINITIONS = 'https://w3id.org/munpart/def';
  let dump: Set<string>;
  let documents: Map<string, Set<string>>;

  beforeAll(async () => {
    const { directory } = published.publication.release;
    dump = linesOf(await readFile(`${directory}/dumps/munpart.nq`, 'utf8'));
    const subjects = [...dump].map(resourceOf);
    documents = new Map();
    for (const resource of new Set(subjects)) documents.set(resource, await documentAbout(resource));
  }, 120_000);

  /** The IRI of the resource that a line speaks of; what is ours has fragments for its parts. */
  function resourceOf(line: string): string {
    const iri = line.slice(1, line.indexOf('>'));
    return isOurs(iri) ? (iri.split('#')[0] as string) : iri;
  }

  function isOurs(iri: string): boolean {
    return iri.startsWith(BASE) || iri.startsWith(DEFINITIONS);
  }

  function linesOf(text: string): Set<string> {
    return new Set(Array.from(parseNQuads(text), (statement) => nquad(statement)));
  }

  /** The document to which following the IRI leads, as its lines. */
  async function documentAbout(resource: string): Promise<Set<string>> {
    const headers = { accept: 'application/n-quads' };
    let path = `/doc?iri=${encodeURIComponent(resource)}`;
    if (resource.startsWith(DEFINITIONS)) path = resource.slice('https://w3id.org/munpart'.length);
    if (resource.startsWith(BASE)) {
      const redirect = await published.app.request(resource, { headers });
      expect(redirect.status, resource).toBe(303);
      path = redirect.headers.get('location') ?? '';
    }
    const response = await published.app.request(path, { headers });
    expect(response.status, path).toBe(200);
    return linesOf(await response.text());
  }

  it('have the same statements', async () => {
    const asked = await everything(published);
    const own = [...documents].flatMap(([resource, lines]) =>
      [...lines].filter((line) => resourceOf(line) === resource),
    );
    expect(dump.size).toBe(published.publication.release.manifest.quads);
    expect(difference(asked, dump)).toEqual({ more: [], fewer: [] });
    expect(difference(new Set(own), dump)).toEqual({ more: [], fewer: [] });
  });

  it('differ only in what a document says of itself', () => {
    for (const [resource, lines] of documents) {
      const strange = [...lines].filter((line) => !dump.has(line));
      const speaksOf = new Set(strange.map(resourceOf));
      expect(speaksOf.size, `${resource}: ${strange.join('\n')}`).toBe(1);
      expect(strange.length, resource).toBeLessThan(6);
    }
  });

  it('mention no IRI of ours that leads nowhere', async () => {
    const mentioned = [...dump].flatMap((line) => line.match(/<[^>]*>/g) ?? []).map((iri) => resourceOf(iri));
    const ours = mentioned.filter(isOurs);
    const unknown = [...new Set(ours)].filter((iri) => !documents.has(iri));
    const dead: string[] = [];
    for (const iri of unknown) {
      const path = iri.startsWith(BASE) ? iri : iri.slice('https://w3id.org/munpart'.length);
      if ((await published.app.request(path)).status >= 400) dead.push(iri);
    }
    expect(dead).toEqual([]);
  });

  it('say what a part belongs to', () => {
    const parts = [...dump]
      .map((line) => line.slice(1, line.indexOf('>')))
      .filter((iri) => iri.includes('#'));
    const orphans = [...new Set(parts)].filter(
      (part) => part.startsWith(BASE) && !documents.has(part.split('#')[0] as string),
    );
    expect(orphans).toEqual([]);
  });

  function difference(left: ReadonlySet<string>, right: ReadonlySet<string>) {
    return {
      more: [...left].filter((line) => !right.has(line)).slice(0, 5),
      fewer: [...right].filter((line) => !left.has(line)).slice(0, 5),
    };
  }
});
