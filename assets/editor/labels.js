// Names beside dots, where there is room for them.
import { cut } from './data-table.js';
import { shape } from './dom.js';

const MOST_NAMES = 90;
const LETTER = 6.9;
const HEIGHT = 15;
const LONGEST = 24;

/** Text elements for dots `{ x, y, radius, name }` in a picture of a size; the first dots are named first. */
export function labelsOf(dots, width, height) {
  const taken = dots.slice(0, 400).map(({ x, y, radius }) => boxAround(x, y, radius * 2, radius * 2));
  const placed = [];
  for (const dot of dots) {
    if (placed.length >= MOST_NAMES) break;
    const text = cut(dot.name, LONGEST);
    const isOutside = dot.x < 0 || dot.y < 0 || dot.x > width || dot.y > height;
    if (text === '' || isOutside) continue;
    const own = boxAround(dot.x, dot.y, 2, 2);
    const spot = spotsFor(dot, [...text].length * LETTER).find(
      ({ box }) =>
        isInside(box, width, height) && !taken.some((other) => overlaps(box, other) && !overlaps(own, other)),
    );
    if (!spot) continue;
    taken.push(spot.box);
    placed.push(shape('text', { x: spot.x, y: spot.y, class: `d-label ${spot.anchor}` }, text));
  }
  return placed;
}

/** Right, left, below and above, in the order in which they are tried. */
function spotsFor({ x, y, radius }, length) {
  const [aside, apart] = [radius + 4, radius + HEIGHT / 2 + 1];
  return [
    { x: x + aside, y, anchor: '', box: boxAround(x + aside + length / 2, y, length, HEIGHT) },
    { x: x - aside, y, anchor: 'd-end', box: boxAround(x - aside - length / 2, y, length, HEIGHT) },
    { x, y: y + apart, anchor: 'd-middle', box: boxAround(x, y + apart, length, HEIGHT) },
    { x, y: y - apart, anchor: 'd-middle', box: boxAround(x, y - apart, length, HEIGHT) },
  ];
}

function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isInside({ left, right, top, bottom }, width, height) {
  return left >= 0 && right <= width && top >= 0 && bottom <= height;
}
