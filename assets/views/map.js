import { columnsOf, isGeometry, isNumber, isText } from '../editor/columns.js';
import { withData } from '../editor/data-table.js';
import { element, picture, shape, worded } from '../editor/dom.js';
import { labelsOf } from '../editor/labels.js';
import { geometryOf, numberOf, plainText, termElement } from '../editor/terms.js';

const MOST_ROWS = 2000;
const LAT = /^(.*?)(latitude|lat)(.*)$/i;
/** Degrees of latitude: no picture shows less. */
const LEAST = 3;

/** Points, and lines between two points of a row, over the outlines of the land. */
export const map = { name: 'map', read: readMap, draw: drawMap };

let outlines;

function readMap(result) {
  if (result.kind !== 'rows') return undefined;
  const numbers = columnsOf(result, isNumber);
  const pairs = numbers.flatMap((name) => {
    const match = LAT.exec(name);
    const long = match && numbers.find((other) => isLongitude(other, match[1], match[3]));
    return long ? [{ lat: name, long }] : [];
  });
  const geometries = columnsOf(result, isGeometry);
  if (pairs.length === 0 && geometries.length === 0) return undefined;
  const taken = new Set([...pairs.flatMap(({ lat, long }) => [lat, long]), ...geometries]);
  const size = numbers.find((name) => !taken.has(name));
  return { rows: result.rows, pairs, geometries, size, names: columnsOf(result, isText) };
}

function isLongitude(name, before, after) {
  return ['longitude', 'long', 'lng', 'lon'].some(
    (word) => name.toLowerCase() === `${before}${word}${after}`.toLowerCase(),
  );
}

function drawMap(model, about) {
  const { words, number } = about;
  const rows = model.rows.slice(0, MOST_ROWS);
  const drawn = rows.map((row) => contentOf(row, model, about));
  const points = gathered(drawn.flatMap((content) => content.points));
  const lines = drawn.flatMap((content) => content.lines);
  const text = worded(words.mapText, { points: number(points.length), lines: number(lines.length) });
  const shown = { shown: number(MOST_ROWS), total: number(model.rows.length) };
  const notes = model.rows.length > MOST_ROWS ? [worded(words.first, shown)] : [];
  const columns = Object.keys(rows[0]);
  const data = rows.map((row) => columns.map((name) => termElement(row[name], about)));
  return withData(zoomable({ points, lines }, text, about), { heads: columns, rows: data, notes }, about);
}

/** What one row puts on the map. */
function contentOf(row, { pairs, geometries, size, names }, about) {
  const shapes = geometries.flatMap((name) => geometryOf(row[name]) ?? []);
  const spots = [
    ...pairs.map(({ lat, long }) => [numberOf(row[long]), numberOf(row[lat])]),
    ...shapes.filter(({ kind }) => kind === 'POINT').flatMap(({ lines }) => lines.flat()),
  ].filter(([long, lat]) => Math.abs(long) <= 360 && Math.abs(lat) <= 90);
  const points = spots.map((position, index) => ({
    position,
    name: plainText(row[names[Math.min(index, names.length - 1)]], about),
    size: size === undefined ? undefined : numberOf(row[size]),
  }));
  const outlined = shapes.filter(({ kind }) => kind !== 'POINT').flatMap((one) => one.lines);
  return { points, lines: spots.length > 1 ? [...outlined, spots.slice(0, 2)] : outlined };
}

/** Points of the same place and name are one. */
function gathered(points) {
  return [...new Map(points.map((point) => [`${point.position} ${point.name}`, point])).values()];
}

function zoomable(content, text, about) {
  const { words, width } = about;
  const height = Math.round(Math.min(620, Math.max(280, width * 0.6)));
  const frame = element('div', { class: 'd-map' });
  let zoom = 1;
  const update = () => {
    const world = shape('g', { class: 'd-world' });
    const view = framing(content, width, height, zoom);
    frame.querySelector('svg')?.remove();
    frame.prepend(picture(width, height, text, world, ...marks(content, view, height)));
    outlined(about.world).then(
      (paths) => world.replaceChildren(...ground(paths, view)),
      () => {}, // without the outlines the points still say where they are
    );
  };
  const button = (label, sign, factor) => {
    const act = () => {
      zoom = Math.min(32, Math.max(0.5, zoom * factor));
      update();
    };
    return element('button', { type: 'button', 'aria-label': label, title: label, onclick: act }, sign);
  };
  frame.append(
    element('p', { class: 'd-zoom' }, button(words.zoomIn, '+', 1.6), button(words.zoomOut, '−', 1 / 1.6)),
  );
  update();
  return frame;
}

/** Where degrees come to lie: the same scale in both directions at the middle of the picture. */
function framing({ points, lines }, width, height, zoom) {
  const positions = [...points.map(({ position }) => position), ...lines.flat()];
  const [longs, lats] = [0, 1].map((index) =>
    positions.map((position) => position[index]).sort((a, b) => a - b),
  );
  const middle = (sorted) => (sorted[0] + sorted.at(-1)) / 2;
  const median = (sorted) => sorted[Math.floor(sorted.length / 2)];
  // Whoever zooms in looks for where most of the points are.
  const far = Math.min(1, Math.max(0, 1 - 1 / zoom));
  const centre = [longs, lats].map((sorted) => middle(sorted) * (1 - far) + median(sorted) * far);
  const squeeze = Math.cos((Math.max(-70, Math.min(70, centre[1])) * Math.PI) / 180);
  const tall = Math.max(LEAST, lats.at(-1) - lats[0]) * 1.2;
  const wide = Math.max(LEAST, (longs.at(-1) - longs[0]) * squeeze) * 1.2;
  const scale = Math.min(width / wide, height / tall) * zoom;
  const place = ([long, lat]) => [
    width / 2 + (long - centre[0]) * squeeze * scale,
    height / 2 - (lat - centre[1]) * scale,
  ];
  return { place, scale, squeeze, origin: place([0, 0]), width };
}

function ground({ land, borders }, { scale, squeeze, origin }) {
  const transform = `translate(${origin[0]} ${origin[1]}) scale(${(scale * squeeze) / 10} ${scale / 10})`;
  return [
    shape('path', { d: land, class: 'd-land', transform, 'vector-effect': 'non-scaling-stroke' }),
    shape('path', { d: borders, class: 'd-borders', transform, 'vector-effect': 'non-scaling-stroke' }),
  ];
}

function marks({ points, lines }, view, height) {
  const largest = Math.max(1, ...points.map(({ size }) => size ?? 0));
  const dots = points
    .map((point) => {
      const [x, y] = view.place(point.position);
      return { ...point, x, y, radius: radiusOf(point, largest) };
    })
    .sort((a, b) => b.radius - a.radius);
  return [
    ...lines.map((line) => shape('path', { d: arc(line.map(view.place)), class: 'd-arc' })),
    ...dots.map(({ x: cx, y: cy, radius: r, name, size }) => {
      const title = size === undefined ? name : `${name}: ${size}`;
      return shape('circle', { cx, cy, r, class: 'd-dot' }, shape('title', {}, title));
    }),
    ...labelsOf(dots, view.width, height),
  ];
}

function radiusOf({ size }, largest) {
  return size === undefined ? 4.5 : 3 + 11 * Math.sqrt(Math.max(0, size) / largest);
}

/** A line bows a little where it joins two points, so that lines of one place can be told apart. */
function arc(spots) {
  const [[ax, ay], [bx, by]] = [spots[0], spots.at(-1)];
  if (spots.length > 2) return `M${spots.map((spot) => spot.join(' ')).join('L')}`;
  return `M${ax} ${ay}Q${(ax + bx) / 2 + (by - ay) * 0.12} ${(ay + by) / 2 - (bx - ax) * 0.12} ${bx} ${by}`;
}

function outlined(address) {
  outlines ??= fetch(address).then((response) => response.json());
  return outlines;
}
