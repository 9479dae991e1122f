import { formatOf } from '../../formats/index.ts';
import { nquad } from '../../rdf/canonical.ts';
import { iri, literal, type NamedNode, type Quad, quad, type Subject } from '../../rdf/terms.ts';
import type { ResultRow, ResultTerm } from '../client.ts';
import { QueryError } from '../port.ts';
import { columnsInOrder, type QueryForm } from '../results/result-formats.ts';
import { serializeGraph, writeBoolean, writeSolutions } from '../results/write-results.ts';
import {
  asLoaded,
  booleanOf,
  countSolutions,
  isInterrupted,
  isVirtuoso,
  outerLimit,
  rowLimit,
} from './virtuoso.ts';

/** An answer of a remote store that is to be written in the media type asked for. */
export interface RemoteResponse {
  readonly bytes: Uint8Array;
  /** What the store says the bytes are. */
  readonly contentType: string;
  readonly form: QueryForm;
  readonly mediaType: string;
  readonly maxBytes: number;
  readonly columns?: readonly string[] | undefined;
  readonly virtuoso: boolean;
}

/** The answer as it was asked for, and how many solutions or statements the store had sent. */
export interface Rewritten {
  readonly bytes: Uint8Array;
  readonly size: number;
}

interface Results {
  readonly head?: { readonly vars?: readonly string[] };
  readonly results?: { readonly bindings?: readonly ResultRow[] };
  readonly boolean?: unknown;
}

/** Media types to ask a store for, whatever is asked of us: what every store has, and what nothing is lost in. */
export const ACCEPTED = {
  results: 'application/sparql-results+json, application/json;q=0.5',
  graph: 'application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5',
} as const;

/** Writes an answer anew; rejects with a QueryError: `failed` where the store's is not what it was asked for, `too-large`, or `refused`. */
export async function rewrite(response: RemoteResponse): Promise<Rewritten> {
  const isGraph = response.form === 'construct' || response.form === 'describe';
  return isGraph ? rewriteGraph(response) : rewriteResults(response);
}

async function rewriteResults(response: RemoteResponse): Promise<Rewritten> {
  const { mediaType, maxBytes, columns } = response;
  const { head, results, boolean } = parsedResults(response);
  const bindings = results?.bindings;
  if (response.form === 'ask') {
    const truth = typeof boolean === 'boolean' ? boolean : booleanOf(head?.vars ?? [], bindings ?? []);
    if (truth === undefined) throw unreadable('no boolean');
    return { bytes: writeBoolean(truth, mediaType, maxBytes), size: 1 };
  }
  if (!Array.isArray(head?.vars) || !Array.isArray(bindings)) throw unreadable('no SPARQL result');
  const variables = columns === undefined ? head.vars : columnsInOrder(head.vars, columns);
  const labels = new Map<string, string>();
  const rows = function* () {
    for (const row of bindings as readonly ResultRow[]) {
      yield variables.map((name) => {
        const term = Object.hasOwn(row, name) ? row[name] : undefined;
        return term && termOf(term, labels, response.virtuoso);
      });
    }
  };
  const bytes = await writeSolutions({ variables, rows: rows() }, mediaType, maxBytes);
  return { bytes, size: bindings.length };
}

function parsedResults({ bytes, contentType }: RemoteResponse): Results {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!ACCEPTED.results.includes(type) || type === '') {
    throw new QueryError(
      'failed',
      `the store cannot give results in JSON: it sent ${type || 'no media type'}`,
    );
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Results;
  } catch {
    throw unreadable('no SPARQL result');
  }
}

function unreadable(what: string): QueryError {
  return new QueryError('failed', `the store answered with something that is ${what}`);
}

/** Older stores say `typed-literal`, give strings their datatype, and label blank nodes with what no syntax takes. */
function termOf(term: ResultTerm, labels: Map<string, string>, virtuoso: boolean): ResultTerm {
  const { type, value, datatype, 'xml:lang': language } = term;
  if (type === 'uri') return { type, value };
  if (type === 'bnode') return { type, value: labelOf(value, labels) };
  if (language !== undefined) return { type: 'literal', value, 'xml:lang': language };
  if (datatype === STRING) return { type: 'literal', value };
  if (!virtuoso) return { type: 'literal', value, ...(datatype !== undefined && { datatype }) };
  return { type: 'literal', ...asLoaded(value, datatype) };
}

const STRING = 'http://www.w3.org/2001/XMLSchema#string';

function labelOf(value: string, labels: Map<string, string>): string {
  if (/^[A-Za-z0-9]+$/.test(value)) return value;
  const label = labels.get(value) ?? `b${labels.size}x`;
  labels.set(value, label);
  return label;
}

async function rewriteGraph(response: RemoteResponse): Promise<Rewritten> {
  const format = formatOf(response.contentType);
  if (format === undefined) {
    const type = response.contentType || 'no media type';
    throw new QueryError(
      'failed',
      `the store cannot give graphs in N-Triples, Turtle or RDF/XML: it sent ${type}`,
    );
  }
  let quads: Quad[];
  try {
    quads = await format.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(response.bytes),
      'urn:x-munpart:',
    );
  } catch (cause) {
    throw new QueryError('failed', `the store answered with something that is no ${format.label}`, { cause });
  }
  const lines = quads.map((one) => nquad(response.virtuoso ? quadAsLoaded(one) : one));
  const text = lines.join('\n');
  return { bytes: await serializeGraph(text, response.mediaType, response.maxBytes), size: quads.length };
}

function quadAsLoaded(statement: Quad): Quad {
  const { object } = statement;
  if (object.termType !== 'Literal' || object.language !== '') return statement;
  const { value, datatype = STRING } = asLoaded(object.value, object.datatype.value);
  if (value === object.value && datatype === object.datatype.value) return statement;
  return quad(statement.subject as Subject, statement.predicate as NamedNode, literal(value, iri(datatype)));
}

/** An answer that a store sent with status 200. */
interface Sent {
  readonly query: string;
  readonly form: QueryForm;
  /** Solutions, or statements of a graph. */
  readonly size: number;
  readonly headers: Headers;
  readonly rowLimit: number;
}

/** The row limit as it is known after an answer; throws a QueryError `timeout` where the store says that the answer is a part. */
export function checkWholeHead(headers: Headers, known: number): number {
  if (isInterrupted(headers)) {
    throw new QueryError('timeout', 'the store stopped the query for the time it takes; ask for less');
  }
  return rowLimit(headers) ?? known;
}

/** Rejects with a QueryError `too-large` where the store cut the answer without a word; `count` asks it how many solutions there are. */
export async function checkWhole(sent: Sent, count: (query: string) => Promise<string>): Promise<void> {
  if (!isVirtuoso(sent.headers) && rowLimit(sent.headers) === undefined) return;
  const limit = outerLimit(sent.query);
  if (limit !== undefined && limit <= sent.rowLimit) return;
  const isCut = sent.form === 'select' ? sent.size >= sent.rowLimit : await isGraphCut(sent, count);
  if (!isCut) return;
  throw new QueryError(
    'too-large',
    `the store cuts answers at ${sent.rowLimit} rows; ask for less with LIMIT`,
  );
}

/** Virtuoso cuts the solutions that a graph is made of, and does not say so. */
async function isGraphCut(
  { form, size, query, rowLimit: max }: Sent,
  count: (query: string) => Promise<string>,
) {
  if (form === 'ask') return false;
  const request = countSolutions(query);
  if (request === undefined) return size >= max;
  const { results } = JSON.parse(await count(request));
  return !(Number(results?.bindings?.[0]?.rows?.value) <= max);
}
