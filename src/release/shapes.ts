import SHACLValidator from 'rdf-validate-shacl';
import environment from 'rdf-validate-shacl/src/defaultEnv.js';
import { PREFIXES } from '../rdf/namespaces.ts';
import type { Quad, Term } from '../rdf/terms.ts';

/** One result of SHACL validation (SHACL §3.6.2). */
export interface Violation {
  /** IRI or blank node label of the focus node. */
  readonly focus: string;
  /** IRI of the property; absent for shapes of the node itself. */
  readonly path?: string;
  /** The value at fault; absent where one is missing. */
  readonly value?: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** Where the data fails the shapes; sh:Violation is an error, sh:Warning and sh:Info are warnings. */
export async function violations(data: Iterable<Quad>, shapes: Iterable<Quad>): Promise<Violation[]> {
  const validator = new SHACLValidator(environment.dataset([...shapes]));
  const report = await validator.validate(environment.dataset([...data]));
  return report.results.map((result) => ({
    focus: result.focusNode?.value ?? '',
    ...(result.path?.termType === 'NamedNode' && { path: result.path.value }),
    ...(result.value != null && { value: result.value.value }),
    message: messageOf(result.message),
    severity: result.severity?.value === `${PREFIXES.sh}Violation` ? 'error' : 'warning',
  }));
}

/** The English message, or the first. */
function messageOf(messages: readonly Term[]): string {
  const language = (term: Term) => (term.termType === 'Literal' ? term.language : '');
  const english = messages.find((term) => language(term) === 'en');
  return (english ?? messages[0])?.value ?? 'does not conform to its shape';
}
