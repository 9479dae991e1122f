import type { ResultTerm } from '../../../src/query/client.ts';
import { blankNode, iri, literal, text } from '../../../src/rdf/terms.ts';
import type { Answer, Value } from './solutions.ts';

interface Document {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, ResultTerm>>[] };
}

/** Reads SPARQL 1.1 Query Results JSON; throws an Error where it is not. */
export function readJsonResults(document: string): Answer {
  const { head, boolean, results } = JSON.parse(document) as Document;
  if (boolean !== undefined) return { kind: 'boolean', boolean };
  if (results === undefined) throw new Error('neither `results` nor `boolean`');
  return {
    kind: 'solutions',
    variables: head.vars ?? [],
    solutions: results.bindings.map(
      (bindings) =>
        new Map(
          Object.entries(bindings).map(([variable, term]): [string, Value] => [variable, readTerm(term)]),
        ),
    ),
  };
}

function readTerm({ type, value, datatype, 'xml:lang': language }: ResultTerm): Value {
  if (type === 'uri') return iri(value);
  if (type === 'bnode') return blankNode(value);
  if (language !== undefined) return text(value, language);
  return literal(value, datatype === undefined ? undefined : iri(datatype));
}
