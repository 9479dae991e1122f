import type { Batch } from '../operators/tables/batch.ts';
import type { LocalTerms } from '../operators/tables/local-terms.ts';
import { ByteWriter, TermTexts } from './byte-writer.ts';
import { type ResultSyntax, rowText } from './syntaxes.ts';

/** Writes solutions, given as ids. */
export function writeSolutions(
  variables: readonly string[],
  batches: Iterable<Batch>,
  terms: LocalTerms,
  syntax: ResultSyntax,
  maxBytes: number,
): Uint8Array {
  const writer = new ByteWriter(maxBytes);
  const texts = new TermTexts((id) => syntax.term(terms.term(id)));
  const opens = variables.map((name) => syntax.open(name));
  writer.write(syntax.head(variables));
  let isFirst = true;
  for (const { columns, length } of batches) {
    for (let row = 0; row < length; row++) {
      writer.write(
        (isFirst ? '' : syntax.betweenRows) +
          rowText(opens, (column) => textAt(columns, column, row, texts), syntax),
      );
      isFirst = false;
    }
  }
  writer.write(syntax.end);
  return writer.finish();
}

function textAt(
  columns: readonly Uint32Array[],
  column: number,
  row: number,
  texts: TermTexts,
): string | undefined {
  const id = (columns[column] as Uint32Array)[row] as number;
  return id === 0 ? undefined : texts.of(id);
}
