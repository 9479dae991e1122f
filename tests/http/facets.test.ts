import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facetedList } from '../../src/features/lists/faceted-list.ts';
import { FACETS, facetsOf, type Selection } from '../../src/features/lists/facets/facets.ts';
import type { FacetIndex } from '../../src/features/lists/facets/facets-index.ts';
import { membersGraphQuery, selectionQuery } from '../../src/features/lists/facets/facets-query.ts';
import { LISTS, type List } from '../../src/features/lists/lists.ts';
import { selected } from '../../src/features/lists/selection.ts';
import { openOperations } from '../../src/http/serving/operations.ts';
import { type HttpSettings, openSite, type Site } from '../../src/http/serving/publication.ts';
import { createQueryClient } from '../../src/query/client.ts';
import { parseQuery } from '../../src/query/parsing/parse.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

const SETTINGS: HttpSettings = { queryTimeout: 10_000, maxResultBytes: 2_000_000 };
const FACETED = LISTS.filter(({ name }) => facetsOf(name).length > 0);

let published: Published;
let site: Site;
beforeAll(async () => {
  published = await publishRecords();
  site = openSite(published.publication, SETTINGS, openOperations(SETTINGS));
}, 60_000);
afterAll(() => published.close());

const ask = () => createQueryClient(published.publication.sparql, { deadline: 10_000, maxBytes: 2_000_000 });

async function found(query: string): Promise<string[]> {
  const rows = await ask().rows(query);
  return rows.map(({ iri }) => iri?.value ?? '').sort();
}

/** Selections of the values that there are: of each facet none, one or several. */
function selections(index: FacetIndex): fc.Arbitrary<Selection> {
  const facets = index.columns.map(({ facet, values }) =>
    fc
      .option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 }), { freq: 3 })
      .map((chosen) => [facet.key, chosen ?? []] as const),
  );
  return fc
    .tuple(...facets)
    .map(
      (pairs) =>
        new Map(pairs.filter(([, chosen]) => chosen.length > 0).map(([key, chosen]) => [key, chosen])),
    );
}

describe.each(FACETED)('the facets of $name', (list: List) => {
  it('all have values in the data', async () => {
    const { columns, members } = (await facetedList(site, list)).index;
    expect(columns.map(({ facet }) => facet.key)).toEqual(FACETS[list.name]?.map(({ key }) => key));
    for (const { values } of columns) expect(values.length).toBeGreaterThan(0);
    expect(members.length).toBeGreaterThan(50);
  });

  it('select what their SPARQL selects', async () => {
    const faceted = await facetedList(site, list);
    const { index } = faceted;
    await fc.assert(
      fc.asyncProperty(selections(index), async (selection) => {
        const query = selectionQuery(list, selection, { base: BASE, language: 'en' });
        expect(await found(query), query).toEqual(selected(faceted, selection).members);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('count what a click would select', async () => {
    const faceted = await facetedList(site, list);
    const { index } = faceted;
    fc.assert(
      fc.property(selections(index), (selection) => {
        for (const { key, values } of index.select(selection).facets) {
          for (const { value, count } of values) {
            const clicked = new Map([...selection, [key, [value]]]);
            expect(index.select(clicked).members.length).toBe(count);
          }
        }
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  it('describe the members that they select, and their parts', async () => {
    const faceted = await facetedList(site, list);
    const { index } = faceted;
    await fc.assert(
      fc.asyncProperty(selections(index), async (selection) => {
        const { members } = selected(faceted, selection);
        const query = membersGraphQuery(list, members);
        expect(parseQuery(query).form).toBe('construct');
        const described = new Set(
          (await ask().graph(query)).map(({ subject }) => subject.value.split('#')[0]),
        );
        for (const member of members) expect(described).toContain(member);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});
