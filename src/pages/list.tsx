import { inChosenLanguage, requested, withParameter } from './address.ts';
import { document } from './layout.tsx';
import { type Messages, messagesIn, wording } from './messages/messages.ts';
import { Scroll } from './parts/scroll.tsx';
import { PartialDate, Words } from './parts/text.tsx';
import type { Cell, ListView, PageContext } from './values.ts';

/** Columns of partial dates. */
const DATES: ReadonlySet<string> = new Set(['start', 'end', 'published']);

/** Columns of many values: a wide one keeps the rows low. */
const WIDE: ReadonlySet<string> = new Set(['fields', 'members']);

interface ListProps {
  readonly context: PageContext;
  readonly view: ListView;
  readonly messages: Messages;
}

/** One page of a list, as a table with paging and downloads. */
export function listPage(context: PageContext, view: ListView): string {
  const messages = messagesIn(context.language);
  const title = wording(messages.lists, view.name);
  const props = { context, view, messages };
  return document({
    context,
    title,
    section: view.name,
    children: (
      <>
        <header class="heading">
          <h1>{title}</h1>
          <p class="lead">{messages.list.total(view.total)}</p>
          <Downloads context={context} messages={messages} />
        </header>
        {view.rows.length === 0 ? <p>{messages.list.empty}</p> : <Table {...props} title={title} />}
        <Paging {...props} />
      </>
    ),
  });
}

function Downloads({ context, messages }: Omit<ListProps, 'view'>) {
  if (context.alternates.length === 0) return null;
  return (
    <p class="downloads">
      {messages.list.download}:{' '}
      {context.alternates.map(({ href, label, mediaType }) => (
        <>
          <a href={href} type={mediaType}>
            {label}
          </a>{' '}
        </>
      ))}
    </p>
  );
}

function Table({ context, view, messages, title }: ListProps & { title: string }) {
  return (
    <Scroll label={title}>
      <table class="list">
        <thead>
          <tr>
            {view.columns.map((column) => (
              <th scope="col">{wording(messages.columns, column)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th scope="row">
                    <CellText cell={cell} context={context} />
                  </th>
                ) : (
                  <td class={WIDE.has(view.columns[index] ?? '') ? 'many' : undefined}>
                    {DATES.has(view.columns[index] ?? '') && !cell.href ? (
                      <PartialDate lexical={cell.text} scope={{ messages }} />
                    ) : (
                      <CellText cell={cell} context={context} />
                    )}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function CellText({ cell, context }: { cell: Cell; context: PageContext }) {
  const words = <Words text={cell} page={context.language} />;
  const href = cell.href;
  if (href === undefined || !/^(https?:\/\/|\/(?!\/))/i.test(href)) return words;
  return <a href={inChosenLanguage(context, href)}>{words}</a>;
}

function Paging({ context, view, messages }: ListProps) {
  const pages = Math.ceil(view.total / view.pageSize);
  if (pages <= 1) return null;
  const address = (page: number) => withParameter(requested(context), 'page', String(page));
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
