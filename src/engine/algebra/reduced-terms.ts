import type { Algebra } from '@traqula/algebra-transformations-1-1';
import type { QuadIndex } from '../columns/quad-index.ts';
import { WHOLE_PART_FUNCTIONS, wholePartOf } from '../expressions/functions/times.ts';
import type { LocalTerms } from '../operators/tables/local-terms.ts';

const IMPURE = new Set(['rand', 'uuid', 'struuid', 'bnode']);

/** Whether the same terms always give the same outcome. */
export function isPure(expression: Algebra.Expression): boolean {
  if (expression.subType === 'existence') return false;
  if (expression.subType === 'operator') {
    return !IMPURE.has(expression.operator.toLowerCase()) && expression.args.every(isPure);
  }
  return expression.subType === 'named' ? expression.args.every(isPure) : true;
}

/** The function of which an expression sees the outcome alone, of all that its variable is: YEAR and its like, which give few different numbers for many terms. Undefined where there is none. */
export function reducingFunction(expression: Algebra.Expression): string | undefined {
  return WHOLE_PART_FUNCTIONS.find((name) => seesOnly(expression, name) && calls(expression, name));
}

function seesOnly(expression: Algebra.Expression, name: string): boolean {
  if (expression.subType === 'term') return expression.term.termType !== 'Variable';
  if (expression.subType === 'named') return expression.args.every((one) => seesOnly(one, name));
  if (expression.subType !== 'operator') return false;
  return isCall(expression, name) || expression.args.every((one) => seesOnly(one, name));
}

function calls(expression: Algebra.Expression, name: string): boolean {
  if (expression.subType !== 'operator' && expression.subType !== 'named') return false;
  return isCall(expression, name) || expression.args.some((one) => calls(one, name));
}

function isCall(expression: Algebra.Expression, name: string): boolean {
  if (expression.subType !== 'operator' || expression.operator !== name) return false;
  const [only] = expression.args;
  return only?.subType === 'term' && only.term.termType === 'Variable';
}

const PAGE = 4_096;
const MAX_PAGES = 1_024;
const UNKNOWN = 0;
/** Stands for an error; numbers, of which no year is above 200 million, lie around another. */
const ERROR = 1;
const ZERO = 2 ** 30;

/** What a reducing function gives for the terms of an index: computed once for each term, for all queries, and kept in four bytes. */
export class ReducedTerms {
  readonly #name: string;
  readonly #pages: Int32Array[] = [];
  #size = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** The outcome for a term of the index, as a number that only the same outcome has; undefined where it has no place here. */
  of(id: number, terms: LocalTerms): number | undefined {
    const page = this.#pages[Math.floor(id / PAGE)] ?? this.#newPage(id);
    if (page === undefined) return undefined;
    const known = page[id % PAGE] as number;
    if (known !== UNKNOWN) return known;
    const part = wholePartOf(this.#name, terms.term(id));
    const outcome = part === undefined ? ERROR : ZERO + part;
    page[id % PAGE] = outcome;
    return outcome;
  }

  #newPage(id: number): Int32Array | undefined {
    if (this.#size === MAX_PAGES) return undefined;
    this.#size++;
    const page = new Int32Array(PAGE);
    this.#pages[Math.floor(id / PAGE)] = page;
    return page;
  }
}

const known = new WeakMap<QuadIndex, Map<string, ReducedTerms>>();

/** What a reducing function gives for the terms of an index, as far as it has been computed. */
export function reducedTerms(index: QuadIndex, name: string): ReducedTerms {
  const functions = known.get(index) ?? new Map<string, ReducedTerms>();
  known.set(index, functions);
  const terms = functions.get(name) ?? new ReducedTerms(name);
  functions.set(name, terms);
  return terms;
}
