import { z } from 'zod';
import { LISTS } from '../../lists/lists.ts';
import { citationOf } from '../facts.ts';
import { askJson, type Publisher } from '../publisher.ts';
import { type ToolAnswer, tool } from '../tool.ts';

/** What `/search.json` answers. */
interface Found {
  readonly query: string;
  readonly total: number;
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
): Promise<ToolAnswer> {
  const [found, citation] = await Promise.all([
    askJson<Found>(publisher, `search.json?${new URLSearchParams(parameters)}`),
    citationOf(publisher),
  ]);
  const { total, results, near } = found;
  const truncated = total > results.length;
  const lines = [
    `${total} found for “${name}”${truncated ? `, the first ${results.length} of them (a higher limit gives more)` : ''}`,
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
