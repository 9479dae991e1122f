import type { Manifest, ReleaseVersion } from '../release/store/manifest.ts';
import type { Language } from './messages/messages.ts';

/** What every page knows of the request and of the publication. */
export interface PageContext {
  readonly language: Language;
  /** The languages that the page is offered in; all there are where absent. */
  readonly languages?: readonly Language[];
  /** The URL below which munpart's own pages are; ends with `/`. */
  readonly base: string;
  /** The base IRI of the data, where it is not `base`. */
  readonly namespace?: string;
  /** Whether the data come with munpart's vocabulary; they do where absent. */
  readonly vocabulary?: boolean;
  /** Path and query as requested, for the language switch and the canonical link: `/places?page=2`. */
  readonly url: URL;
  readonly manifest: Manifest;
  /** How many statements queries see outside GRAPH, where the release has more. */
  readonly seen?: number;
  /** The day of the release. */
  readonly released?: string;
  /** The release's place in the history, where the visitor asked for that release by name. */
  readonly asOf?: ReleaseVersion;
  /** Lists that this publication has something in, for the navigation: `partnerships`, `places`, … */
  readonly lists: readonly string[];
  /** The ways to look at data of another kind than munpart's records; absent where they are records. */
  readonly perspectives?: readonly string[];
  /** Whether there is a comparison with Wikidata. */
  readonly compared?: boolean;
  /** Whether other pages can show pictures of this one in a frame: a server has to answer for them. */
  readonly embeddable?: boolean;
  /** Representations of this very page in other media types. */
  readonly alternates: readonly Alternate[];
}

/** The same in another media type. */
export interface Alternate {
  readonly href: string;
  readonly mediaType: string;
  readonly label: string;
}
