import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { joinPlan } from '../../operators/join.ts';
import { matchPlan } from '../../operators/match.ts';
import { pathPlan } from '../../operators/paths/path.ts';
import type { QuadPattern } from '../../operators/pattern.ts';
import { type Plan, seedPlan, UNIT } from '../../operators/plan.ts';
import { seededUnionPlan } from '../../operators/seeded.ts';
import type { Environment, PlanningContext } from '../context.ts';
import { matchesPerRow } from '../estimates.ts';
import { applyFilter, withFilterInside } from '../filters.ts';
import { describePath, describePattern } from '../paths.ts';
import { mentionedVariables } from '../variables.ts';
import { type JoinItem, partsOfJoin } from './join-items.ts';
import { goOnWith } from './optional.ts';

/** Plans a join: begins with the item that has the fewest matches and goes on, item by item, with the one that leaves the fewest rows; a filter is applied as soon as its variables cannot change any more. */
export function planJoin(
  input: Plan,
  operations: readonly Algebra.Operation[],
  filters: readonly Algebra.Expression[],
  environment: Environment,
  context: PlanningContext,
): Plan {
  const outside = new Set(environment.seesOutside ? [] : input.variables);
  const parts = partsOfJoin(operations, outside, context, environment);
  const { items, rest } = pushFilters(parts.items, [...parts.filters, ...filters]);
  return new JoinOrder(environment, context, rest).plan(input, items);
}

/** Puts filters into the only item that they speak of, where they can be applied earlier. */
function pushFilters(items: readonly JoinItem[], filters: readonly Algebra.Expression[]) {
  const pushed = [...items];
  const rest = filters.filter((filter) => {
    const mentioned = [...mentionedVariables(filter)];
    const place = pushed.findIndex(({ variables }) => mentioned.some((name) => variables.has(name)));
    const item = pushed[place];
    if (
      item?.kind !== 'operation' ||
      pushed.slice(place + 1).some(({ variables }) => mentioned.some((name) => variables.has(name)))
    ) {
      return true;
    }
    const operation = withFilterInside(item.operation, filter);
    if (operation !== undefined) pushed[place] = { ...item, operation };
    return operation === undefined;
  });
  return { items: pushed, rest };
}

/** Rows that a path may give for each row, where one end is known. */
const PATH_FANOUT = 20;

class JoinOrder {
  readonly #environment: Environment;
  readonly #context: PlanningContext;
  #filters: readonly Algebra.Expression[];

  constructor(environment: Environment, context: PlanningContext, filters: readonly Algebra.Expression[]) {
    this.#environment = environment;
    this.#context = context;
    this.#filters = filters;
  }

  plan(input: Plan, items: readonly JoinItem[]): Plan {
    let current = this.#filtered(input, items);
    let remaining = [...items];
    while (remaining.length > 0) {
      // Choosing takes time too, where there are hundreds to choose from.
      this.#context.runtime.budget.step(remaining.length * (current.variables.length + 1));
      const connected = remaining.filter((item) => isConnected(item, current));
      if (connected.length === 0 && current.variables.length > 0) {
        const component = componentOf(remaining);
        remaining = remaining.filter((item) => !component.includes(item));
        current = this.#filtered(this.#crossed(current, component), remaining);
        continue;
      }
      const next = this.#best(current, connected.length > 0 ? connected : remaining);
      remaining = remaining.filter((item) => item !== next);
      current = this.#filtered(this.#add(current, next), remaining);
    }
    return current;
  }

  /** What has no variable in common with what is there is planned by itself, and held in memory. */
  #crossed(current: Plan, component: readonly JoinItem[]): Plan {
    const own = this.#filters;
    this.#filters = own.filter((filter) => isWithin(filter, component));
    const rest = this.plan(UNIT, component);
    this.#filters = own.filter((filter) => !isWithin(filter, component));
    return joinPlan(current, rest, current.estimate * rest.estimate);
  }

  #best(current: Plan, items: readonly JoinItem[]): JoinItem {
    const costs = items.map((item) => this.#estimate(current, item));
    return items[costs.indexOf(Math.min(...costs))] as JoinItem;
  }

  #estimate(current: Plan, item: JoinItem): number {
    const isBound = (name: string) => current.certain.has(name);
    switch (item.kind) {
      case 'match':
        return current.estimate * matchesPerRow(item.pattern, isBound, this.#context.runtime);
      case 'path': {
        const { subject, object } = item.pattern;
        const known = [subject, object].filter(
          (place) => place.kind !== 'variable' || isBound(place.name),
        ).length;
        if (known === 0) return current.estimate * this.#context.runtime.index.quads * PATH_FANOUT;
        return current.estimate * (known === 2 ? 0.5 : PATH_FANOUT);
      }
      case 'ways':
        return item.ways.reduce(
          (sum, way) => sum + Math.min(...way.map((one) => this.#estimate(current, one))),
          0,
        );
      case 'operation': {
        const { estimate } = this.#context.operation(item.operation, this.#environment);
        return isConnected(item, current)
          ? Math.max(current.estimate, estimate)
          : current.estimate * estimate;
      }
    }
  }

  #add(current: Plan, item: JoinItem): Plan {
    const estimate = this.#estimate(current, item);
    switch (item.kind) {
      case 'match':
        return this.#match(current, item.pattern, estimate);
      case 'path':
        return pathPlan(current, item.pattern, describePath(item.pattern, this.#context), estimate);
      case 'ways':
        return this.#ways(current, item.ways, estimate);
      case 'operation':
        return goOnWith(current, item.operation, this.#environment, this.#context, estimate);
    }
  }

  #match(current: Plan, pattern: QuadPattern, estimate: number): Plan {
    return matchPlan(current, pattern, describePattern(pattern, this.#context), estimate);
  }

  #ways(current: Plan, ways: readonly (readonly JoinItem[])[], estimate: number): Plan {
    const seed = seedPlan(current.variables, current.certain, current.estimate);
    const branches = ways.map((way) => new JoinOrder(this.#environment, this.#context, []).plan(seed, way));
    return seededUnionPlan(current, branches, estimate);
  }

  /** Applies the filters whose variables are final: bound in each row, or in no item that is still to come. */
  #filtered(plan: Plan, remaining: readonly JoinItem[]): Plan {
    let current = plan;
    this.#filters = this.#filters.filter((filter) => {
      const isFinal = [...mentionedVariables(filter)].every(
        (name) => current.certain.has(name) || !remaining.some(({ variables }) => variables.has(name)),
      );
      if (isFinal) current = applyFilter(current, filter, this.#environment, this.#context);
      return !isFinal;
    });
    return current;
  }
}

function isConnected({ variables }: JoinItem, { variables: bound }: Plan): boolean {
  return bound.some((name) => variables.has(name));
}

/** The first item and all that hang together with it by variables. */
function componentOf(items: readonly JoinItem[]): JoinItem[] {
  const component = items.slice(0, 1);
  const isShared = (name: string) => component.some(({ variables }) => variables.has(name));
  for (let size = 0; size < component.length; ) {
    size = component.length;
    component.push(
      ...items.filter((item) => !component.includes(item) && [...item.variables].some(isShared)),
    );
  }
  return component;
}

/** Whether the filter says something of these items, and of nothing else. */
function isWithin(filter: Algebra.Expression, items: readonly JoinItem[]): boolean {
  const mentioned = [...mentionedVariables(filter)];
  return (
    mentioned.length > 0 && mentioned.every((name) => items.some(({ variables }) => variables.has(name)))
  );
}
