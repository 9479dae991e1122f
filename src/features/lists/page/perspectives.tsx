import { inChosenLanguage, page, withParameter } from '../../../pages/address.ts';
import type { Messages } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { queryAddress } from '../../../pages/parts/code.tsx';
import { type ListPerspective, perspectivePath } from '../perspectives.ts';

interface PerspectivesProps {
  readonly context: PageContext;
  readonly messages: Messages;
  /** Name of the list. */
  readonly list: string;
  readonly perspectives: readonly ListPerspective[];
  /** The one that is shown; the table where absent. */
  readonly shown?: ListPerspective | undefined;
  /** The selection as the query of an address, without `?`. */
  readonly query: string;
}

/** The same selection as a table, on a map, in time …, each with its address; nothing where there is only the table. */
export function Perspectives({ context, messages, list, perspectives, shown, query }: PerspectivesProps) {
  if (perspectives.length === 0) return null;
  const { browse } = messages;
  const root = new URL(context.base).pathname;
  const views = [undefined, ...perspectives].map((perspective) => ({
    perspective,
    name: browse.view[perspective ?? 'table'],
    path: perspective === undefined ? list : perspectivePath(list, perspective),
  }));
  return (
    <nav class="perspectives" aria-label={browse.views}>
      <ul>
        {views.map(({ perspective, name, path }) => (
          <li>
            <a
              href={inChosenLanguage(context, `${root}${path}${query === '' ? '' : `?${query}`}`)}
              aria-current={perspective === shown ? 'page' : undefined}
              rel={query === '' ? undefined : 'nofollow'}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface QueryProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly query: string;
}

/** The query that makes the selection, to read, run and change. */
export function SelectionQuery({ context, messages, query }: QueryProps) {
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
