import type { Algebra } from '@traqula/algebra-transformations-1-1';
import type { Runtime } from '../operators/plan.ts';
import type { Computation } from '../operators/rows.ts';
import type { Batch, Charged } from '../operators/tables/batch.ts';
import { KeyTable } from '../operators/tables/key-table.ts';
import type { RowReader } from '../operators/tables/row-reader.ts';
import { isPure, reducedTerms, reducingFunction } from './reduced-terms.ts';
import { mentionedVariables } from './variables.ts';

const MAX_CACHED_OUTCOMES = 200_000;
const TRIED_ROWS = 4_096;
/** Functions whose outcome depends on the kind, the datatype and the language of a term alone. */
const OF_KIND = new Set(['lang', 'datatype', 'isiri', 'isuri', 'isblank', 'isliteral']);

type RowFunction = (batch: Batch, row: number) => number;

/** Keeps the outcome for each different combination of terms where it depends on nothing else. */
export function perTerm(
  expression: Algebra.Expression,
  variables: readonly string[],
  reader: RowReader,
  evaluate: () => number,
): Computation {
  const columns = [...mentionedVariables(expression)].map((name) => variables.indexOf(name));
  const isKept = columns.length > 0 && columns.length <= 3 && !columns.includes(-1) && isPure(expression);
  const [column = -1] = columns;
  const isOfOne = isKept && columns.length === 1;
  const isOfKind = isOfOne && seesOnlyKind(expression);
  const reducing = isOfOne ? reducingFunction(expression) : undefined;
  const computed = (batch: Batch, row: number) => {
    reader.at(batch, row);
    return evaluate();
  };
  let outcomes: typeof computed | undefined;
  return (scope) => {
    if (isOfKind) outcomes ??= byKind(column, scope.runtime, computed);
    if (reducing !== undefined) outcomes ??= byPart(column, reducing, scope.runtime, computed);
    outcomes ??= isKept ? memoizedOutcomes(columns, scope.runtime.budget, computed) : computed;
    const compute = outcomes;
    return (batch, row) => {
      reader.scope = scope;
      return compute(batch, row);
    };
  };
}

/** Remembers outcomes until it is seen that hardly any comes again. */
function memoizedOutcomes(
  columns: readonly number[],
  budget: Charged,
  computed: (batch: Batch, row: number) => number,
): (batch: Batch, row: number) => number {
  const known = new KeyTable(columns.length, budget);
  const outcomes: number[] = [];
  let looked = 0;
  let last: Batch | undefined;
  let keys: readonly Uint32Array[] = [];
  return (batch, row) => {
    if (looked > TRIED_ROWS && known.size > looked * 0.7) return computed(batch, row);
    if (batch !== last) {
      last = batch;
      keys = columns.map((column) => batch.columns[column] as Uint32Array);
    }
    looked++;
    const { size } = known;
    const number = size < MAX_CACHED_OUTCOMES ? known.add(keys, row) : known.find(keys, row);
    if (number === -1) return computed(batch, row);
    if (number === size) outcomes.push(computed(batch, row));
    return outcomes[number] as number;
  };
}

/** Whether the expression sees of its variables no more than their kinds. */
function seesOnlyKind(expression: Algebra.Expression): boolean {
  if (expression.subType === 'term') return expression.term.termType !== 'Variable';
  if (expression.subType === 'named') return expression.args.every(seesOnlyKind);
  if (expression.subType !== 'operator') return false;
  const [only] = expression.args;
  const isVariable = only?.subType === 'term' && only.term.termType === 'Variable';
  return (
    (isVariable && OF_KIND.has(expression.operator.toLowerCase())) || expression.args.every(seesOnlyKind)
  );
}

/** Keeps one outcome for all terms of a kind, a datatype and a language. */
function byKind(column: number, { terms }: Runtime, computed: RowFunction): RowFunction {
  const { dictionary } = terms;
  const outcomes: (number | undefined)[] = [];
  return (batch, row) => {
    const id = batch.columns[column]?.[row] as number;
    if (id === 0 || terms.isOwn(id)) return computed(batch, row);
    const kind = dictionary.qualifierNumber(id) * 4 + dictionary.kind(id);
    const known = outcomes[kind];
    if (known !== undefined) return known;
    const outcome = computed(batch, row);
    outcomes[kind] = outcome;
    return outcome;
  };
}

const KEPT_PARTS = 10_000;

/** Keeps one outcome for all terms of which a function gives the same, as YEAR does. */
function byPart(column: number, name: string, { index, terms }: Runtime, computed: RowFunction): RowFunction {
  const parts = reducedTerms(index, name);
  const outcomes = new Map<number, number>();
  return (batch, row) => {
    const id = batch.columns[column]?.[row] as number;
    const part = id === 0 || terms.isOwn(id) ? undefined : parts.of(id, terms);
    if (part === undefined) return computed(batch, row);
    const known = outcomes.get(part);
    if (known !== undefined) return known;
    const outcome = computed(batch, row);
    if (outcomes.size < KEPT_PARTS) outcomes.set(part, outcome);
    return outcome;
  };
}
