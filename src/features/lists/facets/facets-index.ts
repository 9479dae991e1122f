import { type Facet, iriOfValue, type Selection } from './facets.ts';

/** A value of a facet, and how many members have it among those that the other facets select. */
export interface FacetValue {
  /** As addresses write it. */
  readonly value: string;
  /** Where it is a resource. */
  readonly iri?: string;
  readonly count: number;
  readonly selected: boolean;
}

/** A facet with all its values, by code point. */
export interface FacetCounts {
  readonly key: string;
  readonly values: readonly FacetValue[];
}

/** What a selection selects. */
export interface Chosen {
  /** Places of the members in the index, in the order asked for. */
  readonly members: Uint32Array;
  readonly facets: readonly FacetCounts[];
}

/** Values of one facet: those of member `m` are `codes[starts[m]]` up to `codes[starts[m + 1]]`, places in `values`. */
export interface FacetColumn {
  readonly facet: Facet;
  readonly values: readonly string[];
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
}

/** All members of a list with their values, so that selecting and counting ask nobody. */
export class FacetIndex {
  /** IRIs of the members, by code point. */
  readonly members: readonly string[];
  readonly columns: readonly FacetColumn[];
  readonly base: string;

  constructor(members: readonly string[], columns: readonly FacetColumn[], base: string) {
    this.members = members;
    this.columns = columns;
    this.base = base;
  }

  /** Members that have one of the selected values in every facet, in the given order of all members (their places), and the counts of each value under the selection in the other facets. */
  select(selection: Selection, order?: Uint32Array): Chosen {
    const { failures, failed } = this.#test(selection);
    return {
      members: passing(failures, order),
      facets: this.columns.map((column, index) => this.#counts(column, index, selection, failures, failed)),
    };
  }

  /** How many members a selection selects. */
  count(selection: Selection): number {
    return passing(this.#test(selection).failures, undefined).length;
  }

  /** By member: in how many facets it has none of the selected values, and the last of these. */
  #test(selection: Selection): { failures: Uint8Array; failed: Uint8Array } {
    const failures = new Uint8Array(this.members.length);
    const failed = new Uint8Array(this.members.length);
    this.columns.forEach((column, index) => {
      const selected = selectedIn(column, selection);
      if (selected) markFailures(column, selected, index, failures, failed);
    });
    return { failures, failed };
  }

  #counts(
    column: FacetColumn,
    index: number,
    selection: Selection,
    failures: Uint8Array,
    failed: Uint8Array,
  ): FacetCounts {
    const { facet, values } = column;
    const counts = countsOf(column, index, failures, failed);
    const chosen = new Set(selection.get(facet.key));
    return {
      key: facet.key,
      values: values.map((value, code) => {
        const iri = iriOfValue(facet, value, this.base);
        return { value, ...(iri && { iri }), count: counts[code] ?? 0, selected: chosen.has(value) };
      }),
    };
  }
}

/** By code, 1 for the selected values; undefined where the facet selects nothing. */
function selectedIn({ facet, values }: FacetColumn, selection: Selection): Uint8Array | undefined {
  const chosen = selection.get(facet.key);
  if (!chosen || chosen.length === 0) return undefined;
  return Uint8Array.from(values, (value) => (chosen.includes(value) ? 1 : 0));
}

function markFailures(
  { starts, codes }: FacetColumn,
  selected: Uint8Array,
  index: number,
  failures: Uint8Array,
  failed: Uint8Array,
): void {
  for (let member = 0; member < failures.length; member++) {
    const end = starts[member + 1] ?? 0;
    let at = starts[member] ?? 0;
    while (at < end && selected[codes[at] ?? 0] === 0) at++;
    if (at < end) continue;
    failures[member] = (failures[member] ?? 0) + 1;
    failed[member] = index;
  }
}

/** A facet's own selection does not bear on its counts: a member that fails in nothing else is counted. */
function countsOf(
  { starts, codes, values }: FacetColumn,
  index: number,
  failures: Uint8Array,
  failed: Uint8Array,
): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (let member = 0; member < failures.length; member++) {
    const failing = failures[member] ?? 0;
    if (failing > 1 || (failing === 1 && failed[member] !== index)) continue;
    const end = starts[member + 1] ?? 0;
    for (let at = starts[member] ?? 0; at < end; at++) {
      const code = codes[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return counts;
}

function passing(failures: Uint8Array, order: Uint32Array | undefined): Uint32Array {
  const members = new Uint32Array(failures.length);
  let count = 0;
  for (let index = 0; index < failures.length; index++) {
    const member = order ? (order[index] ?? 0) : index;
    if (failures[member] === 0) members[count++] = member;
  }
  return members.slice(0, count);
}
