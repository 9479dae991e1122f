import type { Messages } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import type { Facet } from '../lists/facets/facets.ts';
import type { BrowseView } from '../lists/list-files.ts';
import type { List } from '../lists/lists.ts';
import type { ListPerspective } from '../lists/perspectives.ts';
import type { PartnershipMapView } from '../maps/labels.ts';
import type { PlacesMapView } from '../maps/places-map-view.ts';
import type { Crossed, ValueCount } from './counting.ts';
import type { Spans } from './spans.ts';

/** What is drawn. */
export type Drawing =
  | { readonly kind: 'partnerships'; readonly map: PartnershipMapView }
  | { readonly kind: 'places'; readonly map: PlacesMapView }
  | ({ readonly kind: 'timeline' } & Spans)
  | { readonly kind: 'chart'; readonly counts: readonly ValueCount[] }
  | { readonly kind: 'matrix'; readonly crossed: Crossed };

/** A selection of a list, drawn. */
export interface PerspectiveView {
  readonly list: List;
  readonly perspective: ListPerspective;
  readonly selected: number;
  /** The selection as the query of an address, without `?`. */
  readonly query: string;
  readonly browse: BrowseView;
  /** What is counted, and what stands in the columns. */
  readonly by: Facet;
  readonly across: Facet;
  /** Whether the reader chose what is counted. */
  readonly isChosen: boolean;
  readonly drawing: Drawing;
}

/** What the parts of the page are made from. */
export interface PerspectiveProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: PerspectiveView;
}
