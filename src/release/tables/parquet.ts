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

/** A Parquet file that takes its rows one by one; the same rows give the same bytes. An empty text is null, a list without items is empty. */
export class ParquetFile {
  readonly #columns: readonly TableColumn[];
  readonly #writer = new ByteWriter();
  readonly #file: ParquetWriter;
  #group: Value[][] = [];
  #length = 0;
  #chunks: Buffer[] = [];
  #fault: CellError | undefined;

  constructor(columns: readonly TableColumn[]) {
    this.#columns = columns;
    this.#file = new ParquetWriter({
      writer: this.#writer,
      schema: schemaOf(columns),
      createdBy: 'munpart',
    });
    this.#group = columns.map(() => []);
  }

  /** Adds what its columns say of a row. */
  add(row: string, cells: readonly Cell[]): void {
    if (this.#fault !== undefined) return;
    try {
      for (const [at, column] of this.#columns.entries()) {
        this.#group[at]?.push(cellValue(column, row, cells[at] ?? ''));
      }
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      this.#fault = error;
    }
    if (++this.#length === GROUP) this.#writeGroup();
  }

  /** The bytes since the last call; throws a CellError at the first value that its column does not hold. */
  take(): Buffer[] {
    if (this.#fault !== undefined) throw this.#fault;
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }

  /** The bytes since the last call, to the end. */
  *finish(): Generator<Buffer, undefined> {
    if (this.#length > 0) this.#writeGroup();
    if (this.#fault === undefined) this.#file.finish();
    this.#addChunk();
    yield* this.take();
  }

  #writeGroup(): void {
    const columnData = this.#columns.map(({ name }, at) => ({ name, data: this.#group[at] as Value[] }));
    if (this.#fault === undefined) this.#file.write({ columnData, rowGroupSize: this.#length });
    this.#addChunk();
    this.#group = this.#columns.map(() => []);
    this.#length = 0;
  }

  /** The writer's buffer is used again. */
  #addChunk(): void {
    this.#chunks.push(Buffer.from(this.#writer.getBytes()));
    this.#writer.index = 0;
  }
}

/** The bytes of a Parquet file, a row group at a time; throws a CellError at the first value that its column does not hold. */
export function* parquet(columns: readonly TableColumn[], rows: Iterable<ReleaseResource>): Iterable<Buffer> {
  const file = new ParquetFile(columns);
  for (const row of rows) {
    file.add(
      row.iri,
      columns.map(({ cell }) => cell(row)),
    );
    yield* file.take();
  }
  yield* file.finish();
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

/** A cell as its column gives it. */
export type Cell = string | readonly string[];
type Item = string | number | bigint | Date | null;
type Value = Item | Item[];

function cellValue({ name, type = 'string', isList = false }: TableColumn, row: string, cell: Cell): Value {
  const items = typeof cell === 'string' ? [cell] : cell;
  const values = items.map((text) => {
    if (text === '') return null;
    const value = READ[type](text);
    if (value !== undefined) return value;
    throw new CellError(`the column ${name} is of type ${type}, and <${row}> has "${text}"`);
  });
  if (isList) return values;
  if (values.length <= 1) return values[0] ?? null;
  throw new CellError(`the column ${name} has room for one value, and <${row}> has ${values.length}`);
}

/** The value of a text; undefined where the type has none. */
const READ: Readonly<Record<CellType, (text: string) => Item | undefined>> = {
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
