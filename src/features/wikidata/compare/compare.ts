import { compareCodePoints } from '../../../rdf/canonical.ts';
import type { Agreement } from '../snapshot/dates.ts';
import { compareItems } from '../snapshot/items.ts';
import type { Snapshot, Statement } from '../snapshot/snapshot.ts';
import { type Found, lineOf } from './comparison-row.ts';
import { type Here, isTwinning, type Place, type Relation } from './local.ts';
import { There } from './wikidata.ts';

/** The classes of difference, one for each two places that are twinned on either side. */
export const DIFFERENCES = ['same', 'dates', 'one-way', 'here', 'there'] as const;

/** `same` in both, dates included; `dates` in both with different dates; `one-way` in both, but there in one direction only; only `here`; only `there`. */
export type Difference = (typeof DIFFERENCES)[number];

/** Which way it is stated there, seen from the municipality. */
export type Direction = 'both' | 'outward' | 'inward' | 'none';

/** A municipality and one of its twins, on both sides. */
export interface Line {
  readonly difference: Difference;
  readonly municipality: Place & { readonly item: string };
  readonly twin: Twin;
  /** What we have of the two: the twinning, else whatever other relation there is. */
  readonly relation?: Relation;
  readonly direction: Direction;
  /** How start and end agree with what is stated there; absent where only one side has the twinning. */
  readonly dates?: { readonly start: Agreement; readonly end: Agreement };
  /** Statements about the municipality, and those about its twin; deprecated ones are left out. */
  readonly outward: readonly Statement[];
  readonly inward: readonly Statement[];
  /** Whether the other side keeps a statement of it that it holds to be wrong. */
  readonly deprecated: boolean;
}

/** The other place; `iri` where it is one of ours. */
export interface Twin {
  readonly item: string;
  readonly iri?: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The comparison of one municipality. */
export interface Part {
  readonly municipality: Place;
  /** `unlinked`: it has no verified item; `not-asked`: the snapshot was made before it had one. */
  readonly state: 'compared' | 'unlinked' | 'not-asked';
  readonly lines: readonly Line[];
  /** Its twinnings with places that have no verified item. */
  readonly unlinked: readonly Relation[];
}

/** The twinnings here beside those there. */
export interface Comparison {
  readonly endpoint: string;
  /** The day of the snapshot. */
  readonly retrieved: string;
  readonly parts: readonly Part[];
}

/** Compares our side with a snapshot; a pure function of the two. */
export function compare(here: Here, snapshot: Snapshot): Comparison {
  const { endpoint, retrieved } = snapshot;
  const sides = { here, relations: relationsByPlace(here), there: new There(snapshot) };
  return {
    endpoint,
    retrieved,
    parts: here.municipalities.map((municipality) => partOf(municipality, sides)),
  };
}

/** How many lines there are of each class. */
export function countDifferences(lines: readonly Line[]): Readonly<Record<Difference, number>> {
  const of = (difference: Difference) => lines.filter((line) => line.difference === difference).length;
  return {
    same: of('same'),
    dates: of('dates'),
    'one-way': of('one-way'),
    here: of('here'),
    there: of('there'),
  };
}

/** All lines, each pair of places once: where both are municipalities, their line stands with the first. */
export function distinctLines({ parts }: Comparison): readonly Line[] {
  const pairs = new Map<string, Line>();
  for (const line of parts.flatMap(({ lines }) => lines)) {
    const key = [line.municipality.item, line.twin.item].sort(compareItems).join(' ');
    if (!pairs.has(key)) pairs.set(key, line);
  }
  return [...pairs.values()];
}

interface Sides {
  readonly here: Here;
  /** By each of the two places. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  readonly there: There;
}

function relationsByPlace({ relations }: Here): ReadonlyMap<string, readonly Relation[]> {
  const byPlace = new Map<string, Relation[]>();
  for (const relation of relations) {
    for (const place of relation.places) {
      const known = byPlace.get(place);
      if (known) known.push(relation);
      else byPlace.set(place, [relation]);
    }
  }
  return byPlace;
}

function partOf(municipality: Place, sides: Sides): Part {
  const { here, there } = sides;
  const own = sides.relations.get(municipality.iri) ?? [];
  const unlinked = own.filter(
    (one) => isTwinning(one) && otherOf(one, municipality, here)?.item === undefined,
  );
  const item = municipality.item === undefined ? undefined : there.current(municipality.item);
  if (item === undefined) return { municipality, state: 'unlinked', lines: [], unlinked };
  if (!there.wasAsked(item)) return { municipality, state: 'not-asked', lines: [], unlinked };
  const relations = relationsByItem(own, municipality, sides);
  const twins = new Set([...relations.keys(), ...there.twinsOf(item)]);
  const lines = [...twins].flatMap(
    (twin) => lineOf({ ...municipality, item }, twin, relations.get(twin), there) ?? [],
  );
  return { municipality, state: 'compared', lines: lines.sort(byTwin), unlinked };
}

/** What we have with each item; a twinning goes before any other relation. */
function relationsByItem(own: readonly Relation[], municipality: Place, { here, there }: Sides) {
  const byItem = new Map<string, Found>();
  for (const relation of own) {
    const place = otherOf(relation, municipality, here);
    if (place?.item === undefined) continue;
    const item = there.current(place.item);
    if (!byItem.has(item) || isTwinning(relation)) byItem.set(item, { relation, place });
  }
  return byItem;
}

function otherOf({ places }: Relation, { iri }: Place, here: Here): Place | undefined {
  return here.places.get(places[0] === iri ? places[1] : places[0]);
}

function byTwin(a: Line, b: Line): number {
  const name = ({ twin }: Line) => twin.labels.en ?? twin.labels.mul ?? '';
  return compareCodePoints(name(a), name(b)) || compareItems(a.twin.item, b.twin.item);
}
