// The map that the server has drawn comes alive: it can be moved and zoomed, towns light their lines and say their
// names, and the years play. Without this script it is the same map, standing still.
const SVG = 'http://www.w3.org/2000/svg';
const MOST_ZOOM = 24;
const STEP = 1.6;
const MOST_NAMES = 60;
const MOST_POINTS = 400;
/** Letters of a name that is written out. */
const LONGEST = 34;
/** Width of an average letter, in parts of the size of the type. */
const LETTER = 0.54;
const YEAR_IN_MS = 260;

for (const stack of document.querySelectorAll('.stack[data-map]')) enliven(stack);

function enliven(stack) {
  const [picture, over] = stack.querySelectorAll('svg');
  const map = {
    stack,
    picture,
    over,
    words: JSON.parse(stack.dataset.map),
    whole: picture.viewBox.baseVal,
    size: typeOf(picture),
    arcs: [...picture.querySelectorAll('[data-a]')],
    points: [...over.querySelectorAll('[data-p]')].map(pointOf),
    zoom: 1,
    year: undefined,
  };
  const { x, y, width, height } = map.whole;
  map.whole = { x, y, width, height };
  map.middle = [x + width / 2, y + height / 2];
  map.card = Object.assign(document.createElement('p'), { className: 'map-card', hidden: true });
  map.card.setAttribute('role', 'status');
  stack.append(map.card, controls(map));
  moving(map);
  pointing(map);
  const years = map.arcs.flatMap(({ dataset }) => dataset.y ?? []).map(Number);
  // The room is there already, so that nothing jumps.
  const room = stack.parentElement.querySelector('.map-years');
  if (room) timeline(map, room, Math.min(...years), Math.max(...years));
}

/** The size of the names that are shown: there are some for wide windows and some for narrow ones. */
function typeOf(picture) {
  const shown = [...picture.querySelectorAll('text')].find((text) => text.getClientRects().length > 0);
  return Number.parseFloat(getComputedStyle(shown ?? picture).fontSize) || 17;
}

function pointOf(target) {
  const path = target.matches('path') ? target : target.querySelector('path');
  const [x, y] = path.getAttribute('d').slice(1).split(/[ h]/).map(Number);
  const title = path.querySelector('title')?.textContent ?? '';
  // The card says it sooner, and would say it twice.
  path.querySelector('title')?.remove();
  if (target !== path) target.setAttribute('aria-label', title);
  return { target, path, x, y, title, name: target.dataset.n ?? title, index: target.dataset.p };
}

/** Shows the part of the map that zoom and middle say, never what is beyond its edges. */
function show(map) {
  const { whole, zoom, picture, over } = map;
  const [width, height] = [whole.width / zoom, whole.height / zoom];
  const within = (value, least, most) => Math.min(Math.max(value, least), most);
  map.middle = [
    within(map.middle[0], whole.x + width / 2, whole.x + whole.width - width / 2),
    within(map.middle[1], whole.y + height / 2, whole.y + whole.height - height / 2),
  ];
  const [x, y] = [map.middle[0] - width / 2, map.middle[1] - height / 2];
  for (const svg of [picture, over]) svg.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
  map.stack.classList.toggle('zoomed', zoom > 1);
  names(map, { x, y, width, height });
}

/** Zooms by a factor and keeps the spot, in units of the map, where it is on the screen. */
function zoomBy(map, factor, spot = map.middle) {
  const zoom = Math.min(MOST_ZOOM, Math.max(1, map.zoom * factor));
  const kept = map.zoom / zoom;
  map.middle = map.middle.map((value, axis) => spot[axis] + (value - spot[axis]) * kept);
  map.zoom = zoom;
  show(map);
}

/** Writes the names of the towns in view, as many as fit, the principal first. */
function names({ picture, points, size, zoom }, view) {
  const type = size / zoom;
  const taken = [];
  const isFree = (box) =>
    box.left >= view.x &&
    box.right <= view.x + view.width &&
    taken.every((o) => box.right < o.left || o.right < box.left || box.bottom < o.top || o.bottom < box.top);
  for (const text of picture.querySelectorAll('text')) text.remove();
  for (const point of points.filter((one) => isIn(one, view)).slice(0, MOST_POINTS)) {
    const free = sidesOf(point, type).find(({ box }) => isFree(box));
    if (!free) continue;
    taken.push(free.box);
    picture.append(nameOf(point, free, type, zoom));
    if (taken.length >= MOST_NAMES) return;
  }
}

function isIn({ x, y, path }, view) {
  const [left, top] = [x - view.x, y - view.y];
  const isInside = left >= 0 && top >= 0 && left <= view.width && top <= view.height;
  return isInside && !path.classList.contains('dim');
}

/** The places where a name can be: right of its town, or left of it. */
function sidesOf({ x, y, name }, type) {
  const text = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
  const [wide, gap] = [text.length * type * LETTER, type * 0.6];
  const box = (left) => ({ left, right: left + wide, top: y - type * 0.5, bottom: y + type * 0.5 });
  return [
    { text, anchor: 'start', at: x + gap, box: box(x + gap) },
    { text, anchor: 'end', at: x - gap, box: box(x - gap - wide) },
  ];
}

function nameOf({ y, path }, { text, anchor, at }, type, zoom) {
  const name = document.createElementNS(SVG, 'text');
  for (const [key, value] of [
    ['x', at],
    ['y', y + type * 0.35],
    ['text-anchor', anchor],
  ])
    name.setAttribute(key, value);
  name.style.fontSize = `${type}px`;
  name.style.strokeWidth = `${4 / zoom}px`;
  name.classList.toggle('principal', path.classList.contains('home'));
  name.textContent = text;
  return name;
}

function controls(map) {
  const box = Object.assign(document.createElement('p'), { className: 'map-zoom' });
  const button = (label, sign, act) => {
    const made = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'quiet',
      textContent: sign,
    });
    made.setAttribute('aria-label', label);
    made.title = label;
    made.addEventListener('click', act);
    return made;
  };
  const { words } = map;
  box.append(
    button(words.zoomIn, '+', () => zoomBy(map, STEP)),
    button(words.zoomOut, '−', () => zoomBy(map, 1 / STEP)),
    button(words.whole, '⤢', () => zoomBy(map, 0)),
  );
  return box;
}

const KEYS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves by mouse, finger and key. */
function moving(map) {
  const { stack, picture, words } = map;
  const held = new Map();
  let dragged = false;
  stack.tabIndex = 0;
  stack.setAttribute('role', 'group');
  stack.setAttribute('aria-label', words.keys);
  const unit = () => picture.viewBox.baseVal.width / picture.clientWidth;
  const spotAt = ({ clientX, clientY }) => {
    const { left, top } = picture.getBoundingClientRect();
    const { x, y } = picture.viewBox.baseVal;
    return [x + (clientX - left) * unit(), y + (clientY - top) * unit()];
  };
  const middleOf = (all) => ({
    clientX: all.reduce((sum, one) => sum + one.clientX, 0) / all.length,
    clientY: all.reduce((sum, one) => sum + one.clientY, 0) / all.length,
  });
  const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  stack.addEventListener('pointerdown', (event) => {
    if (event.target.closest('button')) return;
    held.set(event.pointerId, event);
    dragged = false;
  });
  stack.addEventListener('pointermove', (event) => {
    if (!held.has(event.pointerId)) return;
    const before = [...held.values()];
    held.set(event.pointerId, event);
    const after = [...held.values()];
    const [from, to] = [middleOf(before), middleOf(after)];
    if (Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) > 2) dragged = true;
    const at = unit();
    map.middle = [
      map.middle[0] - (to.clientX - from.clientX) * at,
      map.middle[1] - (to.clientY - from.clientY) * at,
    ];
    if (after.length === 2) zoomBy(map, apart(after) / Math.max(1, apart(before)), spotAt(to));
    else if (map.zoom > 1) show(map);
  });
  const release = ({ pointerId }) => held.delete(pointerId);
  for (const ending of ['pointerup', 'pointercancel', 'pointerleave'])
    stack.addEventListener(ending, release);
  // A town that the map was dragged by is not a town that was chosen.
  stack.addEventListener('click', (event) => dragged && map.zoom > 1 && event.preventDefault(), true);
  stack.addEventListener('dragstart', (event) => event.preventDefault());
  stack.addEventListener('dblclick', (event) => zoomBy(map, STEP, spotAt(event)));
  stack.addEventListener(
    'wheel',
    (event) => {
      // The wheel scrolls the page, until the map is what one works with.
      if (!event.ctrlKey && !stack.matches(':focus-within')) return;
      event.preventDefault();
      zoomBy(map, Math.exp(-event.deltaY / 300), spotAt(event));
    },
    { passive: false },
  );
  stack.addEventListener('keydown', (event) => {
    if (event.target !== stack || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = KEYS[event.key];
    if (way) {
      map.middle = map.middle.map((value, axis) => value + (way[axis] * map.whole.width) / map.zoom / 8);
      show(map);
    } else if (event.key === '+' || event.key === '=') zoomBy(map, STEP);
    else if (event.key === '-') zoomBy(map, 1 / STEP);
    else if (event.key === '0') zoomBy(map, 0);
    else return;
    event.preventDefault();
  });
}

/** A town that is pointed at, or has the focus, lights its lines and their other ends and tells who it is. */
function pointing(map) {
  const { over, points, arcs, stack } = map;
  over.removeAttribute('aria-hidden');
  const links = points.filter(({ target }) => target.matches('a'));
  // One stop for the keyboard; arrows lead from town to town.
  for (const [index, { target }] of links.entries()) target.setAttribute('tabindex', index === 0 ? 0 : -1);
  const light = (point) => {
    stack.classList.toggle('lit', point !== undefined);
    const ends = new Set();
    for (const arc of arcs) {
      const on = point !== undefined && [arc.dataset.a, arc.dataset.b].includes(point.index);
      arc.classList.toggle('on', on);
      if (on) ends.add(arc.dataset.a).add(arc.dataset.b);
    }
    for (const { path, index } of points) path.classList.toggle('on', ends.has(index));
    tell(map, point, arcs.filter((arc) => arc.classList.contains('on')).length);
  };
  const found = ({ target }) => points.find((point) => point.target.contains(target));
  over.addEventListener('pointerover', (event) => light(found(event)));
  over.addEventListener('pointerleave', () => light(undefined));
  over.addEventListener('focusin', (event) => light(found(event)));
  over.addEventListener('focusout', () => light(undefined));
  over.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = links.findIndex(({ target }) => target === event.target);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = links.at((at + step) % links.length);
    links[at].target.setAttribute('tabindex', -1);
    next.target.setAttribute('tabindex', 0);
    next.target.focus();
  });
}

function tell({ card, words, picture, stack }, point, lines) {
  card.hidden = point === undefined;
  if (!point) return;
  const count = document.createElement('small');
  count.textContent = lines > 0 ? words.linesOf.replace('{count}', lines) : '';
  card.replaceChildren(point.title, count);
  const { x, y, width } = picture.viewBox.baseVal;
  const scale = picture.clientWidth / width;
  const [left, top] = [(point.x - x) * scale, (point.y - y) * scale];
  const beyond = left > stack.clientWidth / 2;
  card.style.insetInlineStart = beyond ? 'auto' : `${left + 14}px`;
  card.style.insetInlineEnd = beyond ? `${stack.clientWidth - left + 14}px` : 'auto';
  card.style.insetBlockStart = `${Math.max(4, top - 46)}px`;
}

/** A slider over the years, and the button that plays them. */
function timeline(map, box, first, last) {
  const { words } = map;
  const play = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet' });
  const slider = Object.assign(document.createElement('input'), {
    type: 'range',
    min: first,
    max: last + 1,
    value: last + 1,
  });
  slider.setAttribute('aria-label', words.year);
  const said = document.createElement('output');
  let playing;
  const set = (year) => {
    slider.value = year;
    const all = year > last;
    const text = all ? words.allYears : words.upTo.replace('{year}', year);
    said.textContent = text;
    slider.setAttribute('aria-valuetext', text);
    upTo(map, all ? undefined : year);
  };
  const stop = () => {
    clearInterval(playing);
    playing = undefined;
    play.textContent = `▶ ${words.play}`;
  };
  slider.addEventListener('input', () => {
    stop();
    set(Number(slider.value));
  });
  play.addEventListener('click', () => {
    if (playing !== undefined) return stop();
    if (Number(slider.value) > last) set(first);
    play.textContent = `⏸ ${words.pause}`;
    playing = setInterval(() => {
      const next = Number(slider.value) + 1;
      set(next);
      if (next > last) stop();
    }, YEAR_IN_MS);
  });
  stop();
  set(last + 1);
  box.append(play, slider, said);
}

/** Lines that began later, or nobody knows when, are hidden, and so are towns that no line leads to. */
function upTo(map, year) {
  const ends = new Set();
  for (const arc of map.arcs) {
    const { a, b, y } = arc.dataset;
    const later = year !== undefined && (y === undefined || Number(y) > year);
    arc.classList.toggle('later', later);
    if (!later) ends.add(a).add(b);
  }
  for (const { path, index } of map.points)
    path.classList.toggle('dim', year !== undefined && !ends.has(index));
  if (year !== map.year) show(map);
  map.year = year;
}
