import type { Batch } from '../operators/tables/batch.ts';
import type { LocalTerms } from '../operators/tables/local-terms.ts';
import { ByteWriter, TermTexts } from './byte-writer.ts';
import { JSON_SYNTAX } from './json.ts';
import type { ResultSyntax } from './syntax.ts';
import { CSV_SYNTAX, TSV_SYNTAX } from './text.ts';
import { XML_SYNTAX } from './xml.ts';

/** By media type: the Recommendations of SPARQL 1.1 Query Results JSON, XML, and CSV and TSV. */
export const SYNTAXES: Readonly<Record<string, ResultSyntax>> = {
  'application/sparql-results+json': JSON_SYNTAX,
  'application/sparql-results+xml': XML_SYNTAX,
  'text/csv': CSV_SYNTAX,
  'text/tab-separated-values': TSV_SYNTAX,
};

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
      writer.write((isFirst ? '' : syntax.betweenRows) + rowText(columns, row, opens, texts, syntax));
      isFirst = false;
    }
  }
  writer.write(syntax.end);
  return writer.finish();
}

function rowText(
  columns: readonly Uint32Array[],
  row: number,
  opens: readonly string[],
  texts: TermTexts,
  syntax: ResultSyntax,
): string {
  let text = syntax.rowStart;
  let isFirst = true;
  for (let column = 0; column < opens.length; column++) {
    const id = (columns[column] as Uint32Array)[row] as number;
    if (id === 0 && syntax.leavesOut) continue;
    if (!isFirst) text += syntax.betweenTerms;
    isFirst = false;
    text += id === 0 ? syntax.unbound : (opens[column] as string) + texts.of(id) + syntax.close;
  }
  return text + syntax.rowEnd;
}
