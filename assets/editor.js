// Turns the plain form into YASQE and YASR. All it needs to know stands in the form's data attributes, so the
// page needs no script of its own (script-src 'self'); nothing is fetched but the endpoint.
const form = document.getElementById('editor');
const { Yasqe, Yasr } = window;

if (form && Yasqe && Yasr) {
  const prefixes = JSON.parse(form.dataset.prefixes);
  const endpoint = new URL(form.dataset.endpoint, location.href).href;
  const section = document.getElementById('results');
  Yasr.registerPlugin('table', plainTable(Yasr.plugins.table));
  const results = new Yasr(section, {
    persistenceId: null,
    prefixes,
    errorRenderers: [showProblem],
  });
  const editor = drawEditor(form, endpoint, prefixes);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    editor.query().catch(() => {}); // shown by the results
  });
  editor.on('queryResponse', (_editor, response, duration) => {
    section.hidden = false;
    results.setResponse(response, duration);
    history.replaceState(
      null,
      '',
      `#${new URLSearchParams({ query: editor.getValue() })}`.replaceAll('+', '%20'),
    );
  });
  window.addEventListener('hashchange', () => {
    editor.getWrapperElement().scrollIntoView({ block: 'center' });
    editor.focus();
  });
}

/** The editor in place of the form's text area, with what stood in it. */
function drawEditor(form, endpoint, prefixes) {
  const field = form.elements.namedItem('query');
  const label = form.querySelector('label');
  for (const [name, iris] of [
    ['property', JSON.parse(form.dataset.properties)],
    ['class', JSON.parse(form.dataset.classes)],
  ]) {
    Yasqe.forkAutocompleter(
      name,
      { name: `own-${name}`, bulk: true, persistenceId: null, get: () => iris },
      false,
    );
  }
  const declarations = Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
  Yasqe.forkAutocompleter(
    'prefixes',
    { name: 'own-prefixes', persistenceId: null, get: () => declarations.sort() },
    false,
  );
  const place = document.createElement('div');
  field.replaceWith(place);
  label.removeAttribute('for');
  const editor = new Yasqe(place, {
    value: field.value,
    persistenceId: null,
    editorHeight: 'auto', // grows with the query, so that nothing in it needs a mouse to be scrolled to
    autocompleters: ['own-prefixes', 'own-property', 'own-class', 'variables'],
    requestConfig: {
      endpoint,
      // A short question goes as GET, so that caches can answer it.
      method: (yasqe) => (yasqe.getValue().length < 2000 ? 'GET' : 'POST'),
      acceptHeaderGraph: 'text/turtle',
      acceptHeaderSelect: 'application/sparql-results+json',
    },
  });
  // The Tab key leaves the editor, as it leaves every field.
  editor.setOption('extraKeys', { ...editor.getOption('extraKeys'), Tab: false, 'Shift-Tab': false });
  editor.getInputField().setAttribute('aria-label', label.textContent);
  return editor;
}

/** YASR's table, with labels for all its parts, and with what it searches and sorts by escaped: it would parse that as HTML. */
function plainTable(Table) {
  return class extends Table {
    constructor(yasr) {
      super(yasr);
      this.persistentConfig = { compact: true }; // values as they are read; the switch shows datatypes and languages
    }

    getColumns() {
      return super.getColumns().map((column) => ({
        ...column,
        title: column.title ?? '#',
        render: (value, purpose, ...rest) =>
          value?.value === undefined || purpose === 'display'
            ? column.render(value, purpose, ...rest)
            : value.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      }));
    }

    drawControls() {
      super.drawControls();
      const size = this.tableControls.querySelector('select');
      size?.setAttribute('aria-label', size.parentElement.textContent.split(':')[0].trim());
    }
  };
}

/** An RFC 9457 problem as text; anything else is left to YASR. */
async function showProblem(error) {
  try {
    const { title, detail, line, column } = JSON.parse(error.text);
    const place = line
      ? `${form.dataset.place.replace('{line}', line).replace('{column}', column ?? 1)}: `
      : '';
    const shown = document.createElement('div');
    for (const [name, text] of [
      ['strong', title],
      ['pre', place + (detail ?? '')],
    ]) {
      const element = document.createElement(name);
      element.textContent = text;
      shown.append(element);
    }
    shown.setAttribute('role', 'alert');
    return shown;
  } catch {
    return undefined;
  }
}
