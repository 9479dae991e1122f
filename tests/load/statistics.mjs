/** The middle one of some numbers. */
export function median(values) {
  return percentile(values, 0.5);
}

/** The number that this part of the numbers does not exceed. */
export function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The geometric mean: no question counts more than another, however long it takes. */
export function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
