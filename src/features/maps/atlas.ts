import { geoArea, geoCentroid } from 'd3-geo';
import type { Position } from 'geojson';
import { merge, mesh } from 'topojson-client';
import { readTopology } from '../../geo/countries.ts';

/** A point of a picture, in its units. */
export type PicturePoint = readonly [x: number, y: number];

/** Collects the lines that are drawn to it, as a canvas would, and writes them as the data of an SVG path. */
export class Outline {
  readonly #lines: { readonly spots: PicturePoint[]; closed: boolean }[] = [];

  beginPath(): void {}

  moveTo(x: number, y: number): void {
    this.#lines.push({ spots: [[x, y]], closed: false });
  }

  lineTo(x: number, y: number): void {
    this.#lines.at(-1)?.spots.push([x, y]);
  }

  closePath(): void {
    const line = this.#lines.at(-1);
    if (line) line.closed = true;
  }

  /** Points of a geometry are no lines. */
  arc(): void {}

  /** Path data in whole units: nothing smaller than `least` is drawn, and no line is off by more than `tolerance`. */
  pathData(tolerance: number, least: number): string {
    return this.#lines
      .filter(({ spots }) => extent(spots) >= least)
      .map(({ spots, closed }) => lineData(simplified(spots, tolerance), closed))
      .join('');
  }
}

function extent(spots: readonly PicturePoint[]): number {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of spots) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return Math.max(right - left, bottom - top);
}

/** Douglas and Peucker's: drops the spots that the line between their neighbours passes within the tolerance. */
function simplified<Point extends readonly number[]>(spots: readonly Point[], tolerance: number): Point[] {
  const last = spots.length - 1;
  const retained = new Uint8Array(spots.length);
  retained[0] = retained[last] = 1;
  const spans = [0, last];
  while (spans.length > 0) {
    const to = spans.pop() as number;
    const from = spans.pop() as number;
    const farthest = farthestOf(spots, from, to, tolerance * tolerance);
    if (farthest === 0) continue;
    retained[farthest] = 1;
    spans.push(from, farthest, farthest, to);
  }
  return spots.filter((_, index) => retained[index] === 1);
}

/** The spot between two others that is farthest from the line between them; 0 where none is beyond the tolerance, which is given as its square. */
function farthestOf(spots: readonly (readonly number[])[], from: number, to: number, tolerance: number) {
  const [ax = 0, ay = 0] = spots[from] ?? [];
  const [bx = 0, by = 0] = spots[to] ?? [];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  let [farthest, max] = [0, tolerance];
  for (let index = from + 1; index < to; index++) {
    const spot = spots[index] as readonly number[];
    const [x, y] = [(spot[0] as number) - ax, (spot[1] as number) - ay];
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
    const [offX, offY] = [x - along * dx, y - along * dy];
    const far = offX * offX + offY * offY;
    if (far > max) [farthest, max] = [index, far];
  }
  return farthest;
}

/** Relative moves in whole units, the shortest way to write them. */
function lineData(spots: readonly PicturePoint[], closed: boolean): string {
  const whole = spots.map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  const moves = whole.flatMap(([x, y], index) => {
    const [fromX, fromY] = whole[index - 1] ?? [0, 0];
    return index > 0 && x === fromX && y === fromY ? [] : [`${x - fromX} ${y - fromY}`];
  });
  const [start = '', ...rest] = moves;
  const lines = rest.length > 0 ? `l${rest.join(' ')}` : 'h0';
  return `M${start}${lines}${closed ? 'z' : ''}`.replaceAll(' -', '-');
}

/** Lines of longitudes and latitudes, and a circle on the globe that holds them. */
interface AtlasLines {
  readonly lines: Position[][];
  readonly center: [long: number, lat: number];
  /** In radians. */
  readonly radius: number;
}

/** The countries of the world, as land and as the lines between them. */
interface Atlas {
  /** Polygons: an outline each, with holes. */
  readonly land: readonly AtlasLines[];
  readonly borders: readonly AtlasLines[];
}

type Countries = Parameters<typeof merge>[1];
type Borders = Parameters<typeof mesh>[1];

/** Atlases that differ by less than twice their tolerance are one. */
const STEP = 2;
/** A ring of fewer points has no area. */
const MIN_RING = 4;
const HALF_OF_THE_GLOBE = 2 * Math.PI;
/** Where nobody sees it, an outline may be off by so many degrees. */
const DISTANT = 1;
const RADIAN = Math.PI / 180;

const atlases = new Map<number, Atlas>();
let landmarks: ReadonlySet<Position> | undefined;

/** Natural Earth's outlines at 1:50 million, off by no more than a tolerance in degrees; read and drawn at the first call. */
export function openAtlas(tolerance = 0): Atlas {
  const step = tolerance > 0 ? STEP ** Math.floor(Math.log(tolerance) / Math.log(STEP)) : 0;
  const atlas = atlases.get(step) ?? (step > 0 ? simpler(openAtlas(), step) : readAtlas());
  atlases.set(step, atlas);
  return atlas;
}

/** The lines of the land and of the borders that reach into a circle on the globe, and how far from its middle they reach; those that go far beyond the circle are off by up to a degree there. Radians. */
export function within({ land, borders }: Atlas, center: [number, number], radius: number) {
  const reach = radius + DISTANT * RADIAN;
  const marks = landmarksOf();
  const isNear = nearTo(center, reach);
  let farthest = 0;
  const chosen = (shapes: readonly AtlasLines[]) =>
    shapes.flatMap((shape) => {
      const distance = angleBetween(shape.center, center);
      if (distance >= shape.radius + radius) return [];
      farthest = Math.max(farthest, distance + shape.radius);
      if (shape.radius < reach) return [shape.lines];
      return [shape.lines.map((line) => line.filter((point) => marks.has(point) || isNear(point)))];
    });
  return { land: chosen(land), borders: chosen(borders), reach: farthest };
}

/** The distance of two points on the globe, in radians: that of d3 takes many times as long. */
export function angleBetween(
  [long1, lat1]: readonly [number, number],
  [long2, lat2]: readonly [number, number],
): number {
  const [across, up] = [Math.sin(((long2 - long1) * RADIAN) / 2), Math.sin(((lat2 - lat1) * RADIAN) / 2)];
  const chord = up * up + Math.cos(lat1 * RADIAN) * Math.cos(lat2 * RADIAN) * across * across;
  return 2 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Whether a point is within a distance, in radians: tens of thousands are asked. */
function nearTo([long, lat]: [number, number], reach: number): (point: Position) => boolean {
  const [sine, cosine, least] = [Math.sin(lat * RADIAN), Math.cos(lat * RADIAN), Math.cos(reach)];
  return ([x = 0, y = 0]) => {
    const across = Math.cos(y * RADIAN) * Math.cos((x - long) * RADIAN);
    return reach >= Math.PI || Math.sin(y * RADIAN) * sine + across * cosine > least;
  };
}

/** Points that no simpler atlas does without. */
function landmarksOf(): ReadonlySet<Position> {
  const { land, borders } = openAtlas(DISTANT);
  landmarks ??= new Set([...land, ...borders].flatMap(({ lines }) => lines.flat()));
  return landmarks;
}

function readAtlas(): Atlas {
  const topology = readTopology();
  const countries = topology.objects.countries;
  if (countries?.type !== 'GeometryCollection') throw new Error('the atlas has no countries');
  const land = merge(topology, countries.geometries as Countries);
  const borders = mesh(topology, countries as Borders, (a, b) => a !== b);
  return {
    // No partner is in Antarctica, and half of it looks like a fault.
    land: land.coordinates.filter((lines) => !isAntarctic(lines)).map(shapeOf),
    borders: borders.coordinates.map((line) => shapeOf([line])),
  };
}

const ANTARCTIC = -60;

function isAntarctic([outline = []]: Position[][]): boolean {
  return outline.every(([, lat = 0]) => lat < ANTARCTIC);
}

function shapeOf(lines: Position[][]): AtlasLines {
  const points = lines.flat() as [number, number][];
  const center = geoCentroid({ type: 'MultiPoint', coordinates: points });
  const radius = points.reduce((max, point) => Math.max(max, angleBetween(center, point)), 0);
  return { lines, center, radius };
}

function simpler({ land, borders }: Atlas, tolerance: number): Atlas {
  const line = (points: Position[]) => simplified(points, tolerance);
  return {
    land: land.flatMap((shape) => {
      const [outline = [], ...holes] = shape.lines.map(line);
      if (outline.length < MIN_RING) return [];
      const lines = [outline, ...holes.filter((hole) => hole.length >= MIN_RING)];
      // A strip so narrow that it was turned inside out would be all the world but itself.
      const isInsideOut = geoArea({ type: 'Polygon', coordinates: lines }) > HALF_OF_THE_GLOBE;
      return [isInsideOut ? shape : { ...shape, lines }];
    }),
    borders: borders.map((shape) => ({ ...shape, lines: shape.lines.map(line) })),
  };
}
