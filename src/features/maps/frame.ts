import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoCentroid,
  geoCircle,
  geoPath,
  geoProjection,
} from 'd3-geo';
import { angleBetween, Outline, openAtlas, type PicturePoint, within } from './atlas.ts';
import type { Position } from './labels.ts';

/** A part of the world as a picture of a given size. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  /** Path data of the land and of the borders on it. */
  readonly land: string;
  readonly borders: string;
  /** Whether far places are drawn nearer than they are, so that near ones have room. */
  readonly warped: boolean;
  spot(position: Position): PicturePoint;
  /** Path data of the great circle between two places. */
  arc(from: Position, to: Position): string;
}

/** What a frame is fitted to. */
export interface Fitting {
  readonly width: number;
  readonly height: number;
  /** Everything that has to be in the picture; at least one. */
  readonly positions: readonly Position[];
  /** The middle of a warped picture. */
  readonly home: Position;
}

/** Room for dots and names at the edges, in units of the picture. */
const MARGIN = 0.05;
/** Beyond this distance from the middle, in radians, one scale does not serve all. */
const FAR = 0.75;
/** No picture shows less than this many degrees around its middle. */
const MIN_RADIUS = 5;
/** How fast the scale of a warped picture falls, in radians: at this distance from home it is 0.7 of that at home. */
const SOFTNESS = { long: 0.46, lat: 0.24 };
/** By how much an outline may be off before it is drawn, in units of the picture. */
const UNSEEN = 0.4;
/** What is farther from the middle, in radians, may be torn apart where it is drawn. */
const OPPOSITE = 0.95 * Math.PI;
const REMEMBERED = 500;

const frames = new Map<string, MapFrame>();

/** The frame that shows all positions; frames are remembered, for the outlines of the land are slow to draw. */
export function frameOf(fitting: Fitting): MapFrame {
  const key = JSON.stringify(fitting);
  const known = frames.get(key);
  if (known) return known;
  const frame = fitted(fitting);
  if (frames.size >= REMEMBERED) for (const oldest of [...frames.keys()].slice(0, 1)) frames.delete(oldest);
  frames.set(key, frame);
  return frame;
}

function fitted({ width, height, positions, home }: Fitting): MapFrame {
  const points = positions.map(coordinates);
  const middle = geoCentroid({ type: 'MultiPoint', coordinates: points });
  const warped = points.some((point) => angleBetween(middle, point) > FAR);
  const projection = warped
    ? warpedProjection(home)
    : geoAzimuthalEqualArea().rotate([-middle[0], -middle[1]]);
  const around = geoCircle()
    .center(warped ? coordinates(home) : middle)
    .radius(MIN_RADIUS)();
  const margin = Math.round(width * MARGIN);
  const room: [LongLat, LongLat] = [
    [margin, margin],
    [width - margin, height - margin],
  ];
  const lines = points.map((point) => [coordinates(home), point]);
  projection.precision(0.5).fitExtent(room, {
    type: 'GeometryCollection',
    geometries: [{ type: 'MultiLineString', coordinates: lines }, around],
  });
  return drawn(projection, { width, height, warped, middle: warped ? coordinates(home) : middle });
}

type LongLat = [number, number];

interface Picture extends Pick<MapFrame, 'width' | 'height' | 'warped'> {
  readonly middle: LongLat;
}

function drawn(projection: GeoProjection, { width, height, warped, middle }: Picture): MapFrame {
  const beyond = 8;
  const draw = (shape: GeoPermissibleObjects, tolerance: number, least: number) => {
    const outline = new Outline();
    geoPath(projection, outline)(shape);
    return outline.pathData(tolerance, least);
  };
  const arc = (from: Position, to: Position) =>
    draw({ type: 'LineString', coordinates: [coordinates(from), coordinates(to)] }, 0.4, 0);
  const spot = (position: Position): PicturePoint => projection(coordinates(position)) ?? [0, 0];
  projection.clipExtent([
    [-beyond, -beyond],
    [width + beyond, height + beyond],
  ]);
  const atlas = openAtlas(UNSEEN / scaleAt(projection, middle));
  const radius = radiusOf(projection, middle, [width, height]);
  const shapes = within(atlas, middle, radius);
  // The outlines have points enough; only arcs need more.
  projection.precision(0);
  // To cut what reaches the other side of the globe takes as long as all else, and most pictures have no such thing.
  const cut = projection.preclip();
  if (!warped && shapes.reach < OPPOSITE) projection.preclip((stream) => stream);
  const land = draw({ type: 'MultiPolygon', coordinates: shapes.land }, 0.9, 5);
  const borders = draw({ type: 'MultiLineString', coordinates: shapes.borders.flat() }, 1.2, 8);
  projection.preclip(cut).clipExtent(null).precision(0.3);
  return { width, height, warped, land, borders, spot, arc };
}

/** Units of the picture for a degree at a place. */
function scaleAt(projection: GeoProjection, [long, lat]: LongLat): number {
  const [x, y] = projection([long, lat]) ?? [0, 0];
  const [x1, y1] = projection([long, lat > 0 ? lat - 1 : lat + 1]) ?? [x + 1, y];
  return Math.hypot(x1 - x, y1 - y);
}

/** How far from its middle a picture shows something, in radians; all the globe where nobody knows. */
function radiusOf(projection: GeoProjection, middle: LongLat, [width, height]: PicturePoint): number {
  const corners: [number, number][] = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ];
  const distances = corners.map((corner) => angleBetween(middle, projection.invert?.(corner) ?? [NaN, NaN]));
  return distances.some(Number.isNaN) ? Math.PI : Math.max(...distances) * 1.1;
}

/** North is up and east is right, as everybody knows it, but the scale falls with the distance from home. */
function warpedProjection({ lat, long }: Position): GeoProjection {
  const middle = stretched(radians(lat));
  return geoProjection((lambda, phi) => [
    soft(lambda, SOFTNESS.long) * Math.cos(radians(lat)),
    soft(stretched(phi) - middle, SOFTNESS.lat) * Math.cos(radians(lat)),
  ]).rotate([-long, 0]);
}

/** Mercator's latitude, held back towards the poles. */
function stretched(phi: number): number {
  return 1.25 * Math.log(Math.tan(Math.PI / 4 + 0.4 * phi));
}

function soft(value: number, softness: number): number {
  return softness * Math.asinh(value / softness);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function coordinates({ lat, long }: Position): LongLat {
  return [long, lat];
}
