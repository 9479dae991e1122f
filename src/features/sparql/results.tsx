import { document } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { QueryText } from '../../pages/parts/code.tsx';
import type { SparqlResults } from '../../query/results/results-json.ts';
import { ResultsTable } from './results-table.tsx';
import { queryAddress } from './sparql.tsx';

/** A SELECT or ASK result in the JSON format of SPARQL 1.1 (sparql11-results-json), with the query that gave it. */
export interface ResultsView {
  readonly query: string;
  readonly results: SparqlResults;
}

/** A SELECT or ASK result as a page: what the plain form of the editor leads to. */
export function resultsPage(context: PageContext, view: ResultsView): string {
  const messages = messagesIn(context.language);
  const { results } = messages;
  return document({
    context,
    title: results.title,
    section: 'sparql',
    hidden: true,
    styles: ['editor.css'],
    children: (
      <>
        <header class="heading">
          <h1>{results.title}</h1>
          <p class="lead">
            <Summary messages={messages} results={view.results} />
          </p>
          <p class="actions">
            <a href={queryAddress(context, view.query)}>{results.edit}</a>
          </p>
        </header>
        <ResultsTable context={context} label={results.title} results={view.results} />
        <QueryText title={results.query} query={view.query} />
      </>
    ),
  });
}

function Summary({ messages, results }: { messages: Messages; results: SparqlResults }) {
  const words = messages.results;
  if (results.boolean !== undefined) {
    return (
      <>
        {words.answer}: <strong>{results.boolean ? words.yes : words.no}</strong>
      </>
    );
  }
  const rows = results.results?.bindings.length ?? 0;
  return <>{rows === 0 ? words.none : words.rows(rows)}</>;
}
