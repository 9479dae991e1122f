// Saves the figures that the server has drawn as pictures.
import { savePicture } from './views/save-picture.js';

for (const buttons of document.querySelectorAll('[data-picture]')) {
  buttons.addEventListener('click', ({ target }) => {
    const { save } = target.dataset;
    const svg = buttons.closest('figure').querySelector('svg.chart');
    if (save && svg) savePicture(svg, save, buttons.dataset.picture);
  });
}
