import type { Example, RouteForm, RouteGroup } from '../../http/route.ts';
import { absolute, file, page } from '../../pages/address.ts';
import { siteTitle } from '../../pages/layout/frame.ts';
import { document } from '../../pages/layout/layout.tsx';
import { OnThisPage } from '../../pages/layout/trail.tsx';
import { type Messages, messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Facts, Scroll } from '../../pages/text.tsx';
import type { ApiLimits, ApiView, RouteView } from './api-view.ts';

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
          <OnThisPage
            language={context.language}
            entries={[
              { id: 'begin', title: api.begin },
              ...(Object.keys(api.groups) as RouteGroup[]).map((group) => ({
                id: group,
                title: api.groups[group],
              })),
              { id: 'limits', title: api.limits },
              { id: 'problems', title: api.problems },
            ]}
          />
        </header>
        <section id="begin">
          <h2>{api.begin}</h2>
          {api.about.map((paragraph) => (
            <p class="prose">{paragraph}</p>
          ))}
        </section>
        {(Object.keys(api.groups) as RouteGroup[]).map((group) => (
          <Group {...props} group={group} />
        ))}
        <Limits {...props} />
        <Problems {...props} />
      </>
    ),
  });
}

function Group({ context, messages, view, group }: ApiProps & { group: RouteGroup }) {
  const routes = view.routes.filter((one) => one.group === group);
  if (routes.length === 0) return null;
  return (
    <section id={group}>
      <h2>{messages.api.groups[group]}</h2>
      {routes.map((route) => (
        <Address context={context} messages={messages} route={route} />
      ))}
    </section>
  );
}

interface AddressProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly route: RouteView;
}

function Address({ context, messages, route }: AddressProps) {
  const text = route.text?.(messages);
  return (
    <article class="term">
      <h3>{route.title(messages)}</h3>
      <p class="address">
        {(route.methods ?? ['GET']).map((method) => (
          <span class="method">{method}</span>
        ))}{' '}
        <code>{route.atRoot ? route.path : prefixOf(context) + route.path}</code>
      </p>
      {text ? <p class="prose">{text}</p> : null}
      <Parameters messages={messages} route={route} />
      <p class="own">
        {messages.api.formats}: <Formats messages={messages} route={route} />
      </p>
      {route.example ? (
        <pre tabindex={0}>
          <code>{command(route.atRoot ? atRoot(context) : context, route.example, route.status)}</code>
        </pre>
      ) : null}
    </article>
  );
}

type TextProps = Pick<AddressProps, 'messages' | 'route'>;

function Parameters({ messages, route: { parameters = [] } }: TextProps) {
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
          <dd>{text(messages)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Formats({ messages, route: { forms, status } }: TextProps) {
  if (status === 303) return <>{messages.api.leads}</>;
  if (forms.length === 0) return <>{messages.api.empty}</>;
  return (
    <>
      {forms.map((form, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <Format form={form} any={messages.api.anyForm} />
        </>
      ))}
    </>
  );
}

function Format({ form: { mediaType, extension }, any }: { form: RouteForm; any: string }) {
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

function command(context: PageContext, { path, accept, body }: Example, status = 200): string {
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
