import type { Algebra } from '@traqula/algebra-transformations-1-1';

type Node = Readonly<Record<string, unknown>>;

/** The nodes of an operation in which constants are put in; found once. */
const places = new WeakMap<Algebra.Operation, ReadonlySet<unknown>>();

/** The operation with other constants: where the value of an IRI or a literal, or a number of LIMIT or OFFSET, is a key of the map, what the map has for it stands; a sign before a number stays. All maps for one operation have the same keys. */
export function withConstants(
  operation: Algebra.Operation,
  constants: ReadonlyMap<string, string>,
): Algebra.Operation {
  if (constants.size === 0) return operation;
  let changing = places.get(operation);
  if (changing === undefined) {
    const found = new Set<unknown>();
    collect(operation, constants, found);
    changing = found;
    places.set(operation, found);
  }
  return replaced(operation, constants, changing) as Algebra.Operation;
}

/** Adds each node that is to change, and those that it is part of. */
function collect(value: unknown, constants: ReadonlyMap<string, string>, found: Set<unknown>): boolean {
  if (typeof value === 'number') return constants.has(String(value));
  if (typeof value !== 'object' || value === null) return false;
  let changes = isTerm(value) && constantFor(value.value, constants) !== undefined;
  for (const part of Object.values(value)) if (collect(part, constants, found)) changes = true;
  if (changes) found.add(value);
  return changes;
}

function replaced(
  value: unknown,
  constants: ReadonlyMap<string, string>,
  changing: ReadonlySet<unknown>,
): unknown {
  if (typeof value === 'number') {
    const constant = constants.get(String(value));
    return constant === undefined ? value : Number(constant);
  }
  if (!changing.has(value)) return value;
  if (Array.isArray(value)) return value.map((part) => replaced(part, constants, changing));
  const copy: Record<string, unknown> = Object.create(Object.getPrototypeOf(value));
  for (const [name, part] of Object.entries(value as Node)) copy[name] = replaced(part, constants, changing);
  if (isTerm(copy)) copy.value = constantFor(copy.value, constants) ?? copy.value;
  return copy;
}

function isTerm(value: object): value is { readonly termType: string; value: string } {
  return 'termType' in value && (value.termType === 'NamedNode' || value.termType === 'Literal');
}

function constantFor(value: string, constants: ReadonlyMap<string, string>): string | undefined {
  const constant = constants.get(value);
  if (constant !== undefined || !/^[+-]/.test(value)) return constant;
  const unsigned = constants.get(value.slice(1));
  return unsigned && value.charAt(0) + unsigned;
}
