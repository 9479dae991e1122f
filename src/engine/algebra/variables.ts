import type { Algebra } from '@traqula/algebra-transformations-1-1';

type Term = Algebra.Path['subject'];
type Operation = Algebra.Operation;

/** The name by which a pattern's term is bound: of a variable, or of a blank node, which no query can name. */
export function variableOf(term: Term): string | undefined {
  if (term.termType === 'Variable') return term.value;
  return term.termType === 'BlankNode' ? `_:${term.value}` : undefined;
}

/** Whether a column is of a variable that the query names: solutions have no others, whatever patterns and paths need besides. */
export function isNamed(column: string): boolean {
  return !column.startsWith('.') && !column.startsWith('_:');
}

/** The variables of an operation that can be bound in its solutions (SPARQL 1.1 Query §18.2.1). */
export function possibleVariables(operation: Operation): Set<string> {
  return scopeOf(operation).possible;
}

/** The variables that are bound in each of its solutions. */
export function certainVariables(operation: Operation): Set<string> {
  return scopeOf(operation).certain;
}

interface VariableScope {
  readonly possible: Set<string>;
  readonly certain: Set<string>;
}

const known = new WeakMap<Operation, VariableScope>();

function scopeOf(operation: Operation): VariableScope {
  const found = known.get(operation);
  if (found !== undefined) return found;
  const scope = computeScope(operation);
  known.set(operation, scope);
  return scope;
}

function computeScope(operation: Operation): VariableScope {
  switch (operation.type) {
    case 'bgp':
      return all(
        operation.patterns.flatMap(
          ({ subject, predicate, object }) => [subject, predicate, object] as Term[],
        ),
      );
    case 'path':
      return all([operation.subject, operation.object]);
    case 'join': {
      const scopes = operation.input.map(scopeOf);
      return {
        possible: union(scopes.map(({ possible }) => possible)),
        certain: union(scopes.map(({ certain }) => certain)),
      };
    }
    case 'union': {
      const scopes = operation.input.map(scopeOf);
      const possible = union(scopes.map((one) => one.possible));
      const certain = [...possible].filter((name) => scopes.every((one) => one.certain.has(name)));
      return { possible, certain: new Set(certain) };
    }
    case 'leftjoin': {
      const [left, right] = operation.input.map(scopeOf) as [VariableScope, VariableScope];
      return { possible: union([left.possible, right.possible]), certain: left.certain };
    }
    case 'minus':
      return scopeOf(operation.input[0]);
    case 'extend': {
      const { possible, certain } = scopeOf(operation.input);
      return { possible: new Set([...possible, operation.variable.value]), certain };
    }
    case 'graph': {
      const { possible, certain } = scopeOf(operation.input);
      const name = variableOf(operation.name);
      const further = name === undefined ? [] : [name];
      return { possible: new Set([...possible, ...further]), certain: new Set([...certain, ...further]) };
    }
    case 'values':
      return valuesScope(operation);
    case 'project': {
      const { certain } = scopeOf(operation.input);
      const names = operation.variables.map(({ value }) => value);
      return { possible: new Set(names), certain: new Set(names.filter((name) => certain.has(name))) };
    }
    case 'group': {
      const { certain } = scopeOf(operation.input);
      const keys = operation.variables.map(({ value }) => value);
      const counts = operation.aggregates.filter(({ aggregator }) => aggregator === 'count');
      const bound = [
        ...keys.filter((name) => certain.has(name)),
        ...counts.map(({ variable }) => variable.value),
      ];
      return {
        possible: new Set([...keys, ...operation.aggregates.map(({ variable }) => variable.value)]),
        certain: new Set(bound),
      };
    }
    case 'filter':
    case 'distinct':
    case 'reduced':
    case 'slice':
    case 'orderby':
    case 'from':
      return scopeOf(operation.input);
    default:
      return { possible: new Set(), certain: new Set() };
  }
}

function valuesScope({ variables, bindings }: Algebra.Values): VariableScope {
  const names = variables.map(({ value }) => value);
  return {
    possible: new Set(names),
    certain: new Set(names.filter((name) => bindings.every((binding) => binding[name] !== undefined))),
  };
}

function all(terms: readonly Term[]): VariableScope {
  const names = new Set(terms.map(variableOf).filter((name) => name !== undefined));
  return { possible: names, certain: names };
}

function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** All variables that occur anywhere in a part of the algebra, those of patterns inside EXISTS included. */
export function mentionedVariables(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const one of node) mentionedVariables(one, found);
  else if (typeof node === 'object' && node !== null) {
    const { termType, value } = node as { termType?: string; value?: string };
    if (termType === 'Variable' && value !== undefined) found.add(value);
    else if (termType === 'BlankNode' && value !== undefined) found.add(`_:${value}`);
    else if (termType === undefined || termType === 'Quad') mentionedParts(node, found);
  }
  return found;
}

function mentionedParts(node: object, found: Set<string>): void {
  const { subject, predicate, object } = node as Record<string, unknown>;
  if (subject !== undefined) mentionedVariables([subject, predicate, object], found);
  else for (const part of Object.values(node)) mentionedVariables(part, found);
}
