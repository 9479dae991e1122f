import { blankNode, iri, literal, type Quad, quad, type Subject, text } from '../rdf/terms.ts';
import type { EngineTerm } from './expressions/term.ts';
import type { QuadReader } from './quads.ts';

/** The quads of all graphs with this subject as RDF/JS, those of the default graph first. */
export function* subjectQuads(reader: QuadReader, { termType, value }: Subject): Generator<Quad> {
  const subject: EngineTerm = { kind: termType === 'NamedNode' ? 'iri' : 'blank', value };
  for (const graph of ['default', 'named'] as const) {
    for (const found of reader.match({ subject, graph })) {
      yield quad(
        resource(found.subject),
        iri(found.predicate.value),
        termOf(found.object),
        found.graph && resource(found.graph),
      );
    }
  }
}

function termOf(term: EngineTerm) {
  if (term.kind !== 'literal') return resource(term);
  return term.language === '' ? literal(term.value, iri(term.datatype)) : text(term.value, term.language);
}

function resource({ kind, value }: EngineTerm): Subject {
  return kind === 'blank' ? blankNode(value) : iri(value);
}
