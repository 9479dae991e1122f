import { PREFIXES } from '../rdf/namespaces.ts';
import type { Literal, Term } from '../rdf/terms.ts';
import { RDF } from '../rdf/vocabularies.ts';
import type { CompiledShape, Component, Constraint, Context, Failure, Report } from './constraint.ts';
import type { DataGraph } from './data-graph.ts';
import { type PropertyPath, readPath, type Walk, walkOf } from './paths.ts';
import { SET_COMPONENTS } from './set-components.ts';
import { SHAPE_COMPONENTS } from './shape-components.ts';
import { keyOf, nameOf, ShapesError, type ShapesGraph, sh, shortName } from './shapes-graph.ts';
import { isTrue, VALUE_COMPONENTS } from './value-components.ts';

const COMPONENTS: ReadonlyMap<string, Component> = new Map(
  Object.entries({ ...VALUE_COMPONENTS, ...SET_COMPONENTS, ...SHAPE_COMPONENTS }).map(
    ([name, component]) => [sh(name), component] as const,
  ),
);

/** The properties by which a shape says what it is about. */
export const TARGETS = ['targetNode', 'targetClass', 'targetSubjectsOf', 'targetObjectsOf'].map(sh);

/** What SHACL Core says of shapes beside parameters that make constraints. */
const KNOWN: ReadonlySet<string> = new Set([
  ...COMPONENTS.keys(),
  ...TARGETS,
  ...'path severity message deactivated flags ignoredProperties qualifiedValueShape qualifiedValueShapesDisjoint'
    .split(' ')
    .map(sh),
  ...'name description order group defaultValue'.split(' ').map(sh),
  // Of a shapes graph, which may be a shape as well (SHACL §3.1, §5.2.1).
  ...'declare shapesGraph suggestedShapesGraph'.split(' ').map(sh),
]);

/** Compiles shapes on demand, each once; what cannot be compiled is collected. */
export class ShapeCompiler {
  readonly faults: string[] = [];
  readonly #graph: ShapesGraph;
  readonly #data: DataGraph;
  readonly #shapes = new Map<string, Shape>();
  /** Parameters of constraint components that the graph declares itself. */
  readonly #declared: ReadonlySet<string>;

  constructor(graph: ShapesGraph, data: DataGraph) {
    this.#graph = graph;
    this.#data = data;
    this.#declared = declaredParameters(graph);
  }

  /** Whether a node of the graph is a shape that is to be used (SHACL §2.1), and not only named by one. */
  isShape(term: Term): boolean {
    const properties = this.#graph.properties(term);
    return properties.some(
      ({ predicate, object }) =>
        COMPONENTS.has(predicate) ||
        this.#declared.has(predicate) ||
        (predicate.startsWith(sh('target')) && !predicate.startsWith(sh('targetClassOf'))) ||
        (predicate === RDF.type.value && [sh('NodeShape'), sh('PropertyShape')].includes(object.value)),
    );
  }

  /** The shape of a term; `faults` tells what is wrong with it. */
  get(term: Term): Shape {
    const key = keyOf(term);
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const graph = this.#graph;
    const path = this.#collected(() => pathOf(graph, term));
    const shape = new Shape(term, graph, path, path && walkOf(path, this.#data));
    this.#shapes.set(key, shape);
    if (!shape.isDeactivated) shape.constraints.push(...this.#constraintsOf(shape));
    return shape;
  }

  #constraintsOf({ term, walk, others }: Shape): Constraint[] {
    const context: Context = {
      graph: this.#graph,
      data: this.#data,
      shape: term,
      walk,
      shapeOf: (other) => {
        const found = this.get(other);
        others.push(found);
        return found;
      },
    };
    const constraints: Constraint[] = [];
    for (const { predicate, object } of this.#graph.properties(term)) {
      const component = COMPONENTS.get(predicate);
      const constraint = component && this.#collected(() => component(object, context));
      if (constraint !== undefined) constraints.push(constraint);
      else if (component === undefined) this.#refuseUnknown(predicate, term);
    }
    return constraints;
  }

  /** What is left out would be a fault that nobody is told of. */
  #refuseUnknown(predicate: string, term: Term): void {
    const isUnknown = predicate.startsWith(PREFIXES.sh)
      ? !KNOWN.has(predicate)
      : this.#declared.has(predicate);
    if (!isUnknown) return;
    const fault = `${nameOf(term)} has ${shortName(predicate)}, which is not in SHACL Core`;
    if (!this.faults.includes(fault)) this.faults.push(fault);
  }

  #collected<T>(make: () => T): T | undefined {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof ShapesError)) throw error;
      this.faults.push(...error.faults.filter((fault) => !this.faults.includes(fault)));
      return undefined;
    }
  }
}

function declaredParameters(graph: ShapesGraph): ReadonlySet<string> {
  const declared = new Set<string>();
  for (const subject of graph.subjects()) {
    for (const parameter of graph.objects(subject, sh('parameter'))) {
      for (const { value } of graph.objects(parameter, sh('path'))) declared.add(value);
    }
  }
  return declared;
}

function pathOf(graph: ShapesGraph, shape: Term): PropertyPath | undefined {
  const node = graph.only(shape, sh('path'));
  return node && readPath(graph, node);
}

class Shape implements CompiledShape {
  readonly term: Term;
  readonly path: PropertyPath | undefined;
  readonly walk: Walk | undefined;
  readonly severity: string;
  readonly messages: readonly Literal[];
  readonly isDeactivated: boolean;
  readonly constraints: Constraint[] = [];
  /** The shapes that its constraints hold nodes against. */
  readonly others: Shape[] = [];
  #isRecursive: boolean | undefined;
  /** Who hears of failures, and what each constraint calls then. */
  #all: Report | undefined;
  #reports: readonly ((failure: Failure) => void)[] = [];
  /** Nodes that are being looked at: a shape that leads back to itself holds there (SHACL §3.4.3 leaves it open). */
  readonly #active = new Set<number>();

  constructor(term: Term, graph: ShapesGraph, path: PropertyPath | undefined, walk: Walk | undefined) {
    this.term = term;
    this.path = path;
    this.walk = walk;
    this.severity = graph.objects(term, sh('severity'))[0]?.value ?? sh('Violation');
    this.messages = graph
      .objects(term, sh('message'))
      .filter((message): message is Literal => message.termType === 'Literal');
    this.isDeactivated = isTrue(graph.objects(term, sh('deactivated'))[0]);
  }

  conforms(node: number): boolean {
    return this.#check(node, undefined);
  }

  validate(node: number, report: Report): boolean {
    return this.#check(node, report);
  }

  #check(node: number, all: Report | undefined): boolean {
    if (this.constraints.length === 0) return true;
    this.#isRecursive ??= leadsTo(this, this);
    if (!this.#isRecursive) return this.#holds(node, all);
    if (this.#active.has(node)) return true;
    this.#active.add(node);
    const isFine = this.#holds(node, all);
    this.#active.delete(node);
    return isFine;
  }

  #holds(node: number, all: Report | undefined): boolean {
    const values = this.walk === undefined ? [node] : this.walk(node);
    if (all !== undefined && all !== this.#all) this.#listen(all);
    let isFine = true;
    for (let at = 0; at < this.constraints.length; at++) {
      const report = all && this.#reports[at];
      if (this.constraints[at]?.check(node, values, report, all)) continue;
      isFine = false;
      if (all === undefined) break;
    }
    return isFine;
  }

  #listen(all: Report): void {
    this.#all = all;
    this.#reports = this.constraints.map(
      ({ component }) =>
        (failure) =>
          all(this, component, failure),
    );
  }
}

/** Whether a shape holds nodes against another, be it by way of further ones. */
function leadsTo(from: Shape, to: Shape): boolean {
  const reached = new Set(from.others);
  for (const shape of reached) for (const other of shape.others) reached.add(other);
  return reached.has(to);
}
