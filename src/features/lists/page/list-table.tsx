import { inChosenLanguage, requested, withoutParameter, withParameter } from '../../../pages/address.ts';
import { type Messages, wording } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { Scroll } from '../../../pages/parts/scroll.tsx';
import { LocalizedText, PartialDate } from '../../../pages/text.tsx';
import type { Cell, ListView } from './browsing.ts';
import { tellingColumns } from './shared-values.tsx';

/** Columns of partial dates. */
const DATES: ReadonlySet<string> = new Set(['start', 'end', 'published']);

/** Columns of many values: a wide one keeps the rows low. */
const WIDE: ReadonlySet<string> = new Set(['fields', 'members']);

interface TableProps {
  readonly context: PageContext;
  readonly view: ListView;
  readonly messages: Messages;
  readonly title: string;
}

/** The rows of a list; where there is little room each becomes a card, its cells named by `data-label`. */
export function ListTable({ context, view, messages, title }: TableProps) {
  const shown = tellingColumns(view);
  return (
    <Scroll label={title}>
      <table class="list">
        <thead>
          <tr>
            {shown.map((index) => (
              <Heading column={view.columns[index] ?? ''} context={context} view={view} messages={messages} />
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr>
              {shown.map((index) => (
                <OneCell
                  cell={row[index] ?? { text: '' }}
                  column={view.columns[index] ?? ''}
                  context={context}
                  messages={messages}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** A heading that sorts: by its column, and once more the other way round. */
function Heading({ column, context, view, messages }: Omit<TableProps, 'title'> & { column: string }) {
  const name = wording(messages.columns, column);
  const { browse } = view;
  if (!browse?.sortable.includes(column)) return <th scope="col">{name}</th>;
  const [up, down] = [browse.sorting === column, browse.sorting === `-${column}`];
  const next = up ? `-${column}` : column;
  const here = withoutParameter(withoutParameter(requested(context), 'page'), 'sort');
  const href = next === 'label' ? here : withParameter(here, 'sort', next);
  return (
    <th scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <a href={inChosenLanguage(context, href)} rel="nofollow" title={messages.browse.sortedBy(name)}>
        {name}
        {up || down ? <span aria-hidden="true"> {up ? '↑' : '↓'}</span> : null}
      </a>
    </th>
  );
}

interface CellProps {
  readonly cell: Cell;
  readonly column: string;
  readonly context: PageContext;
  readonly messages: Messages;
}

function OneCell({ cell, column, context, messages }: CellProps) {
  if (column === 'label') {
    return (
      <th scope="row">
        <CellText cell={cell} context={context} />
      </th>
    );
  }
  if (cell.text === '') return <td />;
  return (
    <td class={WIDE.has(column) ? 'many' : undefined} data-label={wording(messages.columns, column)}>
      {DATES.has(column) && !cell.href ? (
        <PartialDate lexical={cell.text} scope={{ messages }} />
      ) : (
        <CellText cell={cell} context={context} />
      )}
    </td>
  );
}

function CellText({ cell, context }: { cell: Cell; context: PageContext }) {
  const words = <LocalizedText text={cell} page={context.language} />;
  const href = cell.href;
  if (href === undefined || !/^(https?:\/\/|\/(?!\/))/i.test(href)) return words;
  return <a href={inChosenLanguage(context, href)}>{words}</a>;
}
