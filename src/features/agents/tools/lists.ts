import { z } from 'zod';
import { facetsOf } from '../../lists/facets/facets.ts';
import { LISTS } from '../../lists/lists.ts';
import { citationOf } from '../facts.ts';
import { AnsweredProblem, fetchJson, type Publisher } from '../publisher.ts';
import { tool } from '../tool.ts';
import { selectRows, stringOf } from './names.ts';

const PAGE_SIZE = 50;
/** Score of a name that is the one that was looked for. */
const CALLED_SO = 100;

interface Listed {
  readonly iri: string;
  readonly label?: string;
}

/** What the JSON of a list says; a page has at most 50 items. */
interface ListResponse {
  readonly total: number;
  readonly page: number;
  readonly next?: string;
  readonly facets?: Readonly<
    Record<string, readonly { value: string; iri?: string; count: number; selected: boolean }[]>
  >;
  readonly items: readonly (Listed & Readonly<Record<string, unknown>>)[];
}

const FACETS = LISTS.map(
  ({ name }) =>
    `${name}: ${
      facetsOf(name)
        .map(({ key }) => key)
        .join(', ') || '–'
    }`,
);

/** The members of a list or of a class, a page at a time. */
export const LIST_RESOURCES = tool({
  name: 'list_resources',
  title: 'List things, with facets',
  description: `Lists things, ${PAGE_SIZE} a page, with counts of all values of each facet under the filters. Give either \`list\` (facets of each: ${FACETS.join('; ')}) or, for any data, \`class\` with the IRI of a class. Filters take the values that \`facets\` shows, or what these are called in any language.`,
  input: z.object({
    list: z
      .enum(LISTS.map(({ name }) => name))
      .optional()
      .describe('One of the lists of the site'),
    class: z.string().max(2000).optional().describe('IRI of a class, where the data have no lists'),
    filters: z
      .record(z.string().max(100), z.array(z.string().max(500)).max(20))
      .default({})
      .describe('Facet → values: {"country": ["POL"], "field": ["culture"]}'),
    page: z.number().int().min(1).max(100_000).default(1),
  }),
  run: async (publisher, { list, class: type, filters, page }) => {
    const [response, citation] = await Promise.all([
      type === undefined
        ? listed(publisher, list ?? 'partnerships', filters, page)
        : ofClass(publisher, type, page),
      citationOf(publisher),
    ]);
    const { total, items, facets } = response;
    const first = (page - 1) * PAGE_SIZE + 1;
    const truncated = first + items.length - 1 < total;
    const lines = [
      `${total} in all; here ${items.length === 0 ? 'none' : `${first}–${first + items.length - 1}`}${truncated ? `; go on with page ${page + 1}` : ''}`,
      ...items.map(itemLine),
      ...Object.entries(facets ?? {}).map(
        ([key, values]) => `${key}: ${values.map(({ value, count }) => `${value} ${count}`).join(', ')}`,
      ),
      `From: ${citation.text}`,
    ];
    return { text: lines.join('\n'), data: { ...response, truncated, citation } };
  },
});

/** The instances of a class, for data without lists. */
export const LIST_INSTANCES = tool({
  name: 'list_resources',
  title: 'List things',
  description: `Lists the instances of a class by name with their commonest properties, ${PAGE_SIZE} a page. describe_vocabulary tells which classes there are.`,
  input: z.object({
    class: z.string().max(2000).describe('IRI of a class'),
    page: z.number().int().min(1).max(100_000).default(1),
  }),
  run: async (publisher, { class: type, page }) => {
    const parameters = new URLSearchParams({ class: type, page: String(page) });
    const [{ total, items }, citation] = await Promise.all([
      fetchJson<InstancesResponse>(publisher, `browse/instances.json?${parameters}`),
      citationOf(publisher),
    ]);
    const lines = [
      `${total} in all; page ${page} of ${Math.max(1, Math.ceil(total / PAGE_SIZE))}`,
      ...items.map(({ iri, name, ...rest }) => itemLine({ iri, label: name, ...rest })),
      `From: ${citation.text}`,
    ];
    const truncated = page * PAGE_SIZE < total;
    return { text: lines.join('\n'), data: { total, page, items, truncated, citation } };
  },
});

/** What `/browse/instances.json` answers. */
interface InstancesResponse {
  readonly total: number;
  readonly items: readonly ({ readonly iri: string; readonly name: string } & Readonly<
    Record<string, unknown>
  >)[];
}

type Filters = Readonly<Record<string, readonly string[]>>;

/** A page of a list; where a value is not known it is taken for a name. */
async function listed(
  publisher: Publisher,
  list: string,
  filters: Filters,
  page: number,
): Promise<ListResponse> {
  try {
    return await pageOf(publisher, list, filters, page);
  } catch (error) {
    if (!(error instanceof AnsweredProblem) || error.kind !== 'malformed') throw error;
    return pageOf(publisher, list, await valuesByName(publisher, list, filters), page);
  }
}

/** The filters with each value that the list does not have as the one that is called so, in whatever language; what nothing is called stays. */
async function valuesByName(publisher: Publisher, list: string, filters: Filters): Promise<Filters> {
  const { facets = {} } = await pageOf(publisher, list, {}, 1);
  const valueNamed = async (key: string, name: string) => {
    const known = facets[key] ?? [];
    if (known.some(({ value }) => value === name)) return name;
    const found = await fetchJson<{ results: readonly { iri: string; score: number }[] }>(
      publisher,
      `search.json?${new URLSearchParams({ q: name, limit: '20' })}`,
    );
    const called = found.results.filter(({ score }) => score >= CALLED_SO).map(({ iri }) => iri);
    return known.find(({ iri }) => iri !== undefined && called.includes(iri))?.value ?? name;
  };
  const named = Object.entries(filters).map(
    async ([key, values]) => [key, await Promise.all(values.map((value) => valueNamed(key, value)))] as const,
  );
  return Object.fromEntries(await Promise.all(named));
}

function pageOf(publisher: Publisher, list: string, filters: Filters, page: number): Promise<ListResponse> {
  const parameters = new URLSearchParams({ page: String(page) });
  for (const [key, values] of Object.entries(filters)) {
    for (const value of values) parameters.append(key, value);
  }
  return fetchJson(publisher, `${list}.json?${parameters}`);
}

/** Things of a class in the order of their IRIs; those of data without lists too. */
async function ofClass(publisher: Publisher, type: string, page: number): Promise<ListResponse> {
  const members = `?iri a ${stringOf(type)}`;
  const [[count], rows] = await Promise.all([
    selectRows(publisher, `SELECT (COUNT(DISTINCT ?iri) AS ?n) { ${members} }`),
    selectRows(
      publisher,
      `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?iri (COALESCE(MIN(?english), MIN(?name)) AS ?label) { ${members}
  OPTIONAL { ?iri rdfs:label ?name } OPTIONAL { ?iri rdfs:label ?english FILTER(LANG(?english) IN ("", "en")) } }
GROUP BY ?iri ORDER BY ?iri LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
    ),
  ]);
  const items = rows.map(({ iri, label }) => ({
    iri: iri?.value ?? '',
    ...(label && { label: label.value }),
  }));
  return { total: Number(count?.n?.value ?? 0), page, items };
}

function itemLine({ iri, label, ...rest }: ListResponse['items'][number]): string {
  const values = Object.entries(rest).flatMap(([key, value]) => {
    const text = shortly(value);
    return text === '' ? [] : [`${key}: ${text}`];
  });
  return `- ${label ?? iri} <${iri}>${values.length > 0 ? ` – ${values.join('; ')}` : ''}`;
}

function shortly(value: unknown): string {
  if (Array.isArray(value)) return value.map(shortly).join(', ');
  if (typeof value === 'object' && value !== null) {
    const { label, name, iri } = value as Partial<Listed> & { readonly name?: string };
    return label ?? name ?? iri ?? '';
  }
  return value === undefined || value === null ? '' : String(value);
}
