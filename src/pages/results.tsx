import { compact, documentPath, inChosenLanguage, isWebAddress } from './address.ts';
import { document } from './layout.tsx';
import { type Messages, messagesIn } from './messages/messages.ts';
import { Scroll } from './parts/scroll.tsx';
import { Words } from './parts/text.tsx';
import { Code } from './queries.tsx';
import { queryAddress } from './sparql.tsx';
import type { PageContext, ResultsView, SparqlResults, SparqlTerm } from './values.ts';

interface ResultsProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly results: SparqlResults;
}

/** A SELECT or ASK result as a page: what the plain form of the editor leads to. */
export function resultsPage(context: PageContext, view: ResultsView): string {
  const messages = messagesIn(context.language);
  const { results } = messages;
  const props = { context, messages, results: view.results };
  return document({
    context,
    title: results.title,
    section: 'sparql',
    hidden: true,
    children: (
      <>
        <header class="heading">
          <h1>{results.title}</h1>
          <p class="lead">
            <Summary {...props} />
          </p>
          <p class="actions">
            <a href={queryAddress(context, view.query)}>{results.edit}</a>
          </p>
        </header>
        <Table {...props} />
        <Code title={results.query} code={view.query} />
      </>
    ),
  });
}

function Summary({ messages, results }: ResultsProps) {
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

function Table({ context, messages, results }: ResultsProps) {
  const names = results.head.vars ?? [];
  const rows = results.results?.bindings ?? [];
  if (rows.length === 0) return null;
  return (
    <Scroll label={messages.results.title}>
      <table class="list">
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {names.map((name) => (
                <td>
                  <Bound term={Object.hasOwn(row, name) ? row[name] : undefined} context={context} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Bound({ term, context }: { term: SparqlTerm | undefined; context: PageContext }) {
  if (!term) return null;
  if (term.type === 'uri') return <Iri iri={term.value} context={context} />;
  if (term.type === 'bnode') return <code>_:{term.value}</code>;
  const language = term['xml:lang'];
  return (
    <Words text={language ? { text: term.value, language } : { text: term.value }} page={context.language} />
  );
}

function Iri({ iri, context }: { iri: string; context: PageContext }) {
  const path = documentPath(iri, context.base);
  const name = <bdi class="iri">{compact(iri)}</bdi>;
  if (path !== undefined) return <a href={inChosenLanguage(context, path)}>{name}</a>;
  return isWebAddress(iri) ? (
    <a href={iri} rel="external noopener">
      {name}
    </a>
  ) : (
    name
  );
}
