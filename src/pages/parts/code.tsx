import { type Snippet, snippets } from '../../../assets/editor/snippets.js';
import { endpoint } from '../address.ts';
import { messagesIn } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';
import { SparqlText } from './sparql-text.tsx';

/** A heading with a query below it; nothing in the query is markup. */
export function QueryText({ title, query }: { title: string; query: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <pre class="query" tabindex={0}>
        <code>
          <SparqlText query={query} />
        </code>
      </pre>
    </section>
  );
}

/** Code in several languages that asks a query of the endpoint here: one open at a time, each with a place for a copy button. */
export function Snippets({ context, query }: { context: PageContext; query: string }) {
  const { copy, copied } = messagesIn(context.language).editor;
  const address = endpoint(context);
  return (
    <div class="snippets" data-endpoint={address} data-copy={copy} data-copied={copied}>
      {snippets(address, query).map(({ name, label, code }: Snippet, index: number) => (
        <details name="snippets" open={index === 0} data-snippet={name}>
          <summary>{label}</summary>
          <pre tabindex={0}>
            <code>{code}</code>
          </pre>
        </details>
      ))}
    </div>
  );
}
