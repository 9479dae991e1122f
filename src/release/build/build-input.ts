import type { DefaultGraph } from '../../rdf/store.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Area, Look, ReleaseNote } from '../store/manifest.ts';

/** How far work has come: `share` is between 0 and 1, absent where nobody knows. */
export interface Progress {
  /** What is being done, in the same words until it is done: `reading towns.nt`. */
  readonly step: string;
  readonly share?: number;
  /** What of it was done last. */
  readonly last?: string;
  /** Statements so far. */
  readonly quads?: number;
  /** Files so far. */
  readonly files?: number;
}

/** Is told now and then how far the work has come. */
export type OnProgress = (progress: Progress) => void;

/** A file that goes into the release as it is: shapes, JSON-LD context. */
export interface StaticFile {
  /** Path below the release. */
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
  /** How the text stands for bytes, where the file is no text. */
  readonly coding?: 'base64';
}

/** All that a release is made of: equal inputs give equal bytes. */
export interface BuildInput {
  /** The dataset; read once. */
  readonly quads: Iterable<Quad> | AsyncIterable<Quad>;
  /** The base IRI of the deployment; ends with `/`. */
  readonly base: string;
  /** The URL below which munpart's own pages are; ends with `/`; the base IRI where absent. */
  readonly site?: string;
  /** What `inputsDigest` gives for all that was read. */
  readonly inputs: string;
  /** dcat:version, where the static description gives none. */
  readonly version: string;
  /** The static part of the description, about `{site}dataset`. */
  readonly description: readonly Quad[];
  readonly staticFiles: readonly StaticFile[];
  /** What counts and documents are made of: `union` for data whose graphs are theirs to choose; `own` where absent. */
  readonly described?: DefaultGraph;
  /** The languages of the data; those of the title where absent. */
  readonly languages?: readonly string[];
  /** What the start page says below the title, by language. */
  readonly start?: Readonly<Record<string, string>>;
  /** What the pages look like; as usual where absent. */
  readonly look?: Look;
  /** What the keepers say of changes, oldest first; nothing where absent. */
  readonly changes?: readonly ReleaseNote[];
  /** What `datasetId` gives: the history that it continues; any where absent. */
  readonly dataset?: string | undefined;
}

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
