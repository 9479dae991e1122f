import { inChunks } from '../../formats/whole-lines.ts';
import { csv } from '../../text/csv.ts';
import { instances, type ReleaseResource, resourcesOf } from '../diff/resource.ts';
import type { Lines } from '../n-quads/lines.ts';
import type { TableColumn } from './cells.ts';
import { type Cell, ParquetFile, parquet } from './parquet.ts';
import { PARTNERSHIP_CLASS, partnershipColumns } from './partnership-table.ts';
import { PLACE_CLASS, placeColumns } from './place-table.ts';

/** A table of a release: one row for every instance of a class. */
export interface TableDefinition {
  /** File name without extension; what it is for, the words of data say under it. */
  readonly name: string;
  /** IRI of the class whose instances are the rows. */
  readonly type: string;
  /** The columns, the one that identifies a row first, with those for the names in each of the languages. */
  columns(languages: readonly string[]): readonly TableColumn[];
}

/** The tables of a release; to add one, write its columns and list it here. */
export const TABLES: readonly TableDefinition[] = [
  { name: 'partnerships', type: PARTNERSHIP_CLASS, columns: partnershipColumns },
  { name: 'places', type: PLACE_CLASS, columns: placeColumns },
];

/** Parquet files that `csvOf` filled with the cells of its rows, by the name of the table, for `parquetOf`: no cell is worked out twice. */
export type ParquetCache = Map<string, ParquetFile>;

/** A table as CSV text, header first; only the header where the data has no rows. Once the text is complete, a cache has the same table. */
export function* csvOf(
  table: TableDefinition,
  lines: Lines,
  languages: readonly string[],
  cache?: ParquetCache,
): Iterable<string> {
  const columns = table.columns(languages);
  const file = cache && new ParquetFile(columns);
  const cells = function* () {
    for (const row of rowsOf(table, lines)) {
      const values = columns.map(({ cell }) => cell(row));
      file?.add(row.iri, values);
      yield values;
    }
  };
  const ofCells = columns.map(({ name }, at) => ({ name, cell: (row: readonly Cell[]) => row[at] ?? '' }));
  yield* inChunks(csv(ofCells, cells()));
  if (file) cache.set(table.name, file);
}

/** A table as the bytes of a Parquet file, which a cache may have already; throws a CellError at the first value that its column cannot hold. */
export function parquetOf(
  table: TableDefinition,
  lines: Lines,
  languages: readonly string[],
  cache?: ParquetCache,
): Iterable<Buffer> {
  return cache?.get(table.name)?.finish() ?? parquet(table.columns(languages), rowsOf(table, lines));
}

function* rowsOf({ type }: TableDefinition, lines: Lines): Iterable<ReleaseResource> {
  const find = resourcesOf(lines);
  for (const iri of instances(lines, type)) yield find(iri);
}
