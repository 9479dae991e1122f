import { raw } from 'hono/html';
import { absolute, file, inLanguage, page, requested, withoutParameter } from '../address.ts';
import { MAX_ADDRESS } from '../document-address.ts';
import { shortened } from '../formatting.ts';
import { LANGUAGES, messagesIn } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';
import { licenceOf, type PageFrame, siteTitle } from './frame.ts';
import { baseStyles } from './look.tsx';
import { trailOf } from './trail.tsx';

/** schema.org data for search engines: data in a script element, so no character may end the element. */
function StructuredData({ data }: { data: Readonly<Record<string, unknown>> }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data });
  const safe = json.replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return <script type="application/ld+json">{raw(safe)}</script>;
}

/** Colours of the head of the page, `--paper` of the style sheet: browsers colour their own frame before it is there. */
export const THEME_COLOURS = { light: '#fff', dark: '#15242c' } as const;

const PREVIEW = { path: 'assets/preview.png', width: 1200, height: 630 } as const;
const MAX_TITLE_LENGTH = 120;
const MAX_DESCRIPTION_LENGTH = 300;

/** What a page says of itself to browsers, search engines and those who link to it. */
export function Head(frame: PageFrame) {
  const { context } = frame;
  const site = siteTitle(context);
  const licence = licenceOf(context);
  const title = frame.title === undefined ? site : `${shortened(frame.title, MAX_TITLE_LENGTH)} – ${site}`;
  const description = descriptionOf(frame);
  const { feed } = messagesIn(context.language).releases;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      {frame.hidden ? <meta name="robots" content="noindex" /> : <Relations context={context} />}
      {frame.unlisted && !frame.hidden ? <meta name="robots" content="noindex" /> : null}
      <OpenGraph frame={frame} description={description} />
      <meta name="color-scheme" content="light dark" />
      {Object.entries(THEME_COLOURS).map(([scheme, colour]) => (
        <meta name="theme-color" media={`(prefers-color-scheme: ${scheme})`} content={colour} />
      ))}
      <link rel="icon" type="image/svg+xml" href={file(context, 'assets/icon.svg')} />
      {licence ? <link rel="license" href={licence} /> : null}
      <link rel="alternate" type="application/atom+xml" title={feed} href={page(context, 'feed.atom')} />
      <link rel="service-desc" type="application/json" href={file(context, 'openapi.json')} />
      <link
        rel="preload"
        as="font"
        type="font/woff2"
        crossorigin=""
        href={file(context, 'assets/generated/serif-latin.woff2')}
      />
      <script src={file(context, 'assets/theme.js')} />
      {[...baseStyles(context), ...(frame.styles ?? [])].map((style) => (
        <link rel="stylesheet" href={file(context, `assets/${style}`)} />
      ))}
      {(frame.layoutScripts ?? []).map((script) => (
        <script defer blocking="render" src={file(context, `assets/${script}`)} />
      ))}
      {(frame.scripts ?? []).map((script) => (
        <script defer src={file(context, `assets/${script}`)} />
      ))}
      {['search.js', ...(frame.modules ?? [])].map((script) => (
        <script type="module" src={file(context, `assets/${script}`)} />
      ))}
      {frame.hidden ? null : <StructuredData data={frame.structured ?? webPage(frame, description)} />}
      {frame.hidden ? null : <Trail frame={frame} />}
    </head>
  );
}

/** The way to the page for search engines (schema.org BreadcrumbList); nothing where it is one step from the home page. */
function Trail({ frame }: { frame: PageFrame }) {
  const steps = trailOf(frame);
  if (steps.length === 0) return null;
  return (
    <StructuredData
      data={{
        '@type': 'BreadcrumbList',
        itemListElement: steps.map(({ name, href }, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name,
          item: absolute(frame.context, href ?? requested(frame.context)),
        })),
      }}
    />
  );
}

/** In the page's own words; where it has none, its title before those of the site, so that no two pages say the same. */
function descriptionOf({ context, title, description }: PageFrame): string {
  const { layout, home } = messagesIn(context.language);
  const general = context.perspectives ? home.otherLead : layout.description;
  if (description) return shortened(description, MAX_DESCRIPTION_LENGTH);
  return shortened(title === undefined ? general : `${title}. ${general}`, MAX_DESCRIPTION_LENGTH);
}

/** Where this page has its own address, and where it is in other languages and formats. */
function Relations({ context }: { context: PageContext }) {
  const { languages = LANGUAGES } = context;
  return (
    <>
      <link rel="canonical" href={canonical(context)} />
      {languages.map((language) => (
        <link rel="alternate" hreflang={language} href={absolute(context, inLanguage(context, language))} />
      ))}
      <link rel="alternate" hreflang="x-default" href={absolute(context, anyLanguage(context))} />
      {context.alternates.map(({ href, mediaType, label }) => (
        <link rel="alternate" type={mediaType} href={href} title={label} />
      ))}
    </>
  );
}

function OpenGraph({ frame, description }: { frame: PageFrame; description: string }) {
  const { context } = frame;
  const site = siteTitle(context);
  const properties: readonly (readonly [string, string])[] = [
    ['title', shortened(frame.title ?? site, MAX_TITLE_LENGTH)],
    ['description', description],
    ['site_name', site],
    ['type', 'website'],
    ...(frame.hidden ? [] : [['url', canonical(context)] as const]),
    ['locale', messagesIn(context.language).locale],
    ['image', absolute(context, previewOf(frame))],
    ['image:width', String(PREVIEW.width)],
    ['image:height', String(PREVIEW.height)],
    ['image:alt', shortened(frame.title ?? site, MAX_TITLE_LENGTH)],
  ];
  return (
    <>
      {properties.map(([name, content]) => (
        <meta property={`og:${name}`} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** The picture that others show of the page: of what it is about, of its list, else of the publication; the same of all pages where no server draws them. */
function previewOf({ context, about = '', section = '', hidden }: PageFrame): string {
  if (!context.embeddable || hidden || about.length > MAX_ADDRESS) return file(context, PREVIEW.path);
  const parameters = new URLSearchParams({
    ...(about !== '' ? { iri: about } : context.lists.includes(section) ? { list: section } : {}),
    lang: context.language,
    ...(context.asOf && { release: context.manifest.name }),
  });
  return `${file(context, 'embed/picture')}?${parameters}`;
}

/** The page's own address, without the suffix that asked for HTML; the language it was asked in stays. */
function canonical(context: PageContext): string {
  const current = withoutParameter(requested(context), 'release');
  return absolute(context, current.replace(/\.html(?=\?|$)/, ''));
}

/** The address at which Accept-Language decides. */
function anyLanguage(context: PageContext): string {
  const url = new URL(context.url);
  url.searchParams.delete('lang');
  return requested({ ...context, url });
}

function webPage({ context, title }: PageFrame, description: string): Readonly<Record<string, unknown>> {
  const site = siteTitle(context);
  return {
    '@type': 'WebPage',
    name: title ?? site,
    description,
    url: canonical(context),
    inLanguage: context.language,
    license: licenceOf(context),
    isPartOf: { '@type': 'WebSite', name: site, url: context.base },
  };
}
