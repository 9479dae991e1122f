import type { Text } from '../../../pages/data-text.ts';
import { type Messages, wording } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { LocalizedText } from '../../../pages/text.tsx';
import type { ListView } from './browsing.ts';
import { facetName, valueText } from './facets.tsx';

/** The columns of a list that say something: one in which every member of the list has the same value is said once, above. */
export function tellingColumns(view: ListView): readonly number[] {
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
    const isSaid = known.has(column) || !cell || !sharedCell(view, column, index);
    return isSaid ? [] : [{ name: wording(messages.columns, column), text: cell }];
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
