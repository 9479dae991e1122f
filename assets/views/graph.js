import { columnsOf, isText } from '../editor/columns.js';
import { cut, withData } from '../editor/data-table.js';
import { picture, shape, worded } from '../editor/dom.js';
import { labelsOf } from '../editor/labels.js';
import { isResource, plainText, termElement } from '../editor/terms.js';

const MOST_NODES = 200;
const MOST_EDGE_NAMES = 30;
const STEPS = 260;
const LABELS = [
  'http://www.w3.org/2000/01/rdf-schema#label',
  'http://www.w3.org/2004/02/skos/core#prefLabel',
];
const PAIRS = [
  ['s', 'o'],
  ['subject', 'object'],
  ['source', 'target'],
  ['from', 'to'],
];

/** Things as dots and what joins them as lines: the triples of a graph, or two columns of a table. */
export const graph = { name: 'graph', read: readGraph, draw: drawGraph };

function readGraph(result) {
  if (result.kind === 'answer') return undefined;
  const edges = result.kind === 'graph' ? triples(result) : pairs(result);
  return edges && edges.edges.length > 0 ? edges : undefined;
}

function triples({ rows }) {
  const labels = new Map();
  const edges = [];
  for (const { subject, predicate, object } of rows) {
    if (isResource(object)) edges.push({ from: subject, to: object, by: predicate });
    else if (LABELS.includes(predicate.value)) labels.set(keyOf(subject), object.value);
  }
  return { edges, labels };
}

function pairs(result) {
  const [from, to] = ends(result) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const by = ['p', 'predicate'].find((name) => result.columns.includes(name));
  const labels = new Map();
  const edges = result.rows.flatMap((row) => {
    if (!row[from] || !row[to]) return [];
    for (const end of [from, to]) {
      const label = row[`${end}Label`] ?? row[`${end}Name`];
      if (label) labels.set(keyOf(row[end]), label.value);
    }
    return [{ from: row[from], to: row[to], by: by && row[by] }];
  });
  return { edges, labels };
}

function ends(result) {
  const named = PAIRS.find((pair) => pair.every((name) => result.columns.includes(name)));
  if (named) return named;
  const candidates = [columnsOf(result, isResource), columnsOf(result, isText)];
  return candidates.find((columns) => columns.length > 1);
}

function keyOf(term) {
  return `${term.type === 'bnode' ? '_:' : ''}${term.value}`;
}

function drawGraph({ edges, labels }, about) {
  const { words, number } = about;
  const all = new Map();
  for (const { from, to } of edges) for (const term of [from, to]) all.set(keyOf(term), term);
  const kept = [...all.keys()].slice(0, MOST_NODES);
  const nodes = kept.map((key) => ({
    key,
    degree: 0,
    label: labels.get(key) ?? plainText(all.get(key), about),
  }));
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const links = linksOf(edges, byKey, about);
  const most = nodes.reduce((best, node) => (node.degree > best.degree ? node : best), nodes[0]);
  const text = worded(words.graphText, {
    nodes: number(nodes.length),
    edges: number(links.length),
    most: `${most.label} (${number(most.degree)})`,
  });
  const shown = { shown: number(MOST_NODES), total: number(all.size) };
  const notes = all.size > MOST_NODES ? [worded(words.first, shown)] : [];
  const named = (term) => {
    const shownTerm = termElement(term, about);
    const label = labels.get(keyOf(term));
    if (label !== undefined && shownTerm.firstChild) shownTerm.firstChild.textContent = label;
    return shownTerm;
  };
  const rows = edges.map(({ from, by, to }) => [named(from), by ? termElement(by, about) : '–', named(to)]);
  const heads = [words.subject, words.predicate, words.object];
  return withData(dotsPicture(nodes, links, text, about.width), { heads, rows, notes }, about);
}

/** One line between two nodes, however many statements join them. */
function linksOf(edges, byKey, about) {
  const links = new Map();
  for (const { from, to, by } of edges) {
    const [a, b] = [byKey.get(keyOf(from)), byKey.get(keyOf(to))];
    if (!a || !b || a === b) continue;
    const back = links.get(`${b.key} ${a.key}`);
    if (back) back.isMutual = true;
    else if (!links.has(`${a.key} ${b.key}`)) {
      links.set(`${a.key} ${b.key}`, { a, b, name: by ? plainText(by, about) : '', isMutual: false });
      a.degree++;
      b.degree++;
    }
  }
  return [...links.values()];
}

function dotsPicture(nodes, links, text, width) {
  const height = Math.round(Math.min(680, Math.max(340, width * 0.66)));
  settle(nodes, links);
  spread(nodes, width, height);
  const most = Math.max(1, ...nodes.map(({ degree }) => degree));
  const lines = links.flatMap((link) => lineOf(link, links.length <= MOST_EDGE_NAMES));
  const dots = nodes
    .map((node) => ({ ...node, name: node.label, radius: 3.5 + 7 * Math.sqrt(node.degree / most) }))
    .sort((a, b) => b.degree - a.degree);
  const circles = dots.map(({ x: cx, y: cy, radius: r, degree, name }) => {
    const kind = degree > most / 2 ? 'd-dot d-hub' : 'd-dot';
    return shape('circle', { cx, cy, r, class: kind }, shape('title', {}, name));
  });
  const all = [...lines, ...circles, ...labelsOf(dots, width, height)];
  return picture(width, height, text, shape('g', { class: 'd-graph' }, ...all));
}

function lineOf({ a, b, name, isMutual }, isNamed) {
  const line = shape(
    'line',
    { x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: 'd-edge' },
    shape('title', {}, name),
  );
  const [x, y] = [a.x + (b.x - a.x) * 0.62, a.y + (b.y - a.y) * 0.62];
  const turn = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  const head = shape('path', {
    d: 'M-4-3L3 0L-4 3Z',
    class: 'd-arrow',
    transform: `translate(${x} ${y}) rotate(${turn})`,
  });
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 6, class: 'd-value d-middle' };
  const label = isNamed && name !== '' ? [shape('text', middle, cut(name, 24))] : [];
  return isMutual ? [line, ...label] : [line, head, ...label];
}

/** A force layout: nodes push each other away, lines pull, all is drawn to the middle. The same graph settles the same way. */
function settle(nodes, links) {
  for (const [index, node] of nodes.entries()) {
    const [angle, radius] = [index * 2.39996, 12 * Math.sqrt(index + 1)];
    Object.assign(node, { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius, dx: 0, dy: 0 });
  }
  for (let step = 0; step < STEPS; step++) {
    const heat = 12 * (1 - step / STEPS) + 0.2;
    for (const a of nodes) {
      a.dx = -a.x * 0.03;
      a.dy = -a.y * 0.03;
    }
    for (let i = 0; i < nodes.length; i++)
      for (let j = i + 1; j < nodes.length; j++) push(nodes[i], nodes[j]);
    for (const { a, b } of links) pull(a, b);
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      node.x += (node.dx / length) * Math.min(length, heat);
      node.y += (node.dy / length) * Math.min(length, heat);
    }
  }
}

function push(a, b) {
  const [x, y] = [a.x - b.x, a.y - b.y];
  const force = 900 / Math.max(x * x + y * y, 9);
  a.dx += x * force * 0.05;
  a.dy += y * force * 0.05;
  b.dx -= x * force * 0.05;
  b.dy -= y * force * 0.05;
}

function pull(a, b) {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const force = 0.06 / Math.sqrt(Math.min(a.degree, b.degree));
  a.dx += x * force;
  a.dy += y * force;
  b.dx -= x * force;
  b.dy -= y * force;
}

function spread(nodes, width, height) {
  const fitted = (axis, size, margin) => {
    const values = nodes.map((node) => node[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    for (const node of nodes) {
      node[axis] =
        high === low ? size / 2 : margin + ((node[axis] - low) / (high - low)) * (size - 2 * margin);
    }
  };
  fitted('x', width, Math.min(70, width * 0.1));
  fitted('y', height, 24);
}
