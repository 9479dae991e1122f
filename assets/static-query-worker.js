// Holds the dataset in oxigraph, compiled to WebAssembly, and answers one query after another.
import init, { defaultGraph, quad, Store } from './oxigraph/web.js';

let loaded;

self.addEventListener('message', async ({ data: { query, dump, isUnion } }) => {
  try {
    loaded ??= load(dump, isUnion);
    const store = await loaded;
    self.postMessage({ state: 'running' });
    self.postMessage(answerTo(store, query));
  } catch (error) {
    self.postMessage({ error: String(error?.message ?? error) });
  }
});

async function load(dump, isUnion) {
  self.postMessage({ state: 'loading' });
  try {
    const [response] = await Promise.all([fetch(dump), init()]);
    if (!response.ok) throw new Error(`${dump}: ${response.status}`);
    const store = new Store();
    store.load(await response.text(), { format: 'application/n-quads', no_transaction: true });
    if (isUnion) addUnion(store);
    return store;
  } catch (error) {
    loaded = undefined;
    throw error;
  }
}

/** A store is a set: what two graphs say is in the default graph once. */
function addUnion(store) {
  for (const { subject, predicate, object } of store.match()) {
    store.add(quad(subject, predicate, object, defaultGraph()));
  }
}

function answerTo(store, query) {
  const result = store.query(query);
  if (typeof result === 'boolean') return { truth: result };
  const isRows = result.length === 0 ? !/\b(construct|describe)\b/i.test(query) : result[0] instanceof Map;
  if (!isRows) return { graph: { count: result.length, text: result.map((quad) => `${quad} .`).join('\n') } };
  const variables = [...new Set(result.flatMap((row) => [...row.keys()]))];
  const rows = result.map((row) => Object.fromEntries([...row].map(([name, term]) => [name, plain(term)])));
  return { answer: { variables, rows } };
}

function plain(term) {
  return { kind: term.termType, value: term.value ?? String(term), language: term.language };
}
