import { inChosenLanguage, page, requested, withParameter } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { type Messages, messagesIn, wording } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { Downloads } from '../../../pages/parts/citing.tsx';
import { queryAddress } from '../../sparql/sparql.tsx';
import type { BrowseView, ListView } from '../list-files.ts';
import { Filters, SelectedFilters, selectionInWords } from './facets.tsx';
import { ListTable, SharedValues } from './list-table.tsx';
import { Matrix } from './matrix.tsx';

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
    layoutScripts: browse && browse.facets.length > 0 ? ['choose.js'] : [],
    // Every combination of filters is a page; search engines need none of them.
    unlisted: (browse?.chips ?? []).length > 1,
    children: (
      <>
        <header class="heading">
          <h1>{name}</h1>
          <p class="lead">
            {browse && browse.whole !== view.total
              ? messages.browse.some(view.total, browse.whole)
              : messages.list.total(view.total)}
          </p>
          <Downloads alternates={context.alternates} messages={messages} />
          {view.matrix ? (
            <p>
              <a href="#matrix">{messages.matrix.title}</a>
            </p>
          ) : null}
          {browse ? <Query context={context} messages={messages} query={browse.query} /> : null}
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
      <ListTable context={context} view={view} messages={messages} title={name} />
      <Paging context={context} view={view} messages={messages} />
    </>
  );
}

/** The query that makes the selection, to read, run and change. */
function Query({ context, messages, query }: Omit<ListProps, 'view'> & { query: string }) {
  const { browse } = messages;
  return (
    <details class="query">
      <summary>{browse.query}</summary>
      <pre tabindex={0}>
        <code>{query}</code>
      </pre>
      <p class="actions">
        <a class="button" href={withParameter(page(context, 'sparql'), 'query', query)} rel="nofollow">
          {browse.run}
        </a>
        <a href={queryAddress(context, query)}>{browse.edit}</a>
      </p>
    </details>
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
