import { compact, inChosenLanguage, isWebAddress } from '../../pages/address.ts';
import { documentPath } from '../../pages/document-address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { QueryText, queryAddress } from '../../pages/parts/code.tsx';
import { LocalizedText, Scroll } from '../../pages/text.tsx';
import type { SparqlResults, SparqlTerm } from '../../query/results/result-formats.ts';

interface ResultsTableProps {
  readonly context: PageContext;
  readonly label: string;
  readonly results: SparqlResults;
}

/** The rows of a SELECT result as a table; nothing where there is no row. */
export function ResultsTable({ context, label, results }: ResultsTableProps) {
  const names = results.head.vars ?? [];
  const rows = results.results?.bindings ?? [];
  if (rows.length === 0) return null;
  return (
    <Scroll label={label}>
      <table class="list">
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col" class={rows.every((row) => isNumber(row[name])) ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {names.map((name) => (
                <td class={isNumber(row[name]) ? 'number' : undefined} data-label={name}>
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

const NUMBER =
  /#(integer|decimal|double|float|int|long|short|byte|(non)?(Negative|Positive)Integer|nonPositiveInteger|unsigned\w+)$/i;

/** Numbers stand to the right, so that their digits stand under each other. */
function isNumber(term: SparqlTerm | undefined): boolean {
  return term !== undefined && 'datatype' in term && NUMBER.test(term.datatype ?? '');
}

function Bound({ term, context }: { term: SparqlTerm | undefined; context: PageContext }) {
  if (!term) return null;
  if (term.type === 'uri') return <Iri iri={term.value} context={context} />;
  if (term.type === 'bnode') return <code>_:{term.value}</code>;
  const language = term['xml:lang'];
  return (
    <LocalizedText
      text={language ? { text: term.value, language } : { text: term.value }}
      page={context.language}
    />
  );
}

function Iri({ iri, context }: { iri: string; context: PageContext }) {
  const path = documentPath(iri, context);
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

/** A SELECT or ASK result in the JSON format of SPARQL 1.1 (sparql11-results-json), with the query that gave it. */
interface ResultsView {
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
