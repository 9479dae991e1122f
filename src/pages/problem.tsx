import { file, inChosenLanguage, page } from './address.ts';
import { document } from './layout/layout.tsx';
import { SearchBox } from './layout/search-box.tsx';
import { type Messages, messagesIn, wording } from './messages/messages.ts';
import type { PageContext } from './page-context.ts';
import { queryAddress } from './parts/code.tsx';

/** An error as a person reads it. */
export interface ProblemView {
  readonly status: number;
  /** Key of the wording in the page's language; `title` and `detail` stand in for one that is not known. */
  readonly kind?: string;
  readonly title: string;
  readonly detail: string;
  /** Addresses that may help: near names, available representations with their media type. */
  readonly links: readonly { readonly href: string; readonly label: string; readonly mediaType?: string }[];
  /** Seconds after which it is worth trying again. */
  readonly retryAfter?: number;
}

/** Kinds that their wording explains in full; of any other the detail, which is in English, says more. */
const EXPLAINED: ReadonlySet<string> = new Set([
  'not-found',
  'not-compared',
  'not-acceptable',
  'failed',
  'timeout',
  'busy',
]);

/** An error as a page: what is wrong, and where to go instead. */
export function problemPage(context: PageContext, view: ProblemView): string {
  const { problem, results } = messagesIn(context.language);
  const query = queryIn(context.url);
  const { kind = '' } = view;
  const known = Object.hasOwn(problem.text, kind);
  const title = known ? wording(problem.title, kind) : view.title;
  const links = view.links
    .map((link) => ({ ...link, href: absolute(context, link.href) }))
    .filter(({ href }) => /^(https?:\/\/|\/(?!\/))/i.test(href));
  return document({
    context: { ...context, alternates: [] },
    title,
    hidden: true,
    children: (
      <>
        <header class="heading">
          <p class="kicker">
            {problem.status} {view.status}
          </p>
          <h1>{title}</h1>
          <p class="lead">
            <bdi>{known ? wording(problem.text, kind) : view.detail}</bdi>
          </p>
          <Onward problem={problem} view={view} />
          {kind === 'not-found' ? (
            <SearchBox context={context} id="find-here" query={nameIn(context.url)} wide />
          ) : null}
          {known && !EXPLAINED.has(kind) ? (
            <p class="detail" lang="en">
              <bdi>{view.detail}</bdi>
            </p>
          ) : null}
        </header>
        {links.length > 0 ? (
          <section>
            <h2>{problem.links}</h2>
            <ul class="plain">
              {links.map(({ href, label, mediaType }) => (
                <li>
                  <a href={href} type={mediaType}>
                    <bdi>{label}</bdi>
                  </a>
                  {mediaType === undefined ? null : <small class="tag">{mediaType}</small>}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <p>
          {query === null ? null : (
            <>
              <a href={queryAddress(context, query)}>{results.edit}</a>
              {' · '}
            </>
          )}
          <a href={page(context, '')}>{problem.home}</a>
        </p>
      </>
    ),
  });
}

/** The query that was asked, where its reader could mend it in the editor. */
function queryIn({ pathname, searchParams }: URL): string | null {
  return pathname.endsWith('/sparql') ? searchParams.get('query') : null;
}

/** What the last part of an address says in words, to search for. */
function nameIn({ pathname }: URL): string {
  const last = pathname.split('/').at(-1) ?? '';
  const plain = last.replace(/\.[a-z]+$/i, '').replaceAll(/[-_+]+|%20/g, ' ');
  // Half a character of a broken address is no name.
  return /^[\p{L}\p{N} ']{1,80}$/u.test(plain) ? plain.trim() : '';
}

/** How to go on: what to do otherwise, and when to try again. */
function Onward({ problem, view }: { problem: Messages['problem']; view: ProblemView }) {
  const { kind = '', retryAfter } = view;
  const sentences = [
    Object.hasOwn(problem.next, kind) ? wording(problem.next, kind) : undefined,
    retryAfter === undefined ? undefined : problem.retry(retryAfter),
  ].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? null : <p class="prose">{sentences.join(' ')}</p>;
}

/** An address below the base IRI as a path, so that it leads on where the visitor is, in the chosen language. */
function absolute(context: PageContext, href: string): string {
  return href.startsWith(context.base)
    ? inChosenLanguage(context, file(context, href.slice(context.base.length)))
    : href;
}
