import { FORMATS } from '../../formats/index.ts';
import { endpoint, file, page } from '../../pages/address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Snippets } from '../../pages/parts/code.tsx';
import { Seen } from '../../pages/parts/seen.tsx';
import { HiddenParameters } from '../../pages/text.tsx';
import type { SparqlResults } from '../../query/results/result-formats.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { type ExampleView, type ResultForm, topicName } from '../queries/query-view.ts';
import { ResultsTable } from './results.tsx';

/** The editor; `query` is what stands in it at first. */
export interface SparqlView {
  readonly query: string;
  /** What that query finds: its first rows, and how many there are. */
  readonly found?: { readonly results: SparqlResults; readonly total: number };
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
    styles: ['workbench.css'],
    scripts: ['yasqe/yasqe.min.js'],
    modules: ['editor.js'],
    children: (
      <>
        <header class="heading">
          <h1>{sparql.title}</h1>
          <p class="lead">{sparql.lead}</p>
          <Seen context={context} />
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
        <Kept messages={messages} />
        <section aria-label={sparql.results} id="results" class={view.found ? undefined : 'scripted'}>
          {view.found ? (
            <First context={context} messages={messages} found={view.found} />
          ) : (
            <p class="note">{messages.editor.waiting}</p>
          )}
        </section>
      </>
    ),
  });
}

const FIRST_ROWS = 10;

/** The first rows of what the query in the editor finds, so that there is something to see before anything is asked. */
function First(props: { context: PageContext; messages: Messages; found: NonNullable<SparqlView['found']> }) {
  const { context, messages, found } = props;
  const bindings = (found.results.results?.bindings ?? []).slice(0, FIRST_ROWS);
  const { queries } = messages;
  return (
    <>
      <p class="status">
        {bindings.length < found.total
          ? queries.first(bindings.length, found.total)
          : queries.liveLead(found.total)}
      </p>
      <ResultsTable
        context={context}
        label={queries.live}
        results={{ ...found.results, results: { bindings } }}
      />
    </>
  );
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
      data-search={file(context, 'search.json')}
      {...pictureData(context)}
    >
      <HiddenParameters context={context} />
      <label for="query">{sparql.query}</label>
      <ul class="tabs scripted" aria-label={editor.tabs} />
      <div class="text">
        <textarea id="query" name="query" spellcheck={false} autocapitalize="off">
          {`\n${view.query}`}
        </textarea>
      </div>
      <p class="actions">
        <button type="submit">{sparql.run}</button>
        <button type="button" class="quiet format scripted" title={editor.formatText}>
          {editor.format}
        </button>
        <button type="button" class="quiet widen scripted" aria-pressed="false">
          {editor.wide}
        </button>
        {context.asOf ? null : (
          <label class="pin" title={sparql.pinText}>
            <input type="checkbox" name="release" value={context.manifest.name} /> {sparql.pin}
          </label>
        )}
        <span class="note scripted">{sparql.keys}</span>
      </p>
    </form>
  );
}

/** Queries that were run or saved here before: a script fills the lists. */
function Kept({ messages: { editor } }: { messages: Messages }) {
  return (
    <div class="kept scripted">
      <details id="history">
        <summary>{editor.history}</summary>
        <p class="note">{editor.historyNone}</p>
        <ul class="plain" />
        <p>
          <button type="button" class="quiet clear">
            {editor.clear}
          </button>
        </p>
      </details>
      <details id="saved">
        <summary>{editor.saved}</summary>
        <p>
          <label for="save-as">{editor.saveAs}</label>{' '}
          <input id="save-as" type="text" maxlength={100} autocomplete="off" />{' '}
          <button type="button" class="quiet save">
            {editor.save}
          </button>
        </p>
        <p class="note">{editor.savedNone}</p>
        <ul class="plain" />
      </details>
    </div>
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
