import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOf, type NetworkFigures } from '../../src/features/network/figures.ts';
import { gexf, graphml } from '../../src/features/network/files.ts';
import type { NetworkEdge, NetworkGraph } from '../../src/features/network/graph.ts';
import { rows } from './answers.ts';
import { BASE, type Published, publishRecords, publishTexts } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
});
afterAll(() => published.close());

const get = async (path: string, accept = '*/*') => {
  const response = await published.app.request(path, { headers: { accept } });
  expect(response.status, path).toBe(200);
  return response;
};

/** A graph of its pairs; all ends have names of their own, and pages that were read. */
const made = (...pairs: readonly string[]): NetworkGraph => {
  const edges = pairs.map((pair): NetworkEdge => {
    const [source = '', target = ''] = pair;
    return { source, target, reportedBySource: true, reportedByTarget: false };
  });
  const iris = [...new Set(pairs.join(''))].sort();
  return { nodes: iris.map((iri) => ({ iri, labels: { en: iri }, isRead: true })), edges };
};

describe('the figures of graphs whose figures are known', () => {
  it('a triangle with a tail', () => {
    const figures = figuresOf(made('ab', 'ac', 'bc', 'cd'));
    expect(figures).toMatchObject({
      ...{ nodes: 4, edges: 4, density: 4 / 6, meanDegree: 2, maxDegree: 3 },
      ...{ components: 1, largestComponent: 4, transitivity: 3 / 5, reciprocity: 0 },
      degrees: [
        [1, 1],
        [2, 2],
        [3, 1],
      ],
    });
    expect(figures.clustering).toBeCloseTo((1 + 1 + 1 / 3 + 0) / 4, 12);
    expect(figures.assortativity).toBeCloseTo(-5 / 7, 12);
  });

  it('a star, and two parts', () => {
    expect(figuresOf(made('ab', 'ac', 'ad')).assortativity).toBeCloseTo(-1, 12);
    const parts = figuresOf(made('ab', 'cd'));
    expect(parts).toMatchObject({ components: 2, largestComponent: 2, clustering: 0, transitivity: 0 });
    expect(parts.assortativity).toBeUndefined();
    expect(figuresOf(made())).toMatchObject({ nodes: 0, edges: 0, density: 0, degrees: [] });
  });
});

describe('/network', () => {
  it('has the figures of the shipped data, as the example queries count them', async () => {
    const { figures } = (await (await get('/network.json')).json()) as { figures: NetworkFigures };
    expect(figures).toMatchObject({ nodes: 58, edges: 56, components: 4, largestComponent: 23 });
    expect(figures.reported).toBe(54);
    expect(figures.reciprocity).toBeUndefined();
    expect(figures.distance?.longest).toBeCloseTo(11_003, 0);
  });

  it('is a page that explains each figure and leads to its query', async () => {
    const html = await (await get('/network', 'text/html')).text();
    expect(html).toContain('href="/network.graphml"');
    for (const [, name] of html.matchAll(/href="\/queries\/([\w-]+)"/g)) await get(`/queries/${name}.rq`);
    expect(html).toMatch(/Components<\/th><td class="number">4</);
    expect(await (await get('/network?lang=lv', 'text/html')).text()).toContain('Klasterizācija');
  });

  it('leads from each distance to the pairs that it is of', async () => {
    const html = await (await get('/network', 'text/html')).text();
    const pairs = await rows(published, await (await get('/queries/distances.rq')).text());
    const distances = pairs.map((pair) => Number(pair.at(-1))).sort((a, b) => a - b);
    const mean = distances.reduce((sum, one) => sum + one, 0) / distances.length;
    for (const [label, value] of [
      ['Mean', mean],
      ['Median', distances[(distances.length - 1) / 2]],
      ['Shortest', distances[0]],
      ['Longest', distances.at(-1)],
    ] as const) {
      const [, number = '', query] =
        new RegExp(`${label} distance, km</th><td class="number">([\\d,]+)<.*?/queries/([\\w-]+)"`).exec(
          html,
        ) ?? [];
      expect([Number(number.replace(',', '')), query], label).toEqual([Math.round(value ?? 0), 'distances']);
    }
  });

  it('writes names that would break XML', () => {
    const hostile = made('ab');
    const nodes = hostile.nodes.map((node) => ({ ...node, labels: { en: `<b> & "x" \u0000\u{1F600}]]>` } }));
    for (const text of [graphml({ ...hostile, nodes }), gexf({ ...hostile, nodes }, '<&>', '2026-01-01')]) {
      expect(text).toContain('&lt;b&gt; &amp; &quot;x&quot; \uFFFD\u{1F600}]]&gt;');
    }
  });

  it('is not there where there are no partnerships', async () => {
    const other = await publishTexts({ 'data.ttl': `<${BASE}a> a <${BASE}B> .` });
    expect((await other.app.request('/network')).status).toBe(404);
    await other.close();
  });
});

describe('the queries from the literature have the answers that were counted by hand', () => {
  const answer = async (name: string) => {
    const query = await (await get(`/queries/${name}.rq`)).text();
    return rows(published, query);
  };

  it.each([
    [
      'degree-distribution',
      [
        ['1', '50'],
        ['2', '4'],
        ['9', '2'],
        ['14', '1'],
        ['22', '1'],
      ],
    ],
    [
      'distance-and-chance',
      [
        ['all possible pairs', '212', '1534'],
        ['partners', '53', '1501'],
      ],
    ],
    [
      'blocs',
      [
        ['European Union', 'European Union', '32'],
        ['European Union', 'neither', '13'],
        ['Eurasian Economic Union', 'European Union', '11'],
      ],
    ],
    ['reciprocity', [['54', '0', '0']]],
    [
      'triangles',
      [
        ['Jelgava', 'Pärnu', 'Šiauliai'],
        ['Vallefoglia', 'Valmiera', 'Vodnjan-Dignano'],
      ],
    ],
    [
      'degrees-at-both-ends',
      [
        ['1', '9', '16'],
        ['1', '14', '12'],
        ['1', '22', '22'],
        ['2', '2', '2'],
        ['2', '9', '2'],
        ['2', '14', '2'],
      ],
    ],
    [
      'reach',
      [
        ['Daugavpils', '22'],
        ['Jelgava', '14'],
        ['Jelgava Municipality', '9'],
        ['Valmiera', '9'],
      ],
    ],
    [
      'ended-since',
      [
        ['Daugavpils', '22', '0', ''],
        ['Jelgava', '15', '0', ''],
        ['Jelgava Municipality', '10', '0', ''],
        ['Valmiera', '9', '0', ''],
      ],
    ],
  ])('%s', async (name, expected) => {
    expect(await answer(name)).toEqual(expected);
  });

  it('country-pairs, distances and cohorts', async () => {
    const pairs = await answer('country-pairs');
    expect(pairs.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(56);
    expect(pairs[0]).toEqual(['Latvia', 'Lithuania', '5']);
    const distances = await answer('distances');
    expect(distances).toHaveLength(55);
    expect(distances[0]).toEqual(['Jelgava', 'Nova Odessa', '11003']);
    expect((await answer('cohorts'))[0]).toEqual(['1950', 'Estonia', '2']);
  });

  it('ended-since finds what has ended', async () => {
    const query = await (await get('/queries/ended-since.rq')).text();
    const other = await publishTexts({
      'data.ttl': `@prefix mp: <https://w3id.org/munpart/def#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<${BASE}a> rdfs:label "A"@en . <${BASE}p> a mp:Partnership ; rdfs:label "A – B"@en ; mp:reportedBy <${BASE}a> ; mp:endEarliest "2022-03-01"^^xsd:date .
<${BASE}q> a mp:Partnership ; rdfs:label "A – C"@en ; mp:reportedBy <${BASE}a> ; mp:endEarliest "2019-03-01"^^xsd:date .`,
    });
    expect(await rows(other, query)).toEqual([['A', '2', '1', 'A – B']]);
    await other.close();
  });
});
