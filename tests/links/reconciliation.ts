import type { Endpoint } from '../unit/query/endpoint.ts';

/** What a service on loopback knows of an item, in the way of Wikidata's. */
export interface Known {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  /** Item of the country. */
  readonly country?: string;
  /** `lat,long`. */
  readonly at?: string;
  readonly score: number;
  readonly match?: boolean;
}

const MANIFEST = {
  versions: ['0.2'],
  name: 'Items for tests',
  identifierSpace: 'http://www.wikidata.org/entity/',
  schemaSpace: 'http://www.wikidata.org/prop/direct/',
  view: { url: 'https://www.wikidata.org/wiki/{{id}}' },
  extend: {
    propose_properties: { service_url: 'http://127.0.0.1', service_path: '/propose' },
    property_settings: [],
  },
  batchSize: 10,
};

/** Makes an endpoint speak the Reconciliation Service API 0.2: it proposes by name, narrows by country, and extends P17 and P625. */
export function reconcile(
  endpoint: Endpoint,
  items: Readonly<Record<string, Known>>,
  manifest: object = {},
): void {
  endpoint.reaction = (response, body) => {
    const form = new URLSearchParams(body);
    const [queries, extend] = [form.get('queries'), form.get('extend')];
    const answer = queries
      ? answersTo(JSON.parse(queries), items)
      : extend
        ? extensionOf(JSON.parse(extend), items)
        : { ...MANIFEST, ...manifest };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
}

interface Query {
  readonly query: string;
  readonly limit?: number;
  readonly properties?: readonly { readonly pid: string; readonly v: { readonly id: string } }[];
}

function answersTo(queries: Record<string, Query>, items: Readonly<Record<string, Known>>) {
  return Object.fromEntries(
    Object.entries(queries).map(([key, { query, limit = 5, properties = [] }]) => {
      const country = properties.find(({ pid }) => pid === 'P17')?.v.id;
      const result = Object.entries(items)
        .filter(([, known]) => known.name === query)
        .map(([id, { name, description, type, score, match = false, country: own }]) => ({
          id,
          name,
          ...(description && { description }),
          type: type ? [{ id: 'Q1', name: type }] : [],
          score: country === undefined || own === country ? score : score / 2,
          match,
        }));
      return [key, { result: result.slice(0, limit) }];
    }),
  );
}

function extensionOf(
  { ids, properties }: { ids: readonly string[]; properties: readonly { id: string }[] },
  items: Readonly<Record<string, Known>>,
) {
  const valuesOf = (id: string, property: string) => {
    const { country, at } = items[id] ?? {};
    if (property === 'P17') return country ? [{ id: country, name: `country ${country}` }] : [];
    return property === 'P625' && at ? [{ str: at }] : [];
  };
  const rows = ids.map((id) => [
    id,
    Object.fromEntries(properties.map(({ id: property }) => [property, valuesOf(id, property)])),
  ]);
  return { meta: properties.map(({ id }) => ({ id, name: id })), rows: Object.fromEntries(rows) };
}
