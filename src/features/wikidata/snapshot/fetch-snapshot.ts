import type { ResultRow } from '../../../query/client.ts';
import { statementsFrom } from './answers.ts';
import {
  datesQuery,
  labelsQuery,
  movedQuery,
  plainQuery,
  type QueryOfItems,
  referencesQuery,
  statementsQuery,
} from './queries.ts';
import type { FetchText } from './rate-limited-fetch.ts';
import { ServiceError } from './rate-limited-fetch.ts';
import { compareItems, itemOf, type Snapshot } from './snapshot.ts';

/** What is asked of an endpoint. */
export interface Enquiry {
  /** URL of a SPARQL endpoint that holds statements as Wikidata shapes them. */
  readonly endpoint: string;
  /** Items whose twinnings are asked for. */
  readonly items: readonly string[];
  /** Items that may have been merged into others. */
  readonly mentioned: readonly string[];
  /** The day, `2026-11-21`. */
  readonly today: string;
}

/** Items that one query asks for. */
const BATCH_SIZE = 50;
const RESULTS = 'application/sparql-results+json';

/** Asks an endpoint for all twinnings of the items, with their dates and references; rejects with a ServiceError, having kept nothing. */
export async function fetchSnapshot(
  { endpoint, items, mentioned, today }: Enquiry,
  client: FetchText,
): Promise<Snapshot> {
  const rows = rowsOf(endpoint, client);
  const moved = movedFrom(await rows(movedQuery, [...items, ...mentioned]));
  const requested = distinct(items.map((item) => moved[item] ?? item));
  const found = {
    statements: await rows(statementsQuery, requested),
    plain: await rows(plainQuery, requested),
    dates: await rows(datesQuery, requested),
    references: await rows(referencesQuery, requested),
  };
  const statements = statementsFrom(found);
  const named = distinct(statements.flatMap(({ subject, value }) => [subject, value]));
  const labels = labelsFrom(await rows(labelsQuery, named));
  return { endpoint, retrieved: today, items: requested, moved, statements, labels };
}

/** Asks a question in batches; every answer is whole or a ServiceError. */
function rowsOf(endpoint: string, client: FetchText) {
  return async (template: QueryOfItems, items: readonly string[]): Promise<readonly ResultRow[]> => {
    const all: ResultRow[] = [];
    const each = distinct(items);
    for (let from = 0; from < each.length; from += BATCH_SIZE) {
      const query = template(each.slice(from, from + BATCH_SIZE));
      all.push(...bindings(endpoint, await client(endpoint, RESULTS, new URLSearchParams({ query }))));
    }
    return all;
  };
}

function bindings(endpoint: string, text: string): readonly ResultRow[] {
  try {
    const { results } = JSON.parse(text) as { results?: { bindings?: unknown } };
    if (Array.isArray(results?.bindings)) return results.bindings as readonly ResultRow[];
  } catch {
    // What is no JSON is no result either.
  }
  throw new ServiceError(`${new URL(endpoint).host} answered with something that is no SPARQL result`);
}

function movedFrom(rows: readonly ResultRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ item, target }) => {
      const [from, to] = [itemOf(item?.value), itemOf(target?.value)];
      return from === undefined || to === undefined ? [] : [[from, to]];
    }),
  );
}

function labelsFrom(rows: readonly ResultRow[]): Record<string, Record<string, string>> {
  const labels: Record<string, Record<string, string>> = {};
  for (const { item, label } of rows) {
    const name = itemOf(item?.value);
    if (name === undefined || label === undefined) continue;
    labels[name] = { ...labels[name], [label['xml:lang'] ?? '']: label.value };
  }
  return labels;
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].sort(compareItems);
}
