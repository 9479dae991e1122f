import type { Child } from 'hono/jsx';
import { absolute, file, inLanguage, page, requested } from './address.ts';
import { shortened } from './formatting.ts';
import { type Messages, messagesIn, wording } from './messages/messages.ts';
import { StructuredData } from './parts/structured-data.tsx';
import { LANGUAGES, type PageContext } from './values.ts';

/** The lists that the header names where the publication has any of them; the foot of the page names all. */
const PRINCIPAL = ['partnerships', 'places', 'fields', 'sources'];

/** What one page puts into the frame that all pages share. */
export interface Frame {
  readonly context: PageContext;
  /** Text of the title element, without the site's name; absent on the home page. */
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** Path of the navigation entry that this page belongs to: `places`. */
  readonly section?: string | undefined;
  /** Paths below `assets/` of further style sheets and scripts. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  readonly structured?: Readonly<Record<string, unknown>> | undefined;
  /** Keeps the page out of search engines: errors and results. */
  readonly hidden?: boolean;
  readonly children: Child;
}

/** A whole HTML document as text. */
export function document(frame: Frame): string {
  return `<!doctype html>\n${(<Document {...frame} />).toString()}\n`;
}

/** The name of the publication in the page's language. */
export function siteTitle({ manifest, language }: PageContext): string {
  return manifest.title[language] ?? manifest.title.en ?? Object.values(manifest.title)[0] ?? 'munpart';
}

function Document(frame: Frame) {
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
        <main id="content" tabindex={-1}>
          {frame.children}
        </main>
        <Footer context={context} messages={messages} section={frame.section} />
      </body>
    </html>
  );
}

function Head(frame: Frame) {
  const { context } = frame;
  const site = siteTitle(context);
  const title = frame.title === undefined ? site : `${shortened(frame.title, 120)} – ${site}`;
  const fallback = messagesIn(context.language).layout.description;
  const description = shortened(frame.description || fallback, 300);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      {frame.hidden ? <meta name="robots" content="noindex" /> : <Relations context={context} />}
      <meta property="og:title" content={shortened(frame.title ?? site, 120)} />
      <meta property="og:description" content={description} />
      <meta property="og:site_name" content={site} />
      <meta property="og:type" content="website" />
      <meta property="og:locale" content={context.language} />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" type="image/svg+xml" href={file(context, 'assets/icon.svg')} />
      {['site.css', ...(frame.styles ?? [])].map((style) => (
        <link rel="stylesheet" href={file(context, `assets/${style}`)} />
      ))}
      {(frame.scripts ?? []).map((script) => (
        <script defer src={file(context, `assets/${script}`)} />
      ))}
      {frame.structured ? <StructuredData data={frame.structured} /> : null}
    </head>
  );
}

/** Where this page has its own address, and where it is in other languages and formats. */
function Relations({ context }: { context: PageContext }) {
  const address = absolute(context, requested(context).replace(/\.html(?=\?|$)/, ''));
  return (
    <>
      <link rel="canonical" href={address} />
      <meta property="og:url" content={address} />
      {LANGUAGES.map((language) => (
        <link rel="alternate" hreflang={language} href={absolute(context, inLanguage(context, language))} />
      ))}
      {context.alternates.map(({ href, mediaType, label }) => (
        <link rel="alternate" type={mediaType} href={href} title={label} />
      ))}
    </>
  );
}

interface Around {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly section?: string | undefined;
}

function Header({ context, messages, section }: Around) {
  const principal = context.lists.filter((list) => PRINCIPAL.includes(list));
  const entries = [
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
          <img src={file(context, 'assets/icon.svg')} alt="" width="36" height="36" />
          <span>{siteTitle(context)}</span>
        </a>
        <nav aria-label={messages.layout.navigation}>
          <Entries entries={entries} context={context} section={section} />
        </nav>
        <LanguageSwitch context={context} messages={messages} />
      </div>
      <div class="belt" />
    </header>
  );
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
  return (
    <nav class="languages" aria-label={messages.layout.languages}>
      {LANGUAGES.map((language) => (
        <a
          href={inLanguage(context, language)}
          lang={language}
          hreflang={language}
          rel="alternate"
          aria-current={language === context.language ? 'true' : undefined}
        >
          <abbr title={messagesIn(language).name}>{language}</abbr>
        </a>
      ))}
    </nav>
  );
}

function Footer({ context, messages, section }: Around) {
  const { layout } = messages;
  const lists = context.lists.map((list) => ({ path: list, label: wording(messages.lists, list) }));
  const links = [
    { path: 'dataset', label: layout.dataset },
    { path: 'def', label: layout.definitions },
    { path: 'queries', label: layout.queries },
    { path: 'sparql', label: 'SPARQL' },
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
        <p>
          <a href="https://creativecommons.org/publicdomain/zero/1.0/" rel="license external">
            CC0 1.0
          </a>{' '}
          {layout.licence}. {layout.licenceNote}
          <br />
          {layout.release} <code title={context.manifest.id}>{context.manifest.id.slice(0, 12)}</code>
        </p>
      </div>
    </footer>
  );
}
