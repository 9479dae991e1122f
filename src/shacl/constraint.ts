import type { Literal, Term } from '../rdf/terms.ts';
import type { DataGraph, Nodes } from './data-graph.ts';
import type { PropertyPath, Walk } from './paths.ts';
import type { ShapesGraph } from './shapes-graph.ts';

/** What does not hold, as ids: `value` is absent where a value is missing or all of them are meant. */
export interface Failure {
  readonly focus: number;
  readonly value?: number;
  /** The predicate where it is another than the shape's path, as sh:closed finds it. */
  readonly predicate?: number;
  /** What a person is told where the shape has no message. */
  readonly message: string;
}

/** Hears of each failure, with the shape and the component (IRI) that found it. */
export type Report = (shape: CompiledShape, component: string, failure: Failure) => void;

/** One constraint, compiled. Without a report it stops at the first failure. */
export interface Constraint {
  /** IRI of the constraint component. */
  readonly component: string;
  /** Whether it holds for the value nodes of a focus node. */
  check(
    focus: number,
    values: Nodes,
    report: ((failure: Failure) => void) | undefined,
    all?: Report,
  ): boolean;
}

/** A shape, compiled to closures over the ids of a data graph. */
export interface CompiledShape {
  readonly term: Term;
  readonly path: PropertyPath | undefined;
  /** IRI of the severity. */
  readonly severity: string;
  readonly messages: readonly Literal[];
  conforms(node: number): boolean;
  validate(node: number, report: Report): boolean;
}

/** What a component is compiled from. */
export interface Context {
  readonly graph: ShapesGraph;
  readonly data: DataGraph;
  /** The shape that has the constraint. */
  readonly shape: Term;
  readonly walk: Walk | undefined;
  /** Another shape, compiled once. */
  shapeOf(term: Term): CompiledShape;
}

/** Makes the constraint of one value of a parameter; throws a ShapesError where the shape is not as SHACL says. */
export type Component = (value: Term, context: Context) => Constraint;

/** A constraint that each value node fulfils for itself. */
export function ofEach(component: string, message: string, holds: (node: number) => boolean): Constraint {
  return {
    component,
    check(focus, values, report) {
      let isFine = true;
      for (let at = 0; at < values.length; at++) {
        const value = values[at] as number;
        if (holds(value)) continue;
        if (report === undefined) return false;
        isFine = false;
        report({ focus, value, message });
      }
      return isFine;
    },
  };
}

/** A constraint on all value nodes together. */
export function ofAll(
  component: string,
  message: string,
  holds: (values: Nodes, focus: number) => boolean,
): Constraint {
  return {
    component,
    check(focus, values, report) {
      const isFine = holds(values, focus);
      if (!isFine) report?.({ focus, message });
      return isFine;
    },
  };
}

/** A constraint that finds the nodes at fault, which may be others than the value nodes, and the same more than once. */
export function finding(
  component: string,
  message: string,
  faulty: (values: Nodes, focus: number) => Iterable<number>,
): Constraint {
  return {
    component,
    check(focus, values, report) {
      let isFine = true;
      for (const value of faulty(values, focus)) {
        if (report === undefined) return false;
        isFine = false;
        report({ focus, value, message });
      }
      return isFine;
    },
  };
}
