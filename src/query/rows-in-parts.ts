import type { QueryClient, ResultRow } from './client.ts';
import { QueryError } from './port.ts';

/** Rows that may be more than one answer can hold. */
export interface LargePattern {
  /** An asker for one question. */
  client(): QueryClient;
  readonly prologue: string;
  /** Binds the subject. */
  readonly pattern: string;
  /** Name of a variable by which the rows can be told apart: few have the same. */
  readonly subject: string;
}

const FIRST_PART = 50_000;
const MIN_PART = 100;

/** The rows of a pattern; where they are too many for one answer, in parts by their subject. */
export async function* rowsInParts(large: LargePattern): AsyncGenerator<ResultRow> {
  const all = await rowsOrNone(large, `${large.prologue}SELECT * { ${large.pattern} }`);
  if (all === undefined) yield* partsOf(large);
  else yield* all;
}

async function* partsOf(large: LargePattern): AsyncGenerator<ResultRow> {
  const { prologue, pattern, subject } = large;
  let [from, max] = ['', FIRST_PART];
  for (;;) {
    const select = `${prologue}SELECT * { { ${pattern} } FILTER(STR(?${subject}) >= "${from}") } ORDER BY ?${subject} LIMIT ${max}`;
    const part = await rowsOrNone(large, select);
    // The last subject of a full part may have more rows: it is asked for again with those after it.
    const last = part && part.length === max ? part.at(-1)?.[subject]?.value : undefined;
    if (part !== undefined) yield* part.filter((row) => row[subject]?.value !== last);
    if (part !== undefined && last === undefined) return;
    if (part === undefined || last === from) max = smaller(max);
    else from = last ?? from;
  }
}

function smaller(part: number): number {
  if (part <= MIN_PART) throw new QueryError('too-large', 'the rows are larger than the largest answer');
  return Math.floor(part / 2);
}

async function rowsOrNone(
  { client }: LargePattern,
  select: string,
): Promise<readonly ResultRow[] | undefined> {
  try {
    return await client().rows(select);
  } catch (error) {
    if (error instanceof QueryError && error.kind === 'too-large') return undefined;
    throw error;
  }
}
