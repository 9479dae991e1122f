import type { Text } from '../../pages/resource-view.ts';

/** The classes of difference between the twinnings here and those in Wikidata. */
export const DIFFERENCE_KEYS = ['same', 'dates', 'one-way', 'here', 'there'] as const;

/** One of the classes of difference. */
export type DifferenceKey = (typeof DIFFERENCE_KEYS)[number];

/** How many twinnings there are in each class of difference. */
export type DifferenceCounts = Readonly<Record<DifferenceKey, number>>;

/** The twinnings here beside those in Wikidata. */
export interface ComparisonView {
  /** URL of the endpoint that was asked. */
  readonly endpoint: string;
  /** The day, `2026-11-21`. */
  readonly retrieved: string;
  readonly total: DifferenceCounts;
  readonly parts: readonly ComparedMunicipality[];
  /** Commands of QuickStatements that add what is missing there; empty where nothing is, or a person must decide. */
  readonly additions: string;
}

/** One municipality with what differs. */
export interface ComparedMunicipality {
  readonly name: Text;
  /** Its document here. */
  readonly href: string;
  readonly state: 'compared' | 'unlinked' | 'not-asked';
  readonly counts: DifferenceCounts;
  /** Its twinnings with places that have no verified item. */
  readonly unlinked: number;
  readonly groups: readonly {
    readonly difference: DifferenceKey;
    readonly lines: readonly ComparedTwin[];
  }[];
}

/** One twin on both sides; dates are partial dates or, there, decades as `1990s`. */
export interface ComparedTwin {
  readonly name: Text;
  /** Its document here, where it is one of ours. */
  readonly href?: string;
  /** Number of its Wikidata item, and the item's page. */
  readonly item: string;
  readonly itemHref: string;
  readonly local?: {
    /** The document of the partnership; absent where there is only a bare triple. */
    readonly href?: string;
    readonly isTwinning: boolean;
    readonly start: readonly string[];
    readonly end: readonly string[];
    readonly ended: boolean;
    readonly disputed: boolean;
    readonly sources: readonly ComparedLink[];
  };
  readonly wikidata?: {
    /** Where the statements are read. */
    readonly href: string;
    readonly direction: 'both' | 'outward' | 'inward';
    readonly start: readonly string[];
    readonly end: readonly string[];
    readonly ended: boolean;
    readonly references: readonly ComparedLink[];
  };
  /** Whether a statement of it there is held to be wrong. */
  readonly deprecated: boolean;
}

/** A source on either side. */
export interface ComparedLink {
  readonly href: string;
  readonly label: string;
}
