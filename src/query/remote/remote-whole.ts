import { QueryError } from '../port.ts';
import type { QueryForm } from '../results/result-formats.ts';
import { countSolutions, isInterrupted, isVirtuoso, outerLimit, rowLimit } from './virtuoso.ts';

/** An answer that a store sent with status 200. */
export interface Sent {
  readonly query: string;
  readonly form: QueryForm;
  /** Solutions, or statements of a graph. */
  readonly size: number;
  readonly headers: Headers;
  readonly rowLimit: number;
}

/** The row limit as it is known after an answer; throws a QueryError `timeout` where the store says that the answer is a part. */
export function checkWholeHead(headers: Headers, known: number): number {
  if (isInterrupted(headers)) {
    throw new QueryError('timeout', 'the store stopped the query for the time it takes; ask for less');
  }
  return rowLimit(headers) ?? known;
}

/** Rejects with a QueryError `too-large` where the store cut the answer without a word; `count` asks it how many solutions there are. */
export async function checkWhole(sent: Sent, count: (query: string) => Promise<string>): Promise<void> {
  if (!isVirtuoso(sent.headers) && rowLimit(sent.headers) === undefined) return;
  const limit = outerLimit(sent.query);
  if (limit !== undefined && limit <= sent.rowLimit) return;
  const isCut = sent.form === 'select' ? sent.size >= sent.rowLimit : await isGraphCut(sent, count);
  if (!isCut) return;
  throw new QueryError(
    'too-large',
    `the store cuts answers at ${sent.rowLimit} rows; ask for less with LIMIT`,
  );
}

/** Virtuoso cuts the solutions that a graph is made of, and does not say so. */
async function isGraphCut(
  { form, size, query, rowLimit: most }: Sent,
  count: (query: string) => Promise<string>,
) {
  if (form === 'ask') return false;
  const request = countSolutions(query);
  if (request === undefined) return size >= most;
  const { results } = JSON.parse(await count(request));
  return !(Number(results?.bindings?.[0]?.rows?.value) <= most);
}
