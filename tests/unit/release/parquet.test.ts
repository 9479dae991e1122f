import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { ReleaseResource } from '../../../src/release/diff/resource.ts';
import type { CellType, TableColumn } from '../../../src/release/tables/cells.ts';
import { CellError, parquet } from '../../../src/release/tables/parquet.ts';

const row = (iri: string) => ({ iri }) as ReleaseResource;

/** A column whose cells are the given ones, by the IRI of the row. */
function column(
  type: CellType,
  cells: Record<string, string | readonly string[]>,
  isList = false,
): TableColumn {
  return { name: 'c', type, isList, cell: ({ iri }) => cells[iri] ?? '' };
}

async function written(columns: readonly TableColumn[], rows: readonly string[]) {
  const bytes = Buffer.concat([...parquet(columns, rows.map(row))]);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  return { file, found: await parquetReadObjects({ file }) };
}

describe('a Parquet file', () => {
  it.each([
    ['string', 'a;"b"\n=1+1 ā\u{1F600}', 'a;"b"\n=1+1 ā\u{1F600}'],
    ['anyURI', 'https://a.example/ā', 'https://a.example/ā'],
    ['date', '1957-02-28', new Date('1957-02-28T00:00:00Z')],
    ['date', '0476-09-04', new Date('0476-09-04T00:00:00Z')],
    ['decimal', '-56.950', -56.95],
    ['decimal', '1.5E2', 150],
    ['date', '', null],
    ['integer', '', null],
    ['string', '', null],
  ] as const)('has a cell of type %s with %j as %j', async (type, cell, value) => {
    const { found } = await written([column(type, { a: cell })], ['a']);
    expect(found).toEqual([{ c: value }]);
  });

  it.each([
    [
      ['1.5', '', '-2'],
      [1.5, null, -2],
    ],
    [[], []],
    ['', [null]],
  ] as const)('has the list %j as %j', async (cell, value) => {
    const { found } = await written([column('decimal', { a: cell }, true)], ['a', 'b']);
    expect(found[0]).toEqual({ c: value });
  });

  it.each([
    ['date', '1957'],
    ['date', '1957-02-30'],
    ['date', '1957-02-28Z'],
    ['decimal', 'many'],
    ['decimal', 'INF'],
    ['integer', '1.5'],
    ['integer', '9223372036854775808'],
    ['string', ['one', 'two']],
  ] as const)('of type %s has no place for %j, and says so', async (type, cell) => {
    expect(() => [...parquet([column(type, { a: cell })], [row('a')])]).toThrow(CellError);
    expect(() => [...parquet([column(type, { a: cell })], [row('a')])]).toThrow(/<a> has /);
  });

  it('comes a group of rows at a time, however many there are, and the same each time', async () => {
    const iris = Array.from({ length: 25_001 }, (_, index) => `r${index}`);
    const columns: TableColumn[] = [{ name: 'row', type: 'anyURI', cell: ({ iri }) => iri }];
    let taken = 0;
    const rows = function* () {
      for (const iri of iris) {
        taken++;
        yield row(iri);
      }
    };
    const chunks = parquet(columns, rows())[Symbol.iterator]();
    chunks.next();
    expect(taken).toBe(10_000);
    const { file, found } = await written(columns, iris);
    expect(found.map((one) => one.row)).toEqual(iris);
    expect(parquetMetadata(file).row_groups).toHaveLength(3);
    expect(Buffer.from((await written(columns, iris)).file).equals(Buffer.from(file))).toBe(true);
  });
});
