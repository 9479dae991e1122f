import type { Arrow, Layers, Spot } from './layers.ts';

/** A point of the drawing, in its own units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with its middle at the top, and how high it is. */
export interface Box extends Point {
  readonly height: number;
}

/** An arrow as it is drawn: the path from its start to its end, and where its label stands. */
export interface Curve {
  readonly path: string;
  readonly label: Point;
}

/** A drawing in units of its own, for the viewBox. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly curves: readonly Curve[];
}

/** Measures of a drawing. */
export const MEASURES = { box: 176, column: 218, gap: 72, head: 34, line: 17, edge: 12 } as const;

/** Where labels stand on their curve, in turn, so that neighbours do not cover each other. */
const LABEL_PLACES = [0.5, 0.3, 0.7] as const;

/** Puts the layers on paper; `lines` are the lines of small print in each box. */
export function drawn(layers: Layers, arrows: readonly Arrow[], lines: (key: string) => number): Drawing {
  const width = Math.ceil(layers.width * MEASURES.column);
  const tops = topsOf(layers, lines);
  const bottoms = tops.slice(1).map((top) => top - MEASURES.gap);
  const at = ({ row, x }: Spot): Point => ({ x: round(x * width), y: tops[row] ?? 0 });
  const boxes = new Map(
    [...layers.nodes].map(([key, spot]) => [key, { ...at(spot), height: heightOf(lines(key)) }] as const),
  );
  const paths = arrows.map(({ from, to }, index) => {
    const bends = (layers.bends[index] ?? []).flatMap((spot) => through(at(spot), bottoms[spot.row] ?? 0));
    return endpoints(boxes.get(from), boxes.get(to), bends);
  });
  const spread = ports(arrows, paths, boxes);
  return {
    width,
    height: (tops[layers.rows] ?? 0) - MEASURES.gap + MEASURES.edge,
    boxes,
    curves: spread.map((points, index) => ({
      path: pathOf(points),
      label: between(points, LABEL_PLACES[index % LABEL_PLACES.length] ?? 0.5),
    })),
  };
}

function heightOf(lines: number): number {
  return MEASURES.head + (lines === 0 ? 0 : lines * MEASURES.line + 8);
}

function rowsOf(layers: Layers): readonly (readonly string[])[] {
  return Array.from({ length: layers.rows }, (_, row) =>
    [...layers.nodes].filter(([, spot]) => spot.row === row).map(([key]) => key),
  );
}

/** The top of each row, and of the one that would follow the last. */
function topsOf(layers: Layers, lines: (key: string) => number): readonly number[] {
  const tops: number[] = [MEASURES.edge];
  for (const row of rowsOf(layers)) {
    const highest = Math.max(MEASURES.head, ...row.map((key) => heightOf(lines(key))));
    tops.push((tops.at(-1) ?? 0) + highest + MEASURES.gap);
  }
  return tops;
}

/** Straight through a row, past the boxes in it. */
function through({ x, y }: Point, bottom: number): readonly Point[] {
  return [
    { x, y },
    { x, y: bottom },
  ];
}

/** From box to box by the sides that face each other. */
function endpoints(from: Box | undefined, to: Box | undefined, bends: readonly Point[]): readonly Point[] {
  if (!from || !to) return [];
  const down = from.y < to.y;
  const start = { x: from.x, y: down ? from.y + from.height : from.y };
  const end = { x: to.x, y: down ? to.y : to.y + to.height };
  return [start, ...(down ? bends : upwards(bends)), end];
}

/** The two points of each bend in the order in which a line from below comes to them. */
function upwards(bends: readonly Point[]): readonly Point[] {
  return bends
    .flatMap((_, index) => (index % 2 === 0 ? [bends[index + 1], bends[index]] : []))
    .filter((point) => point !== undefined);
}

/** Moves the ends of arrows apart that meet on the same side of a box, in the order of where they come from. */
function ports(
  arrows: readonly Arrow[],
  paths: readonly (readonly Point[])[],
  boxes: ReadonlyMap<string, Box>,
): readonly (readonly Point[])[] {
  const moved = paths.map((points) => points.map((point) => ({ ...point })));
  const sides = new Map<string, { point: { x: number; y: number }; towards: number }[]>();
  for (const [index, { from, to }] of arrows.entries()) {
    const points = moved[index] ?? [];
    for (const [key, point, next] of [
      [from, points[0], points[1]],
      [to, points.at(-1), points.at(-2)],
    ] as const) {
      if (!point || !next) continue;
      const side = `${key} ${point.y}`;
      sides.set(side, [...(sides.get(side) ?? []), { point, towards: next.x }]);
    }
  }
  for (const [side, meeting] of sides) {
    const middle = boxes.get(side.slice(0, side.lastIndexOf(' ')))?.x ?? 0;
    const step = Math.min(40, (MEASURES.box * 0.8) / meeting.length);
    meeting.sort((a, b) => a.towards - b.towards);
    for (const [place, { point }] of meeting.entries()) {
      point.x = round(middle + (place - (meeting.length - 1) / 2) * step);
    }
  }
  return moved;
}

/** A smooth line that leaves and arrives upright. */
function pathOf(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start) return '';
  let previous = start;
  let path = `M${start.x} ${start.y}`;
  for (const point of rest) {
    const middle = round((previous.y + point.y) / 2);
    path += `C${previous.x} ${middle} ${point.x} ${middle} ${point.x} ${point.y}`;
    previous = point;
  }
  return path;
}

/** A place on the first part of the line, where it has not met the others yet. */
function between([from, to]: readonly Point[], share: number): Point {
  if (!from || !to) return { x: 0, y: 0 };
  const eased = share * share * (3 - 2 * share);
  return { x: round(from.x + (to.x - from.x) * eased), y: round(from.y + (to.y - from.y) * share) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
