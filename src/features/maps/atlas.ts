import { geoArea, geoCentroid, geoDistance } from 'd3-geo';
import type { Position } from 'geojson';
import { merge, mesh } from 'topojson-client';
import { readTopology } from '../../geo/countries.ts';
import { simplified } from './outline.ts';

/** Lines of longitudes and latitudes, and a circle on the globe that holds them. */
export interface Shape {
  readonly lines: Position[][];
  readonly center: [long: number, lat: number];
  /** In radians. */
  readonly radius: number;
}

/** The countries of the world, as land and as the lines between them. */
export interface Atlas {
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
    land: land.coordinates.map(shapeOf),
    borders: borders.coordinates.map((line) => shapeOf([line])),
  };
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
