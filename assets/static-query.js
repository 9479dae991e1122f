// The query page of a publication without a server. A worker loads the dump once, when the first query is asked, and
// answers; this module shows what comes back, as text only.
const form = document.querySelector('#browser-query');
const [field, example, stop, dump, status, results] = [
  'query',
  'example',
  'stop',
  'dump',
  'status',
  'results',
].map((id) => document.getElementById(id));
const words = JSON.parse(form.dataset.words);
const MOST_ROWS = 1_000;
let worker;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  run();
});
example.addEventListener('change', () => {
  field.value = example.value;
});
stop.addEventListener('click', () => {
  worker?.terminate();
  worker = undefined;
  end(words.stopped);
});
field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

const asked = new URLSearchParams(location.search);
if (asked.has('q')) field.value = searchFor(asked.get('q'));
if (asked.has('query')) field.value = asked.get('query');
if (asked.has('q') || asked.has('query')) run();

function run() {
  worker ??= startWorker();
  stop.hidden = false;
  results.replaceChildren();
  results.setAttribute('aria-busy', 'true');
  worker.postMessage({ query: field.value, dump: dump.href, isUnion: dump.dataset.defaultGraph === 'union' });
}

function startWorker() {
  const started = new Worker(new URL('static-query-worker.js', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }) => {
    if (data.state) status.textContent = words[data.state];
    else if (data.error !== undefined) end(`${words.failed} ${data.error}`);
    else show(data);
  });
  started.addEventListener('error', ({ message }) => end(`${words.failed} ${message ?? ''}`));
  return started;
}

function end(text) {
  stop.hidden = true;
  results.removeAttribute('aria-busy');
  status.textContent = text;
}

function show({ answer, truth, graph }) {
  if (truth !== undefined) return end(truth ? words.yes : words.no);
  if (graph !== undefined) {
    end(words.statements.replace('#', graph.count));
    const text = document.createElement('pre');
    text.textContent = graph.text;
    return results.replaceChildren(text);
  }
  const { variables, rows } = answer;
  const counted = words.rows.replace('#', rows.length);
  end(rows.length > MOST_ROWS ? `${counted} ${words.shown.replace('#', MOST_ROWS)}` : counted);
  results.replaceChildren(tableOf(variables, rows.slice(0, MOST_ROWS)));
}

function tableOf(variables, rows) {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const variable of variables) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = variable;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const variable of variables) line.insertCell().append(...cellOf(row[variable]));
  }
  return table;
}

function cellOf(term) {
  if (!term) return [];
  if (term.kind === 'NamedNode' && /^https?:\/\//i.test(term.value)) {
    const anchor = document.createElement('a');
    anchor.href = term.value;
    anchor.textContent = term.value;
    return [anchor];
  }
  const text = document.createElement('bdi');
  if (term.language) text.lang = term.language;
  text.textContent = term.value;
  return [text];
}

/** What the search box asks: things with the text in one of their names. */
function searchFor(text) {
  const quoted = JSON.stringify(text.trim().toLowerCase());
  return `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?name WHERE {
  ?thing rdfs:label|skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name
  FILTER(CONTAINS(LCASE(STR(?name)), ${quoted}))
}
ORDER BY STRLEN(STR(?name)) ?name
LIMIT 100`;
}
