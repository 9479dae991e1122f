import type { Child } from 'hono/jsx';
import { document } from '../../pages/layout/layout.tsx';
import { messagesIn, wording } from '../../pages/messages/messages.ts';
import type { Alternate, PageContext } from '../../pages/page-context.ts';
import { Downloads } from '../../pages/parts/citing.tsx';
import type { Facet } from '../lists/facets/facets.ts';
import { facetsOf } from '../lists/facets/facets.ts';
import { Filters, facetName, SelectedFilters, selectionInWords } from '../lists/page/facets.tsx';
import { Perspectives, SelectionQuery } from '../lists/page/perspectives.tsx';
import { perspectivesOf } from '../lists/perspectives.ts';
import { PartnershipFigure } from '../maps/partnership-map.tsx';
import { PlacesFigure } from '../maps/places-map.tsx';
import { CountChart, CountMatrix } from './counts.tsx';
import { Timeline } from './timeline.tsx';
import type { PerspectiveProps, PerspectiveView } from './view.ts';

/** A selection of a list as a map, a timeline, a chart or a matrix, with its filters, files and query. */
export function perspectivePage(context: PageContext, view: PerspectiveView): string {
  const messages = messagesIn(context.language);
  const { browse, list, perspective, query } = view;
  const name = wording(messages.lists, list.name);
  const chosen = selectionInWords(context, list.name, browse.chips);
  const title = `${name}: ${[messages.browse.view[perspective], chosen].filter((part) => part !== '').join(', ')}`;
  const props = { context, messages, view };
  return document({
    context,
    title,
    section: list.name,
    layoutScripts: browse.facets.length > 0 ? ['choose.js'] : [],
    modules: ['figures.js'],
    // The whole list is one page of its kind; of its selections search engines need none.
    unlisted: query !== '' || view.isChosen,
    children: (
      <>
        <header class="heading of-list">
          <h1>{name}</h1>
          <p class="lead">
            {browse.whole === view.selected
              ? messages.list.total(view.selected)
              : messages.browse.some(view.selected, browse.whole)}
          </p>
          <div class="tools">
            <Downloads
              alternates={[...countFiles(context, view), ...listFiles(context, view)]}
              messages={messages}
            />
            <SelectionQuery context={context} messages={messages} query={browse.query} />
          </div>
          <Perspectives
            context={context}
            messages={messages}
            list={list.name}
            perspectives={perspectivesOf(list)}
            shown={perspective}
            query={query}
          />
        </header>
        <Framed {...props}>
          {view.selected === 0 ? <p class="empty">{messages.browse.nothing}</p> : <Drawn {...props} />}
        </Framed>
      </>
    ),
  });
}

/** The files of what is counted. */
function countFiles({ alternates }: PageContext, { perspective }: PerspectiveView): readonly Alternate[] {
  return alternates.map((file) => ({ ...file, label: `${perspective}.${file.label.toLowerCase()}` }));
}

/** The files of the selected members, which are those of the list. */
function listFiles({ base }: PageContext, { list, query }: PerspectiveView): readonly Alternate[] {
  const forms = [
    { extension: 'csv', mediaType: 'text/csv' },
    { extension: 'json', mediaType: 'application/json' },
    ...(list.geo === undefined ? [] : [{ extension: 'geojson', mediaType: 'application/geo+json' }]),
  ];
  const root = new URL(base).pathname;
  return forms.map(({ extension, mediaType }) => ({
    href: `${root}${list.name}.${extension}${query === '' ? '' : `?${query}`}`,
    mediaType,
    label: `${list.name}.${extension}`,
  }));
}

function Framed({ context, messages, view, children }: PerspectiveProps & { children: Child }) {
  const { browse, list } = view;
  if (browse.facets.length === 0) return <>{children}</>;
  const props = { context, messages, view: { name: list.name }, browse };
  return (
    <div class="browse">
      <Filters {...props}>
        <Choices messages={messages} view={view} />
      </Filters>
      <div>
        <SelectedFilters {...props} />
        {children}
      </div>
    </div>
  );
}

/** What is counted, and against what. */
function Choices({ messages, view }: Omit<PerspectiveProps, 'context'>) {
  const { list, perspective, by, across } = view;
  const { browse } = messages;
  if (perspective !== 'chart' && perspective !== 'matrix') return null;
  const select = (name: string, label: string, chosen: Facet) => (
    <div class="sorting">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {facetsOf(list.name).map(({ key }) => (
          <option value={key} selected={key === chosen.key}>
            {facetName(messages, list.name, key)}
          </option>
        ))}
      </select>
    </div>
  );
  if (perspective === 'chart') return select('by', browse.chartBy, by);
  return (
    <>
      {select('by', browse.rows, by)}
      {select('across', browse.columns, across)}
    </>
  );
}

function Drawn(props: PerspectiveProps) {
  const { context, messages, view } = props;
  const { drawing } = view;
  switch (drawing.kind) {
    case 'partnerships':
      return <PartnershipFigure context={context} view={drawing.map} messages={messages} />;
    case 'places':
      return (
        <PlacesFigure
          context={context}
          view={drawing.map}
          messages={messages}
          title={wording(messages.lists, view.list.name)}
        />
      );
    case 'timeline':
      return <Timeline {...props} spans={drawing} />;
    case 'chart':
      return <CountChart {...props} counts={drawing.counts} />;
    case 'matrix':
      return <CountMatrix {...props} crossed={drawing.crossed} />;
  }
}
