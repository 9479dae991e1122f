import type { QuadIndex } from '../engine/columns/quad-index.ts';
import { iri, type Literal, type Quad, type Term } from '../rdf/terms.ts';
import { ShapeCompiler, TARGETS } from './compile.ts';
import type { CompiledShape, Failure, Report } from './constraint.ts';
import { DataGraph } from './data-graph.ts';
import type { PropertyPath } from './paths.ts';
import { keyOf, nameOf, ShapesError, ShapesGraph, sh } from './shapes-graph.ts';

/** One result of validation (SHACL §3.6.2). */
export interface ValidationResult {
  readonly focus: Term;
  /** Absent for shapes of the node itself. */
  readonly path?: PropertyPath;
  /** Absent where a value is missing or all of them are meant. */
  readonly value?: Term;
  readonly shape: Term;
  /** IRI of the constraint component. */
  readonly component: string;
  /** IRI of the severity. */
  readonly severity: string;
  /** The messages of the shape; where it has none, one in English. */
  readonly messages: readonly (Literal | string)[];
}

/** What validation found. */
export interface ValidationReport {
  /** In the order of the shapes, of their focus nodes and of their constraints. */
  readonly results: readonly ValidationResult[];
  /** How many shapes have a target, and how many nodes those found; a node counts once for each shape. */
  readonly shapes: number;
  readonly focusNodes: number;
  /** What the author of the shapes may not have meant: shapes that nothing is held against, and those that are named and not described. */
  readonly notes: readonly string[];
}

/** Holds the default graph of an index against shapes; throws a ShapesError where they are not of SHACL Core or have faults. */
export function validate(index: QuadIndex, shapeQuads: Iterable<Quad>): ValidationReport {
  const graph = new ShapesGraph(shapeQuads);
  const data = new DataGraph(index);
  const compiler = new ShapeCompiler(graph, data);
  const shapes = [...graph.subjects()].filter((term) => compiler.isShape(term));
  const compiled = shapes.map((term) => [compiler.get(term), targetsOf(term, graph, data)] as const);
  const faults = [...compiler.faults, ...entailments(graph)];
  if (faults.length > 0) throw new ShapesError(faults);
  const results: ValidationResult[] = [];
  const report: Report = (shape, component, failure) =>
    results.push(resultOf(shape, component, failure, data));
  let [focusNodes, targeted] = [0, 0];
  for (const [shape, targets] of compiled) {
    if (targets === undefined) continue;
    targeted++;
    const nodes = new Set(targets.flatMap((target) => [...target]));
    focusNodes += nodes.size;
    for (const node of nodes) shape.validate(node, report);
  }
  return { results, shapes: targeted, focusNodes, notes: notesOn(compiled, graph) };
}

/** Properties whose values are shapes. */
const NAMING = ['property', 'node', 'not', 'qualifiedValueShape'].map(sh);

type Targeted = readonly [shape: CompiledShape, targets: Iterable<number>[] | undefined];

/** The focus nodes of a shape's targets (SHACL §2.1.3); undefined where it has none. */
function targetsOf(shape: Term, graph: ShapesGraph, data: DataGraph): Iterable<number>[] | undefined {
  const [node, type, subjects, objects] = TARGETS.map((target) =>
    graph.objects(shape, target).map((term) => data.id(term)),
  ) as [number[], number[], number[], number[]];
  const classes = graph.isClass(shape) ? [...type, data.id(shape)] : type;
  const found = [
    ...(node.length > 0 ? [node] : []),
    ...classes.map((id) => data.instances(id)),
    ...subjects.map((id) => data.subjectsOf(id)),
    ...objects.map((id) => data.objectsOf(id)),
  ];
  return found.length === 0 ? undefined : found;
}

/** Inference that the shapes ask for and nobody does here (SHACL §3.2). */
function entailments(graph: ShapesGraph): string[] {
  return [...graph.subjects()].flatMap((subject) =>
    graph
      .objects(subject, sh('entailment'))
      .map(({ value }) => `${nameOf(subject)} asks for sh:entailment <${value}>, which is not in SHACL Core`),
  );
}

function notesOn(compiled: readonly Targeted[], graph: ShapesGraph): string[] {
  const named = new Map<string, Term>();
  const undescribed = new Map<string, string>();
  for (const subject of graph.subjects()) {
    for (const { predicate, object } of graph.properties(subject)) {
      named.set(keyOf(object), object);
      if (!NAMING.includes(predicate) || graph.properties(object).length > 0) continue;
      undescribed.set(
        keyOf(object),
        `${nameOf(object)} is named as a shape, and not described: it asks for nothing`,
      );
    }
  }
  const idle = compiled
    .filter(([{ term }, targets]) => targets === undefined && !named.has(keyOf(term)))
    .map(([{ term }]) => `${nameOf(term)} has no target, and no shape names it: nothing is held against it`);
  return [...idle, ...undescribed.values()];
}

function resultOf(
  shape: CompiledShape,
  component: string,
  failure: Failure,
  data: DataGraph,
): ValidationResult {
  const { focus, value, predicate, message } = failure;
  const path = predicate === undefined ? shape.path : pathOf(data.term(predicate));
  return {
    focus: data.term(focus),
    ...(path !== undefined && { path }),
    ...(value !== undefined && { value: data.term(value) }),
    shape: shape.term,
    component,
    severity: shape.severity,
    messages: shape.messages.length > 0 ? shape.messages : [message],
  };
}

function pathOf({ value }: Term): PropertyPath {
  return { kind: 'predicate', iri: value, term: iri(value) };
}
