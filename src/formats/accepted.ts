import { languageTagFault } from '../rdf/term-faults.ts';
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
import { memoized } from '../text/memoize.ts';
import {
  type FaultKind,
  type Format,
  type FormatFault,
  type OnFault,
  type ParsedQuad,
  type ParsedTerm,
  refuse,
} from './format.ts';

/** Stands in an IRI for each character that no IRI may hold, once that is reported: no IRI can hold it either. */
export const FAULTY = '\uFFFF';

const CACHED_IRIS = 4_000;
let scopes = 0;

/** Takes over the quads of one text: absolute IRIs, and blank nodes that no other text shares. */
export class Accepted {
  readonly #onFault: OnFault;
  readonly #scope = `t${scopes++}-`;
  readonly #named = memoized(CACHED_IRIS, iri);

  constructor(onFault: OnFault) {
    this.#onFault = onFault;
  }

  /** The quad as munpart holds it; undefined, with a fault reported, for what RDF 1.1 does not know or no syntax can carry. */
  quad(parsed: ParsedQuad, place?: Pick<FormatFault, 'line' | 'column'>): Quad | undefined {
    const { subject, predicate, object, graph } = parsed;
    if ([subject, predicate, object, graph].some(isReported)) return undefined;
    try {
      const name = graph.termType === 'DefaultGraph' ? undefined : this.#node(graph);
      const value = object.termType === 'Literal' ? this.#literal(object, place) : this.#node(object);
      return quad(this.#node(subject), this.#iri(predicate), value, name);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#onFault({ kind: kindOf(error), message: error.message, effect: 'left out', ...place });
      return undefined;
    }
  }

  #iri({ termType, value }: ParsedTerm): NamedNode {
    if (termType !== 'NamedNode') {
      throw new Unknown(`RDF 1.2 has a ${termType} in this place, RDF 1.1, which is read here, has none`);
    }
    return this.#named(value);
  }

  #node(term: ParsedTerm): Subject {
    return term.termType === 'BlankNode' ? blankNode(this.#scope + term.value) : this.#iri(term);
  }

  #literal(
    { value, language, direction, datatype }: ParsedTerm,
    place?: Pick<FormatFault, 'line' | 'column'>,
  ) {
    if (direction) throw new Unknown('RDF 1.2 has base directions, RDF 1.1, which is read here, has none');
    if (!language) {
      return literal(value, datatype && this.#iri({ termType: 'NamedNode', value: datatype.value }));
    }
    const fault = place && languageTagFault(language);
    const result = text(value, language);
    if (fault) this.#onFault({ kind: 'language tag', message: fault.message, effect: 'kept', ...place });
    return result;
  }
}

/** What RDF 1.1 does not know. */
class Unknown extends RangeError {}

function kindOf(error: RangeError): FaultKind {
  if (error instanceof Unknown) return 'RDF 1.2';
  if (error.message.includes('language tag')) return 'language tag';
  return error.message.includes('IRI') ? 'IRI' : 'value that RDF cannot hold';
}

function isReported({ termType, value, datatype }: ParsedTerm): boolean {
  if (termType === 'Literal') return datatype?.value.includes(FAULTY) === true;
  return termType === 'NamedNode' && value.includes(FAULTY);
}

/** A syntax's `parse`, made of its `read`. */
export function parseBy(read: Format['read']): Format['parse'] {
  return async (text, base) => {
    const quads: Quad[] = [];
    for await (const quad of read([text], { base, onFault: refuse })) quads.push(quad);
    return quads;
  };
}
