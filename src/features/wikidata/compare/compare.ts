import { compareCodePoints } from '../../../rdf/canonical.ts';
import { bestLabel, labelTexts } from '../../../rdf/label.ts';
import { compareItems, type Snapshot } from '../snapshot/snapshot.ts';
import {
  type ComparisonRow,
  type Difference,
  type LocalStatement,
  lineOf,
  WikidataSide,
} from './comparison-row.ts';
import { isTwinning, type LocalPlace, type LocalRelation, type LocalSide } from './local.ts';

/** The comparison of one municipality. */
export interface Part {
  readonly municipality: LocalPlace;
  /** `unlinked`: it has no verified item; `not-asked`: the snapshot was made before it had one. */
  readonly state: 'compared' | 'unlinked' | 'not-asked';
  readonly lines: readonly ComparisonRow[];
  /** Its twinnings with places that have no verified item. */
  readonly unlinked: readonly LocalRelation[];
}

/** The twinnings here beside those there. */
export interface Comparison {
  readonly endpoint: string;
  /** The day of the snapshot. */
  readonly retrieved: string;
  readonly parts: readonly Part[];
}

/** Compares our side with a snapshot; a pure function of the two. */
export function compare(local: LocalSide, snapshot: Snapshot): Comparison {
  const { endpoint, retrieved } = snapshot;
  const sides = {
    local,
    relations: relationsByPlace(local),
    wikidata: new WikidataSide(snapshot),
  };
  return {
    endpoint,
    retrieved,
    parts: local.municipalities.map((municipality) => partOf(municipality, sides)),
  };
}

/** How many lines there are of each class. */
export function countDifferences(lines: readonly ComparisonRow[]): Readonly<Record<Difference, number>> {
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
export function distinctLines({ parts }: Comparison): readonly ComparisonRow[] {
  const pairs = new Map<string, ComparisonRow>();
  for (const line of parts.flatMap(({ lines }) => lines)) {
    const key = [line.municipality.item, line.twin.item].sort(compareItems).join(' ');
    if (!pairs.has(key)) pairs.set(key, line);
  }
  return [...pairs.values()];
}

interface Sides {
  readonly local: LocalSide;
  /** By each of the two places. */
  readonly relations: ReadonlyMap<string, readonly LocalRelation[]>;
  readonly wikidata: WikidataSide;
}

function relationsByPlace({ relations }: LocalSide): ReadonlyMap<string, readonly LocalRelation[]> {
  const byPlace = new Map<string, LocalRelation[]>();
  for (const relation of relations) {
    for (const place of relation.places) {
      const known = byPlace.get(place);
      if (known) known.push(relation);
      else byPlace.set(place, [relation]);
    }
  }
  return byPlace;
}

function partOf(municipality: LocalPlace, sides: Sides): Part {
  const { local, wikidata } = sides;
  const own = sides.relations.get(municipality.iri) ?? [];
  const unlinked = own.filter(
    (one) => isTwinning(one) && otherOf(one, municipality, local)?.item === undefined,
  );
  const item = municipality.item === undefined ? undefined : wikidata.current(municipality.item);
  if (item === undefined) return { municipality, state: 'unlinked', lines: [], unlinked };
  if (!wikidata.wasRequested(item)) return { municipality, state: 'not-asked', lines: [], unlinked };
  const relations = relationsByItem(own, municipality, sides);
  const twins = new Set([...relations.keys(), ...wikidata.twinsOf(item)]);
  const lines = [...twins].flatMap(
    (twin) => lineOf({ ...municipality, item }, twin, relations.get(twin), wikidata) ?? [],
  );
  return { municipality, state: 'compared', lines: lines.sort(byTwin), unlinked };
}

/** What we have with each item; a twinning goes before any other relation. */
function relationsByItem(
  own: readonly LocalRelation[],
  municipality: LocalPlace,
  { local, wikidata }: Sides,
) {
  const byItem = new Map<string, LocalStatement>();
  for (const relation of own) {
    const place = otherOf(relation, municipality, local);
    if (place?.item === undefined) continue;
    const item = wikidata.current(place.item);
    if (!byItem.has(item) || isTwinning(relation)) byItem.set(item, { relation, place });
  }
  return byItem;
}

function otherOf({ places }: LocalRelation, { iri }: LocalPlace, local: LocalSide): LocalPlace | undefined {
  return local.places.get(places[0] === iri ? places[1] : places[0]);
}

function byTwin(a: ComparisonRow, b: ComparisonRow): number {
  const name = ({ twin }: ComparisonRow) => bestLabel(labelTexts(twin.labels), 'en')?.text ?? '';
  return compareCodePoints(name(a), name(b)) || compareItems(a.twin.item, b.twin.item);
}
