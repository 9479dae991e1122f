import {
  inChosenLanguage,
  page,
  requested,
  withoutParameter,
  withParameter,
} from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { type Messages, messagesIn, wording } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { Downloads } from '../../../pages/parts/citing.tsx';
import type { BrowseView, ListView } from '../list-files.ts';
import { Filters, SelectedFilters, selectionInWords } from './facets.tsx';
import { ListTable, SharedValues } from './list-table.tsx';
import { Matrix } from './matrix.tsx';
import { Perspectives, SelectionQuery } from './perspectives.tsx';

interface ListProps {
  readonly context: PageContext;
  readonly view: ListView;
  readonly messages: Messages;
}

/** One page of a list, as a table with facets, paging and downloads. */
export function listPage(context: PageContext, view: ListView): string {
  const messages = messagesIn(context.language);
  const name = wording(messages.lists, view.name);
  const { browse } = view;
  const chosen = selectionInWords(context, view.name, browse?.chips ?? []);
  const props = { context, view, messages };
  return document({
    context,
    title: chosen === '' ? name : `${name}: ${chosen}`,
    section: view.name,
    description: descriptionOf(view, chosen === '' ? name : `${name}: ${chosen}`, messages),
    layoutScripts: browse && browse.facets.length > 0 ? ['choose.js'] : [],
    modules: view.matrix ? ['figures.js'] : [],
    // Every combination of filters is a page; search engines need none of them.
    unlisted: (browse?.chips ?? []).length > 1 || view.compact === true,
    children: (
      <>
        <header class="heading of-list">
          <h1>{name}</h1>
          <p class="lead">
            {browse && browse.whole !== view.total
              ? messages.browse.some(view.total, browse.whole)
              : messages.list.total(view.total)}
          </p>
          <Tools {...props} />
          <Perspectives
            context={context}
            messages={messages}
            list={view.name}
            perspectives={view.perspectives ?? []}
            query={view.selection ?? ''}
          />
        </header>
        {browse ? <Browse {...props} browse={browse} name={name} /> : <Rows {...props} name={name} />}
        {view.matrix ? (
          <section id="matrix">
            <h2>{messages.matrix.title}</h2>
            <p class="prose">{messages.matrix.lead}</p>
            <Matrix context={context} view={view.matrix} />
            <p>
              <a href={page(context, 'fields/matrix')}>{messages.matrix.own}</a>
            </p>
          </section>
        ) : null}
      </>
    ),
  });
}

/** What to do with the list beside reading it. */
function Tools({ context, view, messages }: ListProps) {
  return (
    <div class="tools">
      <Downloads alternates={context.alternates} messages={messages} />
      {view.browse ? (
        <SelectionQuery context={context} messages={messages} query={view.browse.query} />
      ) : null}
      {view.matrix ? (
        <p>
          <a href="#matrix">{messages.matrix.title}</a>
        </p>
      ) : null}
    </div>
  );
}

/** What is in the list, by its first names. */
function descriptionOf({ rows, total }: ListView, title: string, messages: Messages): string {
  const names = rows.slice(0, 8).flatMap(([label]) => (label ? [label.text] : []));
  return `${title}. ${messages.list.total(total)}${names.length > 0 ? `: ${names.join(', ')}` : ''}${total > names.length ? ' …' : '.'}`;
}

function Browse(props: ListProps & { browse: BrowseView; name: string }) {
  const { browse } = props;
  if (browse.facets.length === 0) return <Rows {...props} />;
  return (
    <div class="browse">
      <Filters {...props} />
      <div>
        <SelectedFilters {...props} />
        <Rows {...props} />
      </div>
    </div>
  );
}

function Rows({ context, view, messages, name }: ListProps & { name: string }) {
  if (view.rows.length === 0) {
    const isNarrowed = (view.browse?.chips ?? []).length > 0;
    return <p class="empty">{isNarrowed ? messages.browse.nothing : messages.list.empty}</p>;
  }
  return (
    <>
      <SharedValues context={context} view={view} messages={messages} />
      <Density context={context} view={view} messages={messages} />
      <ListTable context={context} view={view} messages={messages} title={name} />
      <Paging context={context} view={view} messages={messages} />
    </>
  );
}

/** How much of each row is shown: an address each. */
function Density({ context, view: { compact }, messages }: ListProps) {
  const { browse } = messages;
  const address = requested(context);
  const [full, dense] = [withoutParameter(address, 'rows'), withParameter(address, 'rows', 'compact')];
  return (
    <p class="density">
      {browse.rows}:{' '}
      {[
        { name: browse.full, href: full, isShown: compact !== true },
        { name: browse.compact, href: dense, isShown: compact === true },
      ].map(({ name, href, isShown }) => (
        <>
          <a
            href={inChosenLanguage(context, href)}
            rel="nofollow"
            aria-current={isShown ? 'true' : undefined}
          >
            {name}
          </a>{' '}
        </>
      ))}
    </p>
  );
}

function Paging({ context, view, messages }: ListProps) {
  const pages = Math.ceil(view.total / view.pageSize);
  if (pages <= 1) return null;
  const address = (number: number) =>
    inChosenLanguage(context, withParameter(requested(context), 'page', String(number)));
  return (
    <nav class="paging" aria-label={messages.list.pages}>
      {view.page > 1 ? (
        <a rel="prev" href={address(view.page - 1)}>
          ← {messages.list.previous}
        </a>
      ) : (
        <span />
      )}
      <span>{messages.list.pageOf(view.page, pages)}</span>
      {view.page < pages ? (
        <a rel="next" href={address(view.page + 1)}>
          {messages.list.next} →
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
