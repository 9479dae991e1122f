import { PREFIXES } from '../rdf/namespaces.ts';
import type { Count } from '../release/manifest.ts';
import { absolute, file, page } from './address.ts';
import { document } from './layout.tsx';
import { type Messages, messagesIn } from './messages/messages.ts';
import type { ExampleView, PageContext, SparqlView } from './values.ts';

/** The editor: a plain form that a script turns into YASQE and YASR where it may run. */
export function sparqlPage(context: PageContext, view: SparqlView): string {
  const messages = messagesIn(context.language);
  const { sparql } = messages;
  return document({
    context,
    title: sparql.title,
    description: sparql.lead,
    section: 'sparql',
    styles: ['yasgui/yasgui.min.css', 'editor.css'],
    scripts: ['yasgui/yasgui.min.js', 'editor.js'],
    children: (
      <>
        <header class="heading">
          <h1>{sparql.title}</h1>
          <p class="lead">{sparql.lead}</p>
          <p class="own">
            {sparql.endpoint}: <code>{absolute(context, file(context, 'sparql'))}</code>
          </p>
        </header>
        <Form context={context} messages={messages} query={view.query} />
        <section aria-label={sparql.results} id="results" hidden />
        <Examples context={context} messages={messages} examples={view.examples} />
      </>
    ),
  });
}

interface FormProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly query: string;
}

function Form({ context, messages, query }: FormProps) {
  const endpoint = file(context, 'sparql');
  return (
    <form
      id="editor"
      action={endpoint}
      method="get"
      data-endpoint={endpoint}
      data-place={messages.sparql.place('{line}', '{column}')}
      data-prefixes={JSON.stringify(PREFIXES)}
      data-properties={iris(context.manifest.properties)}
      data-classes={iris(context.manifest.classes)}
    >
      <label for="query">{messages.sparql.query}</label>
      <textarea id="query" name="query" rows={14} spellcheck={false} autocapitalize="off">
        {`\n${query}`}
      </textarea>
      <button type="submit">{messages.sparql.run}</button>
    </form>
  );
}

/** IRIs for completion, as JSON. */
function iris(counts: readonly Count[]): string {
  return JSON.stringify(counts.map((count) => count.iri));
}

function Examples(props: { context: PageContext; messages: Messages; examples: readonly ExampleView[] }) {
  const { context, messages, examples } = props;
  if (examples.length === 0) return null;
  return (
    <section id="examples">
      <h2>{messages.sparql.examples}</h2>
      <ul class="cards">
        {examples.map(({ name, title, description, query }) => (
          <li class="card">
            <h3>
              <a href={queryAddress(context, query)}>{title[context.language]}</a>
            </h3>
            <p>{description[context.language]}</p>
            <p>
              <a href={page(context, `queries/${name}`)}>
                {messages.queries.query}
                <span class="unseen">: {title[context.language]}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The editor with a query in it: the query is in the fragment, so the address answers with the page and not with the results. */
export function queryAddress(context: PageContext, query: string): string {
  return `${page(context, 'sparql')}#query=${encodeURIComponent(query)}`;
}
