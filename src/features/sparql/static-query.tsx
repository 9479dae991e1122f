import { page } from '../../pages/address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Seen } from '../../pages/parts/seen.tsx';
import type { ExampleView } from '../queries/query-view.ts';

/** The query page of a site without a server. */
interface StaticQueryView {
  readonly query: string;
  readonly examples: readonly ExampleView[];
  readonly dump: string;
  readonly isUnion: boolean;
}

/** The query page of a publication without a server: the browser itself loads the dump at `dump`, a path, and answers. */
export function staticQueryPage(context: PageContext, view: StaticQueryView): string {
  const { sparql, browserQuery, queries } = messagesIn(context.language);
  return document({
    context,
    title: sparql.title,
    description: browserQuery.lead,
    section: 'sparql',
    modules: ['static-query.js'],
    children: (
      <>
        <header class="heading">
          <h1>{sparql.title}</h1>
          <p class="lead">{browserQuery.lead}</p>
          <Seen context={context} />
        </header>
        <noscript>
          <p class="note">{browserQuery.needsScript}</p>
        </noscript>
        <form id="browser-query" class="browser-query" data-words={JSON.stringify(browserQuery)}>
          <p>
            <label for="example">{sparql.examples}</label>
            <select id="example">
              {view.examples.map((example) => (
                <option value={example.query}>{example.title[context.language]}</option>
              ))}
            </select>
          </p>
          <label for="query">{sparql.query}</label>
          <textarea id="query" name="query" rows={16} spellcheck={false} autocapitalize="off">
            {`\n${view.query}`}
          </textarea>
          <p class="actions">
            <button type="submit">{sparql.run}</button>{' '}
            <button type="button" id="stop" hidden>
              {browserQuery.stop}
            </button>{' '}
            <a id="dump" href={view.dump} data-default-graph={view.isUnion ? 'union' : undefined}>
              {browserQuery.data}
            </a>
            {' · '}
            <a href={page(context, 'queries')}>{queries.title}</a>
          </p>
        </form>
        <p id="status" role="status" />
        <section id="results" aria-label={sparql.results} tabindex={0} />
      </>
    ),
  });
}
