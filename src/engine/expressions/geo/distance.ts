import { intersects, positionsOf, segmentsOf } from './relations.ts';
import type { Geometry, LongLat } from './wkt.ts';

/** The ellipsoid of WGS 84. */
const EQUATOR = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const POLE = EQUATOR * (1 - FLATTENING);
const MEAN_RADIUS = 6_371_008.8;
const MAX_ITERATIONS = 100;

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

type Measure = (from: LongLat, to: LongLat) => number;

/** Units of measure by IRI: lengths are those of the geodesic, angles those of the great circle. */
const UNITS: ReadonlyMap<string, { readonly measure: Measure; readonly metres: number }> = new Map([
  ['http://www.opengis.net/def/uom/OGC/1.0/metre', { measure: geodesic, metres: 1 }],
  ['http://www.opengis.net/def/uom/OGC/1.0/kilometre', { measure: geodesic, metres: 1000 }],
  ['http://www.opengis.net/def/uom/OGC/1.0/radian', { measure: greatCircle, metres: MEAN_RADIUS }],
  ['http://www.opengis.net/def/uom/OGC/1.0/degree', { measure: greatCircle, metres: radians(MEAN_RADIUS) }],
]);

/** The shortest way between two geometries on WGS 84 in a unit of OGC; `undefined` where one is empty or the unit is not known. */
export function distanceBetween(a: Geometry, b: Geometry, unitIri: string): number | undefined {
  const [positions, others] = [positionsOf(a), positionsOf(b)];
  const unit = UNITS.get(unitIri);
  if (unit === undefined || positions.length === 0 || others.length === 0) return undefined;
  if (intersects(a, b)) return 0;
  return Math.min(nearest(positions, b, unit.measure), nearest(others, a, unit.measure)) / unit.metres;
}

function nearest(positions: readonly LongLat[], geometry: Geometry, measure: Measure): number {
  const segments = segmentsOf(geometry);
  let least = Number.POSITIVE_INFINITY;
  for (const position of positions) {
    for (const point of geometry.points) least = Math.min(least, measure(position, point));
    for (const [start, end] of segments) {
      least = Math.min(least, measure(position, closestOn(position, start, end)));
    }
  }
  return least;
}

/** The closest position of an edge, in a plane that is true to scale at the position's latitude. */
function closestOn([x, y]: LongLat, [ax, ay]: LongLat, [bx, by]: LongLat): LongLat {
  const scale = Math.cos(radians(y));
  const [dx, dy] = [(bx - ax) * scale, by - ay];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : ((x - ax) * scale * dx + (y - ay) * dy) / length;
  const clamped = Math.min(1, Math.max(0, part));
  return [ax + (bx - ax) * clamped, ay + (by - ay) * clamped];
}

/** The geodesic by Vincenty's inverse formula, which finds no way between near antipodes: there the great circle is taken. */
function geodesic(from: LongLat, to: LongLat): number {
  if (from[0] === to[0] && from[1] === to[1]) return 0;
  const reduce = (latitude: number) => Math.atan((1 - FLATTENING) * Math.tan(radians(latitude)));
  const [u1, u2] = [reduce(from[1]), reduce(to[1])];
  const longitude = radians(((((to[0] - from[0] + 180) % 360) + 360) % 360) - 180);
  let lambda = longitude;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const arc = arcOf(u1, u2, lambda);
    const next = longitude + arc.correction;
    if (Math.abs(next - lambda) < 1e-12) return arc.length;
    lambda = next;
  }
  return greatCircle(from, to);
}

function arcOf(u1: number, u2: number, lambda: number): { length: number; correction: number } {
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const east = cosU2 * Math.sin(lambda);
  const north = cosU1 * sinU2 - sinU1 * cosU2 * Math.cos(lambda);
  const sinSigma = Math.hypot(east, north);
  if (sinSigma === 0) return { length: 0, correction: 0 };
  const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * Math.cos(lambda);
  const sigma = Math.atan2(sinSigma, cosSigma);
  const sinAlpha = (cosU1 * cosU2 * Math.sin(lambda)) / sinSigma;
  const cosSqAlpha = 1 - sinAlpha ** 2;
  const cos2M = cosSqAlpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha;
  const c = (FLATTENING / 16) * cosSqAlpha * (4 + FLATTENING * (4 - 3 * cosSqAlpha));
  const series = cos2M + c * cosSigma * (-1 + 2 * cos2M ** 2);
  const correction = (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * series);
  return { length: arcLength({ sigma, sinSigma, cosSigma, cos2M, cosSqAlpha }), correction };
}

interface Arc {
  readonly sigma: number;
  readonly sinSigma: number;
  readonly cosSigma: number;
  readonly cos2M: number;
  readonly cosSqAlpha: number;
}

function arcLength({ sigma, sinSigma, cosSigma, cos2M, cosSqAlpha }: Arc): number {
  const u = (cosSqAlpha * (EQUATOR ** 2 - POLE ** 2)) / POLE ** 2;
  const a = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const last = (b / 6) * cos2M * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cos2M ** 2);
  const delta = b * sinSigma * (cos2M + (b / 4) * (cosSigma * (-1 + 2 * cos2M ** 2) - last));
  return POLE * a * (sigma - delta);
}

function greatCircle(from: LongLat, to: LongLat): number {
  const [lat1, lat2] = [radians(from[1]), radians(to[1])];
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const chord = half(to[1] - from[1]) + Math.cos(lat1) * Math.cos(lat2) * half(to[0] - from[0]);
  return 2 * MEAN_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
