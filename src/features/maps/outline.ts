/** A point of a picture, in its units. */
export type Spot = readonly [x: number, y: number];

/** Collects the lines that are drawn to it, as a canvas would, and writes them as the data of an SVG path. */
export class Outline {
  readonly #lines: { readonly spots: Spot[]; closed: boolean }[] = [];

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

function extent(spots: readonly Spot[]): number {
  const range = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.max(range(spots.map(([x]) => x)), range(spots.map(([, y]) => y)));
}

/** Douglas and Peucker's: drops the spots that the line between their neighbours passes within the tolerance. */
export function simplified<Point extends readonly number[]>(
  spots: readonly Point[],
  tolerance: number,
): Point[] {
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
function lineData(spots: readonly Spot[], closed: boolean): string {
  const whole = spots.map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  const moves = whole.flatMap(([x, y], index) => {
    const [fromX, fromY] = whole[index - 1] ?? [0, 0];
    return index > 0 && x === fromX && y === fromY ? [] : [`${x - fromX} ${y - fromY}`];
  });
  const [start = '', ...rest] = moves;
  const lines = rest.length > 0 ? `l${rest.join(' ')}` : 'h0';
  return `M${start}${lines}${closed ? 'z' : ''}`.replaceAll(' -', '-');
}
