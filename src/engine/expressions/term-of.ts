import type { Term } from '../../rdf/terms.ts';
import { type EngineTerm, iri, languageString, literal } from './term.ts';

/** A term of the algebra as the engine has it: the name of a variable as text; `undefined` for what is no term of an expression. */
export function termOf(term: Term): EngineTerm | string | undefined {
  if (term.termType === 'Variable') return term.value;
  if (term.termType === 'NamedNode') return iri(term.value);
  if (term.termType === 'BlankNode') return { kind: 'blank', value: term.value };
  if (term.termType !== 'Literal') return undefined;
  return term.language === ''
    ? literal(term.value, term.datatype.value)
    : languageString(term.value, term.language);
}
