import { setImmediate as pause } from 'node:timers/promises';
import type { QueryClient, ResultRow } from '../../../query/client.ts';
import type { ColumnReader } from '../../../query/column-reader.ts';
import { rowsInParts } from '../../../query/rows-in-parts.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';

/** How the names are read. */
export interface NameSource {
  /** An asker for one question. */
  client(): QueryClient;
  /** What is read without queries, where the data are at hand. */
  readonly columns?: ColumnReader | undefined;
  /** The base IRI; the parts of the things below it have no names of their own. */
  readonly base: string;
}

/** The prefixes that the patterns may use. */
export const PROLOGUE = (['mp', 'rdfs', 'skos'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');

/** Rows of a pattern that binds the subject, `?s` where none is named; where they are too many for one answer, in parts. */
export function rowsOf({ client }: NameSource, pattern: string, subject = 's'): AsyncGenerator<ResultRow> {
  return rowsInParts({ client, prologue: PROLOGUE, pattern, subject });
}

/** Rows after which other requests are answered first. */
const BATCH_SIZE = 5_000;

/** Rows `?s ?p ?o` of all triples with one of the properties, one property after the other: subjects are IRIs. */
export function rowsWith(source: NameSource, properties: readonly string[]): AsyncGenerator<ResultRow> {
  const { columns } = source;
  return columns ? readRows(columns, properties) : rowsOf(source, `${oneOf(properties)} FILTER(isIRI(?s))`);
}

async function* readRows(columns: ColumnReader, properties: readonly string[]): AsyncGenerator<ResultRow> {
  let rows = 0;
  for (const property of properties) {
    const p = { type: 'uri', value: property } as const;
    for (const [subject, object] of columns.pairs(property)) {
      if (++rows % BATCH_SIZE === 0) await pause();
      const s = columns.term(subject);
      if (s.type === 'uri') yield { s, p, o: columns.term(object) };
    }
  }
}

/** A pattern that binds `?s ?p ?o` where `?p` is one of the properties; engines look up each of a union, but may scan for VALUES. */
export function oneOf(properties: readonly string[]): string {
  return properties.map((property) => `{ ?s <${property}> ?o BIND(<${property}> AS ?p) }`).join(' UNION ');
}
