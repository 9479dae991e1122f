import { absolute, file, page, withParameter } from './address.ts';
import { document } from './layout.tsx';
import { type Messages, messagesIn } from './messages/messages.ts';
import { queryAddress } from './sparql.tsx';
import type { ExampleView, PageContext } from './values.ts';

/** All example queries. */
export function queriesPage(context: PageContext, examples: readonly ExampleView[]): string {
  const { queries } = messagesIn(context.language);
  return document({
    context,
    title: queries.title,
    description: queries.lead,
    children: (
      <>
        <header class="heading">
          <h1>{queries.title}</h1>
          <p class="lead">{queries.lead}</p>
        </header>
        <ul class="cards">
          {examples.map(({ name, title, description }) => (
            <li class="card">
              <h2>
                <a href={page(context, `queries/${name}`)}>{title[context.language]}</a>
              </h2>
              <p>{description[context.language]}</p>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

/** One example query: what it asks, its text, and how to run it here and elsewhere. */
export function queryPage(context: PageContext, example: ExampleView): string {
  const messages = messagesIn(context.language);
  const { queries } = messages;
  const run = withParameter(page(context, 'sparql'), 'query', example.query);
  return document({
    context,
    title: example.title[context.language],
    description: example.description[context.language],
    children: (
      <article>
        <header class="heading">
          <p class="kicker">
            <a href={page(context, 'queries')}>{queries.all}</a>
          </p>
          <h1>{example.title[context.language]}</h1>
          <p class="lead">{example.description[context.language]}</p>
          <p class="actions">
            <a class="button" href={run}>
              {queries.run}
            </a>{' '}
            <a href={queryAddress(context, example.query)}>{queries.edit}</a>
          </p>
        </header>
        <Code title={queries.query} code={example.query} />
        <Calls context={context} messages={messages} example={example} />
      </article>
    ),
  });
}

function Calls(props: { context: PageContext; messages: Messages; example: ExampleView }) {
  const { context, messages, example } = props;
  const endpoint = absolute(context, file(context, 'sparql'));
  const quoted = `'${example.query.replaceAll("'", `'\\''`)}'`;
  const curl = `curl ${endpoint} \\\n  -H 'Accept: text/csv' \\\n  --data-urlencode query=${quoted}`;
  const python = [
    'from SPARQLWrapper import JSON, SPARQLWrapper',
    '',
    `service = SPARQLWrapper("${endpoint}", returnFormat=JSON)`,
    `service.setQuery(${pythonText(example.query)})`,
    'for row in service.queryAndConvert()["results"]["bindings"]:',
    '    print({name: term["value"] for name, term in row.items()})',
  ].join('\n');
  return (
    <>
      <Code title={messages.queries.curl} code={curl} />
      <Code title={messages.queries.python} code={python} />
    </>
  );
}

/** A text as Python source: as it stands where that can be, escaped where not. */
function pythonText(text: string): string {
  return text.includes('"""') || text.endsWith('"') || text.endsWith('\\')
    ? JSON.stringify(text)
    : `r"""${text}"""`;
}

/** A heading with code below it; nothing in the code is markup. */
export function Code({ title, code }: { title: string; code: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <pre tabindex={0}>
        <code>{code}</code>
      </pre>
    </section>
  );
}
