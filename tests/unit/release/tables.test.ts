import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri, literal, quad, text } from '../../../src/rdf/terms.ts';
import { linesOf } from '../../../src/release/n-quads/lines.ts';
import { CellError } from '../../../src/release/tables/parquet.ts';
import {
  csvOf,
  type ParquetCache,
  parquetOf,
  TABLES,
  type TableDefinition,
} from '../../../src/release/tables/tables.ts';
import { csv } from '../../../src/text/csv.ts';
import { BASE, sample } from './sample.ts';

const { mp, owl, wd, skos } = PREFIXES;

/** A table as rows of cells by column, read by RFC 4180. */
async function read(name: string, quads = [...sample(3)]): Promise<Record<string, string>[]> {
  const table = TABLES.find((candidate) => candidate.name === name);
  const content = [...(table ? csvOf(table, await linesOf(quads), ['en', 'lv']) : [])].join('');
  expect(content.endsWith('\r\n')).toBe(true);
  const [header = [], ...rows] = parse(content);
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

function parse(content: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of content.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('csv', () => {
  it('quotes what RFC 4180 §2 says, joins lists and changes nothing else', () => {
    const cells = ['plain', 'a,b', 'say "hi"', 'two\nlines', 'cr\r', ' =1+1 ', 'ā'];
    const columns = cells.map((_, index) => ({
      name: `c${index}`,
      cell: (row: string[]) => row[index] ?? '',
    }));
    const list = { name: 'list', cell: (row: string[]) => row.slice(0, 2) };
    const text = [...csv([...columns, list], [cells])].join('');
    expect(parse(text)[1]).toEqual([...cells, 'plain;a,b']);
    expect(text).toContain('plain,"a,b","say ""hi""","two\nlines","cr\r", =1+1 ,ā,"plain;a,b"\r\n');
  });
});

describe('partnerships.csv', () => {
  it('tells a partnership in one row', async () => {
    const rows = await read('partnerships');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatchObject({
      partnership: `${BASE}id/partnership/riverton--town-2`,
      name_en: 'Riverton – Town 2',
      kind: 'twinning',
      status: '',
      start: '1952',
      start_precision: 'year',
      start_earliest: '1952-01-01',
      start_latest: '1952-12-31',
      reported_by: `${BASE}id/place/riverton`,
      partner: `${BASE}id/place/town-2`,
      partner_en: 'Town, the 2th',
      partner_country: 'LVA',
      partner_country_lv: 'Latvia (lv)',
      partner_wikidata: 'Q3',
      partner_latitude: '2.5',
      agreements: 'memorandum 1952-06',
      fields_agreed: 'culture',
      sources: `${BASE}id/source/riverton`,
      source_urls: 'https://riverton.example/partners',
    });
  });

  it('keeps the lists of several partners aligned where one lacks a value', async () => {
    const node = iri(`${BASE}id/partnership/riverton--town-1`);
    const extra = iri(`${BASE}id/organisation/a-school`);
    const rows = await read('partnerships', [
      ...sample(1),
      quad(node, iri(`${mp}partner`), extra),
      quad(extra, iri(`${skos}prefLabel`), text('A school', 'en')),
    ]);
    expect(rows[0]).toMatchObject({ partner_en: 'A school;Town, the 1th', partner_wikidata: ';Q2' });
  });

  it('names the other partner where both report', async () => {
    const node = iri(`${BASE}id/partnership/riverton--town-1`);
    const both = [...sample(1), quad(node, iri(`${mp}reportedBy`), iri(`${BASE}id/place/town-1`))];
    expect((await read('partnerships', both))[0]?.partner).toBe(`${BASE}id/place/town-1`);
  });
});

describe('places.csv', () => {
  it('tells a place in one row', async () => {
    const rows = await read('places');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatchObject({
      place: `${BASE}id/place/town-1`,
      name_en: 'Town, the 1th',
      name_lv: 'Town, the 1th (lv)',
      country: 'LVA',
      country_en: 'Latvia',
      latitude: '1.5',
      longitude: '1.25',
      wikidata: 'Q2',
      geonames: '2',
      population: '1001',
      population_year: '2015',
      partnerships: '1',
    });
  });

  it('takes the newest population and only Wikidata from the equivalents', async () => {
    const place = `${BASE}id/place/town-1`;
    const newer = iri(`${place}#population-2020`);
    const [row] = (
      await read('places', [
        ...sample(1),
        quad(iri(place), iri(`${mp}measurement`), newer),
        quad(
          newer,
          iri(`${PREFIXES.sosa}observedProperty`),
          iri('https://w3id.org/munpart/def/measure/population'),
        ),
        quad(newer, iri(`${PREFIXES.sosa}hasSimpleResult`), literal('7')),
        quad(newer, iri(`${mp}referenceYear`), literal('2020')),
        quad(iri(place), iri(`${owl}sameAs`), iri('https://elsewhere.example/1')),
      ])
    ).filter((found) => found.place === place);
    expect(row).toMatchObject({
      population: '7',
      population_year: '2020',
      wikidata: `${wd}Q2`.slice(wd.length),
    });
  });
});

describe('a table as CSV and as Parquet at once', () => {
  const both = async (table: TableDefinition) => {
    const lines = await linesOf(sample(3));
    const cache: ParquetCache = new Map();
    const beside = [...csvOf(table, lines, ['en', 'lv'], cache)].join('');
    return { lines, beside, cache, alone: [...csvOf(table, lines, ['en', 'lv'])].join('') };
  };

  it.each(TABLES)('has the bytes that each of them has alone: $name', async (table) => {
    const { lines, beside, cache, alone } = await both(table);
    expect(beside).toBe(alone);
    const parquet = Buffer.concat([...parquetOf(table, lines, ['en', 'lv'])]);
    expect(cache.size).toBe(1);
    expect(Buffer.concat([...parquetOf(table, lines, ['en', 'lv'], cache)]).equals(parquet)).toBe(true);
  });

  it('is whole as CSV where Parquet has no place for a value', async () => {
    const columns = () => [{ name: 'row', type: 'date' as const, cell: ({ iri }: { iri: string }) => iri }];
    const table = { name: 'rows', type: `${mp}Partnership`, columns };
    const { lines, beside, cache, alone } = await both(table);
    expect(beside).toBe(alone);
    expect(beside.split('\r\n')).toHaveLength(5);
    expect(cache.size).toBe(1);
    expect(() => [...parquetOf(table, lines, ['en', 'lv'], cache)]).toThrow(CellError);
  });
});
