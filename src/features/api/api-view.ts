import type { Example, Route } from '../../http/route.ts';

/** One address as the page shows it. */
export interface RouteView extends Omit<Route, 'example'> {
  readonly example?: Example | undefined;
}

/** A kind of problem with its status. */
export interface ApiProblem {
  readonly kind: string;
  readonly status: number;
}

/** The limits in force; times in seconds, sizes in bytes; absent where there is no limit. */
export interface ApiLimits {
  readonly queryTime: number;
  readonly resultBytes: number;
  readonly queryBytes: number;
  readonly clientQueries?: number;
  readonly clientTime?: number;
}

/** The public interface of a deployment. */
export interface ApiView {
  readonly routes: readonly RouteView[];
  readonly limits: ApiLimits;
  readonly problems: readonly ApiProblem[];
}
