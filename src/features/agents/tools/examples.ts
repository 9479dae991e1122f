import { z } from 'zod';
import type { SparqlResults, SparqlTerm } from '../../../query/results/result-formats.ts';
import { citationOf } from '../facts.ts';
import { fetchJson } from '../publisher.ts';
import { tool } from '../tool.ts';
import { fetchQuery } from './names.ts';

/** What `/queries.json` says of one query. */
export interface ExampleSummary {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly topic: string;
  readonly url: string;
  readonly query: string;
}

/** Queries that work, to begin from. */
export const EXAMPLE_QUERIES = tool({
  name: 'example_queries',
  title: 'Example queries',
  description:
    'SPARQL queries that work on this vocabulary, with what each asks: take the nearest and change it. Without a name all with their titles; with a name that one whole.',
  input: z.object({
    name: z.string().max(100).optional().describe('Name of one query: "countries"'),
    contains: z
      .string()
      .max(200)
      .optional()
      .describe('Only queries that contain this in title, text or query'),
  }),
  run: async (publisher, { name, contains = '' }) => {
    const [{ queries }, citation] = await Promise.all([
      fetchJson<{ readonly queries: readonly ExampleSummary[] }>(publisher, 'queries.json'),
      citationOf(publisher),
    ]);
    const searched = contains.toLowerCase();
    const found = queries
      .filter((one) => name === undefined || one.name === name)
      .filter((one) => `${one.title}\n${one.description}\n${one.query}`.toLowerCase().includes(searched));
    const isWhole = name !== undefined || contains !== '';
    const lines = found.flatMap((one) => [
      `## ${one.name}: ${one.title}`,
      one.description,
      ...(isWhole ? ['```sparql', one.query.trim(), '```'] : []),
    ]);
    const names = queries.map((one) => one.name).join(', ');
    const shown = lines.length > 0 ? lines : [`No example query is like that. There are: ${names}`];
    const text = [...shown, `From: ${citation.text}`].join('\n');
    return { text, data: { queries: found, total: queries.length, citation } };
  },
});

/** Runs a query of the client's own. */
export const RUN_SPARQL = tool({
  name: 'run_sparql',
  title: 'Run a SPARQL query',
  description:
    'Runs a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE; read-only) under the limits and budgets of the public endpoint. Ask describe_vocabulary and example_queries first. The number of all rows is always told: where more were found than `limit`, `truncated` is true.',
  input: z.object({
    query: z.string().min(1).max(65_536).describe('The query, with its PREFIX lines'),
    limit: z.number().int().min(1).max(2000).default(100).describe('Rows that are handed over at most'),
  }),
  run: async (publisher, { query, limit }) => {
    const [{ text, mediaType }, citation] = await Promise.all([
      fetchQuery(publisher, query),
      citationOf(publisher),
    ]);
    const from = `From: ${citation.text}`;
    if (mediaType !== 'application/sparql-results+json') {
      return { text: `${text}\n# ${from}`, data: { mediaType, graph: text, truncated: false, citation } };
    }
    const { head, results, boolean } = JSON.parse(text) as SparqlResults;
    if (boolean !== undefined) return { text: `${boolean}\n${from}`, data: { boolean, citation } };
    const all = results?.bindings ?? [];
    const rows = all.slice(0, limit);
    const variables = head.vars ?? [];
    const truncated = rows.length < all.length;
    const shown = truncated
      ? `TRUNCATED: ${rows.length} of ${all.length} rows; a higher limit, or LIMIT and OFFSET with ORDER BY, give the others`
      : `${all.length} ${all.length === 1 ? 'row' : 'rows'}, all of them`;
    const lines = [
      variables.join('\t'),
      ...rows.map((row) => variables.map((name) => cell(row[name])).join('\t')),
    ];
    return {
      text: [shown, ...lines, from].join('\n'),
      data: { variables, rows, returned: rows.length, total: all.length, truncated, citation },
    };
  },
});

/** A term on one line, as SPARQL would write it where that is short. */
function cell(term: SparqlTerm | undefined): string {
  if (term === undefined) return '';
  if (term.type === 'uri') return `<${term.value}>`;
  if (term.type === 'bnode') return `_:${term.value}`;
  const text = term.value.replaceAll(/[\t\r\n]+/g, ' ');
  return term['xml:lang'] === undefined ? text : `${text}@${term['xml:lang']}`;
}
