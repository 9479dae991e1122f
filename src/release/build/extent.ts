import type { Area } from '../store/manifest.ts';

const DEGREES = /^"(-?\d+(?:\.\d+)?)"/;

/** The least and the greatest of numbers of degrees, of those that there can be. */
export class Extent {
  readonly #bound: number;
  least = Number.POSITIVE_INFINITY;
  greatest = Number.NEGATIVE_INFINITY;

  constructor(bound: number) {
    this.#bound = bound;
  }

  /** `literal` is a term of N-Quads. */
  add(literal: string): void {
    const degrees = Number(DEGREES.exec(literal)?.[1] ?? Number.NaN);
    if (!(Math.abs(degrees) <= this.#bound)) return;
    this.least = Math.min(this.least, degrees);
    this.greatest = Math.max(this.greatest, degrees);
  }
}

/** The box that latitudes and longitudes span; undefined where there are none. */
export function areaOf(latitudes: Extent, longitudes: Extent): Area | undefined {
  if (latitudes.least > latitudes.greatest || longitudes.least > longitudes.greatest) return undefined;
  return {
    west: longitudes.least,
    south: latitudes.least,
    east: longitudes.greatest,
    north: latitudes.greatest,
  };
}
