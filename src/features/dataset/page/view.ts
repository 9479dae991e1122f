import type { Messages } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import type { Text } from '../../../pages/resource-view.ts';

/** A page from which data were read. */
export interface SourceLine {
  readonly iri: string;
  readonly name: Text;
  readonly publisher?: Text;
  /** Lexical form of a partial date; absent where the page has none. */
  readonly published?: string;
}

/** What the description of a release says of it, and what the data say of their sources. */
export interface DatasetView {
  readonly description?: Text | undefined;
  /** Names of the publisher. */
  readonly publisher?: string | undefined;
  readonly keywords: readonly string[];
  /** IRI. */
  readonly licence?: string | undefined;
  /** `2026-11-20`. */
  readonly issued?: string | undefined;
  readonly modified?: string | undefined;
  /** When this release was made, as xsd:dateTime. */
  readonly released?: string | undefined;
  /** Names of the area that the dataset is about. */
  readonly area: readonly string[];
  /** Countries of the places in it; 0 where there are none. */
  readonly countries: number;
  readonly sources: readonly SourceLine[];
  /** Blank nodes to which nothing leads, by the IRIs that stand for them: the first of them with their names, and how many there are. */
  readonly unreachable: {
    readonly total: number;
    readonly first: readonly { readonly iri: string; readonly name: Text }[];
  };
  /** Label of a class by its IRI. */
  readonly classNames: ReadonlyMap<string, Text>;
  /** Addresses below the base of lists with coordinates: `places.geojson`. */
  readonly maps: readonly string[];
}

/** The most source pages that the page names; their list has all. */
export const MAX_SOURCES = 100;

/** What each section of the page about the dataset is made from. */
export interface DatasetProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: DatasetView;
}
