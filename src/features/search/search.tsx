import { inChosenLanguage, page, withParameter } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { SearchBox } from '../../pages/layout/search-box.tsx';
import { type Messages, messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import type { Text } from '../../pages/resource-view.ts';
import { termName } from '../../pages/scope.ts';
import { LocalizedText } from '../../pages/text.tsx';
import type { FoundView, SearchView } from './search-results.ts';

interface SearchProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: SearchView;
}

/** The search page: the form, and below it what was found. */
export function searchPage(context: PageContext, view: SearchView): string {
  const messages = messagesIn(context.language);
  const { search } = messages;
  const props = { context, messages, view };
  return document({
    context,
    title: view.query === '' ? search.title : search.titleOf(view.query),
    description: search.lead,
    section: 'search',
    hidden: view.query !== '',
    children: (
      <>
        <header class="heading">
          <h1>{search.title}</h1>
          <p class="lead">{search.lead}</p>
        </header>
        <SearchBox context={context} id="search" query={view.query} wide />
        {view.query === '' ? null : view.results.length > 0 ? <Results {...props} /> : <Nothing {...props} />}
      </>
    ),
  });
}

/** The page of a look-up that several things answer to. */
export function choicesPage(context: PageContext, iri: string, found: readonly FoundView[]): string {
  const messages = messagesIn(context.language);
  return document({
    context,
    title: messages.search.several,
    hidden: true,
    children: (
      <>
        <header class="heading">
          <h1>{messages.search.several}</h1>
          <p class="lead">
            <code>
              <bdi>{iri}</bdi>
            </code>
          </p>
          <p>{messages.search.severalLead}</p>
        </header>
        <FoundList found={found} context={context} messages={messages} />
      </>
    ),
  });
}

function Results({ context, messages, view }: SearchProps) {
  const { search } = messages;
  const found = view.isCut ? search.atLeast(view.total) : search.found(view.total);
  return (
    <section aria-label={found} class="found">
      <h2>{found}</h2>
      {view.counts.length > 2 ? <Types context={context} messages={messages} view={view} /> : null}
      <FoundList found={view.results} context={context} messages={messages} />
      {view.total > view.results.length ? <p class="note">{search.cut(view.results.length)}</p> : null}
    </section>
  );
}

function Types({ context, messages, view }: SearchProps) {
  const withQuery = withParameter(page(context, 'search'), 'q', view.query);
  return (
    <ul class="chips small">
      {view.counts.map(([type, count]) => (
        <li>
          <a
            href={type === '' ? withQuery : withParameter(withQuery, 'type', type)}
            aria-current={type === (view.type ?? '') ? 'true' : undefined}
          >
            {type === '' ? messages.search.all : nameOfType(messages, type)} {messages.number(count)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Nothing({ context, messages, view }: SearchProps) {
  const { search } = messages;
  return (
    <section class="found">
      <h2>
        <bdi>{search.none(view.query)}</bdi>
      </h2>
      {view.suggestions.length > 0 ? (
        <>
          <p>{search.near}:</p>
          <FoundList found={view.suggestions} context={context} messages={messages} />
        </>
      ) : null}
      <p>{search.noneAdvice}</p>
      <ul class="plain">
        {context.perspectives ? (
          <li>
            <a href={page(context, 'browse')}>{messages.contents.nav}</a>
          </li>
        ) : null}
        {context.lists.map((list) => (
          <li>
            <a href={page(context, list)}>{wording(messages.lists, list)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FoundList(props: { found: readonly FoundView[]; context: PageContext; messages: Messages }) {
  const { found, context, messages } = props;
  return (
    <ol class="hits">
      {found.map(({ iri, label, type, country, matched }) => (
        <li>
          <a href={inChosenLanguage(context, describedPath(iri, context))}>
            <LocalizedText text={label} page={context.language} />
          </a>
          <span class="what">
            {[type === undefined ? undefined : nameOfType(messages, type), country]
              .filter((part) => part !== undefined)
              .join(', ')}
          </span>
          {matched ? (
            <span class="as">
              {matched.misspelling ? messages.search.misspelt : messages.search.foundAs}{' '}
              <bdi lang={matched.language}>{matched.text}</bdi>
              <Language text={matched} page={context.language} />
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** The language of a text by its name, for eyes as well as for screen readers. */
function Language({ text, page }: { text: Text; page: string }) {
  const name = text.language === undefined ? undefined : nameOfLanguage(text.language, page);
  return name === undefined ? null : <> ({name})</>;
}

function nameOfLanguage(tag: string, page: string): string | undefined {
  try {
    return new Intl.DisplayNames(page, { type: 'language', fallback: 'none' }).of(tag);
  } catch {
    return undefined;
  }
}

function nameOfType(messages: Messages, type: string): string {
  if (Object.hasOwn(messages.search.types, type)) return wording(messages.search.types, type);
  return termName(messages, type);
}
