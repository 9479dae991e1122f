import type { Child } from 'hono/jsx';
import { localName } from '../../rdf/uri.ts';
import { siteTitle } from '../layout/frame.ts';
import type { Messages } from '../messages/messages.ts';
import type { Alternate } from '../page-context.ts';
import type { ResourceView } from '../resource-view.ts';
import { labelOf, type TermScope } from '../scope.ts';
import { Section } from '../text.tsx';

/** The same page as data in every format, and how to cite it. */
export function Citing({ view, scope }: { view: ResourceView; scope: TermScope }) {
  const { map } = scope.messages;
  return (
    <Section id="cite" title={map.dataAndCitation}>
      <div class="columns">
        <div>
          <h3>{map.dataHere}</h3>
          <Formats scope={scope} />
        </div>
        <div>
          <h3>{map.cite}</h3>
          <p class="note">{map.citeLead}</p>
          <Citation view={view} scope={scope} />
        </div>
      </div>
    </Section>
  );
}

function Formats({ scope }: { scope: TermScope }) {
  return (
    <ul class="chips outward">
      {scope.context.alternates.map(({ href, mediaType, label }) => (
        <li>
          <a href={href} type={mediaType} rel="alternate">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Citation({ view, scope }: { view: ResourceView; scope: TermScope }) {
  const { context, messages } = scope;
  const name = labelOf(scope, view.iri).text;
  const release = context.manifest.id.slice(0, 12);
  const site = siteTitle(context);
  return (
    <>
      <p class="citation">{messages.map.citation(name, site, release, view.released, view.iri)}</p>
      <Folded title={messages.map.bibtex}>
        <pre class="small">{bibtex({ iri: view.iri, name, site, release, date: view.released })}</pre>
      </Folded>
    </>
  );
}

/** Something that a reader unfolds. */
export function Folded({ title, children }: { title: Child; children: Child }) {
  return (
    <details class="folded">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** What a BibTeX entry is made of. */
interface Cited {
  readonly iri: string;
  readonly name: string;
  readonly site: string;
  readonly release: string;
  /** `2026-11-20`. */
  readonly date?: string | undefined;
}

/** A BibTeX entry of the kind `misc`, which every style knows. */
export function bibtex({ iri, name, site, release, date }: Cited): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', protectedText(name)],
    ['howpublished', protectedText(site)],
    ['year', date?.slice(0, 4)],
    ['date', date],
    ['version', release],
    ['url', iri.replace(/[{}\\%]/g, encodeURIComponent)],
  ];
  const lines = fields.flatMap(([key, value]) => (value === undefined ? [] : [`  ${key} = {${value}},\n`]));
  const key =
    localName(iri)
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .slice(0, 60) || 'thing';
  return `@misc{${key},\n${lines.join('')}}`;
}

/** Text that means nothing but itself to TeX. */
function protectedText(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.replace(/[\\{}$&#%_^~]/g, (sign) =>
    sign === '\\' ? '\\textbackslash{}' : sign === '^' || sign === '~' ? `\\${sign}{}` : `\\${sign}`,
  );
}

/** The same as files, by their formats. */
export function Downloads({
  alternates,
  messages,
}: {
  alternates: readonly Alternate[];
  messages: Messages;
}) {
  if (alternates.length === 0) return null;
  return (
    <p class="downloads">
      {messages.list.download}:{' '}
      {alternates.map(({ href, label, mediaType }) => (
        <>
          <a href={href} type={mediaType}>
            {label}
          </a>{' '}
        </>
      ))}
    </p>
  );
}
