import type { Algebra } from '@traqula/algebra-transformations-1-1';
import type { PathPattern } from '../operators/paths/path.ts';
import type { Closure, PathNode } from '../operators/paths/path-walk.ts';
import type { PatternTerm, QuadPattern } from '../operators/pattern.ts';
import { type Environment, type PlanningContext, placeOf } from './context.ts';

/** A pattern as people read it in a plan. */
export function describePattern({ triple, graph }: QuadPattern, context: PlanningContext): string {
  const text = triple.map((place) => describePlace(place, context)).join(' ');
  return typeof graph === 'object' ? `${text} in ${describePlace(graph, context)}` : text;
}

/** A path as people read it in a plan. */
export function describePath({ subject, object, path }: PathPattern, context: PlanningContext): string {
  const sign = path.isRepeated ? (path.isOptional ? '*' : '+') : '?';
  return `${describePlace(subject, context)} (…)${sign} ${describePlace(object, context)}`;
}

function describePlace(place: PatternTerm, { runtime }: PlanningContext): string {
  if (place.kind !== 'id') return `?${place.name}`;
  const term = runtime.terms.term(place.id);
  return term.kind === 'iri' ? `<${term.value}>` : JSON.stringify(term.value);
}

/** An expression as people read it in a plan. */
export function describeExpression(expression: Algebra.Expression): string {
  switch (expression.subType) {
    case 'term': {
      const { termType, value } = expression.term;
      return termType === 'Variable' ? `?${value}` : JSON.stringify(value);
    }
    case 'operator':
      return `${expression.operator}(${expression.args.map(describeExpression).join(', ')})`;
    case 'named':
      return `<${expression.name.value}>(${expression.args.map(describeExpression).join(', ')})`;
    default:
      return expression.subType;
  }
}

/** What a path pattern comes to: patterns that are all to match, or ways of which each is one (SPARQL 1.1 Query §18.2.2.4 and §18.4). */
export type PathPart =
  | { readonly kind: 'match'; readonly pattern: QuadPattern }
  | { readonly kind: 'path'; readonly pattern: PathPattern }
  | { readonly kind: 'ways'; readonly ways: readonly (readonly PathPart[])[] };

/** Translates a path pattern: sequences to joins, alternatives to unions, both of which keep duplicates; what counts pairs once stays a path. */
export function partsOfPath(
  path: Algebra.Path,
  context: PlanningContext,
  environment: Environment,
): PathPart[] {
  const place = (term: Algebra.Path['subject']) => placeOf(term, context, environment);
  return new PathTranslation(context, environment).parts(
    place(path.subject),
    path.predicate,
    place(path.object),
  );
}

class PathTranslation {
  readonly #context: PlanningContext;
  readonly #environment: Environment;

  constructor(context: PlanningContext, environment: Environment) {
    this.#context = context;
    this.#environment = environment;
  }

  parts(subject: PatternTerm, path: Algebra.PropertyPathSymbol, object: PatternTerm): PathPart[] {
    const { graph } = this.#environment;
    switch (path.type) {
      case 'link':
        return [{ kind: 'match', pattern: { triple: [subject, this.#iri(path.iri), object], graph } }];
      case 'inv':
        return this.parts(object, path.path, subject);
      case 'seq':
        return this.#sequence(subject, path.input, object);
      case 'alt':
        return [{ kind: 'ways', ways: path.input.map((one) => this.parts(subject, one, object)) }];
      case 'nps':
        return [{ kind: 'match', pattern: this.#others(subject, path, object) }];
      default:
        return [{ kind: 'path', pattern: { subject, object, path: this.#closure(path), graph } }];
    }
  }

  #sequence(
    subject: PatternTerm,
    paths: readonly Algebra.PropertyPathSymbol[],
    object: PatternTerm,
  ): PathPart[] {
    let from = subject;
    return paths.flatMap((path, index) => {
      const isLast = index === paths.length - 1;
      const to: PatternTerm = isLast ? object : { kind: 'variable', name: this.#context.freshName() };
      const parts = this.parts(from, path, to);
      from = to;
      return parts;
    });
  }

  #others(subject: PatternTerm, { iris }: Algebra.Nps, object: PatternTerm): QuadPattern {
    const predicate: PatternTerm = { kind: 'variable', name: this.#context.freshName() };
    return {
      triple: [subject, predicate, object],
      graph: this.#environment.graph,
      exceptPredicates: this.#ids(iris),
    };
  }

  #closure(path: Algebra.PropertyPathSymbol): Closure {
    const node = this.#node(path);
    if (node.kind !== 'closure') throw new TypeError(`no such path: ${path.type}`);
    return node;
  }

  #node(path: Algebra.PropertyPathSymbol): PathNode {
    switch (path.type) {
      case 'link':
        return { kind: 'link', predicate: this.#id(path.iri) };
      case 'inv':
        return { kind: 'inverse', path: this.#node(path.path) };
      case 'seq':
        return { kind: 'sequence', paths: path.input.map((one) => this.#node(one)) };
      case 'alt':
        return { kind: 'alternative', paths: path.input.map((one) => this.#node(one)) };
      case 'nps':
        return { kind: 'except', predicates: this.#ids(path.iris) };
      case 'ZeroOrOnePath':
        return { kind: 'closure', path: this.#node(path.path), isOptional: true, isRepeated: false };
      case 'ZeroOrMorePath':
        return { kind: 'closure', path: this.#node(path.path), isOptional: true, isRepeated: true };
      case 'OneOrMorePath':
        return { kind: 'closure', path: this.#node(path.path), isOptional: false, isRepeated: true };
      default:
        throw new TypeError('no such path');
    }
  }

  #iri(iri: Algebra.Link['iri']): PatternTerm {
    return { kind: 'id', id: this.#id(iri) };
  }

  #id({ value }: Algebra.Link['iri']): number {
    return this.#context.runtime.terms.intern({ kind: 'iri', value });
  }

  #ids(iris: Algebra.Nps['iris']): Set<number> {
    return new Set(iris.map((iri) => this.#id(iri)));
  }
}
