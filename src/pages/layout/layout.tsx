import type { Child } from 'hono/jsx';
import { absolute, inLanguage, page, requested, withoutParameter } from '../address.ts';
import { partialDate } from '../formatting.ts';
import { LANGUAGES, type Messages, messagesIn, wording } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';
import { Feedback } from './feedback.tsx';
import { isPublicDomain, licenceName, licenceOf, type PageFrame, siteTitle } from './frame.ts';
import { Head } from './head.tsx';
import { Logo } from './look.tsx';
import { SearchBox } from './search-box.tsx';
import { Breadcrumbs } from './trail.tsx';

/** Says of a page that it shows an old release, which one, and where the current one is; nothing where no release was asked for. */
function AsOf({ context }: { context: PageContext }) {
  if (!context.asOf) return null;
  const messages = messagesIn(context.language);
  const { number, date } = context.asOf;
  const words = messages.releases.asOf;
  return (
    <aside class="as-of" aria-label={messages.releases.one(number)}>
      <p class="wide">
        {words.shown}{' '}
        <a href={page(context, `releases/${context.manifest.name}`)}>{messages.releases.one(number)}</a>,{' '}
        <time datetime={date}>{partialDate(date.slice(0, 10), messages)}</time>.{' '}
        <a href={withoutParameter(requested(context), 'release')}>{words.now}</a>
      </p>
    </aside>
  );
}

/** The lists that the header names where the publication has any of them; the foot of the page names all. */
const PRINCIPAL = ['partnerships', 'places', 'fields', 'sources'];

/** A whole HTML document as text. */
export function document(frame: PageFrame): string {
  return `<!doctype html>\n${(<Document {...frame} />).toString()}\n`;
}

function Document(frame: PageFrame) {
  const { context } = frame;
  const messages = messagesIn(context.language);
  return (
    <html lang={context.language}>
      <Head {...frame} />
      <body>
        <a class="skip" href="#content">
          {messages.layout.skip}
        </a>
        <Header context={context} messages={messages} section={frame.section} />
        <AsOf context={context} />
        <main id="content" tabindex={-1}>
          <Breadcrumbs frame={frame} />
          {frame.children}
        </main>
        <Footer context={context} messages={messages} section={frame.section}>
          <Feedback frame={frame} />
        </Footer>
      </body>
    </html>
  );
}

interface Around {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly section?: string | undefined;
}

function Header({ context, messages, section }: Around) {
  const ways = perspectiveEntries(context, messages);
  const principal = context.lists.filter((list) => PRINCIPAL.includes(list));
  const entries = [
    ...ways,
    ...(principal.length > 0 ? principal : context.lists).map((list) => ({
      path: list,
      label: wording(messages.lists, list),
    })),
    { path: 'sparql', label: messages.layout.sparql },
    { path: 'dataset', label: messages.layout.dataset },
  ];
  return (
    <header class="top">
      <div class="wide">
        <a class="brand" href={page(context, '')}>
          <Logo context={context} />
          <span>{siteTitle(context)}</span>
        </a>
        <nav aria-label={messages.layout.navigation}>
          <Entries entries={entries} context={context} section={section} />
        </nav>
        {section === 'search' ? <div class="find empty-find" /> : <SearchBox context={context} id="find" />}
        <LanguageSwitch context={context} messages={messages} />
      </div>
      <div class="belt" />
    </header>
  );
}

/** The ways to look at data of any kind, as entries of the navigation. */
function perspectiveEntries({ perspectives = [] }: PageContext, messages: Messages): EntriesProps['entries'] {
  const { contents, term, definitions, queries } = messages;
  const all = [
    { name: 'contents', path: 'browse', label: contents.nav },
    { name: 'concepts', path: 'browse/concepts', label: term.concepts },
    { name: 'terms', path: 'browse/terms', label: definitions.title },
    { name: 'map', path: 'browse/map', label: queries.shown.map },
    { name: 'timeline', path: 'browse/timeline', label: queries.shown.timeline },
  ];
  return all.filter(({ name }) => perspectives.includes(name));
}

interface EntriesProps {
  readonly entries: readonly { readonly path: string; readonly label: string }[];
  readonly context: PageContext;
  readonly section: string | undefined;
}

function Entries({ entries, context, section }: EntriesProps) {
  return (
    <ul class="plain">
      {entries.map(({ path, label }) => (
        <li>
          <a href={page(context, path)} aria-current={path === section ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function LanguageSwitch({ context, messages }: Around) {
  const { languages = LANGUAGES } = context;
  if (languages.length < 2) return null;
  return (
    <nav class="languages" aria-label={messages.layout.languages}>
      <details>
        <summary>{messages.name}</summary>
        <div>
          {languages
            .filter((language) => language !== context.language)
            .map((language) => (
              <a href={inLanguage(context, language)} lang={language}>
                {messagesIn(language).name}
              </a>
            ))}
        </div>
      </details>
    </nav>
  );
}

function Footer({ context, messages, section, children }: Around & { readonly children: Child }) {
  const { layout } = messages;
  const lists = [
    ...perspectiveEntries(context, messages),
    ...context.lists.map((list) => ({ path: list, label: wording(messages.lists, list) })),
  ];
  const links = [
    { path: 'dataset', label: layout.dataset },
    { path: 'releases', label: messages.releases.title },
    ...(context.vocabulary === false ? [] : [{ path: 'def', label: layout.definitions }]),
    { path: 'queries', label: layout.queries },
    ...(context.lists.includes('partnerships') ? [{ path: 'network', label: messages.network.title }] : []),
    { path: 'sparql', label: 'SPARQL' },
    { path: 'api', label: messages.api.title },
    ...(context.compared ? [{ path: 'compare', label: messages.compare.title }] : []),
  ];
  return (
    <footer class="bottom">
      <div class="wide">
        <section hidden={context.alternates.length === 0}>
          <h2>{layout.data}</h2>
          <ul class="formats">
            {context.alternates.map(({ href, mediaType, label }) => (
              <li>
                <a href={href} type={mediaType} rel="alternate">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section hidden={lists.length === 0}>
          <h2>{layout.browse}</h2>
          <Entries entries={lists} context={context} section={section} />
        </section>
        <section>
          <h2>{siteTitle(context)}</h2>
          <Entries entries={links} context={context} section={section} />
        </section>
        {children}
        <p>
          <Licence context={context} messages={messages} />
          {layout.release} <code title={context.manifest.id}>{context.manifest.id.slice(0, 12)}</code>
        </p>
        <p class="theme">
          <label for="theme">{layout.theme}</label>{' '}
          <select id="theme">
            <option value="">{layout.themes.auto}</option>
            <option value="light">{layout.themes.light}</option>
            <option value="dark">{layout.themes.dark}</option>
          </select>
        </p>
        <p class="printed">
          {layout.printed(
            absolute(context, requested(context)),
            context.manifest.id.slice(0, 12),
            context.released === undefined ? '' : partialDate(context.released, messages),
          )}
        </p>
      </div>
    </footer>
  );
}

function Licence({ context, messages: { layout, dataset } }: Around) {
  const licence = licenceOf(context);
  const stated = context.manifest.licence;
  if (stated === undefined) return null;
  if (licence === undefined) {
    return (
      <>
        {dataset.otherLicence}: <bdi class="iri">{stated}</bdi>
        <br />
      </>
    );
  }
  const isFree = isPublicDomain(licence);
  return (
    <>
      {isFree ? null : `${dataset.licence}: `}
      <a href={licence} rel="license external">
        {isFree ? 'CC0 1.0' : licenceName(licence)}
      </a>
      {isFree ? ` ${layout.licence}. ${layout.licenceNote}` : null}
      <br />
    </>
  );
}
