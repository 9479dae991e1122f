import { compact, inChosenLanguage, withParameter } from '../../../pages/address.ts';
import { describedPath } from '../../../pages/document-address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { Downloads } from '../../../pages/parts/citing.tsx';
import type { Text } from '../../../pages/resource-view.ts';
import { LocalizedText, PartialDate, Scroll } from '../../../pages/text.tsx';
import type { ListedMember, MemberValue } from '../../lists/listing.ts';
import { type ClassList, type PropertyColumn, UNCLASSIFIED } from '../classes.ts';
import { type InstanceSorting, type Instances, named, PAGE_SIZE, valuesOf } from '../instances.ts';
import { type BrowseProps, Item, instancesAddress, PageHeading, Paging, Resource } from './parts.tsx';

/** A page of the instances of a class. */
export interface InstancesView {
  readonly list: ClassList;
  readonly instances: Instances;
  readonly page: number;
  readonly sorting: InstanceSorting;
  /** Instances without an IRI, which have no row. */
  readonly unnamed: number;
  readonly nameOf: (iri: string) => Text;
}

type TableProps = BrowseProps & { readonly view: InstancesView };

const SHOWN_VALUES = 3;
const MAX_TEXT = 160;

/** The instances of a class as a table with their commonest properties. */
export function instancesPage(context: PageContext, view: InstancesView): string {
  const messages = messagesIn(context.language);
  const { list, instances, unnamed } = view;
  const name = view.nameOf(list.class);
  const props = { context, messages, view };
  return document({
    context,
    title: name.text,
    description: `${name.text}. ${messages.list.total(instances.total)}.`,
    section: 'browse',
    unlisted: view.sorting.property !== '' || view.sorting.descending,
    children: (
      <>
        <PageHeading
          title={<LocalizedText text={name} page={context.language} />}
          kicker={list.class === UNCLASSIFIED ? undefined : messages.term.kinds.class}
        >
          <p class="lead">{messages.list.total(instances.total)}</p>
          <Downloads alternates={context.alternates} messages={messages} />
          {list.class === UNCLASSIFIED ? null : (
            <p>
              <a href={inChosenLanguage(context, describedPath(list.class, context))}>
                {messages.contents.about}
              </a>{' '}
              <small class="tag">{compact(list.class)}</small>
            </p>
          )}
        </PageHeading>
        {instances.total === 0 ? <p class="empty">{messages.list.empty}</p> : <Table {...props} />}
        {unnamed > 0 ? <p class="note">{messages.resource.blankNodesCut(unnamed)}</p> : null}
        <Paging
          context={context}
          messages={messages}
          page={view.page}
          pages={Math.ceil(instances.total / PAGE_SIZE)}
        />
      </>
    ),
  });
}

function Table({ context, messages, view }: TableProps) {
  const { list, instances, nameOf } = view;
  // What only leads to blank nodes has nothing to read.
  const columns = list.columns.filter(
    (column) => !column.dataOnly && instances.members.some((member) => valuesOf(member, column).length > 0),
  );
  return (
    <Scroll label={nameOf(list.class).text}>
      <table class="list">
        <thead>
          <tr>
            <Heading context={context} messages={messages} view={view} />
            {columns.map((column) => (
              <Heading context={context} messages={messages} view={view} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {instances.members.map((member) => (
            <tr>
              <th scope="row">
                <Item iri={member.iri} name={member.label} context={context} />
              </th>
              {columns.map((column) => (
                <Cell column={column} member={member} context={context} messages={messages} view={view} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** A heading that sorts: by its column, and once more the other way round. */
function Heading({ context, messages, view, column }: TableProps & { column?: PropertyColumn }) {
  const { list, sorting } = view;
  const property = column?.property ?? '';
  const name = column === undefined ? messages.columns.label : view.nameOf(property).text;
  const isSorted = sorting.property === property;
  const sort = `${isSorted && !sorting.descending ? '-' : ''}${property}`;
  const plain = instancesAddress(context, list.class);
  const href = sort === '' ? plain : withParameter(plain, 'sort', sort);
  return (
    <th
      scope="col"
      class={column?.kind === 'number' ? 'number' : undefined}
      aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : undefined}
    >
      <a href={href} rel="nofollow" title={messages.browse.sortedBy(name)}>
        {name}
        {isSorted ? <span aria-hidden="true"> {sorting.descending ? '↓' : '↑'}</span> : null}
      </a>
    </th>
  );
}

function Cell(props: TableProps & { column: PropertyColumn; member: ListedMember }) {
  const { column, member, context, messages, view } = props;
  const values = valuesOf(member, column);
  if (values.length === 0) return <td />;
  const rest = values.length - SHOWN_VALUES;
  return (
    <td
      class={column.kind === 'number' ? 'number' : undefined}
      data-label={view.nameOf(column.property).text}
    >
      {values.slice(0, SHOWN_VALUES).map((value, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <Value value={value} column={column} context={context} messages={messages} />
        </>
      ))}
      {rest > 0 ? ` ${messages.map.andMore(rest)}` : null}
    </td>
  );
}

function Value({
  value,
  column,
  context,
  messages,
}: BrowseProps & { value: MemberValue; column: PropertyColumn }) {
  const name = named(value, context.language);
  const { term, labels } = value;
  if (term.type === 'uri') {
    return <Resource iri={term.value} name={name} isNamed={labels.length > 0} context={context} />;
  }
  if (column.kind === 'date') return <PartialDate lexical={term.value.slice(0, 10)} scope={{ messages }} />;
  if (column.kind === 'number') return <data value={term.value}>{term.value}</data>;
  const text = name.text.length > MAX_TEXT ? { ...name, text: `${name.text.slice(0, MAX_TEXT)}…` } : name;
  return <LocalizedText text={text} page={context.language} />;
}
