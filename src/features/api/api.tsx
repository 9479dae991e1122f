import { absolute, file, page } from '../../pages/address.ts';
import { Facts } from '../../pages/facts.tsx';
import { document, siteTitle } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Scroll } from '../../pages/parts/scroll.tsx';
import type { ApiExample, ApiFormat, ApiGroup, ApiLimits, ApiPathView, ApiView } from './api-view.ts';

interface ApiProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: ApiView;
}

/** The public interface for people: what each address gives, with a command that works, the limits and the problems. */
export function apiPage(context: PageContext, view: ApiView): string {
  const messages = messagesIn(context.language);
  const { api } = messages;
  const props = { context, messages, view };
  const openApi = file(context, 'openapi.json');
  return document({
    context,
    title: api.title,
    description: api.lead,
    structured: {
      '@type': 'WebAPI',
      name: `${siteTitle(context)}: ${api.title}`,
      description: api.lead,
      documentation: absolute(context, openApi),
      url: absolute(context, page(context, 'api')),
      inLanguage: context.language,
    },
    children: (
      <>
        <header class="heading">
          <h1>{api.title}</h1>
          <p class="lead">{api.lead}</p>
          <p class="own">
            <a href={openApi} type="application/json">
              {api.machine}
            </a>
          </p>
        </header>
        <section>
          <h2>{api.begin}</h2>
          {api.about.map((paragraph) => (
            <p class="prose">{paragraph}</p>
          ))}
        </section>
        {(Object.keys(api.groups) as ApiGroup[]).map((group) => (
          <Group {...props} group={group} />
        ))}
        <Limits {...props} />
        <Problems {...props} />
      </>
    ),
  });
}

function Group({ context, messages, view, group }: ApiProps & { group: ApiGroup }) {
  const paths = view.paths.filter((one) => one.group === group);
  if (paths.length === 0) return null;
  return (
    <section id={group}>
      <h2>{messages.api.groups[group]}</h2>
      {paths.map((path) => (
        <Path context={context} messages={messages} path={path} />
      ))}
    </section>
  );
}

function Path({ context, messages, path }: { context: PageContext; messages: Messages; path: ApiPathView }) {
  const { language } = context;
  return (
    <article class="term">
      <h3>{path.title[language]}</h3>
      <p class="address">
        {(path.methods ?? ['GET']).map((method) => (
          <span class="method">{method}</span>
        ))}{' '}
        <code>{path.atRoot ? path.path : prefixOf(context) + path.path}</code>
      </p>
      {path.text ? <p class="prose">{path.text[language]}</p> : null}
      <Parameters messages={messages} path={path} language={language} />
      <p class="own">
        {messages.api.formats}: <Formats path={path} messages={messages} />
      </p>
      {path.example ? (
        <pre tabindex={0}>
          <code>{command(path.atRoot ? atRoot(context) : context, path.example, path.status)}</code>
        </pre>
      ) : null}
    </article>
  );
}

interface ParametersProps {
  readonly messages: Messages;
  readonly path: ApiPathView;
  readonly language: PageContext['language'];
}

function Parameters({ messages, path: { parameters = [] }, language }: ParametersProps) {
  if (parameters.length === 0) return null;
  return (
    <dl class="keys">
      {parameters.map(({ name, in: place, required, text }) => (
        <div>
          <dt>
            <code>{name}</code>
            {place === 'header' ? <small class="tag">{messages.api.inHeader}</small> : null}
            {required && place === 'query' ? <small class="tag">{messages.api.required}</small> : null}
          </dt>
          <dd>{text[language]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Formats({ path: { formats, status }, messages }: { path: ApiPathView; messages: Messages }) {
  if (status === 303) return <>{messages.api.leads}</>;
  if (formats.length === 0) return <>{messages.api.empty}</>;
  return (
    <>
      {formats.map((format, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <Format format={format} any={messages.api.anyForm} />
        </>
      ))}
    </>
  );
}

function Format({ format: { mediaType, extension }, any }: { format: ApiFormat; any: string }) {
  if (mediaType === '*/*') return <>{any}</>;
  return (
    <>
      <code>{mediaType}</code>
      {extension === undefined ? null : <> (.{extension})</>}
    </>
  );
}

/** The request as a shell command. */
/** What stands before the paths of the site's own pages: `/_site`, or nothing. */
function prefixOf({ base, namespace = base }: PageContext): string {
  return base.slice(namespace.length - 1, -1);
}

function atRoot(context: PageContext): PageContext {
  return { ...context, base: context.namespace ?? context.base };
}

function command(context: PageContext, { path, accept, body }: ApiExample, status = 200): string {
  const options = [
    ...(status === 303 ? ['-I'] : []),
    ...(accept === undefined ? [] : [`-H ${quoted(`Accept: ${accept}`)}`]),
    ...(body === undefined
      ? []
      : [`-H ${quoted(`Content-Type: ${body.mediaType}`)}`, `--data ${quoted(body.text)}`]),
  ];
  const address = quoted(absolute(context, file(context, path)));
  return ['curl', ...options, address].join(' ');
}

function quoted(text: string): string {
  return /^[\w./:%=?-]+$/.test(text) && !text.includes('?') ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function Limits({ messages, view: { limits } }: ApiProps) {
  const { api } = messages;
  const { queryTime, resultBytes, queryBytes, clientQueries, clientTime } = limits;
  const rows: Readonly<Record<keyof ApiLimits, string>> = {
    queryTime: api.seconds(queryTime),
    resultBytes: api.bytes(resultBytes),
    queryBytes: api.bytes(queryBytes),
    clientQueries: clientQueries === undefined ? api.unlimited : messages.number(clientQueries),
    clientTime: clientTime === undefined ? api.unlimited : api.seconds(clientTime),
  };
  return (
    <section id="limits">
      <h2>{api.limits}</h2>
      <p class="note">{api.limitsLead}</p>
      <Facts facts={Object.entries(rows).map(([key, value]) => ({ name: wording(api.limit, key), value }))} />
    </section>
  );
}

function Problems({ messages, view }: ApiProps) {
  const { api, problem } = messages;
  return (
    <section id="problems">
      <h2>{api.problems}</h2>
      <p class="note">{api.problemsLead}</p>
      <Scroll label={api.problems}>
        <table class="list">
          <caption class="unseen">{api.problems}</caption>
          <thead>
            <tr>
              <th scope="col">{api.status}</th>
              <th scope="col">{api.kind}</th>
              <th scope="col">{api.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {view.problems.map(({ kind, status }) => (
              <tr id={kind}>
                <td>{status}</td>
                <th scope="row">
                  {wording(problem.title, kind)} <small class="tag">{kind}</small>
                </th>
                <td>{wording(problem.text, kind)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
