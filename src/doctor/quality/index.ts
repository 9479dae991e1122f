export { DIMENSIONS, type Dimension, METRICS } from './metrics.ts';
export { ALL_POINTS, byDimension, type Mark, rating, type Score, scoreOf, urlsToAsk } from './score.ts';
