// Suggestions below the search boxes, as the combobox pattern of ARIA has it. The form works without; all that the
// script needs to know stands in the data attributes of the field, and names are only ever shown as text.
const PAUSE = 150;
const MOST = 8;

for (const field of document.querySelectorAll('input[data-suggestions]')) suggestBelow(field);

function suggestBelow(field) {
  const types = JSON.parse(field.dataset.types);
  const list = drawList(field);
  const status = drawStatus(field);
  const state = { chosen: -1, waiting: undefined, request: undefined };

  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  close();

  field.addEventListener('input', () => {
    clearTimeout(state.waiting);
    state.request?.abort();
    const text = field.value.trim();
    if (text === '') return close();
    state.waiting = setTimeout(() => ask(text), PAUSE);
  });
  field.addEventListener('keydown', (event) => {
    const act = KEYS[event.key];
    if (act && !list.hidden && !event.isComposing && act()) event.preventDefault();
  });
  field.addEventListener('blur', close);
  // Before the field loses the focus, which would close the list.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const option = event.target.closest('[role="option"]');
    if (option && event.button === 0) open(option);
  });

  const KEYS = {
    ArrowDown: () => choose(state.chosen + 1),
    ArrowUp: () => choose(state.chosen - 1),
    Escape: () => close() ?? true,
    Enter: () => state.chosen >= 0 && open(list.children[state.chosen]),
  };

  async function ask(text) {
    state.request = new AbortController();
    const { suggestions, language } = field.dataset;
    const query = new URLSearchParams({ q: text, limit: MOST, lang: language });
    const release = field.form.elements.namedItem('release')?.value;
    if (release) query.set('release', release);
    try {
      const response = await fetch(`${suggestions}?${query}`, { signal: state.request.signal });
      if (response.ok) show(await response.json());
    } catch {
      // Another letter was typed, or the server is away: the form still works.
    }
  }

  function show({ results, near }) {
    const found = results.length > 0 ? results : near;
    if (document.activeElement !== field) return;
    list.replaceChildren(...found.map((one, at) => drawOption(one, `${list.id}-${at}`, types)));
    list.hidden = found.length === 0;
    state.chosen = -1;
    field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = field.dataset.status.replace('#', found.length);
  }

  function close() {
    list.hidden = true;
    state.chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }

  /** Beyond either end the text that was typed is chosen. */
  function choose(at) {
    const count = list.children.length;
    state.chosen = at < -1 ? count - 1 : at >= count ? -1 : at;
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === state.chosen));
    }
    const option = list.children[state.chosen];
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
    return true;
  }

  function open(option) {
    location.assign(option.dataset.href);
    return true;
  }
}

function drawList(field) {
  const list = document.createElement('ul');
  list.id = `${field.id}-suggestions`;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.dataset.list);
  field.parentElement.append(list);
  return list;
}

function drawStatus(field) {
  const status = document.createElement('span');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  field.parentElement.append(status);
  return status;
}

function drawOption({ url, label, language, type, country, matched }, id, types) {
  const option = document.createElement('li');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dataset.href = here(url);
  option.append(inLanguage(label, language));
  const about = document.createElement('small');
  about.append([types[type], country].filter(Boolean).join(', '));
  if (matched && matched.as !== 'local' && matched.text !== label) {
    about.append(about.textContent === '' ? '' : ' · ', inLanguage(matched.text, matched.language));
  }
  if (about.textContent !== '') option.append(about);
  return option;
}

function inLanguage(text, language) {
  const words = document.createElement('bdi');
  if (language) words.lang = language;
  words.textContent = text;
  return words;
}

/** The document on the host that is visited, in the language that its visitor chose. */
function here(url) {
  const { pathname, searchParams } = new URL(url);
  const chosen = new URLSearchParams(location.search).get('lang');
  if (chosen) searchParams.set('lang', chosen);
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}
