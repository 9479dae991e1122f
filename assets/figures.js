// Saves the figures that the server has drawn as pictures: what is an SVG as it is, what is a table as it is laid out.
// Maps come alive too: a page asks for one file.
import './map.js';
import { savePicture } from './views/save-picture.js';
import { tablePicture } from './views/table-picture.js';

for (const buttons of document.querySelectorAll('[data-picture]')) {
  buttons.addEventListener('click', ({ target }) => {
    const { save } = target.dataset;
    const figure = buttons.closest('figure');
    if (save) withPicture(figure, (svg) => savePicture(svg, save, buttons.dataset.picture));
  });
}

function withPicture(figure, use) {
  const svg = figure.querySelector('svg[role=img]');
  const table = figure.querySelector('table');
  if (svg) return use(svg);
  if (!table) return undefined;
  const frame = table.parentElement;
  const scrolled = frame.scrollLeft;
  // From its beginning: what stands still there would lie over the rest.
  frame.scrollLeft = 0;
  const drawn = tablePicture(table);
  frame.append(drawn);
  const saving = use(drawn);
  drawn.remove();
  frame.scrollLeft = scrolled;
  return saving;
}
