import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/formats/index.ts';
import { canonicalize } from '../../src/rdf/canonical.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { BASE, type Published, publishTexts } from './publication.ts';

const PREFIXES = `
@prefix ex: <https://ex.example/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
`;
const ONLY_NAMED = `${PREFIXES}
ex:g1 {
  ex:anna a foaf:Person ; rdfs:label "Anna"@en ;
    foaf:knows [ foaf:name "Bob" ; ex:list ( 1 [ ex:deep "end" ] ) ] .
}
ex:g2 { ex:anna a foaf:Person ; foaf:age 42 . ex:carl rdfs:label "Carl" ; foaf:knows ex:anna . }
_:g3 { ex:dora foaf:knows ex:anna . }
`;
const MIXED = `${PREFIXES}
ex:anna a foaf:Person ; rdfs:label "Anna" .
ex:g { ex:anna a foaf:Person . ex:berta rdfs:label "Berta" ; foaf:knows _:b . }
ex:h { _:b foaf:name "Blank" . }
`;

let published: Published;
const served = (trig: string, defaultGraph?: 'union' | 'none') => {
  beforeAll(async () => {
    published = await publishTexts({ 'data.trig': trig }, defaultGraph);
  });
  afterAll(() => published.close());
};

const text = async (path: string, accept = 'text/html') => {
  const response = await published.app.request(path, { headers: { accept } });
  expect(response.status, path).toBe(200);
  return response.text();
};
const address = (iri: string) => `/doc?iri=${encodeURIComponent(iri)}`;
const documentOf = async (iri: string, format: string): Promise<readonly Quad[]> => {
  const quads = await formatOf(format)?.parse(await text(`${address(iri)}&format=${format}`), BASE);
  return (quads ?? []).filter(({ subject }) => !subject.value.startsWith(BASE));
};
const select = async (query: string) => {
  const body = await text(`/sparql?query=${encodeURIComponent(query)}`, 'application/sparql-results+json');
  const rows = JSON.parse(body).results.bindings as Record<string, { value: string }>[];
  return rows.map((row) => Object.values(row).map(({ value }) => value));
};
const count = async (pattern = '?s ?p ?o') =>
  Number((await select(`SELECT (COUNT(*) AS ?n) { ${pattern} }`))[0]?.[0]);
const service = () => text('/sparql', 'text/turtle');
const readable = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('data in named graphs only', () => {
  served(ONLY_NAMED);

  it('is counted on the first page, each triple once', async () => {
    expect(readable(await text('/'))).toMatch(/14 statements .* items described 3 named graphs/);
  });

  it('is found by its names', async () => {
    const { results } = JSON.parse(await text('/search.json?q=anna', 'application/json'));
    expect(results).toMatchObject([{ iri: 'https://ex.example/anna' }]);
  });

  it('is in the sitemap', async () => {
    expect(await text('/sitemap.xml', 'application/xml')).toContain(
      encodeURIComponent('https://ex.example/dora'),
    );
  });

  it.each(['ttl', 'nt', 'jsonld', 'nq', 'trig', 'rdf'])('has whole documents in %s', async (format) => {
    const quads = await documentOf('https://ex.example/anna', format);
    const values = quads.map(({ object }) => object.value);
    expect(values).toEqual(expect.arrayContaining(['Anna', '42', 'Bob', '1', 'end']));
    const subjects = quads.map(({ subject }) => subject.value);
    expect(subjects).toEqual(expect.arrayContaining(['https://ex.example/carl', 'https://ex.example/dora']));
  });

  it.each(['nq', 'trig', 'jsonld'])('has documents in %s that say which graph says what', async (format) => {
    const quads = await documentOf('https://ex.example/anna', format);
    const inGraphs = quads.map(({ predicate, object, graph }) =>
      [predicate.value.replace(/.*[/#]/, ''), object.value, graph.value.replace(/.*\//, '')].join(' '),
    );
    expect(inGraphs).toEqual(
      expect.arrayContaining(['age 42 g2', 'name Bob g1', 'deep end g1', 'label Anna g1']),
    );
    expect(quads.filter(({ graph }) => graph.termType === 'DefaultGraph')).toEqual([]);
    expect(quads.filter(({ graph }) => graph.termType === 'BlankNode')).toHaveLength(1);
  });

  it('has pages that name the graphs and show blank nodes and lists to their ends', async () => {
    const page = readable(await text(address('https://ex.example/anna')));
    expect(page).toMatch(/42 in g2/);
    expect(page).toMatch(/Person .*? in g1 .*?, g2/);
    expect(page).toMatch(/list .* 1 .* end .* Bob/);
    expect(page).toContain('in a graph without a name');
  });

  it('has its graphs on the page about the data', async () => {
    const page = readable(await text('/dataset'));
    expect(page).toContain('Named graphs 3');
    expect(page).toMatch(/https:\/\/ex\.example\/g1 10 https:\/\/ex\.example\/g2 4 .*1 graph without a name/);
  });

  it('has its graphs, classes and triples in VoID', async () => {
    const description = await text('/dataset', 'text/turtle');
    expect(description).toMatch(/void:triples 14 ;/);
    expect(description).toMatch(/sd:name <https:\/\/ex\.example\/g1>/);
    expect(description).toMatch(/void:class foaf:Person ;\s+void:entities 1/);
  });

  it('has dumps of all graphs, in syntaxes without graphs too', async () => {
    const dump = await text('/dumps/latest/munpart.nt', 'application/n-triples');
    expect(dump.trim().split('\n')).toHaveLength(14);
  });

  it('is queried as one graph, in which a triple of two graphs is one', async () => {
    expect(await count()).toBe(14);
    expect(await count('?s a foaf:Person'.replace('foaf:Person', '<http://xmlns.com/foaf/0.1/Person>'))).toBe(
      1,
    );
    expect(await count('GRAPH ?g { ?s ?p ?o }')).toBe(15);
  });

  it('is described so by the service', async () => {
    const description = await service();
    expect(description).toContain('sd:feature sd:UnionDefaultGraph');
    expect(description).toMatch(/sparql#default-graph>\s+a sd:Graph ;\s+void:triples 14 \./);
    expect(description).toMatch(/sd:name <https:\/\/ex\.example\/g2>/);
  });
});

describe('a hash vocabulary in named graphs', () => {
  served(`${PREFIXES} @prefix ns: <${BASE}ns#> .
    ns:graph { ns:A a rdfs:Class ; rdfs:label "A" . ns:B rdfs:subClassOf ns:A ; ns:by ns:nobody . }
    ns:other { ns:A rdfs:comment "Again" . }`);

  it('has a place on its page for whatever is named there', async () => {
    const page = await text('/ns');
    for (const [, name] of page.matchAll(/href="[^"]*\/ns#([^"]*)"/g)) expect(page).toContain(`id="${name}"`);
    for (const name of ['A', 'B', 'graph', 'other', 'by', 'nobody']) {
      expect(page.split(`id="${name}"`), name).toHaveLength(2);
    }
  });
});

describe('data in named graphs only, with --default-graph none', () => {
  served(ONLY_NAMED, 'none');

  it('has an empty default graph for queries, and says so', async () => {
    expect(await count()).toBe(0);
    expect(await count('GRAPH ?g { ?s ?p ?o }')).toBe(15);
    const description = await service();
    expect(description).not.toContain('UnionDefaultGraph');
    expect(description).toMatch(/sparql#default-graph>\s+a sd:Graph ;\s+void:triples 0 \./);
  });

  it('is shown all the same', async () => {
    expect(await text(address('https://ex.example/anna'))).toContain('Bob');
    expect(readable(await text('/'))).toContain('14 statements');
  });
});

describe('data in named graphs and in the default graph', () => {
  served(MIXED);

  it('is counted, listed and described whole', async () => {
    expect(readable(await text('/'))).toMatch(/5 statements .* 2 named graphs/);
    expect(await text(address('https://ex.example/berta'))).toContain('Blank');
  });

  it('has documents that tell the default graph from the others', async () => {
    const quads = await documentOf('https://ex.example/anna', 'nq');
    const graphs = quads.map(({ predicate, graph }) => [predicate.value.replace(/.*[/#]/, ''), graph.value]);
    expect(graphs.sort()).toEqual([
      ['label', ''],
      ['type', ''],
      ['type', 'https://ex.example/g'],
    ]);
  });

  it('keeps its default graph for queries', async () => {
    expect(await count()).toBe(2);
    expect(await service()).not.toContain('UnionDefaultGraph');
    expect(await select('SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g')).toEqual([
      ['https://ex.example/g'],
      ['https://ex.example/h'],
    ]);
  });

  it.each(['/sparql', '/queries', '/queries/classes', '/llms.txt'])(
    'says at %s that queries see less than pages count',
    async (path) => {
      expect(await text(path, path.endsWith('.txt') ? 'text/plain' : 'text/html')).toContain(
        'Outside GRAPH, queries see 2 of 5 statements;',
      );
    },
  );
});

describe('data in named graphs and in the default graph, with --default-graph union', () => {
  served(MIXED, 'union');

  it('is queried as one graph', async () => {
    expect(await count()).toBe(5);
    expect(await select('SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g')).toHaveLength(2);
    expect(await service()).toMatch(/sparql#default-graph>\s+a sd:Graph ;\s+void:triples 5 \./);
    expect(await text('/sparql')).not.toContain('Outside GRAPH');
  });
});

describe('blank nodes that lead round, are shared, or lie deep', () => {
  const chain = Array.from({ length: 40 }, (_, at) => `_:d${at} ex:next _:d${at + 1} .`).join('\n');
  served(`${PREFIXES} ex:g {
    ex:ring ex:part _:a . _:a ex:next _:b . _:b ex:next _:a . _:b rdfs:label "in the ring" .
    ex:fork ex:left _:s ; ex:right _:s . _:s rdfs:label "shared once" .
    ex:deep ex:next _:d0 . ${chain} _:d40 rdfs:label "at the bottom" .
    ex:list ex:members ${'('.repeat(12)} "innermost" ${')'.repeat(12)} .
    ex:odd ex:members _:x . _:x <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:x ; ex:note "an odd one" .
  }`);

  it.each([
    ['ring', 'in the ring', 4],
    ['fork', 'shared once', 3],
    ['deep', 'at the bottom', 42],
    ['list', 'innermost', 25],
    ['odd', 'an odd one', 3],
  ])('are whole in the document and once on the page: %s', async (name, last, statements) => {
    const quads = await documentOf(`https://ex.example/${name}`, 'nq');
    expect(quads).toHaveLength(statements);
    const page = readable(await text(address(`https://ex.example/${name}`)));
    expect(page.split(last)).toHaveLength(2);
  });

  it('are the same in every syntax', async () => {
    const [first, ...others] = await Promise.all(
      ['ttl', 'nt', 'rdf'].map(async (format) =>
        canonicalize(await documentOf('https://ex.example/ring', format)),
      ),
    );
    for (const other of others) expect(other).toBe(first);
  });
});
