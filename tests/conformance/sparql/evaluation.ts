import { extname } from 'node:path';
import { Parser } from '@traqula/parser-sparql-1-1';
import { expect } from 'vitest';
import { TURTLE } from '../../../src/formats/turtle/turtle.ts';
import type { W3cTest } from './manifest.ts';
import { ServiceFailure } from './outcome.ts';
import { readJsonResults } from './results-json.ts';
import { readRdfResults } from './results-rdf.ts';
import { readCsvResults, readTsvResults } from './results-text.ts';
import { readXmlResults } from './results-xml.ts';
import { type Answer, answerText } from './solutions.ts';
import { textOf } from './w3c.ts';

/** A format in which the W3C gives expected results. */
export interface ResultSyntax {
  readonly mediaType: string;
  read(document: string, base: string): Answer | Promise<Answer>;
}

/** SPARQL 1.1 Query Results JSON Format. */
export const JSON_RESULTS: ResultSyntax = {
  mediaType: 'application/sparql-results+json',
  read: readJsonResults,
};
/** By the extension of the expected result: the service is asked for the same. */
export const RESULT_SYNTAXES: Readonly<Record<string, ResultSyntax>> = {
  '.srx': { mediaType: 'application/sparql-results+xml', read: readXmlResults },
  '.srj': JSON_RESULTS,
  '.csv': { mediaType: 'text/csv', read: readCsvResults },
  '.tsv': { mediaType: 'text/tab-separated-values', read: readTsvResults },
  '.ttl': {
    mediaType: 'text/turtle',
    read: async (document, base) => readRdfResults(await TURTLE.parse(document, base)),
  },
};

/** Asks the test's query and compares the answer with the expected one; throws where they differ. */
export async function checkEvaluation(
  { query = '', result = '' }: W3cTest,
  endpoint: string,
  adapt = (text: string) => text,
): Promise<void> {
  const syntax = RESULT_SYNTAXES[extname(result)];
  if (syntax === undefined) throw new Error(`unknown kind of result: ${result}`);
  const expected = await syntax.read(await textOf(result), result);
  // Two of the tests describe solutions in Turtle, which no service answers a SELECT in.
  const asked = syntax.mediaType === 'text/turtle' && expected.kind !== 'graph' ? JSON_RESULTS : syntax;
  const text = adapt(await textOf(query));
  const response = await ask(endpoint, text, asked.mediaType);
  const document = await response.text();
  expect(response.status, document).toBe(200);
  expect(response.headers.get('content-type')?.split(';')[0]).toBe(asked.mediaType);
  const actual = await asked.read(document, endpoint);
  const ordered = isOrdered(text);
  expect(await answerText(actual, ordered)).toBe(await answerText(expected, ordered));
}

/** Sends a query as it stands, by direct POST; throws a ServiceFailure where the service breaks down. */
export async function ask(endpoint: string, query: string, accept: string): Promise<Response> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/sparql-query', accept },
    body: query,
  });
  if (response.status >= 500) throw new ServiceFailure(`${response.status}: ${await response.text()}`);
  return response;
}

const parser = new Parser();

/** Whether the query as a whole has an ORDER BY. */
export function isOrdered(query: string): boolean {
  const tree = parser.parse(query);
  return tree.type === 'query' && tree.solutionModifiers.order !== undefined;
}
