// What the things in a result are called: asked of the same endpoint, for what is on show only.
import { ask } from './ask.js';
import { ROWS_TYPE } from './result.js';

const MOST_AT_ONCE = 200;
/** What may stand between the brackets of an IRI in SPARQL. */
const IRI = /^[^\s<>"{}|\\^`]+$/;
const LABELS = [
  'http://www.w3.org/2000/01/rdf-schema#label',
  'http://www.w3.org/2004/02/skos/core#prefLabel',
];

/** A function from IRIs to a Map of their names in a language, else in English or any; what has none is not in it, and where the endpoint does not answer nothing has. */
export function createNames(endpoint, { words, language }) {
  const known = new Map();
  return async (iris) => {
    const wanted = [...new Set(iris)]
      .filter((iri) => !known.has(iri) && IRI.test(iri))
      .slice(0, MOST_AT_ONCE);
    if (wanted.length > 0) {
      const rows = await ask(endpoint(), queryFor(wanted), ROWS_TYPE, { words })
        .then((response) => response.json())
        .then(({ results }) => results.bindings)
        .catch(() => []);
      for (const iri of wanted) known.set(iri, bestOf(rows, iri, language));
    }
    return new Map([...known].filter(([, name]) => name !== undefined));
  };
}

function queryFor(iris) {
  const values = iris.map((iri) => `<${iri}>`).join(' ');
  const either = LABELS.map((label) => `<${label}>`).join('|');
  return `SELECT ?iri ?name { VALUES ?iri { ${values} } ?iri ${either} ?name }`;
}

function bestOf(rows, iri, language) {
  const names = rows.filter((row) => row.iri.value === iri).map(({ name }) => name);
  const order = [language, 'en', undefined];
  const best = order
    .map((tag) => names.find((name) => name['xml:lang'] === tag))
    .find((name) => name !== undefined);
  return (best ?? names[0])?.value;
}
