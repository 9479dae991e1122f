// What is kept between visits: open queries in tabs, those that were run, and those that were saved under a name. All of
// it stays in this browser; where it may keep nothing the page works as if it were new each time.
import { element, worded } from './dom.js';

const MOST_TABS = 12;
const MOST_RUN = 50;
const MOST_SAVED = 100;
/** Longer queries are not kept. */
const LONGEST = 50_000;

/** The desk of the editor. `open` puts a query into the editor and forgets the result of the one before. */
export function createDesk(form, { words, base }, first, open) {
  const key = `munpart queries ${base}`;
  const state = readState(key, first);
  const strip = form.querySelector('.tabs');
  const lists = { history: document.getElementById('history'), saved: document.getElementById('saved') };
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // Full, or not allowed.
    }
  };
  const current = () => state.tabs[state.at];
  const nameOf = ({ name }, index) => name ?? worded(words.untitled, { number: index + 1 });

  function go(at) {
    state.at = at;
    changed();
    open(current().query);
  }

  function add(query, name) {
    if (state.tabs.length >= MOST_TABS) state.tabs.shift();
    state.tabs.push({ query, name });
    go(state.tabs.length - 1);
  }

  function close(at) {
    state.tabs.splice(at, 1);
    if (state.tabs.length === 0) state.tabs.push({ query: first });
    const isOpen = at === state.at;
    if (at < state.at || state.at >= state.tabs.length) state.at--;
    if (isOpen) go(state.at);
    else changed();
    strip.querySelector('[aria-current]').focus();
  }

  function changed() {
    keep();
    drawTabs();
    draw(
      lists.history,
      state.history.map((query) => ({ query, name: shortName(query) })),
    );
    draw(lists.saved, state.saved);
  }

  function drawTabs() {
    const button = (attributes, text) => element('button', { type: 'button', ...attributes }, text);
    const tabs = state.tabs.map((tab, at) => {
      const name = nameOf(tab, at);
      const closing = worded(words.closeTab, { name });
      return element(
        'li',
        {},
        button({ 'aria-current': at === state.at && 'true', onclick: () => go(at) }, name),
        state.tabs.length > 1 &&
          button({ 'aria-label': closing, title: closing, onclick: () => close(at) }, '×'),
      );
    });
    const adding = { 'aria-label': words.newTab, title: words.newTab, onclick: () => add(first) };
    strip.replaceChildren(...tabs, element('li', {}, button(adding, '+')));
  }

  function draw(list, entries) {
    const rows = entries.map(({ query, name }, at) => {
      const remove = worded(words.remove, { name });
      return element(
        'li',
        {},
        element(
          'button',
          {
            type: 'button',
            class: 'quiet',
            title: query,
            onclick: () => add(query, list === lists.saved ? name : undefined),
          },
          name,
        ),
        element(
          'button',
          {
            type: 'button',
            class: 'quiet',
            'aria-label': remove,
            title: remove,
            onclick: () => forget(list, at),
          },
          '×',
        ),
      );
    });
    list.querySelector('ul').replaceChildren(...rows);
    list.querySelector('.note').hidden = rows.length > 0;
  }

  function forget(list, at) {
    (list === lists.history ? state.history : state.saved).splice(at, 1);
    changed();
    list.querySelector('summary').focus();
  }

  function save(name) {
    const { query } = current();
    if (name === '' || query.length > LONGEST) return;
    state.saved = [{ name, query }, ...state.saved.filter((one) => one.name !== name)].slice(0, MOST_SAVED);
    current().name = name;
    changed();
  }

  const naming = lists.saved.querySelector('input');
  const saveNamed = () => {
    save(naming.value.trim());
    naming.value = '';
  };
  lists.saved.querySelector('.save').addEventListener('click', saveNamed);
  naming.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') saveNamed();
  });
  lists.history.querySelector('.clear').addEventListener('click', () => {
    state.history = [];
    changed();
  });
  changed();

  return {
    /** The query of the open tab. */
    query: () => current().query,
    /** The text of the open tab is another now. */
    write(query) {
      if (query.length <= LONGEST) current().query = query;
      keep();
    },
    /** Opens the tab of a query that the address names, in a new one where `isNew` and the open one is in use. */
    show(query, isNew) {
      const at = state.tabs.findIndex((tab) => tab.query === query);
      const isUnused = [first, ''].includes(current().query.trim());
      if (at >= 0) state.at = at;
      else if (isNew && !isUnused && state.tabs.length < MOST_TABS) state.at = state.tabs.push({ query }) - 1;
      else current().query = query;
      changed();
    },
    /** A query was run. */
    ran(query) {
      if (query.length > LONGEST) return;
      state.history = [query, ...state.history.filter((one) => one !== query)].slice(0, MOST_RUN);
      changed();
    },
  };
}

function readState(key, first) {
  const fresh = { tabs: [{ query: first }], at: 0, history: [], saved: [] };
  try {
    const kept = JSON.parse(localStorage.getItem(key)) ?? fresh;
    const isWhole = kept.tabs.length > 0 && kept.tabs.every(({ query }) => typeof query === 'string');
    return isWhole && kept.tabs[kept.at] && Array.isArray(kept.history) && Array.isArray(kept.saved)
      ? kept
      : fresh;
  } catch {
    return fresh;
  }
}

/** What tells a query from others in a list: its first line that declares nothing. */
function shortName(query) {
  const lines = query.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => line !== '' && !/^(#|PREFIX\b|BASE\b)/i.test(line)) ?? query.trim();
  const text = [telling, ...lines.slice(lines.indexOf(telling) + 1)].join(' ').replace(/\s+/g, ' ');
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
