import { z } from 'zod';
import type { SparqlResults, SparqlTerm } from '../../../query/results/result-formats.ts';
import { token } from '../../../rdf/n-quads/n-quads.ts';
import { iri } from '../../../rdf/terms.ts';
import { LISTS } from '../../lists/lists.ts';
import { citationOf } from '../facts.ts';
import { AnsweredProblem, type FetchedText, fetchFrom, fetchJson, type Publisher } from '../publisher.ts';
import { type ToolResult, tool } from '../tool.ts';

/** One solution: what each variable is bound to. */
type BindingRow = Readonly<Record<string, SparqlTerm | undefined>>;

/** The answer to a query on the account of the client, as `/sparql` gives it. */
export function fetchQuery(publisher: Publisher, query: string): Promise<FetchedText> {
  return fetchFrom(publisher, 'sparql', {
    accept: 'application/sparql-results+json, text/turtle;q=0.9, application/trig;q=0.8',
    body: { mediaType: 'application/sparql-query', text: query },
  });
}

/** The solutions of a query of our own. */
export async function selectRows(publisher: Publisher, query: string): Promise<readonly BindingRow[]> {
  const { text } = await fetchQuery(publisher, query);
  return (JSON.parse(text) as SparqlResults).results?.bindings ?? [];
}

/** An IRI as a query writes it; throws an AnsweredProblem where it is none. */
export function stringOf(text: string): string {
  try {
    return token(iri(text));
  } catch {
    throw new AnsweredProblem({
      kind: 'malformed',
      status: 400,
      title: 'Malformed request',
      detail: `This is no absolute IRI: ${text}`,
    });
  }
}

/** What `/search.json` answers. */
interface Found {
  readonly query: string;
  readonly total: number;
  readonly totalRelation: 'eq' | 'gte';
  readonly results: readonly FoundName[];
  readonly near: readonly FoundName[];
}

interface FoundName {
  readonly iri: string;
  readonly type?: string;
  readonly label: string;
  readonly country?: string;
  readonly score: number;
}

/** Finds things by their names, whatever the data are about. */
export const SEARCH_ANY = tool({
  name: 'search_names',
  title: 'Search names',
  description:
    'Find things by name, in any language and spelling, also misspelt. Gives IRIs for get_resource and for queries. `near` holds names that are only similar, where nothing has the name itself.',
  input: z.object({
    name: z.string().min(1).max(500).describe('A name or its beginning'),
    limit: z.number().int().min(1).max(50).default(10),
  }),
  run: (publisher, { name, limit }) => search(publisher, { q: name, limit: String(limit) }, name),
});

/** Finds things by their names. */
export const SEARCH_NAMES = tool({
  name: 'search_names',
  title: 'Search names',
  description:
    'Find things by name, in any language and spelling, also misspelt. Gives IRIs for get_resource and for queries. `near` holds names that are only similar, where nothing has the name itself.',
  input: z.object({
    name: z.string().min(1).max(500).describe('A name or its beginning: "Šiauliai", "Siauliai", "Riga"'),
    type: z
      .enum(LISTS.map(({ name }) => name))
      .optional()
      .describe('Only things of this list'),
    limit: z.number().int().min(1).max(50).default(10),
  }),
  run: (publisher, { name, type, limit }) =>
    search(publisher, { q: name, limit: String(limit), ...(type && { type }) }, name),
});

async function search(
  publisher: Publisher,
  parameters: Record<string, string>,
  name: string,
): Promise<ToolResult> {
  const [found, citation] = await Promise.all([
    fetchJson<Found>(publisher, `search.json?${new URLSearchParams(parameters)}`),
    citationOf(publisher),
  ]);
  const { total, totalRelation, results, near } = found;
  const truncated = total > results.length || totalRelation === 'gte';
  const lines = [
    `${totalRelation === 'gte' ? 'At least ' : ''}${total} found for “${name}”${truncated ? `, the first ${results.length} of them (a higher limit gives more)` : ''}`,
    ...results.map(line),
    ...(near.length > 0 ? ['Only similar:', ...near.map(line)] : []),
    '',
    `From: ${citation.text}`,
  ];
  return { text: lines.join('\n'), data: { ...found, truncated, citation } };
}

function line({ iri, label, type, country, score }: FoundName): string {
  const about = [type, country].filter((part) => part !== undefined).join(', ');
  return `- ${label}${about === '' ? '' : ` (${about})`} <${iri}> score ${Math.round(score)}`;
}
