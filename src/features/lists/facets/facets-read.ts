import { setImmediate as pause } from 'node:timers/promises';
import type { ColumnReader } from '../../../query/column-reader.ts';
import { compareCodePoints } from '../../../rdf/canonical.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';
import type { List } from '../lists.ts';
import { type Facet, facetsOf, NONE, valueOfIri } from './facets.ts';
import { type FacetColumn, FacetIndex } from './facets-index.ts';
import { facetQuery } from './facets-query.ts';

/** A member with the value of a facet, or with none that counts. */
type CodeOf = (id: number) => number;

/** Members after which other requests are answered first. */
const MEMBER_BATCH_SIZE = 2_000;
const IN_WIKIDATA = 'owl:sameAs';

/** Reads the same index by whole columns, without queries. */
export async function facetIndexOf(
  list: List,
  members: readonly string[],
  base: string,
  reader: ColumnReader,
): Promise<FacetIndex> {
  const sorted = [...members].sort(compareCodePoints);
  const ids = sorted.map((iri) => reader.id(iri));
  const columns: FacetColumn[] = [];
  for (const facet of facetsOf(list.name)) {
    columns.push(columnOf(facet, sorted.length, await readPairs(facet, ids, base, reader)));
  }
  return new FacetIndex(sorted, columns, base);
}

async function readPairs(
  facet: Facet,
  ids: readonly number[],
  base: string,
  reader: ColumnReader,
): Promise<Pairs> {
  const pairs: { members: number[]; codes: number[] } = { members: [], codes: [] };
  const codeOfValue = new Map<string, number>();
  const codeOf = codesBy(facet, base, reader, codeOfValue);
  const path = reader.path(facet.path);
  const isUnlinked = (id: number) => codeOf(id) < 0;
  for (const [place, id] of ids.entries()) {
    if (place % MEMBER_BATCH_SIZE === MEMBER_BATCH_SIZE - 1) await pause();
    const found = reader.follow(path, id);
    if (facet.kind === 'link') {
      if (found.some(isUnlinked)) add(pairs, place, codeFor('no', codeOfValue));
      continue;
    }
    const codes = found.flatMap((value) => (facet.isOther && value === id ? [] : codeOf(value)));
    for (const code of new Set(codes)) if (code >= 0) add(pairs, place, code);
  }
  return { ...pairs, met: [...codeOfValue.keys()] };
}

function add(pairs: { members: number[]; codes: number[] }, place: number, code: number): void {
  pairs.members.push(place);
  pairs.codes.push(code);
}

/** The code of a value, worked out once; of `link` 0 for what is linked. Less than 0 for what is no value. */
function codesBy(facet: Facet, base: string, reader: ColumnReader, codeOfValue: Map<string, number>): CodeOf {
  const known = new Map<number, number>();
  const sameAs = reader.path(IN_WIKIDATA);
  const isLinked = (id: number) =>
    reader.follow(sameAs, id).some((item) => reader.text(item).startsWith(PREFIXES.wd));
  const valueFor = (id: number) => {
    const { type, value } = reader.term(id);
    if (facet.kind === 'decade') return decadeOf(value);
    return type === 'uri' ? valueOfIri(facet, value, base) : undefined;
  };
  return (id) => {
    const code = known.get(id);
    if (code !== undefined) return code;
    const found = facet.kind === 'link' ? Number(isLinked(id)) - 1 : codeFor(valueFor(id), codeOfValue);
    known.set(id, found);
    return found;
  };
}

/** Of a day or a time, as YEAR tells it. */
function decadeOf(lexical: string): string | undefined {
  const [, year] = /^(\d{4,})-\d\d-\d\d/.exec(lexical) ?? [];
  return year === undefined ? undefined : String(Math.floor(Number(year) / 10) * 10);
}

/** Rows after which other requests are answered first. */
const ROW_BATCH_SIZE = 20_000;

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
    if (++rows % ROW_BATCH_SIZE === 0) await pause();
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
