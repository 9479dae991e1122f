import type { Row } from '../../../query/client.ts';
import { statementsFrom } from './answers.ts';
import { compareItems, itemOf } from './items.ts';
import {
  datesQuestion,
  labelsQuestion,
  movedQuestion,
  plainQuestion,
  type Question,
  referencesQuestion,
  statementsQuestion,
} from './queries.ts';
import type { Ask } from './rate-limited-fetch.ts';
import { ServiceError } from './rate-limited-fetch.ts';
import type { Snapshot } from './snapshot.ts';

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
const AT_ONCE = 50;
const RESULTS = 'application/sparql-results+json';

/** Asks an endpoint for all twinnings of the items, with their dates and references; rejects with a ServiceError, having kept nothing. */
export async function fetchSnapshot(
  { endpoint, items, mentioned, today }: Enquiry,
  ask: Ask,
): Promise<Snapshot> {
  const rows = rowsOf(endpoint, ask);
  const moved = movedFrom(await rows(movedQuestion, [...items, ...mentioned]));
  const asked = distinct(items.map((item) => moved[item] ?? item));
  const found = {
    statements: await rows(statementsQuestion, asked),
    plain: await rows(plainQuestion, asked),
    dates: await rows(datesQuestion, asked),
    references: await rows(referencesQuestion, asked),
  };
  const statements = statementsFrom(found);
  const named = distinct(statements.flatMap(({ subject, value }) => [subject, value]));
  const labels = labelsFrom(await rows(labelsQuestion, named));
  return { endpoint, retrieved: today, items: asked, moved, statements, labels };
}

/** Asks a question in batches; every answer is whole or a ServiceError. */
function rowsOf(endpoint: string, ask: Ask) {
  return async (question: Question, items: readonly string[]): Promise<readonly Row[]> => {
    const all: Row[] = [];
    const each = distinct(items);
    for (let from = 0; from < each.length; from += AT_ONCE) {
      const query = question(each.slice(from, from + AT_ONCE));
      all.push(...bindings(endpoint, await ask(endpoint, RESULTS, new URLSearchParams({ query }))));
    }
    return all;
  };
}

function bindings(endpoint: string, text: string): readonly Row[] {
  try {
    const { results } = JSON.parse(text) as { results?: { bindings?: unknown } };
    if (Array.isArray(results?.bindings)) return results.bindings as readonly Row[];
  } catch {
    // What is no JSON is no result either.
  }
  throw new ServiceError(`${new URL(endpoint).host} answered with something that is no SPARQL result`);
}

function movedFrom(rows: readonly Row[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ item, target }) => {
      const [from, to] = [itemOf(item?.value), itemOf(target?.value)];
      return from === undefined || to === undefined ? [] : [[from, to]];
    }),
  );
}

function labelsFrom(rows: readonly Row[]): Record<string, Record<string, string>> {
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
