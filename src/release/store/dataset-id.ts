import { createHash } from 'node:crypto';
import { relative, resolve } from 'node:path';
import type { Release } from './manifest.ts';

/** Whose releases are meant: one dataset under one base IRI. */
export interface Publication {
  /** What `datasetId` gives; any dataset where absent. */
  readonly dataset?: string | undefined;
  /** Ends with `/`. */
  readonly base: string;
}

/** Digest by which releases know the dataset that they are of: of its name, else of the way from the directory of releases to its data, which stays when both are moved together. Hexadecimal; releases are public, and paths are not. */
export function datasetId(releases: string, data: string, name?: string): string {
  const known = name ?? relative(resolve(releases), resolve(data)).replaceAll('\\', '/');
  return createHash('sha256').update(known).digest('hex').slice(0, 16);
}

/** Whether a release is an earlier one of the publication: of the same dataset, and under IRIs that mean the same; another base IRI goes on with the history, unless one of the two is of this machine only. */
export function isReleaseOf({ manifest, place }: Release, { dataset, base }: Publication): boolean {
  const isOther = dataset !== undefined && place.dataset !== undefined && dataset !== place.dataset;
  return !isOther && (manifest.base === base || !(isLoopback(manifest.base) || isLoopback(base)));
}

function isLoopback(base: string): boolean {
  return /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\//.test(base);
}
