import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/formats/index.ts';
import { PLAN, type QueryRequest } from '../../src/query/port.ts';
import { canonicalize, parseNQuads } from '../../src/rdf/canonical.ts';
import { ANSWERING, ENGINES, JSON_RESULTS, startEngine, TYPES, XML_RESULTS } from './engine-fixture.ts';

const TURTLE = 'text/turtle';
const N_TRIPLES = 'application/n-triples';

describe.each(Object.keys(ENGINES))('%s', (name) => {
  const { answer, text, rows, ask } = startEngine(name);

  describe('forms', () => {
    test('SELECT gives its variables in their order, unbound ones too', async () => {
      const query = 'SELECT ?o ?none ?s { ?s <http://x/partner> ?o } ORDER BY ?o';
      const { head, results } = JSON.parse(await text(query));
      expect(head).toEqual({ vars: ['o', 'none', 's'] });
      expect(results.bindings).toEqual([
        { o: { type: 'uri', value: 'http://x/b' }, s: { type: 'uri', value: 'http://x/a' } },
        { o: { type: 'uri', value: 'http://x/c' }, s: { type: 'uri', value: 'http://x/b' } },
      ]);
    });

    test('ASK gives a boolean', async () => {
      expect(JSON.parse(await text('ASK { <http://x/a> ?p ?o }'))).toEqual({ head: {}, boolean: true });
      expect(await text('ASK { <http://x/none> ?p ?o }', XML_RESULTS)).toContain('<boolean>false</boolean>');
    });

    test('CONSTRUCT gives a set of triples', async () => {
      const query = 'CONSTRUCT { ?s <http://x/p> 1 } { ?s ?p ?o . ?s <http://x/partner> ?q }';
      expect(await text(query, N_TRIPLES)).toBe(
        `<http://x/a> <http://x/p> "1"^^<${TYPES}integer> .\n<http://x/b> <http://x/p> "1"^^<${TYPES}integer> .\n`,
      );
    });

    test('DESCRIBE goes on through blank nodes', async () => {
      const described = await text('DESCRIBE <http://x/a>', N_TRIPLES);
      expect(described).toMatch(/^_:\S+ <http:\/\/x\/value> "1"/m);
      expect(described).not.toContain('Radom');
    });

    test('the answer names its engine, its media type and its time', async () => {
      const { mediaType, engine: by, queued, executed } = await answer('ASK {}');
      expect({ mediaType, by }).toEqual({ mediaType: JSON_RESULTS, by: ANSWERING[name] ?? name });
      expect(queued + executed).toBeLessThan(15_000);
    });

    test('the plan is told, or it is said that there is none', async () => {
      const told = text('SELECT * { ?s ?p ?o }', PLAN).then(JSON.parse);
      if ((ANSWERING[name] ?? name) === 'columnar') {
        expect(await told).toMatchObject({ form: 'select', rows: expect.any(Number) });
      } else await expect(told).rejects.toMatchObject({ kind: 'unwritable' });
    });

    test('relative IRIs are resolved against the base', async () => {
      expect(await rows('SELECT ?o { <b> <partner> ?o }', { base: 'http://x/' })).toEqual([['http://x/c']]);
    });
  });

  test.each(FORMATS.map((format) => [format.name, format] as const))(
    'a graph in %s says what it says in N-Triples',
    async (_, format) => {
      const query = 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(ISIRI(?s) && !ISBLANK(?o)) }';
      const expected = await canonicalize(parseNQuads(await text(query, N_TRIPLES)));
      const read = await format.parse(await text(query, format.mediaType), 'http://base/');
      expect(await canonicalize(read)).toBe(expected);
    },
  );

  describe('empty results', () => {
    test.each([
      [JSON_RESULTS, '{"head":{"vars":["s"]},"results":{"bindings":[]}}'],
      ['text/csv', 's\r\n'],
      ['text/tab-separated-values', '?s\n'],
    ])('in %s', async (mediaType, expected) => {
      expect(await text('SELECT ?s { ?s <http://x/none> ?o }', mediaType)).toBe(expected);
    });

    test('in XML', async () => {
      expect(await text('SELECT ?s { ?s <http://x/none> ?o }', XML_RESULTS)).toContain(
        '<head><variable name="s"/></head><results></results>',
      );
    });

    test.each([N_TRIPLES, TURTLE, 'application/trig'])('of CONSTRUCT in %s', async (mediaType) => {
      expect((await text('CONSTRUCT WHERE { ?s <http://x/none> ?o }', mediaType)).trim()).toBe('');
    });
  });

  describe('terms', () => {
    const query = 'SELECT ?o { <http://x/a> ?p ?o } ORDER BY ?p ?o';

    test('in JSON', async () => {
      const { results } = JSON.parse(await text(query));
      expect(results.bindings.map(({ o }: { o: object }) => o)).toEqual([
        { type: 'literal', value: 'true', datatype: `${TYPES}boolean` },
        { type: 'literal', value: '72.4', datatype: `${TYPES}decimal` },
        { type: 'literal', value: 'Daugavpils', 'xml:lang': 'lv' },
        { type: 'literal', value: 'Даўгаўпілс 😀', 'xml:lang': 'be' },
        { type: 'literal', value: 'a,"b"\tc\nd' },
        { type: 'bnode', value: expect.any(String) },
        { type: 'uri', value: 'http://x/b' },
        { type: 'literal', value: '1993', datatype: `${TYPES}gYear` },
      ]);
    });

    test('in XML', async () => {
      const xml = await text(query, XML_RESULTS);
      expect(xml).toContain('<literal xml:lang="be">Даўгаўпілс 😀</literal>');
      expect(xml).toContain(`<literal datatype="${TYPES}decimal">72.4</literal>`);
      expect(xml).toContain('<uri>http://x/b</uri>');
    });

    test('in CSV', async () => {
      const csv = await text(
        'SELECT ?n ?p { <http://x/a> <http://x/note> ?n ; <http://x/partner> ?p }',
        'text/csv',
      );
      expect(csv).toBe('n,p\r\n"a,""b""\tc\nd",http://x/b\r\n');
    });

    test('in TSV', async () => {
      const tsv = await text(
        'SELECT ?n ?p ?l ?a { <http://x/a> <http://x/note> ?n ; <http://x/partner> ?p ; <http://x/area> ?a ; <http://x/name> ?l FILTER(LANG(?l) = "be") }',
        'text/tab-separated-values',
      );
      expect(tsv).toBe('?n\t?p\t?l\t?a\n"a,\\"b\\"\\tc\\nd"\t<http://x/b>\t"Даўгаўпілс 😀"@be\t72.4\n');
    });

    test('a control character is refused by XML and carried by JSON', async () => {
      const bell = 'SELECT ("\\u0007" AS ?x) {}';
      await expect(answer(bell, XML_RESULTS)).rejects.toMatchObject({ kind: 'unwritable' });
      expect(await rows(bell)).toEqual([['\u0007']]);
    });
  });

  describe('datasets', () => {
    const partner = 'SELECT ?o { <http://x/a> <http://x/partner> ?o }';
    const byGraph = 'SELECT ?g ?o { GRAPH ?g { <http://x/a> <http://x/partner> ?o } } ORDER BY ?g';

    test.each<[string, string, Partial<QueryRequest>, string[][]]>([
      ['the default graph alone', partner, {}, [['http://x/b']]],
      [
        'named graphs',
        byGraph,
        {},
        [
          ['http://x/other', 'http://x/z'],
          ['http://x/page', 'http://x/b'],
        ],
      ],
      ['FROM', partner.replace('{', 'FROM <http://x/other> {'), {}, [['http://x/z']]],
      ['FROM a graph that is not there', partner.replace('{', 'FROM <file:///etc/passwd> {'), {}, []],
      [
        'FROM NAMED',
        byGraph.replace('{', 'FROM NAMED <http://x/page> {'),
        {},
        [['http://x/page', 'http://x/b']],
      ],
      ['FROM NAMED empties the default graph', partner.replace('{', 'FROM NAMED <http://x/page> {'), {}, []],
      ['a default graph by protocol', partner, dataset('http://x/other'), [['http://x/z']]],
      [
        'the protocol wins',
        partner.replace('{', 'FROM <http://x/page> {'),
        dataset('http://x/other'),
        [['http://x/z']],
      ],
      ['a graph that is not there by protocol', partner, dataset('http://10.0.0.1/'), []],
      [
        'named graphs by protocol',
        byGraph,
        { dataset: { defaultGraphs: [], namedGraphs: ['http://x/page'] } },
        [['http://x/page', 'http://x/b']],
      ],
    ])('%s', async (_, query, more, expected) => {
      expect(await rows(query, more)).toEqual(expected);
    });

    function dataset(graph: string): Partial<QueryRequest> {
      return { dataset: { defaultGraphs: [graph], namedGraphs: [] } };
    }
  });

  describe('what is no answer', () => {
    test('a malformed query has a place', async () => {
      await expect(answer('ASK {\n ?s ?p }')).rejects.toMatchObject({ kind: 'malformed', line: 2 });
    });

    test('a function that is not known is refused, for the query is well-formed', async () => {
      await expect(answer('SELECT (<http://x/f>(1) AS ?x) {}')).rejects.toMatchObject({ kind: 'refused' });
    });

    test('a service that is not allowed is refused', async () => {
      const query = 'SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }';
      await expect(answer(query)).rejects.toMatchObject({ kind: 'refused' });
    });

    test.each([
      ['SELECT * { ?s ?p ?o }', TURTLE],
      ['CONSTRUCT WHERE { ?s ?p ?o }', 'text/csv'],
    ])('%s has no answer in %s', async (query, mediaType) => {
      await expect(answer(query, mediaType)).rejects.toMatchObject({ kind: 'failed' });
    });

    test('an update changes nothing', async () => {
      await expect(answer('INSERT DATA { <a:s> <a:p> 1 }')).rejects.toMatchObject({ kind: 'malformed' });
      expect(await rows('SELECT ?o { <a:s> <a:p> ?o }')).toEqual([]);
    });

    test.each([
      ['results', 'SELECT * { ?s ?p ?o }', JSON_RESULTS],
      ['a graph in N-Triples', 'CONSTRUCT WHERE { ?s ?p ?o }', N_TRIPLES],
      ['a graph in Turtle', 'CONSTRUCT WHERE { ?s ?p ?o }', TURTLE],
    ])('%s too large', async (_, query, mediaType) => {
      const error = { kind: 'too-large', message: expect.stringContaining('LIMIT') };
      await expect(answer(query, mediaType, { maxBytes: 5000 })).rejects.toMatchObject(error);
      expect(await ask('ASK {}', { maxBytes: 5000 })).toBe(true);
    });
  });
});
