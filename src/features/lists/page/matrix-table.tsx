import { inChosenLanguage } from '../../../pages/address.ts';
import { type Messages, messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { Scroll } from '../../../pages/parts/scroll.tsx';
import { LocalizedText } from '../../../pages/text.tsx';
import type { MatrixCell, MatrixHead, MatrixRow, MatrixView } from './matrix.ts';

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
  const most = Math.max(1, ...counts.map(({ partnerships }) => partnerships));
  return (
    <>
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
                <MatrixTableRow row={row} most={most} context={context} messages={messages} />
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
      <p class="legend">
        {messages.matrix.legend}{' '}
        {Array.from({ length: SHADES }, (_, index) => Math.ceil(((index + 1) * most) / SHADES))
          .filter((count, index, all) => all.indexOf(count) === index)
          .map((count) => (
            <span class={shade(count, most)}>{messages.number(count)}</span>
          ))}
      </p>
      {view.more > 0 ? <p class="note">{messages.matrix.more(view.more)}</p> : null}
    </>
  );
}

interface RowProps {
  readonly row: MatrixRow;
  readonly most: number;
  readonly context: PageContext;
  readonly messages: Messages;
}

function MatrixTableRow({ row, most, context, messages }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <Head head={row.field} context={context} />
      </th>
      {row.cells.map((cell) => (
        <td class={`number ${shade(cell.partnerships, most)}`}>
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

function shade(count: number, most: number): string {
  return count === 0 ? 'shade-0' : `shade-${Math.ceil((count / most) * SHADES)}`;
}
