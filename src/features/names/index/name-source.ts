import type { QueryClient, ResultRow } from '../../../query/client.ts';
import { QueryError } from '../../../query/port.ts';
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

const FIRST_PART = 50_000;
const MIN_PART = 100;

/** Rows of a pattern that binds the subject, `?s` where none is named; where they are too many for one answer, in parts. */
export async function* rowsOf(
  reading: NameSource,
  pattern: string,
  subject = 's',
): AsyncGenerator<ResultRow> {
  const all = await rowsOrNone(reading, `${PROLOGUE}SELECT * { ${pattern} }`);
  if (all === undefined) yield* partsOf(reading, pattern, subject);
  else yield* all;
}

async function* partsOf(reading: NameSource, pattern: string, subject: string): AsyncGenerator<ResultRow> {
  let [from, most] = ['', FIRST_PART];
  for (;;) {
    const select = `${PROLOGUE}SELECT * { { ${pattern} } FILTER(STR(?${subject}) >= "${from}") } ORDER BY ?${subject} LIMIT ${most}`;
    const part = await rowsOrNone(reading, select);
    // The last subject of a full part may have more rows: it is asked for again with those after it.
    const last = part && part.length === most ? part.at(-1)?.[subject]?.value : undefined;
    if (part !== undefined) yield* part.filter((row) => row[subject]?.value !== last);
    if (part !== undefined && last === undefined) return;
    if (part === undefined || last === from) most = smaller(most);
    else from = last ?? from;
  }
}

function smaller(part: number): number {
  if (part <= MIN_PART) throw new QueryError('too-large', 'the names are larger than the largest answer');
  return Math.floor(part / 2);
}

async function rowsOrNone({ client }: NameSource, select: string): Promise<readonly ResultRow[] | undefined> {
  try {
    return await client().rows(select);
  } catch (error) {
    if (error instanceof QueryError && error.kind === 'too-large') return undefined;
    throw error;
  }
}
