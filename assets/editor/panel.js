// The results: what was found, in tabs, and its downloads.
import { VIEWS } from '../views/index.js';
import { element, worded } from './dom.js';

/** Pixels by which the panel must change before a picture is drawn anew. */
const RESIZED = 24;

/** The panel of results in a section; `chosen` hears of the view that the reader picks. */
export function createPanel(section, about, chosen) {
  const { words } = about;
  const status = element('p', { class: 'status', role: 'status' });
  const downloads = element('p', { class: 'downloads' });
  const panel = element('div', { role: 'tabpanel', id: 'view', tabindex: 0 });
  // What the page found for the query that it came with.
  const first = [...section.children];
  let shown;

  const tabs = VIEWS.map(({ name }) => {
    const attributes = { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': 'view' };
    return element('button', { ...attributes, onclick: () => pick(name) }, words[name]);
  });
  const list = element('div', { role: 'tablist', 'aria-label': words.views, onkeydown: move }, ...tabs);

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.indexOf(document.activeElement) + step;
    const to = Math.abs(step) === 1 ? (at + tabs.length) % tabs.length : step < 0 ? 0 : tabs.length - 1;
    tabs[to].focus();
    pick(VIEWS[to].name);
  }

  function pick(name) {
    select(name);
    chosen(name);
  }

  function select(name) {
    for (const [index, view] of VIEWS.entries()) {
      tabs[index].setAttribute('aria-selected', String(view.name === name));
      tabs[index].tabIndex = view.name === name ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', `tab-${name}`);
    shown = { ...shown, name };
    draw();
  }

  function draw() {
    const width = Math.floor(panel.clientWidth);
    shown.width = width;
    panel.replaceChildren(viewed(shown.name, shown.result, { ...about, width }));
  }

  new ResizeObserver(() => {
    const isPicture = shown?.result && !['table', 'plan'].includes(shown.name);
    if (isPicture && Math.abs(panel.clientWidth - shown.width) > RESIZED) draw();
  }).observe(panel);

  return {
    busy() {
      // What is below goes out of sight at once, not when the answer comes.
      section.classList.add('asked');
      section.setAttribute('aria-busy', 'true');
      status.textContent = words.running;
      if (!status.isConnected) section.replaceChildren(status);
    },
    show(result, seconds, view, links) {
      section.removeAttribute('aria-busy');
      status.textContent = summary(result, seconds, about);
      if (result.kind === 'answer') {
        shown = undefined;
        section.replaceChildren(status, answer(result, words), downloads);
      } else {
        for (const [index, { read }] of VIEWS.entries()) {
          tabs[index].classList.toggle('unfit', read(result, about) === undefined);
        }
        shown = { result };
        section.replaceChildren(status, list, panel, downloads);
        select(VIEWS.some(({ name }) => name === view) ? view : 'table');
      }
      downloads.replaceChildren(`${words.download}: `, ...links);
    },
    fail({ title, message }) {
      section.removeAttribute('aria-busy');
      // A few words need no room for a table.
      section.classList.remove('asked');
      shown = undefined;
      const told = [element('strong', {}, title), ...(message ? [element('pre', {}, message)] : [])];
      section.replaceChildren(element('div', { class: 'notice', role: 'alert' }, ...told));
    },
    stop() {
      section.removeAttribute('aria-busy');
      status.textContent = words.stopped;
    },
    rest(isFirst = false) {
      shown = undefined;
      section.classList.remove('asked');
      section.replaceChildren(...(isFirst ? first : [element('p', { class: 'note' }, words.waiting)]));
    },
  };
}

/** A result in one view, or why it does not fit. */
export function viewed(name, result, about) {
  const view = VIEWS.find((one) => one.name === name) ?? VIEWS[0];
  if (result.rows.length === 0 && name !== 'plan') return element('p', { class: 'note' }, about.words.none);
  const model = view.read(result, about);
  if (model === undefined) return element('p', { class: 'notice needs' }, about.words[`${view.name}Needs`]);
  return view.draw(model, about);
}

function summary(result, seconds, { words, number }) {
  const values = { count: number(result.rows?.length ?? 0), seconds: number(Number(seconds.toFixed(2))) };
  const message = { rows: words.rows, graph: words.statements, answer: words.answered }[result.kind];
  return worded(message, values);
}

function answer({ value }, words) {
  return element('p', { class: 'answer' }, element('strong', {}, value ? words.yes : words.no));
}
