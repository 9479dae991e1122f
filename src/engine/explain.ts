import type { Measured, Plan } from './operators/plan.ts';

/** An operator of a plan with what was estimated, and what was counted where it was run. */
export interface PlanReport {
  readonly operator: string;
  readonly detail: string;
  /** Rows that the planner expected. */
  readonly estimate: number;
  /** Rows that there were; absent where it was not run. */
  readonly rows?: number;
  /** Milliseconds, those of the inputs included. */
  readonly milliseconds?: number;
  readonly inputs: readonly PlanReport[];
}

/** How a query was answered; `rows` are solutions, or triples of a graph, or 1 and 0 for yes and no; `milliseconds` without parsing, planning and writing. */
export interface Explanation {
  readonly form: 'select' | 'ask' | 'construct' | 'describe';
  readonly rows: number;
  readonly milliseconds: number;
  readonly plan: PlanReport;
}

/** A plan for people: its operators, estimated and true counts, and milliseconds. */
export function explainPlan(plan: Plan, trace: ReadonlyMap<Plan, Measured>): PlanReport {
  const measured = trace.get(plan);
  return {
    operator: plan.operator,
    detail: plan.detail,
    estimate: Math.round(plan.estimate),
    ...(measured !== undefined && {
      rows: measured.rows,
      milliseconds: Math.round(measured.milliseconds * 1000) / 1000,
    }),
    inputs: plan.inputs.map((input) => explainPlan(input, trace)),
  };
}
