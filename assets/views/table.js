import { element, worded } from '../editor/dom.js';
import { datesOf, nameTerm, numberOf, plainText, termElement } from '../editor/terms.js';

const PAGE = 100;

/** All rows, a page at a time, sorted by any column, with only those that hold a text. */
export const table = {
  name: 'table',
  read: (result) => (result.kind === 'answer' ? undefined : result),
  draw: drawTable,
};

function drawTable({ kind, columns, rows }, about) {
  const state = { start: 0, column: undefined, isDown: false, text: '' };
  const whole = element('div');
  const body = element('tbody');
  const paging = element('div', { class: 'paging' });
  const heads = columns.map((name) => headOf(name));
  const update = () => {
    const found = selected(rows, columns, state, about);
    const page = found.slice(state.start, state.start + PAGE);
    body.replaceChildren(...page.map((row) => rowOf(row, columns, about)));
    nameAll(body, page, columns, about);
    paging.replaceChildren(...pagingOf(found.length, state, turn, about));
    for (const [index, name] of columns.entries()) {
      const order = state.isDown ? 'descending' : 'ascending';
      if (name === state.column) heads[index].setAttribute('aria-sort', order);
      else heads[index].removeAttribute('aria-sort');
    }
  };
  const turn = (start) => {
    state.start = start;
    update();
  };

  function headOf(name) {
    const title = kind === 'graph' ? about.words[name] : name;
    const sort = () => {
      state.isDown = state.column === name && !state.isDown;
      state.column = name;
      turn(0);
    };
    const label = worded(about.words.sort, { column: title });
    const attributes = { type: 'button', class: 'sort', title: label, onclick: sort };
    const isNumeric = rows.every((row) => numberOf(row[name]) !== undefined);
    return element(
      'th',
      { scope: 'col', class: isNumeric && 'number' },
      element('button', attributes, title),
    );
  }

  update();
  const frame = element('div', {
    class: 'scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': about.words.table,
  });
  frame.append(element('table', { class: 'list' }, element('thead', {}, element('tr', {}, ...heads)), body));
  if (rows.length > 10) {
    const search = (event) => {
      state.text = event.target.value;
      turn(0);
    };
    const { filter } = about.words;
    whole.append(
      element('input', {
        class: 'filter',
        type: 'search',
        placeholder: filter,
        'aria-label': filter,
        oninput: search,
      }),
    );
  }
  whole.append(frame, paging);
  return whole;
}

function rowOf(row, columns, about) {
  return element(
    'tr',
    {},
    ...columns.map((name) => {
      const term = Object.hasOwn(row, name) ? row[name] : undefined;
      const isNumber = numberOf(term) !== undefined;
      return element('td', isNumber ? { class: 'number' } : {}, termElement(term, about));
    }),
  );
}

/** Names what the rows on show lead to, as soon as the names are known; the table is there before. */
async function nameAll(body, rows, columns, { names }) {
  const lines = [...body.children];
  const cells = rows.flatMap((row, line) =>
    columns.flatMap((name, column) =>
      row[name]?.type === 'uri' ? [{ iri: row[name].value, cell: lines[line].children[column] }] : [],
    ),
  );
  if (names === undefined || cells.length === 0) return;
  const known = await names(cells.map(({ iri }) => iri));
  for (const { iri, cell } of cells) if (known.has(iri)) nameTerm(cell, known.get(iri));
}

function selected(rows, columns, { column, isDown, text }, about) {
  const wanted = text.trim().toLocaleLowerCase(about.language);
  const holds = (row) =>
    columns.some((name) => plainText(row[name], about).toLocaleLowerCase(about.language).includes(wanted));
  const found = wanted === '' ? rows : rows.filter(holds);
  if (column === undefined) return found;
  const compare = new Intl.Collator(about.language, { numeric: true }).compare;
  const keys = new Map(found.map((row) => [row, keyOf(row[column], about)]));
  const order = (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
  return [...found].sort((a, b) => (isDown ? -1 : 1) * order(keys.get(a), keys.get(b)));
}

function keyOf(term, about) {
  return numberOf(term) ?? datesOf(term)?.from ?? plainText(term, about);
}

function pagingOf(total, { start }, turn, { words, number }) {
  if (total === 0) return [element('p', { class: 'note' }, words.none)];
  if (total <= PAGE) return [];
  const button = (label, to, isOff) =>
    element('button', { type: 'button', class: 'quiet', disabled: isOff, onclick: () => turn(to) }, label);
  const range = { from: number(start + 1), to: number(Math.min(total, start + PAGE)), total: number(total) };
  return [
    button(words.previous, start - PAGE, start === 0),
    element('span', { role: 'status' }, worded(words.range, range)),
    button(words.next, start + PAGE, start + PAGE >= total),
  ];
}
