// The data of a picture as a table that is folded away below it.
import { saveButtons } from '../views/save-picture.js';
import { element } from './dom.js';

const MOST_ROWS = 200;

/** A picture with what it shows as text: `heads` are names, `rows` lists of texts or elements. */
export function withData(drawing, { heads, rows, notes = [] }, about) {
  const { words } = about;
  const cells = (row) => row.map((cell) => element('td', {}, cell));
  const find = () => (drawing.matches('svg') ? drawing : drawing.querySelector('svg'));
  return element(
    'figure',
    { class: 'drawn' },
    ...notes.map((note) => element('p', { class: 'note' }, note)),
    drawing,
    saveButtons(find, 'picture', about),
    element(
      'details',
      {},
      element('summary', {}, words.data),
      element(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.data },
        element(
          'table',
          { class: 'list' },
          element(
            'thead',
            {},
            element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head))),
          ),
          element('tbody', {}, ...rows.slice(0, MOST_ROWS).map((row) => element('tr', {}, ...cells(row)))),
        ),
      ),
    ),
  );
}

/** A label cut to a width, roughly, in characters. */
export function cut(text, most) {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
