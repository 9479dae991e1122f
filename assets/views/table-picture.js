// A table as a picture: what its cells show, where they show it. A chart of bars and a matrix are tables first.
import { shape } from '../editor/dom.js';

/** Pixels between the edge of the picture and the table. */
const MARGIN = 12;

/** The table as an SVG of its size in pixels, on no ground; whoever puts it in the page beside the table gives it its looks. */
export function tablePicture(table) {
  const { left, top, width, height } = table.getBoundingClientRect();
  const origin = { x: left - MARGIN, y: top - MARGIN };
  const cells = [...table.querySelectorAll('caption, th, td')];
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN].map(Math.ceil);
  return shape(
    'svg',
    { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, role: 'img' },
    ...cells.map((cell) => box(cell, getComputedStyle(cell).backgroundColor, origin)),
    ...[...table.querySelectorAll('td rect')].map((bar) => box(bar, getComputedStyle(bar).fill, origin)),
    ...cells.flatMap((cell) => texts(cell, origin)),
  );
}

function box(node, fill, origin) {
  const { left, top, width, height } = node.getBoundingClientRect();
  return shape('rect', { x: left - origin.x, y: top - origin.y, width, height, fill });
}

/** The words of a cell, a text for each line of them. */
function texts(cell, origin) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walker.nextNode()) lines.push(...linesOf(walker.currentNode, origin));
  return lines;
}

function linesOf(node, origin) {
  // What only screen readers are told is no part of the picture.
  if (node.parentElement.closest('.unseen')) return [];
  const style = getComputedStyle(node.parentElement);
  const ascent = ascentOf(style);
  const lines = new Map();
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const [rect] = range.getClientRects();
    if (!rect) continue;
    const line = lines.get(rect.top) ?? {
      x: rect.left - origin.x,
      y: rect.top - origin.y + ascent,
      words: [],
    };
    lines.set(rect.top, { ...line, words: [...line.words, word] });
  }
  const looks = {
    fill: style.color,
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
  };
  return [...lines.values()].map(({ x, y, words }) => shape('text', { x, y, ...looks }, words.join(' ')));
}

/** Pixels from the upper edge of a line's letters to the line that they stand on. */
function ascentOf({ fontWeight, fontSize, fontFamily }) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  return pen.measureText('x').fontBoundingBoxAscent;
}
