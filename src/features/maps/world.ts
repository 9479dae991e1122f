import { openAtlas } from './atlas.ts';
import { Outline } from './outline.ts';

/** Outlines of the land and the borders on it as JSON: path data in tenths of degrees, north up. Takes a second or so of computing. */
export function drawWorld(): string {
  const { land, borders } = openAtlas();
  return JSON.stringify({
    land: pathOf(
      land.flatMap(({ lines }) => lines),
      true,
      0.6,
      3,
    ),
    borders: pathOf(
      borders.flatMap(({ lines }) => lines),
      false,
      0.6,
      2,
    ),
  });
}

function pathOf(lines: readonly (readonly number[])[][], closed: boolean, tolerance: number, least: number) {
  const outline = new Outline();
  for (const line of lines) {
    for (const [index, [long, lat]] of unrolled(line).entries()) {
      if (index === 0) outline.moveTo(long * 10, lat * -10);
      else outline.lineTo(long * 10, lat * -10);
    }
    if (closed) outline.closePath();
  }
  return outline.pathData(tolerance, least);
}

/** A line that does not jump where longitudes end; one that goes round a pole goes by the pole. */
function unrolled(line: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const unrolledLine: [number, number][] = [];
  for (const [long = 0, lat = 0] of line) {
    const before = unrolledLine.at(-1)?.[0] ?? long;
    unrolledLine.push([long + 360 * Math.round((before - long) / 360), lat]);
  }
  const [first, last] = [unrolledLine[0], unrolledLine.at(-1)];
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return unrolledLine;
  const pole = 90 * Math.sign(first[1]);
  return [...unrolledLine, [last[0], pole], [first[0], pole]];
}
