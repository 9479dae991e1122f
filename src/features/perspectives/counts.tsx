import { inChosenLanguage } from '../../pages/address.ts';
import { wording } from '../../pages/messages/messages.ts';
import { FigureFiles } from '../../pages/parts/figure-files.tsx';
import { LocalizedText, Scroll } from '../../pages/text.tsx';
import type { Facet } from '../lists/facets/facets.ts';
import { facetName, valueText } from '../lists/page/facets.tsx';
import type { Crossed, ValueCount } from './counting.ts';
import type { PerspectiveProps } from './view.ts';

/** A page has so many bars, rows and columns; the files have all. */
const MAX = { bars: 80, rows: 60, columns: 12 } as const;
const SHADES = 5;

/** Bars of how many members have each value of a facet: a table of numbers that are drawn too. */
export function CountChart(props: PerspectiveProps & { counts: readonly ValueCount[] }) {
  const { context, messages, view } = props;
  // What all have would make dots of all other bars: it is said.
  const ofAll = view.browse.shared.filter(({ facet }) => facet.key === view.by.key).map(({ value }) => value);
  const isOfAll = ({ value }: ValueCount) => ofAll.some((one) => one.value === value);
  const others = props.counts.filter((counted) => !isOfAll(counted));
  const counts = others.length > 0 ? others : props.counts;
  const title = titleOf(props);
  const max = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <figure class="counted">
      {others.length > 0 && ofAll.length > 0 ? (
        <p class="note">
          {messages.browse.shared(view.browse.whole)}{' '}
          {ofAll.map((value) => (
            <LocalizedText
              text={valueText(messages, view.list.name, view.by, value)}
              page={context.language}
            />
          ))}
        </p>
      ) : null}
      <Scroll label={title}>
        <table class="bars">
          <caption>{title}</caption>
          <tbody>
            {counts.slice(0, MAX.bars).map((counted) => (
              <tr>
                <th scope="row">
                  <Value {...props} facet={view.by} counted={counted} />
                </th>
                <td class="number">{messages.number(counted.count)}</td>
                <td class="bar">
                  <svg width="100%" height="18" aria-hidden="true">
                    <rect width={`${Math.round((counted.count / max) * 1000) / 10}%`} height="18" rx="2" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {counts.length > MAX.bars ? <p class="note">{messages.browse.drawn(MAX.bars, counts.length)}</p> : null}
      <FigureFiles messages={messages} name="chart" />
    </figure>
  );
}

/** How many members have each pair of values of two facets, shaded by number; each leads to the list of them. */
export function CountMatrix(props: PerspectiveProps & { crossed: Crossed }) {
  const { messages, view, crossed } = props;
  const [rows, columns] = [crossed.rows.slice(0, MAX.rows), crossed.columns.slice(0, MAX.columns)];
  const title = titleOf(props);
  const max = Math.max(1, ...rows.flatMap((row) => columns.map((column) => crossed.count(row, column))));
  return (
    <figure class="counted">
      <Scroll label={title}>
        <table class="matrix">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{facetName(messages, view.list.name, view.by.key)}</th>
              {columns.map((column) => (
                <th scope="col" class="number">
                  <Value {...props} facet={view.across} counted={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">
                  <Value {...props} facet={view.by} counted={row} />
                </th>
                {columns.map((column) => (
                  <MatrixCell {...props} pair={[row, column]} max={max} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {crossed.rows.length > rows.length ? (
        <p class="note">
          {messages.browse.rows}: {messages.browse.drawn(rows.length, crossed.rows.length)}
        </p>
      ) : null}
      {crossed.columns.length > columns.length ? (
        <p class="note">
          {messages.browse.columns}: {messages.browse.drawn(columns.length, crossed.columns.length)}
        </p>
      ) : null}
      <FigureFiles messages={messages} name="matrix" />
    </figure>
  );
}

function MatrixCell(
  props: PerspectiveProps & { crossed: Crossed; pair: readonly [ValueCount, ValueCount]; max: number },
) {
  const { context, messages, view, crossed, pair, max } = props;
  const [row, column] = pair;
  const count = crossed.count(row, column);
  if (count === 0) return <td class="number shade-0" />;
  const href = narrowed(props, [
    [view.by, row],
    [view.across, column],
  ]);
  return (
    <td class={`number shade-${Math.ceil((count / max) * SHADES)}`}>
      <a href={inChosenLanguage(context, href)} rel="nofollow">
        {messages.number(count)}
      </a>
    </td>
  );
}

/** A value that leads to the members that have it. */
function Value(props: PerspectiveProps & { facet: Facet; counted: ValueCount }) {
  const { context, messages, view, facet, counted } = props;
  return (
    <a href={inChosenLanguage(context, narrowed(props, [[facet, counted]]))} rel="nofollow">
      <LocalizedText text={valueText(messages, view.list.name, facet, counted)} page={context.language} />
    </a>
  );
}

/** The list narrowed to values beside what is selected. */
function narrowed(
  { context, view: { list, query } }: PerspectiveProps,
  values: readonly (readonly [Facet, ValueCount])[],
): string {
  const parameters = new URLSearchParams(query);
  for (const [{ key }, { value }] of values) parameters.set(key, value);
  return `${new URL(context.base).pathname}${list.name}?${parameters}`;
}

function titleOf({ messages, view: { list, perspective, by, across } }: PerspectiveProps): string {
  const facets = perspective === 'matrix' ? [by, across] : [by];
  const names = facets.map(({ key }) => facetName(messages, list.name, key)).join(' × ');
  return messages.browse.chartTitle(wording(messages.lists, list.name), names);
}
