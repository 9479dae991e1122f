// Answers of the endpoint as values that the views read: rows of terms under named columns.
/** The media type of rows, and of yes or no (SPARQL 1.1 Query Results JSON). */
export const ROWS_TYPE = 'application/sparql-results+json';
/** The media type of graphs. */
export const GRAPH_TYPE = 'application/n-triples';

const TRIPLE =
  /^(<[^>]*>|_:\S+)\s+(<[^>]*>)\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)\s*\.\s*$/;
const ESCAPES = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f', '"': '"', "'": "'", '\\': '\\' };

/** A result: `{ kind: 'rows' | 'graph', columns, rows }` or `{ kind: 'answer', value }`. */
export async function readResult(response) {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith(GRAPH_TYPE)) return graphOf(await response.text());
  const { head, results, boolean } = await response.json();
  if (boolean !== undefined) return { kind: 'answer', value: boolean };
  return { kind: 'rows', columns: head.vars ?? [], rows: results.bindings };
}

/** The triples of an N-Triples text as rows of subject, predicate and object. */
export function graphOf(text) {
  const rows = text.split('\n').flatMap((line) => {
    const triple = TRIPLE.exec(line);
    if (!triple) return [];
    const [, subject, predicate, object] = triple;
    return [{ subject: termOf(subject), predicate: termOf(predicate), object: termOf(object) }];
  });
  return { kind: 'graph', columns: ['subject', 'predicate', 'object'], rows };
}

function termOf(token) {
  if (token.startsWith('<')) return { type: 'uri', value: unescaped(token.slice(1, -1)) };
  if (token.startsWith('_:')) return { type: 'bnode', value: token.slice(2) };
  const end = token.lastIndexOf('"');
  const value = unescaped(token.slice(1, end));
  const suffix = token.slice(end + 1);
  if (suffix.startsWith('@')) return { type: 'literal', value, 'xml:lang': suffix.slice(1) };
  if (suffix.startsWith('^^')) return { type: 'literal', value, datatype: suffix.slice(3, -1) };
  return { type: 'literal', value };
}

function unescaped(text) {
  return text.replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/g, (_, short, long, one) =>
    one === undefined ? String.fromCodePoint(Number.parseInt(short ?? long, 16)) : (ESCAPES[one] ?? one),
  );
}
