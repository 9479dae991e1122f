import {
  blankNode,
  iri,
  literal,
  type NamedNode,
  type Quad,
  quad,
  type Subject,
  text,
} from '../rdf/terms.ts';
import { RdfSyntaxError } from './format.ts';

/** A term as the parsers give it: RDF/JS, or a plain object of that shape. */
export interface ParsedTerm {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly direction?: string | null;
  readonly datatype?: { readonly value: string };
}

/** A quad as the parsers give it. */
export interface ParsedQuad {
  readonly subject: ParsedTerm;
  readonly predicate: ParsedTerm;
  readonly object: ParsedTerm;
  readonly graph: ParsedTerm;
}

/**
 * Parsed quads as munpart holds them: absolute IRIs, language tags in lower case, blank nodes that no other text shares;
 * throws an RdfSyntaxError for what RDF 1.1 does not know or no syntax can carry.
 */
export function accepted(quads: Iterable<ParsedQuad>): Quad[] {
  const terms = new AcceptedTerms();
  const result: Quad[] = [];
  try {
    for (const { subject, predicate, object, graph } of quads) {
      const name = graph.termType === 'DefaultGraph' ? undefined : terms.node(graph);
      const value = object.termType === 'Literal' ? acceptedLiteral(object, terms) : terms.node(object);
      result.push(quad(terms.node(subject), terms.iri(predicate), value, name));
    }
  } catch (error) {
    throw error instanceof RangeError ? new RdfSyntaxError(error.message) : error;
  }
  return result;
}

/** The terms of one text; the same IRI or label is the same term. */
class AcceptedTerms {
  readonly #iris = new Map<string, NamedNode>();
  readonly #blankNodes = new Map<string, Subject>();

  iri({ termType, value }: ParsedTerm): NamedNode {
    if (termType !== 'NamedNode') throw new RangeError(`RDF 1.1 has no ${termType} in this place`);
    const known = this.#iris.get(value);
    if (known !== undefined) return known;
    const node = iri(value);
    this.#iris.set(value, node);
    return node;
  }

  node(term: ParsedTerm): Subject {
    if (term.termType !== 'BlankNode') return this.iri(term);
    const known = this.#blankNodes.get(term.value);
    if (known !== undefined) return known;
    const node = blankNode();
    this.#blankNodes.set(term.value, node);
    return node;
  }
}

function acceptedLiteral({ value, language, direction, datatype }: ParsedTerm, terms: AcceptedTerms) {
  if (direction) throw new RangeError('RDF 1.1 has no base direction');
  if (language) return text(value, language);
  return literal(value, datatype && terms.iri({ termType: 'NamedNode', value: datatype.value }));
}
