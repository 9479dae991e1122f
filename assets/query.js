// Draws what an example query finds above the table of it, when the reader asks for the picture.
import { addCopyButtons } from './editor/copy.js';

const place = document.getElementById('picture');

addCopyButtons(document);
place?.querySelector('button').addEventListener('click', () => draw(place), { once: true });

async function draw(frame) {
  const [{ aboutPage }, { viewed }, { GRAPH_TYPE, ROWS_TYPE, readResult }, response] = await Promise.all([
    import('./editor/dom.js'),
    import('./editor/panel.js'),
    import('./editor/result.js'),
    fetch(frame.dataset.source),
  ]);
  const type = response.headers.get('content-type') ?? '';
  if (![GRAPH_TYPE, ROWS_TYPE].some((known) => type.startsWith(known))) return;
  const about = { ...aboutPage(frame), width: frame.clientWidth };
  frame.replaceChildren(viewed(frame.dataset.view, await readResult(response), about));
}
