import { withConstants } from './algebra/constants.ts';
import { Planner } from './algebra/planner.ts';
import { type QueryTree, translateQuery } from './algebra/translate.ts';
import { openQuadIndex, type QuadIndex } from './columns/quad-index.ts';
import { type Explanation, explainPlan, type PlanReport } from './explain.ts';
import type { EngineTerm } from './expressions/term.ts';
import { Budget, type Limits } from './operators/budget.ts';
import { type Measured, type Plan, type Runtime, runPlan } from './operators/plan.ts';
import { projectPlan } from './operators/rows.ts';
import type { Batch, Table } from './operators/tables/batch.ts';
import { LocalTerms } from './operators/tables/local-terms.ts';
import { datasetOf, type GraphNames, partsOfQuery, type QueryParts } from './query-form.ts';
import { ResultError } from './results/byte-writer.ts';
import { constructTriples, describeResources, writeTriples } from './results/construct.ts';
import { writeSolutions } from './results/solutions.ts';
import { SYNTAXES } from './results/syntaxes.ts';

export { UnsupportedError } from './algebra/plan-operation.ts';
export type { QuadIndex } from './columns/quad-index.ts';
export {
  IndexFileError,
  readIndexFile as readIndex,
  verifySections as verifyIndex,
} from './columns/sections.ts';
export { isKnownFunction } from './expressions/compile.ts';
export { BudgetError } from './operators/budget.ts';
export { ResultError } from './results/byte-writer.ts';

/** The terms on which a query is executed. */
export interface ExecuteOptions extends Limits {
  /** Relative IRIs are resolved against it. */
  readonly base?: string;
  /** Graphs given by the protocol, which win over FROM and FROM NAMED (SPARQL 1.1 Protocol §2.1.4). */
  readonly graphs?: GraphNames;
  /** What stands in place of constants of the tree: of IRIs, of the content of strings, of the digits of integers; the same ones for each execution of the tree. */
  readonly constants?: ReadonlyMap<string, string>;
  /** The order of the columns where the query says `SELECT *`; variables that are not named come last. */
  readonly columns?: readonly string[];
  /** Largest result, in bytes. */
  readonly maxResultBytes: number;
  /** Whether operators are measured, for `explain`. */
  readonly isTraced?: boolean;
}

const NO_CONSTANTS: ReadonlyMap<string, string> = new Map();

/** A triple of terms, as CONSTRUCT and DESCRIBE give them. */
export type TripleOfTerms = readonly [EngineTerm, EngineTerm, EngineTerm];

/** Opens the bytes of an index file, which may lie in shared memory; throws an IndexFileError where it is damaged or of another version. */
export function openIndex(bytes: Uint8Array, verify = true): QuadIndex {
  // Columns of numbers begin at multiples of their width.
  return openQuadIndex(bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes), verify);
}

/** Prepares a parsed query for one execution; throws an UnsupportedError for SERVICE. What it gives must be asked for once only. */
export function execute(index: QuadIndex, query: QueryTree, options: ExecuteOptions): Execution {
  return new Execution(index, query, options);
}

/** One execution of a query. All of its methods throw a BudgetError where the query uses more than it may, or a ResultError. */
export class Execution {
  readonly form: QueryParts['form'];
  /** The variables of the solutions of SELECT, in order. */
  readonly variables: readonly string[];
  readonly #parts: QueryParts;
  readonly #planner: Planner;
  readonly #plan: Plan;
  readonly #runtime: Runtime;
  readonly #trace = new Map<Plan, Measured>();
  readonly #options: ExecuteOptions;

  constructor(index: QuadIndex, query: QueryTree, options: ExecuteOptions) {
    this.#options = options;
    const translated = translateQuery(query, options.base);
    const operation = withConstants(translated.operation, options.constants ?? NO_CONSTANTS);
    const { base } = translated;
    this.#parts = partsOfQuery(operation);
    this.form = this.#parts.form;
    const budget = new Budget(options);
    const terms = new LocalTerms(index.dictionary, budget);
    const dataset = datasetOf(options.graphs ?? this.#parts.graphs, index, terms);
    this.#runtime = { index, dataset, terms, budget, ...(options.isTraced && { trace: this.#trace }) };
    this.#planner = new Planner(this.#runtime, { base, now: new Date() });
    const plan = this.#planner.plan(this.#parts.solutions);
    this.variables = this.form === 'select' ? inOrder(plan.variables, options.columns) : plan.variables;
    this.#plan = this.form === 'select' ? projectPlan(plan, this.variables) : plan;
  }

  /** The whole result in the given media type: of SPARQL results for SELECT and ASK, N-Triples for CONSTRUCT and DESCRIBE. */
  write(mediaType: string): Uint8Array {
    const { maxResultBytes } = this.#options;
    const { terms } = this.#runtime;
    if (this.form === 'construct' || this.form === 'describe') {
      return writeTriples(this.triples(), terms, maxResultBytes);
    }
    const syntax = SYNTAXES[mediaType];
    if (syntax === undefined) throw new ResultError('refused', `${mediaType} is no format of results`);
    if (this.form === 'select') {
      return writeSolutions(this.variables, this.solutions(), terms, syntax, maxResultBytes);
    }
    if (syntax.boolean === undefined) throw new ResultError('refused', `${mediaType} has no booleans`);
    return Buffer.from(syntax.boolean(this.boolean()));
  }

  /** The solutions, as ids of terms. */
  solutions(): Iterable<Batch> {
    return runPlan(this.#plan, { runtime: this.#runtime });
  }

  /** The answer to ASK. */
  boolean(): boolean {
    for (const { length } of this.solutions()) if (length > 0) return true;
    return false;
  }

  /** The graph that CONSTRUCT or DESCRIBE makes, as ids of terms. */
  triples(): Table {
    const { terms, budget } = this.#runtime;
    if (this.form === 'describe') return describeResources(this.#described(), { runtime: this.#runtime });
    const { variables } = this.#plan;
    const fresh = () => this.#planner.freshBlankNode();
    return constructTriples(this.#parts.template, variables, this.solutions(), terms, budget, fresh);
  }

  /** The same graph as terms. */
  *statements(): Generator<TripleOfTerms> {
    const { columns, length } = this.triples();
    const term = (place: number, row: number) => this.term(columns[place]?.[row] ?? 0);
    for (let row = 0; row < length; row++) yield [term(0, row), term(1, row), term(2, row)];
  }

  /** The term of an id. */
  term(id: number): EngineTerm {
    return this.#runtime.terms.term(id);
  }

  /** How a traced execution goes: runs it to its end, and keeps nothing of its result. */
  measured(): Explanation {
    const started = performance.now();
    const rows = this.#count();
    const milliseconds = Math.round((performance.now() - started) * 1000) / 1000;
    return { form: this.form, rows, milliseconds, plan: this.explain() };
  }

  #count(): number {
    if (this.form === 'ask') return Number(this.boolean());
    if (this.form !== 'select') return this.triples().length;
    let rows = 0;
    for (const { length } of this.solutions()) rows += length;
    return rows;
  }

  /** The plan, with what was counted if the execution is traced and over. */
  explain(): PlanReport {
    return explainPlan(this.#plan, this.#trace);
  }

  *#described(): Generator<number> {
    const columns: number[] = [];
    for (const term of this.#parts.described) {
      if (term.termType === 'Variable') columns.push(this.#plan.variables.indexOf(term.value));
      else yield this.#runtime.terms.intern({ kind: 'iri', value: term.value });
    }
    if (columns.length === 0) return;
    for (const batch of this.solutions()) {
      for (const column of columns) yield* batch.columns[column]?.subarray(0, batch.length) ?? [];
    }
  }
}

function inOrder(variables: readonly string[], columns: readonly string[] | undefined): readonly string[] {
  if (columns === undefined) return variables;
  const first = columns.filter((name) => variables.includes(name));
  return [...first, ...variables.filter((name) => !first.includes(name))];
}
