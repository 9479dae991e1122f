import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { StatementIndex } from './dcat-ap.ts';
import { type Assessed, DIMENSIONS, type Dimension, METRICS, type Metric } from './metrics.ts';

/** What one metric gave. */
export interface Mark {
  readonly metric: Metric;
  /** From 0 to the points of the metric. */
  readonly points: number;
  /** Nodes that lack what it asks for. */
  readonly without: readonly string[];
}

/** The outcome of the assessment. */
export interface Score {
  /** Rounded down to whole points; 405 at most. */
  readonly points: number;
  readonly marks: readonly Mark[];
}

/** The most that there is to get. */
export const ALL_POINTS = METRICS.reduce((sum, { points }) => sum + points, 0);

/** The URLs of all distributions of a dataset, each once: what the portal asks for by HEAD. */
export function urlsToRequest(quads: readonly Quad[], dataset: string): readonly string[] {
  const statements = new StatementIndex(quads);
  const urls = distributionsOf(statements, dataset).flatMap((node) =>
    ['accessURL', 'downloadURL'].flatMap((name) => statements.values(node, PREFIXES.dcat + name)),
  );
  return [...new Set(urls)];
}

/** The score of a described dataset; `statuses` are those of HEAD requests, by URL. */
export function scoreOf(
  quads: readonly Quad[],
  dataset: string,
  statuses: ReadonlyMap<string, number>,
): Score {
  const statements = new StatementIndex(quads);
  const distributions = distributionsOf(statements, dataset);
  const assessed = { statements, dataset, distributions, statuses };
  const marks = METRICS.map((metric) => markOf(metric, assessed));
  return { marks, points: sum(marks) };
}

/** The points of one dimension, rounded down. */
function pointsIn({ marks }: Score, dimension: Dimension): number {
  return sum(marks.filter(({ metric }) => metric.dimension === dimension));
}

/** Points in every dimension, in the order of the portal. */
export function byDimension(
  score: Score,
): readonly { readonly dimension: Dimension; readonly points: number }[] {
  return DIMENSIONS.map((dimension) => ({ dimension, points: pointsIn(score, dimension) }));
}

/** The portal's word for a score. */
export function rating(points: number): 'excellent' | 'good' | 'sufficient' | 'bad' {
  if (points > 350) return 'excellent';
  if (points > 220) return 'good';
  return points >= 120 ? 'sufficient' : 'bad';
}

function markOf(metric: Metric, assessed: Assessed): Mark {
  const nodes = metric.of.flatMap((kind) =>
    kind === 'dataset' ? [assessed.dataset] : assessed.distributions,
  );
  const without = nodes.filter((node) => !metric.isMet(assessed, node));
  const share = nodes.length === 0 ? 0 : (nodes.length - without.length) / nodes.length;
  return { metric, points: metric.points * share, without };
}

function distributionsOf(statements: StatementIndex, dataset: string): readonly string[] {
  return statements.values(dataset, `${PREFIXES.dcat}distribution`);
}

function sum(marks: readonly Mark[]): number {
  return Math.floor(marks.reduce((total, { points }) => total + points, 0));
}
