import { createHash } from 'node:crypto';
import { parse as parseCsv } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/features/queries/examples.ts';
import { formatOf } from '../../src/formats/index.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { unguarded } from '../../src/text/csv.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

const SH = 'http://www.w3.org/ns/shacl#';
const VOID = 'http://rdfs.org/ns/void#';
const VOID_EXT = 'http://ldf.fi/void-ext#';
const MP = 'https://w3id.org/munpart/def#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
});
afterAll(() => published.close());

const get = (path: string, accept = '*/*') => published.app.request(path, { headers: { accept } });
const turtle = async (path: string): Promise<readonly Quad[]> => {
  const response = await get(path, 'text/turtle');
  expect(response.status).toBe(200);
  return (await formatOf('turtle')?.parse(await response.text(), BASE)) ?? [];
};
const objects = (quads: readonly Quad[], subject: string, predicate: string) =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
    .map(({ object }) => object.value);

describe('the example queries as SIB writes them', () => {
  it('are executables with prefixes, target, keywords, and what they ask in each language', async () => {
    const quads = await turtle('/queries');
    const executables = quads.filter(({ object }) => object.value === `${SH}SPARQLExecutable`);
    expect(executables).toHaveLength(exampleQueries().length);
    for (const { subject } of executables) {
      const of = (predicate: string) => objects(quads, subject.value, predicate);
      const texts = [
        ...of(`${SH}select`),
        ...of(`${SH}ask`),
        ...of(`${SH}construct`),
        ...of(`${SH}describe`),
      ];
      expect(texts).toHaveLength(1);
      expect(of('https://schema.org/target')).toEqual([`${BASE}sparql`]);
      expect(of('https://schema.org/keywords').length).toBeGreaterThan(0);
      expect(of('http://www.w3.org/2000/01/rdf-schema#comment').length).toBeGreaterThan(1);
      const [prefixes = ''] = of(`${SH}prefixes`);
      const declared = objects(quads, prefixes, `${SH}declare`).map(
        (one) => objects(quads, one, `${SH}namespace`)[0] ?? '',
      );
      for (const [, namespace = ''] of texts[0]?.matchAll(/^PREFIX [\w-]*: <([^>]*)>/gim) ?? []) {
        expect(declared).toContain(namespace);
      }
    }
  });
});

describe('the partitions of the dataset', () => {
  it('say of each class which properties its members have, and what their values are', async () => {
    const quads = await turtle('/dataset/partitions');
    const [partition = ''] = quads
      .filter((quad) => quad.predicate.value === `${VOID}class` && quad.object.value === `${MP}Partnership`)
      .map(({ subject }) => subject.value)
      .filter((subject) => objects(quads, subject, `${VOID}entities`).length > 0);
    expect(objects(quads, partition, `${VOID}entities`)).toEqual(['56']);
    const parts = objects(quads, partition, `${VOID}propertyPartition`);
    const start = parts.find((part) => objects(quads, part, `${VOID}property`)[0] === `${MP}start`) ?? '';
    const datatypes = objects(quads, start, `${VOID_EXT}datatypePartition`);
    const kinds = datatypes.map((part) => objects(quads, part, `${VOID_EXT}datatype`)[0]);
    expect(kinds).toContain(`${XSD}gYear`);
    const total = datatypes.reduce((sum, part) => sum + Number(objects(quads, part, `${VOID}triples`)[0]), 0);
    expect(objects(quads, start, `${VOID}triples`)).toEqual([String(total)]);
    const partner = parts.find((part) => objects(quads, part, `${VOID}property`)[0] === `${MP}partner`) ?? '';
    const classes = objects(quads, partner, `${VOID}classPartition`).map(
      (part) => objects(quads, part, `${VOID}class`)[0],
    );
    expect(classes).toContain(`${MP}LocalAuthority`);
  });
});

describe('/sparql', () => {
  const SELECT = encodeURIComponent('SELECT ?s { ?s ?p ?o } LIMIT 1');
  const GRAPH = encodeURIComponent('CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1');

  it.each([
    [SELECT, 'format=json', 'application/sparql-results+json'],
    [SELECT, 'format=xml', 'application/sparql-results+xml; charset=utf-8'],
    [SELECT, 'format=csv', 'text/csv; charset=utf-8'],
    [SELECT, 'output=tsv', 'text/tab-separated-values; charset=utf-8'],
    [SELECT, 'format=srj', 'application/sparql-results+json'],
    [SELECT, 'format=html', 'text/html; charset=utf-8'],
    [SELECT, 'format=application/sparql-results+json', 'application/sparql-results+json'],
    [SELECT, 'format=application%2Fsparql-results%2Bxml', 'application/sparql-results+xml; charset=utf-8'],
    [GRAPH, 'format=ttl', 'text/turtle; charset=utf-8'],
    [GRAPH, 'format=turtle', 'text/turtle; charset=utf-8'],
    [GRAPH, 'format=ntriples', 'application/n-triples; charset=utf-8'],
    [GRAPH, 'format=json', 'application/ld+json'],
    [GRAPH, 'format=xml', 'application/rdf+xml; charset=utf-8'],
    [SELECT, 'format=', 'text/csv; charset=utf-8'],
  ])('%s with %s answers as %s', async (query, parameter, type) => {
    const response = await get(`/sparql?query=${query}&${parameter}`, 'text/csv, text/turtle;q=0.5');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  it('takes the format from a form too, and says what there is instead of one there is not', async () => {
    const body = new URLSearchParams({ query: 'ASK {}', format: 'xml' });
    const response = await published.app.request('/sparql', { method: 'POST', body });
    expect(response.headers.get('content-type')).toContain('xml');
    const unknown = await get(`/sparql?query=${SELECT}&format=docx`);
    expect(unknown.status).toBe(406);
    const { links } = (await unknown.json()) as { readonly links: readonly unknown[] };
    expect(links.length).toBeGreaterThan(3);
  });

  it('answers HEAD as GET, without the body', async () => {
    const path = `/sparql?query=${SELECT}&format=csv`;
    const head = await published.app.request(path, { method: 'HEAD' });
    const whole = await get(path);
    for (const name of ['content-type', 'content-length', 'etag', 'access-control-allow-origin']) {
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    }
    expect(await head.text()).toBe('');
  });

  it('knows distances and what lies within', async () => {
    const query = `PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>
SELECT (xsd:integer(ROUND(geof:distance(?a, ?b, uom:kilometre))) AS ?km) (geof:sfWithin(?a, ?area) AS ?within) {
  <${BASE}id/place/radom> geo:hasGeometry/geo:asWKT ?a .
  <${BASE}id/place/daugavpils> geo:hasGeometry/geo:asWKT ?b .
  BIND("POLYGON((14 49, 24 49, 24 55, 14 55, 14 49))"^^geo:wktLiteral AS ?area)
}`;
    const response = await get(`/sparql?query=${encodeURIComponent(query)}&format=csv`);
    expect(await response.text()).toBe('km,within\r\n612,true\r\n');
  });
});

describe('the tables', () => {
  const linkOf = (response: Response) =>
    /<([^>]*)>; rel="describedby"; type="application\/csvm\+json"/.exec(
      response.headers.get('link') ?? '',
    )?.[1] ?? '';
  const rowsOf = async (name: string) => {
    const text = await (await get(`/dumps/latest/${name}.csv`)).text();
    return parseCsv(text.slice(text.startsWith('\uFEFF') ? 1 : 0)) as string[][];
  };
  /** The type of each column, or of the items of its lists. */
  const typesOf = (schema: readonly { name: string; type?: string; converted_type?: string }[]) => {
    const types: Record<string, string> = {};
    let column = '';
    for (const { name, type, converted_type } of schema.slice(1)) {
      if (name !== 'list' && name !== 'element') column = name;
      if (type !== undefined) types[column] = converted_type ?? type;
    }
    return types;
  };
  /** A cell of a CSV file, and a value of a Parquet file, as what can be compared: numbers, or the text. */
  const ofCell = (cell: string, isNumeric: boolean) => {
    if (!isNumeric) return unguarded(cell);
    return cell === '' ? [] : cell.split(';').map((text) => (text === '' ? null : Number(text)));
  };
  const ofValue = (value: unknown, isNumeric: boolean) => {
    const values = value === null ? [] : [value].flat();
    if (isNumeric) return values.map((one) => (one === null ? null : Number(one)));
    return values
      .map((one) => (one instanceof Date ? one.toISOString().slice(0, 10) : (one ?? '')))
      .join(';');
  };
  const PATTERNS: Readonly<Record<string, RegExp>> = {
    string: /^/,
    anyURI: /^[a-z]+:\S+$/,
    date: /^\d{4}-\d\d-\d\d$/,
    decimal: /^-?\d+(\.\d+)?$/,
    integer: /^-?\d+$/,
  };

  it.each(['partnerships', 'places'])('%s.csv is what its metadata on the Web say', async (name) => {
    const file = await get(`/dumps/latest/${name}.csv`);
    const response = await get(linkOf(file).slice(BASE.length - 1));
    expect(response.headers.get('content-type')).toBe('application/csvm+json');
    const metadata = (await response.json()) as {
      '@context': unknown;
      url: string;
      tableSchema: { columns: { name: string; datatype: string; separator?: string }[]; primaryKey: string };
    };
    expect(metadata.url).toBe(`${name}.csv`);
    const { columns, primaryKey } = metadata.tableSchema;
    const [header = [], ...rows] = await rowsOf(name);
    expect(columns.map((column) => column.name)).toEqual(header);
    expect(new Set(rows.map((row) => row[header.indexOf(primaryKey)])).size).toBe(rows.length);
    const wrong = columns.flatMap(({ datatype, separator }, index) =>
      rows
        .flatMap((row) =>
          separator === undefined ? [row[index] ?? ''] : (row[index] ?? '').split(separator),
        )
        .filter((value) => value !== '' && !PATTERNS[datatype]?.test(value)),
    );
    expect(wrong).toEqual([]);
  });

  it.each(['partnerships', 'places'])('%s.parquet holds what %s.csv holds, cell by cell', async (name) => {
    const response = await get(`/dumps/latest/${name}.parquet`);
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    expect(response.headers.get('content-encoding')).toBeNull();
    const file = await response.arrayBuffer();
    const [header = [], ...expected] = await rowsOf(name);
    const found = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    expect(Object.keys(found[0] ?? {})).toEqual(header);
    expect(found).toHaveLength(expected.length);
    const types = typesOf(parquetMetadata(file).schema);
    const isNumeric = (column: string) => /^(DOUBLE|INT64)$/.test(types[column] ?? '');
    for (const [index, row] of found.entries()) {
      const cells = header.map((column, place) => ofCell(expected[index]?.[place] ?? '', isNumeric(column)));
      expect(header.map((column) => ofValue(row[column], isNumeric(column)))).toEqual(cells);
    }
    expect(types).toMatchObject(
      name === 'places'
        ? {
            place: 'UTF8',
            latitude: 'DOUBLE',
            population: 'INT64',
            population_year: 'INT64',
            area_km2: 'DOUBLE',
          }
        : { partnership: 'UTF8', start_earliest: 'DATE', partner_latitude: 'DOUBLE', start: 'UTF8' },
    );
  });

  it.each([
    ['/dataset?_profile=croissant', '*/*', undefined],
    ['/dataset', 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"', undefined],
    ['/dataset', 'application/ld+json', '<http://mlcommons.org/croissant/1.1>'],
  ])('are described by Croissant at %s (%s)', async (path, accept, profile) => {
    const headers = { accept, ...(profile && { 'accept-profile': profile }) };
    const response = await published.app.request(path, { headers });
    expect(response.headers.get('content-type')).toContain('profile="http://mlcommons.org/croissant/1.1"');
    const described = (await response.json()) as {
      conformsTo: string;
      distribution: { '@id': string; contentUrl: string; sha256: string; contentSize: string }[];
      recordSet: {
        '@id': string;
        key: { '@id': string };
        field: {
          '@id': string;
          dataType: string;
          source: { fileObject: { '@id': string }; extract: { column: string } };
        }[];
      }[];
    };
    expect(described).toMatchObject({
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.1',
      name: 'Municipal partnerships',
      description: expect.any(String),
      license: expect.any(String),
      url: `${BASE}dataset`,
      citeAs: expect.any(String),
      datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    for (const file of described.distribution) {
      const bytes = new Uint8Array(await (await get(file.contentUrl.slice(BASE.length - 1))).arrayBuffer());
      expect(file.contentSize).toBe(`${bytes.byteLength} B`);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    }
    for (const { '@id': name, key, field } of described.recordSet) {
      const [header = []] = await rowsOf(name);
      expect(field.map(({ source }) => source.extract.column)).toEqual(header);
      expect(field.map((one) => one['@id'])).toContain(key['@id']);
      for (const { source } of field) {
        expect(described.distribution.map((file) => file['@id'])).toContain(source.fileObject['@id']);
      }
    }
  });

  it('lead from the dataset to that description', async () => {
    const response = await get('/dataset', 'text/turtle');
    expect(response.headers.get('link')).toContain('dataset?_profile=croissant>; rel="alternate"');
    expect(response.headers.get('vary')).toContain('Accept-Profile');
  });
});
