import type { Plan, Scope } from './plan.ts';

/** What a place of a quad pattern is. */
export type PatternTerm =
  | { readonly kind: 'id'; readonly id: number }
  | { readonly kind: 'parameter' | 'variable'; readonly name: string };

/** In which graph a pattern is matched: the default graph, one named graph, each of them, or the one that the scope names. */
export type PatternGraph = PatternTerm | 'default' | 'scope';

/** A quad pattern. */
export interface QuadPattern {
  readonly triple: readonly [PatternTerm, PatternTerm, PatternTerm];
  readonly graph: PatternGraph;
  /** Predicates that do not match: of a negated property set. */
  readonly exceptPredicates?: ReadonlySet<number>;
}

/** How a pattern is joined to the columns of an input. */
export interface TupleLayout {
  readonly places: readonly (PatternTerm | undefined)[];
  /** By place: the column of the input that holds its variable, −1 where none does. */
  readonly inputs: readonly number[];
  /** Pairs of places that hold the same variable. */
  readonly equal: readonly (readonly [number, number])[];
  /** By output column: the place whose value it gets, −1 where it stays the input's. */
  readonly sources: readonly number[];
  readonly variables: readonly string[];
}

/** Lays a pattern over the columns of an input; a variable that the input may leave unbound is written anew. */
export function layoutOf(input: Plan, { triple, graph }: QuadPattern): TupleLayout {
  const places = [...triple, typeof graph === 'string' ? undefined : graph];
  const variables = [...input.variables];
  const sources = variables.map(() => -1);
  const equal: [number, number][] = [];
  const firstPlaces = new Map<string, number>();
  for (const [at, place] of places.entries()) {
    if (place?.kind !== 'variable') continue;
    const first = firstPlaces.get(place.name);
    if (first !== undefined) {
      equal.push([first, at]);
      continue;
    }
    firstPlaces.set(place.name, at);
    const column = variables.indexOf(place.name);
    if (column !== -1) sources[column] = input.certain.has(place.name) ? -1 : at;
    else sources[variables.push(place.name) - 1] = at;
  }
  const inputs = places.map((place) =>
    place?.kind === 'variable' ? input.variables.indexOf(place.name) : -1,
  );
  return { places, inputs, equal, sources, variables };
}

/** The place with the one column that a pattern tests, where each other place holds a term and nothing new is bound; −1 else. */
export function testedPlace({ inputs, sources }: TupleLayout): number {
  const tested = inputs.filter((input) => input !== -1).length;
  const isTest = tested === 1 && sources.every((source) => source === -1);
  return isTest ? inputs.findIndex((input) => input !== -1) : -1;
}

/** The id of a place that is the same for every row, 0 where it is not. */
export function fixedId(place: PatternTerm | undefined, { parameters }: Scope): number {
  if (place === undefined || place.kind === 'variable') return 0;
  return place.kind === 'id' ? place.id : (parameters?.get(place.name) ?? 0);
}
