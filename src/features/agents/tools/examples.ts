import { z } from 'zod';
import { citationOf } from '../facts.ts';
import { askJson } from '../publisher.ts';
import { tool } from '../tool.ts';

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
      askJson<{ readonly queries: readonly ExampleSummary[] }>(publisher, 'queries.json'),
      citationOf(publisher),
    ]);
    const wanted = contains.toLowerCase();
    const found = queries
      .filter((one) => name === undefined || one.name === name)
      .filter((one) => `${one.title}\n${one.description}\n${one.query}`.toLowerCase().includes(wanted));
    const isWhole = name !== undefined || contains !== '';
    const lines = found.flatMap((one) => [
      `## ${one.name}: ${one.title}`,
      one.description,
      ...(isWhole ? ['```sparql', one.query.trim(), '```'] : []),
    ]);
    const names = queries.map((one) => one.name).join(', ');
    const told = lines.length > 0 ? lines : [`No example query is like that. There are: ${names}`];
    const text = [...told, `From: ${citation.text}`].join('\n');
    return { text, data: { queries: found, total: queries.length, citation } };
  },
});
