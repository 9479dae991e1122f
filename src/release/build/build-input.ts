import type { DefaultGraph } from '../../rdf/store.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Note } from '../store/manifest.ts';

/** A file that goes into the release as it is: shapes, JSON-LD context. */
export interface StaticFile {
  /** Path below the release. */
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
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
  /** What the keepers say of changes, oldest first; nothing where absent. */
  readonly changes?: readonly Note[];
  /** What `datasetId` gives: the history that it continues; any where absent. */
  readonly dataset?: string | undefined;
}
