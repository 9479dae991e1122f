import type { QueryClient, ResultRow } from '../../../query/client.ts';
import { rowsInParts } from '../../../query/rows-in-parts.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';

/** How the names are read. */
export interface NameSource {
  /** An asker for one question. */
  client(): QueryClient;
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
