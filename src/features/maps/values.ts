import type { Text } from '../../pages/resource-view.ts';
import type { FacetView } from '../lists/page/browsing.ts';

/** Degrees, WGS 84. */
export interface Position {
  readonly lat: number;
  readonly long: number;
}

/** Something on a map. */
export interface MapPoint extends Position {
  readonly iri: string;
  readonly name: Text;
  /** Said after the name: the country, or how many there are. */
  readonly note?: string | undefined;
  /** Where a click leads; the point leads nowhere without it. */
  readonly href?: string | undefined;
  /** Larger, with its name beside it. */
  readonly principal?: boolean;
  /** Of what stands for many: how many; it is a circle of that size. */
  readonly count?: number;
}

/** A great circle between two points of the map, by their IRIs. */
export interface MapArc {
  readonly from: string;
  readonly to: string;
  /** Number of the series, from 0: its colour and dashes. */
  readonly series: number;
  /** How many partnerships it stands for. */
  readonly count: number;
  /** The year in which it began, where that is known. */
  readonly year?: number | undefined;
}

/** What a map shows. */
export interface MapContent {
  readonly points: readonly MapPoint[];
  readonly arcs: readonly MapArc[];
}

/** Partners of one country, in the table beside a map. */
export interface MapRow {
  /** Absent where no country is stated. */
  readonly country?: Text | undefined;
  /** Partnerships with it. */
  readonly count: number;
  /** None where the map gathers partners by country. */
  readonly partners: readonly MapPartner[];
}

/** A partner with the partnership that it is in, and with whom. */
export interface MapPartner {
  readonly name: Text;
  readonly partnership: string;
  readonly from: Text;
}

/** The map of all partnerships, or of a selection of them. */
export interface PartnershipMapView {
  readonly content: MapContent;
  /** What fits in: the ends of what is selected. The first is the middle. */
  readonly extent: readonly Position[];
  /** The municipalities that have a colour, in the order of the series, with their partnerships in the selection; the last series without a name is all others. */
  readonly series: readonly { readonly name?: Text | undefined; readonly count: number }[];
  readonly facets: readonly FacetView[];
  readonly selected: number;
  readonly whole: number;
  /** Partners that have no coordinates. */
  readonly unplaced: number;
  /** Whether partners are gathered by country, for there are too many. */
  readonly clustered: boolean;
  readonly rows: readonly MapRow[];
  /** What is selected, as the query of an address, without `?`. */
  readonly query: string;
}
