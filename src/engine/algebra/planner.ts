import type { Algebra } from '@traqula/algebra-transformations-1-1';
import type { ExpressionContext } from '../expressions/context.ts';
import type { EngineTerm } from '../expressions/term.ts';
import { type Plan, type Runtime, runPlan, type Scope } from '../operators/plan.ts';
import type { RowReader } from '../operators/tables/row-reader.ts';
import type { Environment, PlanningContext } from './context.ts';
import type { ContextOf } from './joins/conditions.ts';
import { planJoin } from './joins/join-order.ts';
import { planOperation, SOLUTION } from './plan-operation.ts';
import { mentionedVariables } from './variables.ts';

/** The terms of one query. */
export interface QueryTerms {
  readonly base: string | undefined;
  readonly now: Date;
}

const OUTERMOST: Environment = { graph: 'default', parameters: new Set() };
const BYTES_PER_BLANK_NODE = 120;

/** Plans one query: from its algebra to operators over the index of the runtime. */
export class Planner implements PlanningContext {
  readonly runtime: Runtime;
  readonly #query: QueryTerms;
  readonly #plans = new Map<Environment, WeakMap<Algebra.Operation, Plan>>();
  readonly #blankNodes = new Map<string, EngineTerm>();
  #names = 0;
  #labels = 0;
  #solutions = 0;

  constructor(runtime: Runtime, query: QueryTerms) {
    this.runtime = runtime;
    this.#query = query;
  }

  /** The plan of a whole query. */
  plan(operation: Algebra.Operation): Plan {
    return this.operation(operation, OUTERMOST);
  }

  operation(operation: Algebra.Operation, environment: Environment): Plan {
    const plans = this.#plans.get(environment) ?? new WeakMap<Algebra.Operation, Plan>();
    this.#plans.set(environment, plans);
    const known = plans.get(operation);
    if (known !== undefined) return known;
    const plan = planOperation(operation, environment, this);
    plans.set(operation, plan);
    return plan;
  }

  join(
    input: Plan,
    operations: readonly Algebra.Operation[],
    filters: readonly Algebra.Expression[],
    environment: Environment,
  ): Plan {
    return planJoin(input, operations, filters, environment, this);
  }

  freshName(): string {
    return `.own${this.#names++}`;
  }

  contextOf(environment: Environment): ContextOf {
    return (reader) => this.#expressionContext(reader, environment);
  }

  nextNumber(): number {
    return ++this.#solutions;
  }

  /** A blank node that no other is. */
  freshBlankNode(): EngineTerm {
    const { dictionary } = this.runtime.terms;
    let label: string;
    do label = `q${this.#labels++}`;
    while (dictionary.find(0, label, '') !== 0);
    return { kind: 'blank', value: label };
  }

  #expressionContext(reader: RowReader, environment: Environment): ExpressionContext {
    const { budget } = this.runtime;
    return {
      base: this.#query.base,
      now: this.#query.now,
      budget: { charge: (amount) => budget.compute(amount) },
      exists: (pattern) => this.#existence(pattern, reader, environment),
      freshBlankNode: (label) => this.#labelled(label, reader),
    };
  }

  #labelled(label: string | undefined, reader: RowReader): EngineTerm {
    if (label === undefined) return this.freshBlankNode();
    const key = `${reader.id(SOLUTION)} ${label}`;
    const known = this.#blankNodes.get(key);
    if (known !== undefined) return known;
    this.runtime.budget.charge(BYTES_PER_BLANK_NODE);
    const created = this.freshBlankNode();
    this.#blankNodes.set(key, created);
    return created;
  }

  /** Evaluates a pattern with the terms of the row put in for its variables (SPARQL 1.1 Query §18.6); planned once for each set of variables that are bound. */
  #existence(pattern: Algebra.Operation, reader: RowReader, environment: Environment): () => boolean {
    const names = [...mentionedVariables(pattern)];
    const plans = new Map<string, Plan>();
    return () => {
      const scope = reader.scope as Scope;
      const parameters = new Map(scope.parameters);
      const bound = names.filter((name) => {
        const id = reader.id(name);
        if (id !== 0) parameters.set(name, id);
        return id !== 0;
      });
      const key = bound.join(' ');
      const plan = plans.get(key) ?? this.#substituted(pattern, bound, environment);
      plans.set(key, plan);
      this.runtime.budget.step(1);
      for (const batch of runPlan(plan, { ...scope, parameters })) if (batch.length > 0) return true;
      return false;
    };
  }

  #substituted(pattern: Algebra.Operation, bound: readonly string[], environment: Environment): Plan {
    const parameters = new Set([...environment.parameters, ...bound]);
    return this.operation(pattern, { ...environment, parameters });
  }
}
