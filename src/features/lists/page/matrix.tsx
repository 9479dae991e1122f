import { inChosenLanguage } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { type Messages, messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { Downloads } from '../../../pages/parts/citing.tsx';
import { FigureFiles } from '../../../pages/parts/figure-files.tsx';
import type { Text } from '../../../pages/resource-view.ts';
import { LocalizedText, Scroll } from '../../../pages/text.tsx';

/** Fields against municipalities: how many partnerships each has in each. */
export interface MatrixView {
  /** The columns, the one with most partnerships first. */
  readonly municipalities: readonly MatrixHead[];
  /** Municipalities that are not shown, for there are too many. */
  readonly more: number;
  readonly groups: readonly { readonly label: Text; readonly rows: readonly MatrixRow[] }[];
}

/** A row's or a column's head, with the address of its document. */
export interface MatrixHead {
  readonly label: Text;
  readonly href: string;
}

/** A field with a cell for each of the municipalities. */
interface MatrixRow {
  readonly field: MatrixHead;
  readonly cells: readonly MatrixCell[];
}

/** Partnerships that have the field, by what it rests on; `href` lists them. */
export interface MatrixCell {
  readonly partnerships: number;
  readonly agreed: number;
  readonly practised: number;
  readonly planned: number;
  readonly href: string;
}

/** Shades of a cell, from one partnership to the most of any. */
const SHADES = 5;

interface MatrixProps {
  readonly context: PageContext;
  readonly view: MatrixView;
}

/** Fields against municipalities as a table, shaded by count. */
export function Matrix({ context, view }: MatrixProps) {
  const messages = messagesIn(context.language);
  const counts = view.groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
  const max = Math.max(1, ...counts.map(({ partnerships }) => partnerships));
  return (
    <figure class="counted">
      <Scroll label={messages.matrix.title}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{messages.matrix.field}</th>
              {view.municipalities.map((head) => (
                <th scope="col" class="number">
                  <Head head={head} context={context} />
                </th>
              ))}
            </tr>
          </thead>
          {view.groups.map(({ label, rows }) => (
            <tbody>
              <tr class="group">
                <th scope="rowgroup" colspan={view.municipalities.length + 1}>
                  <LocalizedText text={label} page={context.language} />
                </th>
              </tr>
              {rows.map((row) => (
                <MatrixTableRow row={row} max={max} context={context} messages={messages} />
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
      <p class="legend">
        {messages.matrix.legend}{' '}
        {Array.from({ length: SHADES }, (_, index) => Math.ceil(((index + 1) * max) / SHADES))
          .filter((count, index, all) => all.indexOf(count) === index)
          .map((count) => (
            <span class={shade(count, max)}>{messages.number(count)}</span>
          ))}
      </p>
      {view.more > 0 ? <p class="note">{messages.matrix.more(view.more)}</p> : null}
      <FigureFiles messages={messages} name="matrix" />
    </figure>
  );
}

interface RowProps {
  readonly row: MatrixRow;
  readonly max: number;
  readonly context: PageContext;
  readonly messages: Messages;
}

function MatrixTableRow({ row, max, context, messages }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <Head head={row.field} context={context} />
      </th>
      {row.cells.map((cell) => (
        <td class={`number ${shade(cell.partnerships, max)}`}>
          <Cell cell={cell} context={context} messages={messages} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ cell, context, messages }: { cell: MatrixCell; context: PageContext; messages: Messages }) {
  const { partnerships, agreed, practised, planned, href } = cell;
  const { matrix, number } = messages;
  return (
    <>
      {partnerships > 0 ? (
        <a href={inChosenLanguage(context, href)} title={matrix.cell(partnerships, agreed, practised)}>
          {number(partnerships)}
        </a>
      ) : null}
      {planned > 0 ? (
        <small title={matrix.planned(planned)}>
          {' '}
          +{number(planned)}
          <span class="unseen"> {matrix.planned(planned)}</span>
        </small>
      ) : null}
    </>
  );
}

function Head({ head, context }: { head: MatrixHead; context: PageContext }) {
  return (
    <a href={inChosenLanguage(context, head.href)}>
      <LocalizedText text={head.label} page={context.language} />
    </a>
  );
}

function shade(count: number, max: number): string {
  return count === 0 ? 'shade-0' : `shade-${Math.ceil((count / max) * SHADES)}`;
}

/** Fields against municipalities, on a page of its own. */
export function matrixPage(context: PageContext, view: MatrixView): string {
  const messages = messagesIn(context.language);
  const { matrix } = messages;
  return document({
    context,
    title: matrix.title,
    description: matrix.lead,
    section: 'fields',
    modules: ['figures.js'],
    children: (
      <>
        <header class="heading">
          <h1>{matrix.title}</h1>
          <p class="lead">{matrix.lead}</p>
          <Downloads alternates={context.alternates} messages={messages} />
        </header>
        <Matrix context={context} view={view} />
      </>
    ),
  });
}
