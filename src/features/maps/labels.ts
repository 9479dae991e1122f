import type { Spot } from './atlas.ts';

/** A name to be written beside a spot, and what has been found for it. */
export interface Label {
  readonly text: string;
  readonly spot: Spot;
  /** Written stronger than the others. */
  readonly principal: boolean;
}

/** A name with its place: `x` and `y` are the start of its baseline, or the end of it where `anchor` is `end`. */
export interface PlacedLabel {
  readonly text: string;
  readonly principal: boolean;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Width of an average letter, in parts of the size of the type. */
const LETTER = 0.54;

/** Names beside their spots, in the order given, in type of a size: right, left, above or below, wherever nothing is written yet; a name without room is left out. */
export function placedLabels(
  labels: readonly Label[],
  size: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly PlacedLabel[] {
  const taken: Box[] = labels.map(({ spot: [x, y] }) => around(x, y, size / 4));
  const placed: PlacedLabel[] = [];
  for (const [index, label] of labels.entries()) {
    const others = taken.filter((_, other) => other !== index);
    const found = candidates(label, size)
      .map((candidate) => ({ candidate, box: boxOf(candidate, size) }))
      .find(({ box }) => inside(box, width, height) && !others.some((other) => overlap(box, other)));
    if (!found) continue;
    taken.push(found.box);
    placed.push(found.candidate);
  }
  return placed;
}

function candidates({ text, principal, spot: [x, y] }: Label, size: number): readonly PlacedLabel[] {
  const [gap, drop] = [size * 0.6, size * 0.35];
  const at = (dx: number, dy: number, anchor: PlacedLabel['anchor']) => ({
    text,
    principal,
    x: Math.round(x + dx),
    y: Math.round(y + dy),
    anchor,
  });
  return [
    at(gap, drop, 'start'),
    at(-gap, drop, 'end'),
    at(0, -gap, 'middle'),
    at(0, gap + 2 * drop, 'middle'),
    at(gap, drop - size, 'start'),
    at(-gap, drop - size, 'end'),
    at(gap, drop + size, 'start'),
    at(-gap, drop + size, 'end'),
  ];
}

function boxOf({ text, x, y, anchor }: PlacedLabel, size: number): Box {
  const width = [...text].length * size * LETTER;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2 };
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function inside({ left, top, right, bottom }: Box, width: number, height: number): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
