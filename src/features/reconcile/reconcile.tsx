import { absolute, file } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { baseStyles } from '../../pages/layout/look.tsx';
import { type Messages, messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Scroll } from '../../pages/text.tsx';

/** What the page of the reconciliation service describes. */
export interface ReconcileView {
  readonly types: readonly { readonly id: string; readonly name: string }[];
  readonly properties: readonly {
    readonly id: string;
    readonly name: string;
    /** Names of the types that have it. */
    readonly of: readonly string[];
    readonly evidence: boolean;
  }[];
  /** Ids of the features of candidates. */
  readonly features: readonly string[];
}

/** An entity as a client shows it beside a candidate. */
export interface PreviewView {
  readonly iri: string;
  readonly name: string;
  readonly description?: string;
  readonly facts: readonly { readonly name: string; readonly values: readonly string[] }[];
}

interface ReconcileProps {
  readonly messages: Messages;
  readonly view: ReconcileView;
}

/** What the reconciliation service is and how it is used. */
export function reconcilePage(context: PageContext, view: ReconcileView): string {
  const messages = messagesIn(context.language);
  const { reconcile } = messages;
  const address = absolute(context, file(context, 'reconcile'));
  return document({
    context,
    title: reconcile.title,
    description: reconcile.lead,
    children: (
      <>
        <header class="heading">
          <h1>{reconcile.title}</h1>
          <p class="lead">{reconcile.lead}</p>
          <p>
            {reconcile.address}: <code>{address}</code>
          </p>
        </header>
        <section>
          <h2>{reconcile.how}</h2>
          <ol>
            {reconcile.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <p class="note">{reconcile.language}</p>
        </section>
        <Types messages={messages} view={view} />
        <Properties messages={messages} view={view} />
        <Features messages={messages} view={view} />
      </>
    ),
  });
}

function Types({ messages: { reconcile }, view }: ReconcileProps) {
  return (
    <section>
      <h2>{reconcile.types}</h2>
      <Table headers={[reconcile.id, reconcile.name]} label={reconcile.types}>
        {view.types.map(({ id, name }) => (
          <tr>
            <th scope="row">
              <code>{id}</code>
            </th>
            <td>{name}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Properties({ messages: { reconcile }, view }: ReconcileProps) {
  return (
    <section>
      <h2>{reconcile.properties}</h2>
      <p>{reconcile.propertiesLead}</p>
      <Table headers={[reconcile.id, reconcile.name, reconcile.of]} label={reconcile.properties}>
        {view.properties.map(({ id, name, of, evidence }) => (
          <tr>
            <th scope="row">
              <code>{id}</code>
            </th>
            <td>
              {name}
              {evidence ? <small> ({reconcile.evidence})</small> : null}
            </td>
            <td>{of.join(', ')}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Features({ messages: { reconcile }, view }: ReconcileProps) {
  return (
    <section>
      <h2>{reconcile.features}</h2>
      <p>{reconcile.featuresLead}</p>
      <Table headers={[reconcile.id, reconcile.meaning]} label={reconcile.features}>
        {view.features.map((id) => (
          <tr id={id}>
            <th scope="row">
              <code>{id}</code>
            </th>
            <td>{wording(reconcile.feature, id)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Table(props: { headers: readonly string[]; label: string; children: unknown[] }) {
  return (
    <Scroll label={props.label}>
      <table class="list">
        <thead>
          <tr>
            {props.headers.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </Scroll>
  );
}

/** A thing in a few lines, for the frame that a client shows beside a candidate. */
export function previewPage(context: PageContext, view: PreviewView): string {
  const head = (
    <html lang={context.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{view.name}</title>
        {baseStyles(context).map((style) => (
          <link rel="stylesheet" href={absolute(context, file(context, `assets/${style}`))} />
        ))}
      </head>
      <body class="preview">
        <Preview context={context} view={view} />
      </body>
    </html>
  );
  return `<!doctype html>\n${head.toString()}\n`;
}

/** The same as a piece of HTML, with nothing in it that needs a style sheet. */
export function flyout(context: PageContext, view: PreviewView): string {
  return (<Preview context={context} view={view} />).toString();
}

function Preview({ context, view }: { context: PageContext; view: PreviewView }) {
  return (
    <article>
      <h1>
        <a href={absolute(context, describedPath(view.iri, context))} target="_blank" rel="noopener">
          <bdi>{view.name}</bdi>
        </a>
      </h1>
      {view.description === undefined ? null : (
        <p>
          <bdi>{view.description}</bdi>
        </p>
      )}
      <dl>
        {view.facts.map(({ name, values }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <bdi>{values.join(', ')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
