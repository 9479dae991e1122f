import type { Text } from '../../pages/resource-view.ts';
import type { FacetView } from '../lists/list-files.ts';
import type { PicturePoint } from './atlas.ts';

/** A name to be written beside a spot, and what has been found for it. */
interface Label {
  readonly text: string;
  readonly spot: PicturePoint;
  /** Written stronger than the others. */
  readonly principal: boolean;
}

/** A name with its place: `x` and `y` are the start of its baseline, or the end of it where `anchor` is `end`. */
interface PlacedLabel {
  readonly text: string;
  readonly principal: boolean;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Width of an average letter, in parts of the size of the type; strong ones are wider. */
const LETTER = { usual: 0.54, principal: 0.6 } as const;

/** Names beside their spots, in the order given, in type of a size: right, left, above or below, wherever nothing is written yet; a name without room is left out. */
export function placedLabels(
  labels: readonly Label[],
  size: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly PlacedLabel[] {
  const taken: Box[] = labels.map(({ spot: [x, y] }) => around(x, y, size / 4));
  const placed: PlacedLabel[] = [];
  for (const [index, label] of labels.entries()) {
    const others = taken.filter((_, other) => other !== index);
    const found = candidates(label, size)
      .map((candidate) => ({ candidate, box: boxOf(candidate, size) }))
      .find(({ box }) => inside(box, width, height) && !others.some((other) => overlap(box, other)));
    if (!found) continue;
    taken.push(found.box);
    placed.push(found.candidate);
  }
  return placed;
}

function candidates({ text, principal, spot: [x, y] }: Label, size: number): readonly PlacedLabel[] {
  const [gap, drop] = [size * 0.6, size * 0.35];
  const at = (dx: number, dy: number, anchor: PlacedLabel['anchor']) => ({
    text,
    principal,
    x: Math.round(x + dx),
    y: Math.round(y + dy),
    anchor,
  });
  return [
    at(gap, drop, 'start'),
    at(-gap, drop, 'end'),
    at(0, -gap, 'middle'),
    at(0, gap + 2 * drop, 'middle'),
    at(gap, drop - size, 'start'),
    at(-gap, drop - size, 'end'),
    at(gap, drop + size, 'start'),
    at(-gap, drop + size, 'end'),
  ];
}

function boxOf({ text, x, y, anchor, principal }: PlacedLabel, size: number): Box {
  const width = [...text].length * size * (principal ? LETTER.principal : LETTER.usual);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2 };
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function inside({ left, top, right, bottom }: Box, width: number, height: number): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Degrees, WGS 84. */
export interface Position {
  readonly lat: number;
  readonly long: number;
}

/** Something on a map. */
export interface MapPoint extends Position {
  readonly iri: string;
  readonly name: Text;
  /** Said after the name: the country, or how many there are. */
  readonly note?: string | undefined;
  /** Where a click leads; the point leads nowhere without it. */
  readonly href?: string | undefined;
  /** Larger, with its name beside it. */
  readonly principal?: boolean;
  /** Of what stands for many: how many; it is a circle of that size. */
  readonly count?: number;
}

/** A great circle between two points of the map, by their IRIs. */
export interface MapArc {
  readonly from: string;
  readonly to: string;
  /** Number of the series, from 0: its colour and dashes. */
  readonly series: number;
  /** How many partnerships it stands for. */
  readonly count: number;
  /** The year in which it began, where that is known. */
  readonly year?: number | undefined;
}

/** What a map shows. */
export interface MapContent {
  readonly points: readonly MapPoint[];
  readonly arcs: readonly MapArc[];
}

/** Partners of one country, in the table beside a map. */
export interface MapRow {
  /** Absent where no country is stated. */
  readonly country?: Text | undefined;
  /** Partnerships with it. */
  readonly count: number;
  /** None where the map gathers partners by country. */
  readonly partners: readonly MapPartner[];
}

/** A partner with the partnership that it is in, and with whom. */
interface MapPartner {
  readonly name: Text;
  readonly partnership: string;
  readonly from: Text;
}

/** The map of all partnerships, or of a selection of them. */
export interface PartnershipMapView {
  readonly content: MapContent;
  /** What fits in: the ends of what is selected. The first is the middle. */
  readonly extent: readonly Position[];
  /** The municipalities that have a colour, in the order of the series, with their partnerships in the selection; the last series without a name is all others. */
  readonly series: readonly { readonly name?: Text | undefined; readonly count: number }[];
  readonly facets: readonly FacetView[];
  readonly selected: number;
  readonly whole: number;
  /** Partners that have no coordinates. */
  readonly unplaced: number;
  /** Whether partners are gathered by country, for there are too many. */
  readonly clustered: boolean;
  readonly rows: readonly MapRow[];
  /** What is selected, as the query of an address, without `?`. */
  readonly query: string;
}
