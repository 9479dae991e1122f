import { type Snippet, snippets } from '../../../assets/editor/snippets.js';
import { endpoint, page } from '../address.ts';
import { messagesIn } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';

const KEYWORDS = new Set(
  'a as ask asc base bind by construct delete desc describe distinct exists filter from graph group having in limit minus named not offset optional order prefix reduced select separator service undef union values where'.split(
    ' ',
  ),
);
const PIECES =
  /(#[^\n\r]*)|("""(?:(?!""")[\s\S])*(?:""")?|'''(?:(?!''')[\s\S])*(?:''')?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(<[^<>"{}|^`\\\s]*>)|([?$][\p{L}\p{N}_]+)|([\p{L}][\p{L}\p{N}_-]*:[\p{L}\p{N}_-]*)|([\p{L}][\p{L}\p{N}_]*)|(\b\d+(?:\.\d+)?\b)/gu;
const KINDS = [undefined, 'comment', 'string', 'iri', 'variable', 'name', 'word', 'number'] as const;

/** A SPARQL text with its parts marked by class, so that a style sheet can tell them apart. */
function SparqlText({ query }: { query: string }) {
  return <>{[...tokens(query)]}</>;
}

function* tokens(query: string) {
  let at = 0;
  for (const match of query.matchAll(PIECES)) {
    if (match.index > at) yield query.slice(at, match.index);
    at = match.index + match[0].length;
    const kind = KINDS[match.findIndex((group, index) => index > 0 && group !== undefined)];
    yield token(match[0], kind);
  }
  yield query.slice(at);
}

function token(text: string, kind: (typeof KINDS)[number]) {
  if (kind !== 'word') return <span class={`q-${kind}`}>{text}</span>;
  return KEYWORDS.has(text.toLowerCase()) ? <span class="q-keyword">{text}</span> : text;
}

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

/** The editor with a query in it: the query is in the fragment, so the address answers with the page and not with the results; with a view it is run at once. */
export function queryAddress(context: PageContext, query: string, view?: string): string {
  const run = view === undefined ? '' : `&view=${view}`;
  return `${page(context, 'sparql')}#query=${encodeURIComponent(query)}${run}`;
}
