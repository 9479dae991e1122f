import type { Quad } from '../../rdf/terms.ts';
import type { Counts } from '../build/counts.ts';
import type { ReleaseFile } from '../store/manifest.ts';

/** What a description is about. */
export interface DescriptionInput {
  /** IRI of the dataset: `{site}dataset`. */
  readonly dataset: string;
  /** The URL below which munpart's own pages are; ends with `/`. */
  readonly site: string;
  /** SHA-256 of the canonical N-Quads. */
  readonly id: string;
  /** The release's place in addresses. */
  readonly name: string;
  /** dcat:version, where the static part gives none. */
  readonly version: string;
  /** The languages of the data, in which the description is written as far as there are words. */
  readonly languages: readonly string[];
  /** What its keeper says of the dataset: title, licence, publisher…; any catalogue in it is used. */
  readonly stated: readonly Quad[];
  readonly numbers: Counts;
  /** The dumps, as stored. */
  readonly files: readonly ReleaseFile[];
}
