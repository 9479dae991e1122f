import { IndexBuilder } from '../engine/columns/build.ts';
import { openQuadIndex, type QuadIndex } from '../engine/columns/quad-index.ts';
import { type Quad, quad, type Term } from '../rdf/terms.ts';
import { writePath } from './paths.ts';
import { sh } from './shapes-graph.ts';
import { type ValidationReport, type ValidationResult, validate } from './validate.ts';

export { writePath } from './paths.ts';
export { ShapesError } from './shapes-graph.ts';
export { type ValidationReport, type ValidationResult, validate } from './validate.ts';

/** A validation result in plain texts. */
export interface Violation {
  /** IRI or blank node label of the focus node. */
  readonly focus: string;
  /** IRI of the property, or the path as SPARQL writes it; absent for shapes of the node itself. */
  readonly path?: string;
  /** The value at fault; absent where one is missing. */
  readonly value?: string;
  /** Local name of the constraint component, such as `MinCount`. */
  readonly component: string;
  readonly message: string;
  /** sh:Warning and sh:Info are warnings; any other severity is an error. */
  readonly severity: 'error' | 'warning';
}

/** Indexes quads in memory; where `isMerged`, the triples of all graphs stand in the default graph. */
export function indexOf(quads: Iterable<Quad>, isMerged = false): QuadIndex {
  const builder = new IndexBuilder();
  for (const each of quads) builder.add(isMerged ? unnamed(each) : each);
  return openQuadIndex(Buffer.concat(builder.finish()), false);
}

/** `indexOf` of quads that may be read while they are indexed. */
export async function indexOfAll(
  quads: Iterable<Quad> | AsyncIterable<Quad>,
  isMerged: boolean,
): Promise<QuadIndex> {
  const builder = new IndexBuilder();
  for await (const each of quads) builder.add(isMerged ? unnamed(each) : each);
  return openQuadIndex(Buffer.concat(builder.finish()), false);
}

/** Where the default graph of data fails the shapes; throws a ShapesError where those cannot be used. */
export function violations(data: Iterable<Quad>, shapes: Iterable<Quad>): Violation[] {
  return violationsOf(validate(indexOf(data), shapes));
}

/** The results of a report in plain texts. */
export function violationsOf({ results }: ValidationReport): Violation[] {
  return results.map(violationOf);
}

/** A result in plain texts. */
export function violationOf(result: ValidationResult): Violation {
  const { focus, path, value, component, severity } = result;
  const isWarning = severity === sh('Warning') || severity === sh('Info');
  return {
    focus: focus.value,
    ...(path && { path: path.kind === 'predicate' ? path.iri : writePath(path) }),
    ...(value && { value: value.value }),
    component: component.slice(sh('').length).replace(/ConstraintComponent$/, ''),
    message: messageOf(result),
    severity: isWarning ? 'warning' : 'error',
  };
}

/** The English message, or the first. */
function messageOf({ messages }: ValidationResult): string {
  const language = (term: Term) => (term.termType === 'Literal' ? term.language : '');
  const [first] = messages;
  const english = messages.find((message) => typeof message !== 'string' && language(message) === 'en');
  const message = english ?? first;
  return (typeof message === 'string' ? message : message?.value) ?? 'does not conform to its shape';
}

function unnamed({ subject, predicate, object }: Quad): Quad {
  return quad(
    subject as Parameters<typeof quad>[0],
    predicate as Parameters<typeof quad>[1],
    object as Parameters<typeof quad>[2],
  );
}
