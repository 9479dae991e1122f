import { file, page } from '../../pages/address.ts';
import { siteTitle } from '../../pages/layout/frame.ts';
import { document } from '../../pages/layout/layout.tsx';
import { LANGUAGES, type Messages, messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { bibtex, Folded } from '../../pages/parts/citing.tsx';
import { QueryText, queryAddress, Snippets } from '../../pages/parts/code.tsx';
import { Seen } from '../../pages/parts/seen.tsx';
import { HiddenParameters } from '../../pages/text.tsx';
import { ResultsTable } from '../sparql/results.tsx';
import { pictureData } from '../sparql/sparql.tsx';
import { type ParameterView, type QueryView, topicName } from './query-view.ts';

/** The parameters of a query as a form that leads to the same page with other values. */
function ParameterForm(props: { context: PageContext; messages: Messages; view: QueryView }) {
  const { context, messages, view } = props;
  if (view.parameters.length === 0) return null;
  return (
    <form class="parameters" method="get" action={file(context, `queries/${view.name}`)}>
      <HiddenParameters context={context} />
      {view.parameters.map((parameter) => (
        <p>
          <label for={`parameter-${parameter.name}`}>{parameter.label}</label>
          <Field parameter={parameter} language={context.language} />
        </p>
      ))}
      <button type="submit">{messages.queries.apply}</button>
    </form>
  );
}

interface FieldProps {
  readonly parameter: ParameterView;
  readonly language: string;
}

function Field({ parameter, language }: FieldProps) {
  const { name, type, value, choices } = parameter;
  const id = `parameter-${name}`;
  if (type === 'language') {
    const names = new Intl.DisplayNames(language, { type: 'language' });
    const known = LANGUAGES.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }));
    return <Choice id={id} name={name} value={value} choices={known} />;
  }
  if (type === 'iri' && choices.length > 0)
    return <Choice id={id} name={name} value={value} choices={choices} />;
  if (type === 'year') {
    return <input id={id} name={name} value={value} inputmode="numeric" pattern="\d{4}" required />;
  }
  return (
    <>
      <input
        id={id}
        name={name}
        value={value}
        required
        list={choices.length > 0 ? `${id}-values` : undefined}
      />
      {choices.length > 0 ? (
        <datalist id={`${id}-values`}>
          {choices.map((choice) => (
            <option value={choice.value} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly choices: ParameterView['choices'];
}

/** A list to choose from; it holds the present value even where that is no common one. */
function Choice({ id, name, value, choices }: ChoiceProps) {
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <select id={id} name={name}>
      {isKnown ? null : <option selected>{value}</option>}
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

interface PartProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: QueryView;
}

/** One example query: what it asks, what it finds now, its text, how to run it here and elsewhere, and how to cite it. */
export function queryPage(context: PageContext, view: QueryView): string {
  const messages = messagesIn(context.language);
  const { queries } = messages;
  const parts = { context, messages, view };
  return document({
    context,
    title: view.title[context.language],
    description: view.description[context.language],
    parent: { name: messages.queries.title, path: 'queries' },
    styles: ['editor.css'],
    modules: ['query.js'],
    children: (
      <article>
        <header class="heading">
          <p class="kicker">
            <a href={page(context, 'queries')}>{queries.all}</a>
            {' · '}
            {topicName(messages, view.topic)}
          </p>
          <h1>{view.title[context.language]}</h1>
          <p class="lead">{view.description[context.language]}</p>
          <Seen context={context} />
          <p class="actions">
            <a class="button" href={queryAddress(context, view.query, view.view)}>
              {queries.edit}
            </a>
          </p>
        </header>
        <ParameterForm context={context} messages={messages} view={view} />
        <Live {...parts} />
        <QueryText title={queries.query} query={view.query} />
        <section>
          <h2>{queries.code}</h2>
          <Snippets context={context} query={view.query} />
        </section>
        <Citation {...parts} />
      </article>
    ),
  });
}

function Live({ context, messages, view }: PartProps) {
  const { live, downloads } = view;
  const { queries } = messages;
  return (
    <section id="result">
      <h2>{queries.live}</h2>
      {'problem' in live ? <Failure messages={messages} problem={live.problem} /> : null}
      {'isTooLarge' in live ? <p class="note">{queries.tooLarge}</p> : null}
      {'results' in live ? (
        <>
          <p class="note">{countOf(queries, live.total, live.results.results?.bindings.length ?? 0)}</p>
          <Picture context={context} messages={messages} view={view} />
          <ResultsTable context={context} label={queries.live} results={live.results} />
        </>
      ) : null}
      <p class="downloads">
        {queries.download}:{' '}
        {downloads.map(({ href, label, mediaType }) => (
          <a href={href} type={mediaType} rel="alternate">
            {label}
          </a>
        ))}
      </p>
    </section>
  );
}

function countOf(queries: Messages['queries'], total: number, shown: number): string {
  return shown < total ? queries.first(shown, total) : queries.liveLead(total);
}

/** Where a script draws the result; the table below says the same. */
function Picture({ context, messages, view }: PartProps) {
  const source =
    view.downloads.find(({ mediaType }) => mediaType === 'application/n-triples') ?? view.downloads[0];
  if (view.view === 'table' || source === undefined) return null;
  return (
    <div
      id="picture"
      class="scripted"
      data-view={view.view}
      data-source={source.href}
      data-words={JSON.stringify(messages.editor)}
      {...pictureData(context)}
    >
      <button type="button" class="quiet">
        {messages.queries.draw} {wording(messages.queries.shown, view.view)}
      </button>
    </div>
  );
}

function Failure(props: {
  messages: Messages;
  problem: { readonly kind: string; readonly title: string; readonly detail: string };
}) {
  const { queries, problem: words } = props.messages;
  const { kind, detail } = props.problem;
  return (
    <div class="notice" role="note">
      <p>
        <strong>{queries.failed}</strong> {wording(words.text, kind)}
      </p>
      {Object.hasOwn(words.text, kind) ? null : <p>{detail}</p>}
      <p>{queries.retry}</p>
    </div>
  );
}

function Citation({ context, messages, view }: PartProps) {
  const { queries, map } = messages;
  const release = context.manifest.id.slice(0, 12);
  const iri = `${context.base}queries/${view.name}${view.chosen ? `?${view.chosen}` : ''}`;
  const name = view.title[context.language];
  const site = siteTitle(context);
  return (
    <section>
      <h2>{map.cite}</h2>
      <p class="citation">{map.citation(name, site, release, view.released, iri)}</p>
      <p class="note prose">{queries.accessed}</p>
      <Folded title={map.bibtex}>
        <pre class="small">{bibtex({ iri, name, site, release, date: view.released })}</pre>
      </Folded>
    </section>
  );
}
