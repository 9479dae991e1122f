import { setImmediate as pause } from 'node:timers/promises';
import { compareCodePoints } from '../../../rdf/canonical.ts';
import type { List } from '../lists.ts';
import { type Facet, facetsOf, NONE, valueOfIri } from './facets.ts';
import { type FacetColumn, FacetIndex } from './facets-index.ts';
import { facetQuery } from './facets-query.ts';

/** Rows after which other requests are answered first. */
const ROWS_AT_A_TIME = 20_000;

/** Reads the index of a list; `table` answers a SELECT in the TSV results format, `members` are the IRIs of all there are. */
export async function readFacetIndex(
  list: List,
  members: readonly string[],
  base: string,
  table: (select: string) => Promise<string>,
): Promise<FacetIndex> {
  const sorted = [...members].sort(compareCodePoints);
  const places = new Map(sorted.map((iri, place) => [iri, place]));
  const columns: FacetColumn[] = [];
  // One after the other: what one question takes is nothing that another should wait for with its deadline running.
  for (const facet of facetsOf(list.name)) {
    const pairs = await pairsOf(facet, await table(facetQuery(list, facet)), places, base);
    columns.push(columnOf(facet, sorted.length, pairs));
  }
  return new FacetIndex(sorted, columns, base);
}

/** Members with their values, one of each at the same place: the value is a place among those met. */
interface Pairs {
  readonly members: number[];
  readonly codes: number[];
  readonly met: readonly string[];
}

async function pairsOf(
  facet: Facet,
  table: string,
  places: ReadonlyMap<string, number>,
  base: string,
): Promise<Pairs> {
  const members: number[] = [];
  const codes: number[] = [];
  const codeOfValue = new Map<string, number>();
  const codeOfTerm = new Map<string, number>();
  let rows = 0;
  for (const line of linesBelowHead(table)) {
    if (++rows % ROWS_AT_A_TIME === 0) await pause();
    const tab = line.indexOf('\t');
    const term = tab < 0 ? '' : line.slice(tab + 1);
    const place = places.get(line.slice(1, (tab < 0 ? line.length : tab) - 1));
    if (place === undefined) continue;
    if (!codeOfTerm.has(term)) codeOfTerm.set(term, codeFor(valueOfTerm(facet, term, base), codeOfValue));
    const code = codeOfTerm.get(term) ?? -1;
    if (code >= 0) {
      members.push(place);
      codes.push(code);
    }
  }
  return { members, codes, met: [...codeOfValue.keys()] };
}

function* linesBelowHead(table: string): Iterable<string> {
  for (let from = table.indexOf('\n') + 1; from > 0 && from < table.length; ) {
    const next = table.indexOf('\n', from);
    const end = next < 0 ? table.length : next;
    yield table.slice(from, table[end - 1] === '\r' ? end - 1 : end);
    from = end + 1;
  }
}

function codeFor(value: string | undefined, codes: Map<string, number>): number {
  if (value === undefined) return -1;
  const code = codes.get(value) ?? codes.size;
  codes.set(value, code);
  return code;
}

/** The value that a term of a TSV table stands for; of `link` the table names those that are not linked. */
function valueOfTerm(facet: Facet, term: string, base: string): string | undefined {
  if (facet.kind === 'link') return 'no';
  // Engines write the whole number with and without a fraction or its datatype.
  if (facet.kind === 'decade') return /^"?(\d+)(\D|$)/.exec(term)?.[1];
  return term.startsWith('<') ? valueOfIri(facet, term.slice(1, -1), base) : undefined;
}

/** The column of a facet; members that no pair names have the value `none`, of `link` the value `yes`. */
function columnOf(facet: Facet, total: number, { members, codes: metCodes, met }: Pairs): FacetColumn {
  const counts = new Uint32Array(total);
  for (const member of members) counts[member] = (counts[member] ?? 0) + 1;
  const rest = facet.kind === 'link' ? 'yes' : NONE;
  const values = [...met, ...(counts.includes(0) ? [rest] : [])].sort(compareCodePoints);
  const sorted = new Map(values.map((value, code) => [value, code]));
  const codeOf = Uint32Array.from(met, (value) => sorted.get(value) ?? 0);
  const starts = new Uint32Array(total + 1);
  counts.forEach((count, member) => {
    starts[member + 1] = (starts[member] ?? 0) + Math.max(1, count);
  });
  // What nothing is put over stays the rest.
  const codes = new Uint32Array(starts[total] ?? 0).fill(sorted.get(rest) ?? 0);
  const next = starts.slice(0, total);
  members.forEach((member, index) => {
    const at = next[member] ?? 0;
    codes[at] = codeOf[metCodes[index] ?? 0] ?? 0;
    next[member] = at + 1;
  });
  return { facet, values, starts, codes };
}
