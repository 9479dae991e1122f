import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { ReleaseResource } from '../diff/resource.ts';
import type { CellType, TableColumn } from './cells.ts';

/** A value that the type of its column does not hold: a Parquet file would have to say something else. */
export class CellError extends Error {
  override readonly name = 'CellError';
}

/** Rows of a row group: so many are held at once, whatever the size of the table. */
const GROUP = 10_000;

/** How Parquet stores the values of each type (its LogicalTypes.md). */
const STORED: Readonly<Record<CellType, Omit<SchemaElement, 'name'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  anyURI: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  date: { type: 'INT32', converted_type: 'DATE' },
  decimal: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
};

/** The bytes of a Parquet file, a row group at a time; the same rows give the same bytes. An empty text is null, a list without items is empty. Throws a CellError at the first value that its column does not hold. */
export function* parquet(columns: readonly TableColumn[], rows: Iterable<ReleaseResource>): Iterable<Buffer> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: 'munpart' });
  for (const group of groupsOf(rows)) {
    const columnData = columns.map((column) => ({
      name: column.name,
      data: group.map((row) => cellValue(column, row)),
    }));
    file.write({ columnData, rowGroupSize: group.length });
    yield written(writer);
  }
  file.finish();
  yield written(writer);
}

/** Columns beside each other under one root; lists have the three levels that the format asks for. */
function schemaOf(columns: readonly TableColumn[]): SchemaElement[] {
  const elements = columns.flatMap(({ name, type = 'string', isList }): SchemaElement[] =>
    isList
      ? [
          { name, repetition_type: 'REQUIRED', converted_type: 'LIST', num_children: 1 },
          { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
          { name: 'element', repetition_type: 'OPTIONAL', ...STORED[type] },
        ]
      : [{ name, repetition_type: 'OPTIONAL', ...STORED[type] }],
  );
  return [{ name: 'root', num_children: columns.length }, ...elements];
}

function* groupsOf(rows: Iterable<ReleaseResource>): Iterable<readonly ReleaseResource[]> {
  let group: ReleaseResource[] = [];
  for (const row of rows) {
    group.push(row);
    if (group.length < GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** What was written since the last time; the buffer is used again. */
function written(writer: ByteWriter): Buffer {
  const bytes = Buffer.from(writer.getBytes());
  writer.index = 0;
  return bytes;
}

type Value = string | number | bigint | Date | null;

function cellValue({ name, type = 'string', isList = false, cell }: TableColumn, row: ReleaseResource) {
  const items = [cell(row)].flat();
  const values = items.map((text) => {
    if (text === '') return null;
    const value = READ[type](text);
    if (value !== undefined) return value;
    throw new CellError(`the column ${name} is of type ${type}, and <${row.iri}> has "${text}"`);
  });
  if (isList) return values;
  if (values.length <= 1) return values[0] ?? null;
  throw new CellError(`the column ${name} has room for one value, and <${row.iri}> has ${values.length}`);
}

/** The value of a text; undefined where the type has none. */
const READ: Readonly<Record<CellType, (text: string) => Value | undefined>> = {
  string: (text) => text,
  anyURI: (text) => text,
  date(text) {
    const date = new Date(`${text}T00:00:00Z`);
    const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
    return isDay ? date : undefined;
  },
  decimal(text) {
    const number = Number(text);
    return Number.isFinite(number) && text.trim() !== '' ? number : undefined;
  },
  integer(text) {
    if (!/^[+-]?\d+$/.test(text)) return undefined;
    const number = BigInt(text.replace(/^\+/, ''));
    return BigInt.asIntN(64, number) === number ? number : undefined;
  },
};
