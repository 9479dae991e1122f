import { inChosenLanguage, requested, withoutParameter, withParameter } from '../../../pages/address.ts';
import { type Messages, wording } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import type { Text } from '../../../pages/resource-view.ts';
import { LocalizedText, PartialDate, Scroll } from '../../../pages/text.tsx';
import type { ListCell, ListView } from '../list-files.ts';
import { facetName, valueText } from './facets.tsx';

/** The columns of a list that say something: one in which every member of the list has the same value is said once, above. */
function tellingColumns(view: ListView): readonly number[] {
  return view.columns.flatMap((column, index) => (sharedCell(view, column, index) ? [] : [index]));
}

/** What all members of a list have in common; nothing where that is nothing. */
export function SharedValues(props: { context: PageContext; view: ListView; messages: Messages }) {
  const { context, view, messages } = props;
  const shared = sharedIn(view, messages);
  if (shared.length === 0) return null;
  return (
    <p class="note shared">
      {messages.browse.shared(view.browse?.whole ?? view.total)}{' '}
      {shared.map(({ name, text }, index) => (
        <>
          {index > 0 ? '; ' : ''}
          {name}: <LocalizedText text={text} page={context.language} />
        </>
      ))}
    </p>
  );
}

function sharedIn(view: ListView, messages: Messages): { name: string; text: Text }[] {
  const shared = view.browse?.shared ?? [];
  const ofFacets = shared.map(({ facet, value }) => ({
    key: facet.key,
    name: facetName(messages, view.name, facet.key),
    text: valueText(messages, view.name, facet, value),
  }));
  const known = new Set(ofFacets.map(({ key }) => key));
  const ofColumns = view.columns.flatMap((column, index) => {
    const [cell] = view.rows[0]?.slice(index, index + 1) ?? [];
    const isShared = known.has(column) || !cell || !sharedCell(view, column, index);
    return isShared ? [] : [{ name: wording(messages.columns, column), text: cell }];
  });
  return [...ofFacets, ...ofColumns];
}

/** Whether all members have the value of the column: as the facet counts them, or as the rows show where all are on the page. */
function sharedCell({ browse, columns, rows, total }: ListView, column: string, index: number): boolean {
  if (column === 'label' || browse?.sorting.endsWith(column)) return false;
  if (browse?.shared.some(({ facet, only }) => only && facet.key === column)) return true;
  const isWhole = rows.length === total && (browse === undefined || browse.whole === total);
  const first = rows[0]?.[index]?.text ?? '';
  return (
    isWhole &&
    rows.length > 1 &&
    columns.length > 2 &&
    first !== '' &&
    rows.every((row) => row[index]?.text === first)
  );
}

/** Columns of partial dates. */
const DATES: ReadonlySet<string> = new Set(['start', 'end', 'published']);

/** Columns of many values: a wide one keeps the rows low. */
const WIDE: ReadonlySet<string> = new Set(['fields', 'members']);
/** Columns of numbers stand to the right, so that their digits stand under each other. */
const NUMBERS: ReadonlySet<string> = new Set(['partnerships', 'declared', 'listed']);
/** Values that a cell shows at once; the others are unfolded. */
const SHOWN_VALUES = 3;

/** The class of the cells of a column. */
function classOf(column: string): string | undefined {
  if (NUMBERS.has(column)) return 'number';
  return WIDE.has(column) ? 'many' : undefined;
}

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
      <table class={view.compact ? 'list compact' : 'list'}>
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
                  compact={view.compact === true}
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
  const look = NUMBERS.has(column) ? 'number' : undefined;
  if (!browse?.sortable.includes(column)) {
    return (
      <th scope="col" class={look}>
        {name}
      </th>
    );
  }
  const [up, down] = [browse.sorting === column, browse.sorting === `-${column}`];
  const next = up ? `-${column}` : column;
  const address = withoutParameter(withoutParameter(requested(context), 'page'), 'sort');
  const href = next === 'label' ? address : withParameter(address, 'sort', next);
  return (
    <th scope="col" class={look} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <a href={inChosenLanguage(context, href)} rel="nofollow" title={messages.browse.sortedBy(name)}>
        {name}
        {up || down ? <span aria-hidden="true"> {up ? '↑' : '↓'}</span> : null}
      </a>
    </th>
  );
}

interface CellProps {
  readonly cell: ListCell;
  readonly column: string;
  readonly compact: boolean;
  readonly context: PageContext;
  readonly messages: Messages;
}

function OneCell({ cell, column, compact, context, messages }: CellProps) {
  if (column === 'label') {
    return (
      <th scope="row">
        <CellText cell={cell} context={context} />
      </th>
    );
  }
  if (cell.text === '') return <td />;
  return (
    <td class={classOf(column)} data-label={wording(messages.columns, column)}>
      {DATES.has(column) && !cell.href ? (
        <PartialDate lexical={cell.text} scope={{ messages }} />
      ) : WIDE.has(column) && cell.values && !compact ? (
        <Values values={cell.values} context={context} messages={messages} />
      ) : WIDE.has(column) && !compact ? (
        <ul class="chips small">
          <li>
            <CellText cell={cell} context={context} />
          </li>
        </ul>
      ) : (
        <CellText cell={cell} context={context} />
      )}
    </td>
  );
}

/** The first few values as chips, the others to unfold. */
function Values({
  values,
  context,
  messages,
}: Pick<CellProps, 'context' | 'messages'> & { values: readonly Text[] }) {
  const chips = (some: readonly Text[]) => (
    <ul class="chips small">
      {some.map((text) => (
        <li>
          <LocalizedText text={text} page={context.language} />
        </li>
      ))}
    </ul>
  );
  const rest = values.slice(SHOWN_VALUES);
  return (
    <>
      {chips(values.slice(0, SHOWN_VALUES))}
      {rest.length > 0 ? (
        <details class="more">
          <summary>{messages.browse.moreValues(rest.length)}</summary>
          {chips(rest)}
        </details>
      ) : null}
    </>
  );
}

function CellText({ cell, context }: { cell: ListCell; context: PageContext }) {
  const words = <LocalizedText text={cell} page={context.language} />;
  const href = cell.href;
  if (href === undefined || !/^(https?:\/\/|\/(?!\/))/i.test(href)) return words;
  return <a href={inChosenLanguage(context, href)}>{words}</a>;
}
