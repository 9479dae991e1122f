/** An arrow of a diagram, from one node's key to another's. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Where a node or a bend of an arrow is put: its row from the top, and how far it is from the left edge, from 0 to 1. */
export interface Spot {
  readonly row: number;
  readonly x: number;
}

/** A drawing by layers: arrows join neighbouring rows, or pass through a bend in each row between. */
export interface Layers {
  readonly rows: number;
  /** Nodes that the widest row has room for; a bend takes less than a node. */
  readonly width: number;
  readonly nodes: ReadonlyMap<string, Spot>;
  /** The bends of the arrow at the same index, from its start to its end; empty where it joins neighbouring rows. */
  readonly bends: readonly (readonly Spot[])[];
}

const SWEEPS = 12;
/** Room that a bend takes, in nodes. */
const BEND = 0.4;

/** Places the nodes of a graph in rows so that few arrows cross; the same graph is always placed the same. */
export function inLayers(keys: readonly string[], arrows: readonly Arrow[]): Layers {
  const downwards = withoutCycles(arrows);
  const rowOf = rows(keys, downwards);
  const routes = downwards.map(({ from, to }, index) => route(from, to, index, rowOf));
  const steps = routes.flatMap((path) => path.slice(1).map((to, index) => ({ from: path[index] ?? to, to })));
  const height = Math.max(-1, ...rowOf.values()) + 1;
  const members = Array.from({ length: height }, (_, row) =>
    [...new Set([...keys, ...routes.flat()])].filter((key) => rowOf.get(key) === row),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep++) arrange(members, steps, sweep % 2 === 0);
  const spots = new Map(members.flatMap((row, index) => spotsOf(row, index, keys)));
  return {
    rows: height,
    width: Math.max(1, ...members.map((row) => roomOf(row, keys))),
    nodes: new Map([...spots].filter(([key]) => keys.includes(key))),
    bends: routes.map((path, index) => {
      const bends = path.slice(1, -1).flatMap((key) => spots.get(key) ?? []);
      return downwards[index]?.from === arrows[index]?.from ? bends : bends.reverse();
    }),
  };
}

function roomOf(row: readonly string[], keys: readonly string[]): number {
  return row.reduce((sum, key) => sum + (keys.includes(key) ? 1 : BEND), 0);
}

/** The members of a row side by side, each with its room. */
function spotsOf(
  row: readonly string[],
  index: number,
  keys: readonly string[],
): (readonly [string, Spot])[] {
  const room = roomOf(row, keys);
  return row.map((key, place) => {
    const before = roomOf(row.slice(0, place), keys);
    return [key, { row: index, x: (before + roomOf([key], keys) / 2) / room }];
  });
}

/** The arrows, those turned round that would close a circle with the ones before them. */
function withoutCycles(arrows: readonly Arrow[]): readonly Arrow[] {
  const kept: Arrow[] = [];
  for (const { from, to } of arrows) {
    kept.push(reaches(to, from, kept) ? { from: to, to: from } : { from, to });
  }
  return kept;
}

function reaches(from: string, to: string, arrows: readonly Arrow[]): boolean {
  const reached = new Set([from]);
  for (const key of reached) {
    for (const arrow of arrows) if (arrow.from === key) reached.add(arrow.to);
  }
  return reached.has(to);
}

/** The longest way from any start to each node. */
function rows(keys: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const found = new Map(keys.map((key) => [key, 0]));
  for (let round = 0; round < keys.length; round++) {
    for (const { from, to } of arrows) {
      const least = (found.get(from) ?? 0) + 1;
      if ((found.get(to) ?? 0) < least) found.set(to, least);
    }
  }
  return found;
}

/** The keys that an arrow passes: both ends, and a bend of its own for each row between them. */
function route(from: string, to: string, index: number, rowOf: Map<string, number>): string[] {
  const [first, last] = [rowOf.get(from) ?? 0, rowOf.get(to) ?? 0];
  const bends: string[] = [];
  for (let row = first + 1; row < last; row++) {
    const bend = `${index} ${row}`;
    rowOf.set(bend, row);
    bends.push(bend);
  }
  return [from, ...bends, to];
}

/** One sweep of the barycentre method: each row in the order of the mean places of its neighbours above, or below. */
function arrange(members: string[][], steps: readonly Arrow[], down: boolean): void {
  const place = new Map<string, number>();
  const note = (row: readonly string[]) => {
    for (const [index, key] of row.entries()) place.set(key, (index + 0.5) / row.length);
  };
  const order = down ? members : [...members].reverse();
  for (const row of members) note(row);
  for (const row of order.slice(1)) {
    const mean = new Map(row.map((key) => [key, meanPlace(key, steps, place, down)]));
    row.sort((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0));
    note(row);
  }
}

function meanPlace(
  key: string,
  steps: readonly Arrow[],
  place: ReadonlyMap<string, number>,
  down: boolean,
): number {
  const neighbours = steps.flatMap(({ from, to }) => {
    if (down) return to === key ? [from] : [];
    return from === key ? [to] : [];
  });
  const places = neighbours.map((neighbour) => place.get(neighbour) ?? 0);
  if (places.length === 0) return place.get(key) ?? 0;
  return places.reduce((sum, one) => sum + one, 0) / places.length;
}
