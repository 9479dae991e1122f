import type { Child } from 'hono/jsx';
import { file, inChosenLanguage, page } from '../../../pages/address.ts';
import { type Messages, messagesIn, wording } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import type { Text } from '../../../pages/resource-view.ts';
import { HiddenParameters, LocalizedText } from '../../../pages/text.tsx';
import type { BrowseView, ChipView, FacetValueView, FacetView, ListView } from '../list-files.ts';

/** Groups that are open before anything is selected. */
const OPEN = 2;

interface BrowseProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: Pick<ListView, 'name' | 'compact'>;
  readonly browse: BrowseView;
  /** What is chosen beside the facets; the order of the rows where absent. */
  readonly children?: Child;
}

/** The name of a facet in a list. */
export function facetName({ browse }: Messages, list: string, key: string): string {
  const ofList = list === 'partnerships' || list === 'places' ? browse.facetsOf[list] : {};
  return wording({ ...browse.facets, ...ofList }, key);
}

/** The text of a value of a facet. */
export function valueText(
  { browse }: Messages,
  list: string,
  { kind }: Pick<FacetView, 'kind'>,
  { value, label }: Pick<FacetValueView, 'value' | 'label'>,
): Text {
  if (label) return label;
  if (value === 'none') return { text: browse.none };
  if (kind === 'decade') return { text: browse.decade(value) };
  const links = list === 'places' ? browse.links.places : browse.links.partnerships;
  return { text: kind === 'link' ? wording(links, value) : value };
}

/** The form that narrows and sorts the list: it works as it stands, and is folded up where there is little room. */
export function Filters({ context, messages, view, browse, children }: BrowseProps) {
  const { browse: words } = messages;
  return (
    <details class="filters">
      <summary>{words.filters}</summary>
      <form method="get" action={file(context, browse.path)}>
        <HiddenParameters context={context} />
        {browse.facets.map((facet, index) => (
          <Facet facet={facet} list={view.name} context={context} messages={messages} open={index < OPEN} />
        ))}
        {children ?? <SortBy browse={browse} messages={messages} />}
        {view.compact ? <input type="hidden" name="rows" value="compact" /> : null}
        <div class="apply">
          <button type="submit">{words.apply}</button>
        </div>
      </form>
    </details>
  );
}

interface FacetProps {
  readonly facet: FacetView;
  readonly list: string;
  readonly context: PageContext;
  readonly messages: Messages;
  readonly open: boolean;
}

function Facet({ facet, list, context, messages, open }: FacetProps) {
  const name = facetName(messages, list, facet.key);
  const chosen = facet.values.filter(({ selected }) => selected).length;
  return (
    <details class="facet" open={open || chosen > 0}>
      <summary>
        {name}
        {chosen > 0 ? <small> {messages.browse.chosen(chosen)}</small> : null}
      </summary>
      <fieldset data-search={messages.browse.searchIn(name)} data-more={messages.browse.moreValues(0)}>
        <legend class="unseen">{name}</legend>
        {facet.values.map((value) => (
          <label>
            <input type="checkbox" name={facet.key} value={value.value} checked={value.selected} />
            <LocalizedText text={valueText(messages, list, facet, value)} page={context.language} />
            <span class="count">{messages.number(value.count)}</span>
          </label>
        ))}
        {facet.more > 0 ? <p class="note">{messages.browse.more(facet.more)}</p> : null}
      </fieldset>
    </details>
  );
}

function SortBy({ browse, messages }: Pick<BrowseProps, 'browse' | 'messages'>) {
  return (
    <div class="sorting">
      <label for="sort">{messages.browse.sort}</label>
      <select id="sort" name="sort">
        {browse.sortable.flatMap((key) => {
          const column = wording(messages.columns, key);
          return [
            <option value={key} selected={browse.sorting === key}>
              {column}
            </option>,
            <option value={`-${key}`} selected={browse.sorting === `-${key}`}>
              {messages.browse.descending(column)}
            </option>,
          ];
        })}
      </select>
    </div>
  );
}

/** What is selected, each with the way to be rid of it. */
export function SelectedFilters({ context, messages, view, browse }: BrowseProps) {
  if (browse.chips.length === 0) return null;
  return (
    <nav class="selected" aria-label={messages.browse.selected}>
      <ul class="chips">
        {browse.chips.map((chip) => (
          <li>
            <Chip chip={chip} list={view.name} context={context} messages={messages} />
          </li>
        ))}
        <li class="clear">
          <a href={page(context, browse.path)}>{messages.browse.clear}</a>
        </li>
      </ul>
    </nav>
  );
}

interface ChipProps {
  readonly chip: ChipView;
  readonly list: string;
  readonly context: PageContext;
  readonly messages: Messages;
}

function Chip({ chip, list, context, messages }: ChipProps) {
  const facet = facetName(messages, list, chip.facet.key);
  const value = valueText(messages, list, chip.facet, chip.value);
  return (
    <a href={inChosenLanguage(context, chip.without)} title={messages.browse.remove(facet, value.text)}>
      <span class="unseen">{messages.browse.remove(facet, '')}</span>
      <LocalizedText text={value} page={context.language} /> <span aria-hidden="true">×</span>
    </a>
  );
}

/** The selected values in words, for the title of the page. */
export function selectionInWords(context: PageContext, list: string, chips: readonly ChipView[]): string {
  const messages = messagesIn(context.language);
  return chips.map(({ facet, value }) => valueText(messages, list, facet, value).text).join(', ');
}
