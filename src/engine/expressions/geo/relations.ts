import type { Geometry, LongLat } from './wkt.ts';

type Segment = readonly [LongLat, LongLat];

/** Where a position lies: 1 inside, 0 on the edge, -1 outside. */
type Side = 1 | 0 | -1;

/** All edges of the lines and polygons of a geometry. */
export function segmentsOf({ lines, polygons }: Geometry): Segment[] {
  return [...lines, ...polygons.flat()].flatMap((line) =>
    line.slice(1).map((end, index): Segment => [line[index] ?? end, end]),
  );
}

/** All positions that a geometry is written with. */
export function positionsOf({ points, lines, polygons }: Geometry): LongLat[] {
  return [...points, ...lines.flat(), ...polygons.flat(2)];
}

/** Whether two geometries share a position, in the plane of degrees. */
export function intersects(a: Geometry, b: Geometry): boolean {
  if (positionsOf(a).some((position) => sideOf(position, b) >= 0)) return true;
  if (positionsOf(b).some((position) => sideOf(position, a) >= 0)) return true;
  const others = segmentsOf(b);
  return segmentsOf(a).some((segment) => others.some((other) => meet(segment, other)));
}

/** Whether nothing of the first lies outside the second, and some of its inside lies inside (Simple Features §6.1.15). */
export function isWithin(a: Geometry, b: Geometry): boolean {
  if (!isCovered(a, b)) return false;
  if (a.polygons.length > 0 || b.polygons.length === 0) return true;
  return some(probesOf(a, b), (position) => sideOf(position, b) > 0);
}

/** Whether two geometries are the same set of positions. */
export function isSameGeometry(a: Geometry, b: Geometry): boolean {
  return isCovered(a, b) && isCovered(b, a);
}

/** An area is in no line, and a hole of the second may lie within the first. */
function isCovered(a: Geometry, b: Geometry): boolean {
  if (positionsOf(a).length === 0) return false;
  if (a.polygons.length > 0 && (b.polygons.length === 0 || holdsHole(a, b))) return false;
  return !some(probesOf(a, b), (position) => sideOf(position, b) < 0);
}

/** What is looked at for the whole: all positions, and the middles of the pieces into which the second cuts the edges. */
function* probesOf(a: Geometry, b: Geometry): Iterable<LongLat> {
  yield* positionsOf(a);
  const others = segmentsOf(b);
  for (const segment of segmentsOf(a)) {
    const cuts = others.flatMap((other) => cutsOf(segment, other)).sort((left, right) => left - right);
    const stops = [0, ...cuts, 1];
    for (const [index, stop] of stops.slice(1).entries()) {
      yield along(...segment, ((stops[index] ?? 0) + stop) / 2);
    }
  }
}

function some(positions: Iterable<LongLat>, holds: (position: LongLat) => boolean): boolean {
  for (const position of positions) if (holds(position)) return true;
  return false;
}

function holdsHole(a: Geometry, b: Geometry): boolean {
  const holes: Geometry = {
    points: [],
    lines: [],
    polygons: b.polygons.flatMap(([, ...rings]) => rings.map((ring) => [ring])),
  };
  const insides = holes.polygons.flatMap(([ring = []]) => middleOfRing(ring));
  return insides.some((position) => sideOf(position, a) > 0);
}

/** A position inside a ring: in the middle of a diagonal that lies inside. */
function middleOfRing(ring: readonly LongLat[]): LongLat[] {
  const candidates = ring.slice(2).map((end, index): LongLat => middle(ring[index] ?? end, end));
  const inside = candidates.find((position) => sideOfRing(position, ring) > 0);
  return inside === undefined ? [] : [inside];
}

function along([x, y]: LongLat, [toX, toY]: LongLat, part: number): LongLat {
  return [x + (toX - x) * part, y + (toY - y) * part];
}

function middle(a: LongLat, b: LongLat): LongLat {
  return along(a, b, 0.5);
}

/** Where along the first segment, from 0 to 1, the second crosses or touches it. */
function cutsOf([start, end]: Segment, [from, to]: Segment): number[] {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const [ex, ey] = [to[0] - from[0], to[1] - from[1]];
  const determinant = dx * ey - dy * ex;
  const part = (position: LongLat) =>
    ((position[0] - start[0]) * dx + (position[1] - start[1]) * dy) / (dx * dx + dy * dy);
  if (determinant === 0) return [part(from), part(to)].filter((cut) => cut > 0 && cut < 1);
  const first = ((from[0] - start[0]) * ey - (from[1] - start[1]) * ex) / determinant;
  const second = ((from[0] - start[0]) * dy - (from[1] - start[1]) * dx) / determinant;
  return first > 0 && first < 1 && second >= 0 && second <= 1 ? [first] : [];
}

/** Where a position lies with regard to a geometry; points and lines have no inside but themselves, which counts as edge. */
function sideOf(position: LongLat, geometry: Geometry): Side {
  const isOn =
    geometry.points.some((point) => point[0] === position[0] && point[1] === position[1]) ||
    geometry.lines.some((line) => isOnLine(position, line));
  const sides = geometry.polygons.map((rings) => sideOfPolygon(position, rings));
  if (sides.includes(1)) return 1;
  return isOn || sides.includes(0) ? 0 : -1;
}

function sideOfPolygon(position: LongLat, [outer = [], ...holes]: readonly (readonly LongLat[])[]): Side {
  const side = sideOfRing(position, outer);
  if (side <= 0) return side;
  const sides = holes.map((hole) => sideOfRing(position, hole));
  if (sides.includes(0)) return 0;
  return sides.includes(1) ? -1 : 1;
}

function isOnLine(position: LongLat, line: readonly LongLat[]): boolean {
  return line.slice(1).some((end, index) => isOnSegment(position, [line[index] ?? end, end]));
}

/** By the number of edges that a ray to the east crosses. */
function sideOfRing(position: LongLat, ring: readonly LongLat[]): Side {
  if (isOnLine(position, ring)) return 0;
  const [x, y] = position;
  const crossings = ring.slice(1).filter((end, index) => {
    const start = ring[index] ?? end;
    if (start[1] > y === end[1] > y) return false;
    return x < start[0] + ((y - start[1]) / (end[1] - start[1])) * (end[0] - start[0]);
  });
  return crossings.length % 2 === 1 ? 1 : -1;
}

/** Twice the area of a triangle, positive where the third lies to the left of the first two. */
function turn([ax, ay]: LongLat, [bx, by]: LongLat, [cx, cy]: LongLat): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Within rounding: middles of edges are not exactly on them. */
const TOLERANCE = 1e-12;

function isOnSegment(position: LongLat, [start, end]: Segment): boolean {
  if (Math.abs(turn(start, end, position)) > TOLERANCE) return false;
  const isBetween = (axis: 0 | 1) =>
    Math.min(start[axis], end[axis]) <= position[axis] && position[axis] <= Math.max(start[axis], end[axis]);
  return isBetween(0) && isBetween(1);
}

function meet([a, b]: Segment, [c, d]: Segment): boolean {
  const crosses = turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0;
  return crosses || isOnSegment(c, [a, b]) || isOnSegment(d, [a, b]) || isOnSegment(a, [c, d]);
}
