import { geoArea, geoCentroid, geoDistance } from 'd3-geo';
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
  const range = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.max(range(spots.map(([x]) => x)), range(spots.map(([, y]) => y)));
}

/** Douglas and Peucker's: drops the spots that the line between their neighbours passes within the tolerance. */
function simplified<Point extends readonly number[]>(spots: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, spots.length - 1]);
  const spans: [number, number][] = [[0, spots.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    let [farthest, most] = [0, tolerance];
    for (let index = first + 1; index < last; index++) {
      const far = offset(spots[index] as Point, spots[first] as Point, spots[last] as Point);
      if (far > most) [farthest, most] = [index, far];
    }
    if (most <= tolerance) continue;
    kept.add(farthest);
    spans.push([first, farthest], [farthest, last]);
  }
  return spots.filter((_, index) => kept.has(index));
}

/** The distance of a spot from the line between two others. */
function offset(spot: readonly number[], start: readonly number[], end: readonly number[]): number {
  const [[x = 0, y = 0], [ax = 0, ay = 0], [bx = 0, by = 0]] = [spot, start, end];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
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
interface Shape {
  readonly lines: Position[][];
  readonly center: [long: number, lat: number];
  /** In radians. */
  readonly radius: number;
}

/** The countries of the world, as land and as the lines between them. */
interface Atlas {
  /** Polygons: an outline each, with holes. */
  readonly land: readonly Shape[];
  readonly borders: readonly Shape[];
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

/** The lines of the shapes that reach into a circle on the globe; those that go far beyond it are off by up to a degree there. Radius in radians. */
export function within(shapes: readonly Shape[], center: [number, number], radius: number): Position[][][] {
  const reach = radius + DISTANT * RADIAN;
  const marks = landmarksOf();
  const isNear = nearTo(center, reach);
  return shapes
    .filter((shape) => geoDistance(shape.center, center) < shape.radius + radius)
    .map(({ lines, radius: own }) =>
      own < reach ? lines : lines.map((line) => line.filter((point) => marks.has(point) || isNear(point))),
    );
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

function shapeOf(lines: Position[][]): Shape {
  const points = lines.flat() as [number, number][];
  const center = geoCentroid({ type: 'MultiPoint', coordinates: points });
  const radius = points.reduce((most, point) => Math.max(most, geoDistance(center, point)), 0);
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
