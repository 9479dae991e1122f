import { page, withParameter } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { FigureFiles } from '../../../pages/parts/figure-files.tsx';
import { Timeline } from '../../../pages/parts/partnerships.tsx';
import type { Text } from '../../../pages/resource-view.ts';
import { LocalizedText } from '../../../pages/text.tsx';
import type { DatedView, YearCount } from '../dates.ts';
import { type BrowseProps, Item, PageHeading, Paging } from './parts.tsx';

/** Things with a date by one property: how many of each year, and a page of them. */
export interface TimelineView {
  /** The properties that give dates, by name, and the one that is shown. */
  readonly properties: readonly { readonly iri: string; readonly name: Text }[];
  readonly property: string;
  readonly total: number;
  readonly step: number;
  readonly counts: readonly YearCount[];
  readonly events: readonly DatedView[];
  readonly page: number;
  readonly pages: number;
}

type Props = BrowseProps & { readonly view: TimelineView };

const HEIGHT = 120;
const WIDTH = 1_000;

/** Everything with a date, in the order of time. */
export function timelinePage(context: PageContext, view: TimelineView): string {
  const messages = messagesIn(context.language);
  const props = { context, messages, view };
  const shown = view.properties.find(({ iri }) => iri === view.property);
  const title = messages.queries.shown.timeline;
  return document({
    context,
    title: shown ? `${title}: ${shown.name.text}` : title,
    description: `${messages.contents.dated}: ${messages.number(view.total)}.`,
    section: 'browse/timeline',
    modules: ['figures.js'],
    children: (
      <>
        <PageHeading title={title}>
          <p class="lead">
            {messages.contents.dated}: {messages.number(view.total)}
          </p>
          <Properties {...props} />
        </PageHeading>
        {view.page === 1 ? <YearChart {...props} /> : null}
        <Timeline
          events={view.events.map(({ iri, date, name }) => ({
            date,
            content: (
              <h2 class="plain-heading">
                <Item iri={iri} name={name} context={context} />
              </h2>
            ),
          }))}
          scope={{ messages }}
        />
        <Paging context={context} messages={messages} page={view.page} pages={view.pages} />
      </>
    ),
  });
}

function Properties({ context, view }: Props) {
  return (
    <ul class="chips small">
      {view.properties.map(({ iri, name }) => (
        <li>
          <a
            href={withParameter(page(context, 'browse/timeline'), 'property', iri)}
            aria-current={iri === view.property ? 'true' : undefined}
          >
            <LocalizedText text={name} page={context.language} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A bar for each year, or for each ten or hundred of them: the list below says the same in words. */
function YearChart({ messages, view }: Props) {
  const { counts, step } = view;
  const max = Math.max(1, ...counts.map(({ count }) => count));
  const [first, last] = [counts[0], counts.at(-1)];
  if (!first || !last || counts.length < 2) return null;
  const wide = WIDTH / counts.length;
  const words = counts
    .filter(({ count }) => count > 0)
    .map(({ year, count }) => `${year}: ${messages.number(count)}`)
    .join(', ');
  return (
    <figure class="years">
      <svg
        class="chart"
        role="img"
        aria-labelledby="years-title years-text"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      >
        <title id="years-title">{messages.queries.shown.timeline}</title>
        <desc id="years-text">{words}</desc>
        {counts.map(({ count }, index) => {
          const height = count === 0 ? 0 : Math.max(2, (count / max) * HEIGHT);
          return (
            <rect
              x={(index * wide + wide * 0.1).toFixed(1)}
              y={(HEIGHT - height).toFixed(1)}
              width={(wide * 0.8).toFixed(1)}
              height={height.toFixed(1)}
            />
          );
        })}
      </svg>
      <figcaption>
        <span>{first.year}</span>
        <span>{step === 1 ? last.year : last.year + step - 1}</span>
      </figcaption>
      <FigureFiles messages={messages} name="timeline" />
    </figure>
  );
}
