import { readdir, readFile } from 'node:fs/promises';

/** The base IRI that the questions are asked about: the same on every machine, so that releases are too. */
export const BASE = 'https://partnerships.example/';
/** The town that the questions name; it publishes a page at every scale. */
const TOWN = 'govarado';
const DIRECTORY = new URL('./queries/', import.meta.url);

/** The questions of the mix, by name, in order: query and the media type of its answer. */
export async function questions() {
  const names = (await readdir(DIRECTORY)).filter((name) => name.endsWith('.rq')).sort();
  return Promise.all(
    names.map(async (file) => {
      const query = await readFile(new URL(file, DIRECTORY), 'utf8');
      const isGraph = /^CONSTRUCT/m.test(query);
      const accept = isGraph ? 'application/n-triples' : 'application/sparql-results+json';
      return { name: file.slice(3, -3), query, accept };
    }),
  );
}

let varied = 0;

/** The same question in words that no cache has seen: a prefix that nothing uses costs no engine anything. */
export function anew(query) {
  return `PREFIX v${++varied}: <urn:v>\n${query}`;
}

/** The question about another town. */
export function aboutTown(query, slug) {
  return query.replaceAll(`/place/${TOWN}>`, `/place/${slug}>`);
}

/** The path and query of a SPARQL operation by GET; parameters beside the query may be given. */
export function queryPath(query, parameters = {}) {
  return `/sparql?${new URLSearchParams({ ...parameters, query })}`;
}

/** Rows of an answer: solutions, or statements of N-Triples; the number itself where one number is asked for. */
export function rowsOf({ body, question }) {
  const text = body.toString();
  if (question.accept === 'application/n-triples') {
    return text.split('\n').filter((line) => /^[<_]/.test(line)).length;
  }
  const { head, results } = JSON.parse(text);
  const [only] = results.bindings;
  const isNumber = head.vars.length === 1 && results.bindings.length === 1;
  return isNumber ? Number(only[head.vars[0]].value) : results.bindings.length;
}
