import { FORMATS } from '../../formats/index.ts';
import { endpoint, file, page } from '../../pages/address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Snippets } from '../../pages/parts/code.tsx';
import { HiddenParameters } from '../../pages/text.tsx';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { type ExampleView, type ResultForm, topicName } from '../queries/query-view.ts';

/** The editor; `query` is what stands in it at first. */
interface SparqlView {
  readonly query: string;
  readonly examples: readonly ExampleView[];
  /** The formats of SELECT results. */
  readonly formats: readonly ResultForm[];
}

/** The editor: a plain form that a script turns into YASQE, with the results below it, where it may run. */
export function sparqlPage(context: PageContext, view: SparqlView): string {
  const messages = messagesIn(context.language);
  const { sparql } = messages;
  return document({
    context,
    title: sparql.title,
    description: sparql.lead,
    section: 'sparql',
    styles: ['yasqe/yasqe.min.css', 'editor.css'],
    scripts: ['yasqe/yasqe.min.js'],
    modules: ['query.js', 'editor.js'],
    children: (
      <>
        <header class="heading">
          <h1>{sparql.title}</h1>
          <p class="lead">{sparql.lead}</p>
          <p class="own">
            {sparql.endpoint}: <code id="endpoint">{endpoint(context)}</code>
          </p>
        </header>
        <div class="desk">
          <EditorForm context={context} messages={messages} view={view} />
          <Examples context={context} messages={messages} examples={view.examples} />
        </div>
        <details id="code">
          <summary>{sparql.code}</summary>
          <Snippets context={context} query={view.query} />
        </details>
        <section aria-label={sparql.results} id="results" class="scripted">
          <p class="note">{messages.editor.waiting}</p>
        </section>
      </>
    ),
  });
}

interface FormProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: SparqlView;
}

function EditorForm({ context, messages, view }: FormProps) {
  const { sparql, editor } = messages;
  const graphFormats = FORMATS.map(({ label, mediaType, extension }) => ({ label, mediaType, extension }));
  return (
    <form
      id="editor"
      action={file(context, 'sparql')}
      method="get"
      data-words={JSON.stringify(editor)}
      data-formats={JSON.stringify({ select: view.formats, graph: graphFormats })}
      data-terms={file(context, 'def/terms.json')}
      {...pictureData(context)}
    >
      <HiddenParameters context={context} />
      <label for="query">{sparql.query}</label>
      <div class="text">
        <textarea id="query" name="query" spellcheck={false} autocapitalize="off">
          {`\n${view.query}`}
        </textarea>
      </div>
      <p class="actions">
        <button type="submit">{sparql.run}</button>
        {context.asOf ? null : (
          <label class="pin">
            <input type="checkbox" name="release" value={context.manifest.name} /> {sparql.pin}
          </label>
        )}
        <span class="note scripted">{sparql.keys}</span>
      </p>
    </form>
  );
}

/** What the pictures of results need to know, as attributes of the element that they are drawn for. */
export function pictureData(context: PageContext): Readonly<Record<string, string>> {
  return {
    'data-base': context.base,
    'data-root': file(context, ''),
    'data-prefixes': JSON.stringify(PREFIXES),
    'data-world': file(context, 'assets/world.json'),
  };
}

interface ExamplesProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly examples: readonly ExampleView[];
}

function Examples({ context, messages, examples }: ExamplesProps) {
  if (examples.length === 0) return null;
  const topics = [...new Set(examples.map(({ topic }) => topic))];
  return (
    <section id="examples" aria-labelledby="examples-title" tabindex={0}>
      <h2 id="examples-title">{messages.sparql.examples}</h2>
      {topics.map((topic) => (
        <>
          <h3>{topicName(messages, topic)}</h3>
          <ul class="plain">
            {examples
              .filter((example) => example.topic === topic)
              .map((example) => (
                <Example context={context} messages={messages} example={example} />
              ))}
          </ul>
        </>
      ))}
    </section>
  );
}

/** Leads to the page of the query; the script puts the query into the editor instead. */
function Example(props: { context: PageContext; messages: Messages; example: ExampleView }) {
  const { context, messages, example } = props;
  const address = page(context, `queries/${example.name}`);
  const title = example.title[context.language];
  return (
    <li>
      <a href={address} data-query={example.query} data-view={example.view}>
        {title}
      </a>{' '}
      <a href={address} class="about" title={messages.sparql.about}>
        <span aria-hidden="true">i</span>
        <span class="unseen">
          {messages.sparql.about}: {title}
        </span>
      </a>
    </li>
  );
}

/** The editor with a query in it: the query is in the fragment, so the address answers with the page and not with the results; with a view it is run at once. */
export function queryAddress(context: PageContext, query: string, view?: string): string {
  const run = view === undefined ? '' : `&view=${view}`;
  return `${page(context, 'sparql')}#query=${encodeURIComponent(query)}${run}`;
}

/** The query page of a publication without a server: the browser itself loads the dump at `dump`, a path, and answers. */
export function staticQueryPage(
  context: PageContext,
  view: Pick<SparqlView, 'query' | 'examples'> & { readonly dump: string; readonly isUnion: boolean },
): string {
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
