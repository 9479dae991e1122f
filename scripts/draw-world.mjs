import { writeFileSync } from 'node:fs';
import { Outline, openAtlas } from '../src/features/maps/atlas.ts';

// Draws the outlines of the land and the borders on it for the maps of query results, when munpart is built: path data in
// tenths of degrees, north up. It takes a second or so, which no visitor should wait for.

const TOLERANCE = 0.6;
const { land, borders } = openAtlas();
const world = {
  land: pathOf(
    land.flatMap(({ lines }) => lines),
    true,
    3,
  ),
  borders: pathOf(
    borders.flatMap(({ lines }) => lines),
    false,
    2,
  ),
};
writeFileSync('assets/generated/world.json', JSON.stringify(world));

/** Lines shorter than `least` are left out. */
function pathOf(lines, closed, least) {
  const outline = new Outline();
  for (const line of lines) {
    for (const [index, [long, lat]] of unrolled(line).entries()) {
      if (index === 0) outline.moveTo(long * 10, lat * -10);
      else outline.lineTo(long * 10, lat * -10);
    }
    if (closed) outline.closePath();
  }
  return outline.pathData(TOLERANCE, least);
}

/** A line that does not jump where longitudes end; one that goes round a pole goes by the pole. */
function unrolled(line) {
  const points = [];
  for (const [long, lat] of line) {
    const before = points.at(-1)?.[0] ?? long;
    points.push([long + 360 * Math.round((before - long) / 360), lat]);
  }
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return points;
  const pole = 90 * Math.sign(first[1]);
  return [...points, [last[0], pole], [first[0], pole]];
}
