// Turns the plain form of the query page into an editor with its results below. All it needs to know stands in the
// form's data attributes; nothing is fetched but from here. Without it the form leads to a page of results.
import { ask, Refusal } from './editor/ask.js';
import { createDesk } from './editor/desk.js';
import { aboutPage, element } from './editor/dom.js';
import { formatted } from './editor/format.js';
import { createNames } from './editor/names.js';
import { createPanel } from './editor/panel.js';
import { GRAPH_TYPE, ROWS_TYPE, readResult } from './editor/result.js';
import { queryForm, snippets } from './editor/snippets.js';
import { createEditor, markFault } from './editor/write.js';
import './query.js';
import { askPlan } from './views/plan.js';
import { saveAs } from './views/save-picture.js';

const form = document.getElementById('editor');
const code = document.querySelector('#code .snippets');

if (form && window.Yasqe) start();

function start() {
  const about = aboutPage(form);
  const { words } = about;
  const pin = form.querySelector('input[type="checkbox"][name="release"]');
  // Of an old release the page has a hidden field; to stay with the current one is the reader's choice.
  const endpoint = () => {
    const release = new FormData(form).get('release');
    return release ? `${form.action}?release=${release}` : form.action;
  };
  const formats = JSON.parse(form.dataset.formats);
  const first = form.elements.namedItem('query').value.trim();
  const section = document.getElementById('results');
  const told = {
    ...about,
    names: createNames(endpoint, about),
    explain: () => askPlan(endpoint(), asked, words),
  };
  const panel = createPanel(section, told, (view) => keepAddress(view));
  const editor = createEditor(form, about, () => submit());
  const desk = createDesk(form, about, first, (query) => {
    editor.setValue(query);
    history.pushState(null, '', addressFor(query));
    panel.rest(query === first);
    editor.focus();
  });
  const stop = element(
    'button',
    { type: 'button', class: 'quiet stop', onclick: () => running?.abort() },
    words.stop,
  );
  let running;
  let asked;

  form.querySelector('.actions').append(stop);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  for (const link of document.querySelectorAll('#examples a[data-query]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      editor.setValue(link.dataset.query.trim());
      submit(link.dataset.view);
    });
  }
  form
    .querySelector('.format')
    .addEventListener('click', () => editor.setValue(formatted(editor.getValue())));
  form.querySelector('.widen').addEventListener('click', ({ target }) => {
    const isWide = document.body.classList.toggle('full');
    target.setAttribute('aria-pressed', String(isWide));
    editor.refresh();
  });
  window.addEventListener('popstate', () => restore(false));
  pin?.addEventListener('change', () => {
    const address = pin.checked ? `${code.dataset.endpoint}?release=${pin.value}` : code.dataset.endpoint;
    document.getElementById('endpoint').textContent = address;
    writeSnippets(editor.getValue(), address);
  });
  let waiting;
  editor.on('change', () => {
    desk.write(editor.getValue());
    clearTimeout(waiting);
    waiting = setTimeout(() => writeSnippets(editor.getValue(), shownEndpoint()), 300);
  });
  restore(true);

  /** Shows what the address says: its query, and the result where it names a view; else what is open on the desk. */
  function restore(isArrival) {
    const { query, view } = readAddress();
    if (query !== undefined) desk.show(query, isArrival);
    const text = query ?? (isArrival ? desk.query() : first);
    if (editor.getValue() !== text) editor.setValue(text);
    writeSnippets(text, shownEndpoint());
    if (query !== undefined && view !== undefined) run(view);
    else panel.rest(text === first);
  }

  function submit(view = readAddress().view ?? 'table') {
    const address = addressFor(editor.getValue(), view);
    if (readAddress().query === editor.getValue()) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    run(view);
    // On a phone the results begin below the screen, and nothing would seem to happen.
    if (section.getBoundingClientRect().top > innerHeight - 100) section.scrollIntoView();
  }

  function keepAddress(view) {
    if (asked !== undefined) history.replaceState(null, '', addressFor(asked, view));
  }

  async function run(view) {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    asked = editor.getValue();
    form.classList.add('running');
    panel.busy();
    desk.ran(asked);
    const show = await outcome(asked, mine.signal).catch((error) => () => fail(error));
    // Whoever asks again waits for the later answer.
    if (running !== mine) return;
    running = undefined;
    form.classList.remove('running');
    show(view);
  }

  /** What to do with the view when the answer to a query is there. */
  async function outcome(query, signal) {
    const isGraph = ['construct', 'describe'].includes(queryForm(query));
    const begun = performance.now();
    const response = await ask(endpoint(), query, isGraph ? GRAPH_TYPE : ROWS_TYPE, { signal, words });
    const result = await readResult(response);
    const seconds = (performance.now() - begun) / 1000;
    const links = downloadsOf(isGraph ? formats.graph : formats.select, result, query);
    return (view) => panel.show(result, seconds, view, links);
  }

  function fail(error) {
    if (error.name === 'AbortError') return panel.stop();
    const refusal = error instanceof Refusal ? error : new Refusal(words.unreachable, error.message);
    panel.fail(refusal);
    if (refusal.line !== undefined) markFault(editor, refusal);
  }

  /** Buttons that save the result in each format. */
  function downloadsOf(known, { kind }, query) {
    const fitting =
      kind === 'answer' ? known.filter(({ mediaType }) => mediaType.includes('results')) : known;
    return fitting.map(({ label, mediaType, extension }) => {
      const save = () =>
        ask(endpoint(), query, mediaType, { words })
          .then((response) => response.blob())
          .then((blob) => saveAs(blob, `result.${extension}`), fail);
      return element('button', { type: 'button', class: 'quiet', onclick: save }, label);
    });
  }
}

/** The code that runs a query, in place of what stands there. */
function writeSnippets(query, endpoint) {
  for (const { name, code: text } of snippets(endpoint, query)) {
    code.querySelector(`[data-snippet="${name}"] code`).textContent = text;
  }
}

/** The endpoint as the page shows it: absolute, with the release where it is pinned. */
function shownEndpoint() {
  return document.getElementById('endpoint').textContent;
}

function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  return { query: parameters.get('query') ?? undefined, view: parameters.get('view') ?? undefined };
}

function addressFor(query, view) {
  return `#${new URLSearchParams({ query, ...(view && { view }) })}`.replaceAll('+', '%20');
}
