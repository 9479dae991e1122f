import { FACETS } from '../../src/features/lists/facets/facets.ts';
import { readFacetIndex } from '../../src/features/lists/facets/facets-read.ts';
import { LISTS } from '../../src/features/lists/lists.ts';

const BASE = 'https://towns.example/';
const COUNTRY = 'http://publications.europa.eu/resource/authority/country/';
const DEF = 'https://w3id.org/munpart/def/';
/** By facet: how many values there are, how many a member has, and the n-th as a TSV result writes it. */
const SHAPES = {
  municipality: [5_000, 1, (n) => `<${BASE}id/place/town-${n}>`],
  country: [48, 2, (n) => `<${COUNTRY}C${n}>`],
  field: [32, 4, (n) => `<${DEF}field/field-${n}>`],
  kind: [4, 1, (n) => `<${DEF}kind/kind-${n}>`],
  decade: [12, 1, (n) => String(1910 + 10 * n)],
  status: [4, 1, (n) => `<${DEF}status/status-${n}>`],
  wikidata: [2, 1, () => ''],
};

/** What the index of so many partnerships, which are nowhere but here, is read from; the result reads it. */
export function syntheticIndex(number) {
  const list = LISTS.find(({ name }) => name === 'partnerships');
  const members = Array.from(
    { length: number },
    (_, at) => `${BASE}id/partnership/town-${at}--town-${at * 7}`,
  );
  const tables = FACETS.partnerships.map(({ key }) => tableOf(members, SHAPES[key]));
  return () => readFacetIndex(list, members, BASE, async () => tables.shift());
}

function tableOf(members, [values, each, term]) {
  const rows = members.flatMap((iri, at) =>
    Array.from({ length: each }, (_, turn) => `<${iri}>\t${term((at * 31 + turn * 17) % values)}`),
  );
  return ['?iri\t?value', ...rows, ''].join('\n');
}

/** Selections of one to four facets, of one to three values each. */
export function syntheticSelections(index, number) {
  return Array.from({ length: number }, (_, turn) => {
    const columns = index.columns.filter((_, at) => (at + turn) % 7 < 1 + (turn % 4));
    return new Map(
      columns.map(({ facet, values }) => [
        facet.key,
        Array.from({ length: 1 + (turn % 3) }, (_, at) => values[(turn * 13 + at) % values.length]),
      ]),
    );
  });
}
