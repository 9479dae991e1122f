import { inChosenLanguage, page } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import type { Messages } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { FigureFiles } from '../../pages/parts/figure-files.tsx';
import { HiddenParameters, LocalizedText, Scroll } from '../../pages/text.tsx';
import type { FacetView } from '../lists/list-files.ts';
import { valueText } from '../lists/page/facets.tsx';
import type { MapRow, PartnershipMapView } from './labels.ts';
import { seriesClass } from './layers.tsx';
import { frameFor, MapPicture } from './picture.tsx';

interface Props {
  readonly context: PageContext;
  readonly view: PartnershipMapView;
  readonly messages: Messages;
}

/** The map of all partnerships with the form that selects some, and the same as a table. */
export function PartnershipMap({ context, view, messages }: Props) {
  const { map } = messages;
  return (
    <section id="map">
      <h2>{map.heading}</h2>
      <Choice context={context} view={view} messages={messages} />
      <p class="outcome" role="status">
        <strong>{map.selected(view.selected, view.whole)}</strong>
        {view.selected > 0 ? <a href={listAddress(context, view)}>{map.asList}</a> : null}
        {view.query === '' ? null : <a href={`${page(context, '')}#map`}>{map.showAll}</a>}
      </p>
      {view.selected === 0 ? (
        <p class="notice">
          {map.empty} {map.emptyAdvice}
        </p>
      ) : (
        <PartnershipFigure context={context} view={view} messages={messages} />
      )}
    </section>
  );
}

function listAddress(context: PageContext, { query }: PartnershipMapView): string {
  const root = new URL(context.base).pathname;
  return inChosenLanguage(context, `${root}partnerships${query === '' ? '' : `?${query}`}`);
}

/** A form as every browser sends it. */
function Choice({ context, view, messages }: Props) {
  const { map } = messages;
  return (
    <form
      class="choose"
      method="get"
      action={`${new URL(context.base).pathname}#map`}
      aria-label={map.choose}
    >
      <HiddenParameters context={context} />
      {view.facets.map((facet) => (
        <Values facet={facet} messages={messages} />
      ))}
      <p class="actions">
        <button type="submit">{map.show}</button>
      </p>
    </form>
  );
}

function Values({ facet, messages }: { facet: FacetView; messages: Messages }) {
  const { map } = messages;
  const key = facet.key as keyof typeof map.filters;
  const chosen = facet.values.filter(({ selected }) => selected).length;
  return (
    <div>
      <label for={`choose-${key}`}>{map.filters[key]}</label>
      <select id={`choose-${key}`} name={key} multiple={chosen > 1}>
        <option value="">{map.any[key]}</option>
        {facet.values.map((value) => (
          <option value={value.value} selected={value.selected}>
            {`${valueText(messages, 'partnerships', facet, value).text} (${messages.number(value.count)})`}
          </option>
        ))}
      </select>
    </div>
  );
}

const SIZE = { width: 1000, height: 580 };

/** The map with its legend, and the same as a table to unfold. */
export function PartnershipFigure({ context, view, messages }: Props) {
  const { map } = messages;
  const { content } = view;
  const towns = new Set(content.arcs.map(({ to }) => to)).size;
  const countries = view.rows.filter(({ country }) => country).length;
  return (
    <figure class="map">
      <MapPicture
        content={{ ...content, points: content.points.map((point) => linked(point, context)) }}
        extent={view.extent}
        title={map.title}
        description={
          view.clustered
            ? map.gathered(view.selected)
            : map.description(content.arcs.length, towns, countries)
        }
        {...SIZE}
        type={17}
        words={map}
      />
      <figcaption>
        {view.clustered ? null : <Legend view={view} messages={messages} context={context} />}
        {view.clustered ? <p class="note">{map.gathered(view.selected)}</p> : null}
        {frameFor({ extent: view.extent, ...SIZE })?.warped ? <p class="note">{map.warped}</p> : null}
        {view.unplaced > 0 ? <p class="note">{map.unplaced(view.unplaced)}</p> : null}
        {content.points.length > 0 ? <FigureFiles messages={messages} name="map" /> : null}
        <details class="folded">
          <summary>{map.table}</summary>
          <Table context={context} view={view} messages={messages} />
        </details>
      </figcaption>
    </figure>
  );
}

function linked<Point extends { readonly href?: string | undefined }>(
  point: Point,
  context: PageContext,
): Point {
  return point.href === undefined ? point : { ...point, href: inChosenLanguage(context, point.href) };
}

/** What the colours and dashes mean. */
function Legend({ view, messages, context }: Props) {
  return (
    <ul class="key">
      {view.series.map(({ name, count }, series) =>
        count === 0 ? null : (
          <li>
            <svg class="swatch" viewBox="0 0 34 10" aria-hidden="true">
              <path class={seriesClass(series)} d="M0 5h34" />
            </svg>
            {name ? <LocalizedText text={name} page={context.language} /> : messages.map.others}{' '}
            <span class="note">{messages.number(count)}</span>
          </li>
        ),
      )}
    </ul>
  );
}

function Table({ context, view, messages }: Props) {
  const { map } = messages;
  return (
    <Scroll label={map.table}>
      <table class="map-table">
        <thead>
          <tr>
            <th scope="col">{map.country}</th>
            <th scope="col" class="number">
              {map.number}
            </th>
            {view.clustered ? null : <th scope="col">{map.partners}</th>}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr>
              <th scope="row">
                {row.country ? <LocalizedText text={row.country} page={context.language} /> : map.countryless}
              </th>
              <td class="number">{messages.number(row.count)}</td>
              {view.clustered ? null : (
                <td>
                  <Partners row={row} context={context} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Partners({ row, context }: { row: MapRow; context: PageContext }) {
  return (
    <ul class="values">
      {row.partners.map(({ name, partnership, from }) => (
        <li>
          <a href={inChosenLanguage(context, describedPath(partnership, context))}>
            <LocalizedText text={name} page={context.language} />
          </a>{' '}
          <small class="note">
            <LocalizedText text={from} page={context.language} />
          </small>
        </li>
      ))}
    </ul>
  );
}
