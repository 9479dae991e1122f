import { document } from '../../../pages/layout/layout.tsx';
import { messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { FigureFiles } from '../../../pages/parts/figure-files.tsx';
import type { Text } from '../../../pages/resource-view.ts';
import { Scroll } from '../../../pages/text.tsx';
import type { MapPoint } from '../../maps/labels.ts';
import { MapPicture } from '../../maps/picture.tsx';
import type { Placed } from '../places.ts';
import { type BrowseProps, Item, PageHeading, Paging } from './parts.tsx';

/** Everything that has a place: as points, and a page of the table of them. */
export interface PlacesView {
  readonly points: readonly MapPoint[];
  readonly total: number;
  readonly rows: readonly { readonly place: Placed; readonly name: Text }[];
  readonly page: number;
  readonly pages: number;
}

const SIZE = { width: 1_000, height: 560, type: 17 };

/** The map of everything that has coordinates, with the same as a table. */
export function mapPage(context: PageContext, view: PlacesView): string {
  const messages = messagesIn(context.language);
  const { placed } = messages.contents;
  return document({
    context,
    title: messages.queries.shown.map,
    description: `${placed}: ${messages.number(view.total)}.`,
    section: 'browse/map',
    modules: ['figures.js'],
    children: (
      <>
        <PageHeading title={messages.queries.shown.map}>
          <p class="lead">
            {placed}: {messages.number(view.total)}
          </p>
        </PageHeading>
        {view.page === 1 ? <PlacesMap context={context} messages={messages} view={view} /> : null}
        <PlacesTable context={context} messages={messages} view={view} />
        <Paging context={context} messages={messages} page={view.page} pages={view.pages} />
      </>
    ),
  });
}

/** The points as a picture; nothing where there are none. */
export function PlacesMap({ messages, view }: BrowseProps & { view: Pick<PlacesView, 'points' | 'total'> }) {
  const description = `${messages.contents.placed}: ${messages.number(view.total)}.`;
  return (
    <figure class="map">
      <MapPicture
        content={{ points: view.points, arcs: [] }}
        title={messages.queries.shown.map}
        description={`${description} ${view.points
          .slice(0, 40)
          .map(({ name }) => name.text.slice(0, 100))
          .join(', ')}`}
        {...SIZE}
        words={messages.map}
      />
      <FigureFiles messages={messages} name="map" />
    </figure>
  );
}

function PlacesTable({ context, messages, view }: BrowseProps & { view: PlacesView }) {
  const { columns } = messages;
  return (
    <Scroll label={messages.map.table}>
      <table class="list">
        <caption class="unseen">{messages.map.table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.label}</th>
            <th scope="col" class="number">
              {columns.lat}
            </th>
            <th scope="col" class="number">
              {columns.long}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map(({ place, name }) => (
            <tr>
              <th scope="row">
                <Item iri={place.iri} name={name} context={context} />
              </th>
              <td class="number" data-label={columns.lat}>
                {degrees(place.lat)}
              </td>
              <td class="number" data-label={columns.long}>
                {degrees(place.long)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function degrees(value: number): string {
  return String(Number(value.toFixed(5)));
}
