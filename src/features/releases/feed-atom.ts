import { documentUrl } from '../../http/addresses.ts';
import { NotCacheable } from '../../http/representation.ts';
import type { Site } from '../../http/serving/publication.ts';
import { licenceOf, siteTitle } from '../../pages/layout/frame.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { messagesIn } from '../../pages/messages/messages.ts';
import type { ResourceChange } from '../../release/diff/changes.ts';
import { type ReleaseChange, versionIri } from '../../release/diff/feed.ts';
import { addressOf } from '../../release/diff/resource.ts';
import type { Release } from '../../release/index.ts';
import { noteIn } from '../../release/store/manifest.ts';
import { escapeXml, withXmlCharacters } from '../../text/xml.ts';
import { changeTexts, stepsOf } from './feed-steps.ts';

/** Readers ask again and again for what they have: the latest are enough, for `/releases` has all. */
const MAX_ENTRIES = 100;
const reported = new WeakSet<Error>();

interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly text: string;
  readonly updated: string;
}

/** The latest changes, newest first (RFC 4287): an entry for each resource that has changed or, where that cannot be told, for the release. Where a release cannot be read its entry says so, and the feed is Passing. */
export async function atomFeed(site: Site, language: Language): Promise<string> {
  const { base, publication } = site;
  const { manifest, place } = publication.release;
  const entries: AtomEntry[] = [];
  let isWhole = true;
  for (const step of (await stepsOf(site)).toReversed()) {
    if (entries.length >= MAX_ENTRIES) break;
    try {
      entries.push(...(await entriesFor(site, step, language)));
    } catch (error) {
      reportOnce(site, error as Error);
      entries.push(unreadEntry(step, language));
      isWhole = false;
    }
  }
  const self = `${base}feed.atom?lang=${language}`;
  const title = siteTitle({ manifest, language });
  const licence = licenceOf({ manifest });
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}" xml:base="${escaped(base)}">`,
    `  <id>${escaped(self)}</id>`,
    `  <title>${escaped(`${title} – ${messagesIn(language).releases.feed}`)}</title>`,
    `  <updated>${place.date}</updated>`,
    `  <author><name>${escaped(title)}</name></author>`,
    ...(licence ? [`  <rights>${escaped(licence)}</rights>`] : []),
    `  <link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(`${base}releases?lang=${language}`)}"/>`,
    ...entries.slice(0, MAX_ENTRIES).flatMap(entryLines),
    '</feed>',
  ];
  const text = `${lines.join('\n')}\n`;
  if (!isWhole) throw new NotCacheable(text);
  return text;
}

/** Two steps touch a release, and many readers ask: each meets the same error until it is read again. */
function reportOnce({ operations }: Site, error: Error): void {
  if (reported.has(error)) return;
  reported.add(error);
  operations.report(error);
}

async function entriesFor(
  site: Site,
  step: ReleaseChange,
  language: Language,
): Promise<readonly AtomEntry[]> {
  const reported = await changeTexts(site, step);
  if (!reported) return [releaseEntry(step, language)];
  return reported.map((change) => changeEntry(site, step.to, change, language));
}

function changeEntry(
  site: Site,
  to: Release,
  change: ResourceChange<Language>,
  language: Language,
): AtomEntry {
  const text = change.events.map((words) => words[language]).join('; ');
  return {
    id: versionIri(change.iri, site.base, to),
    title: `${change.name[language]}: ${text}`,
    href: documentUrl(change.iri, site),
    text,
    updated: to.place.date,
  };
}

function releaseEntry({ from, to }: ReleaseChange, language: Language): AtomEntry {
  const { releases, number } = messagesIn(language);
  const notes = to.place.notes.map((note) => noteIn(note, language).text);
  const size = `${releases.statements}: ${number(to.manifest.triples)}`;
  return {
    id: addressOf(to),
    title: from
      ? releases.one(to.place.number)
      : `${releases.firstRelease}: ${releases.one(to.place.number)}`,
    href: addressOf(to),
    text: [...notes, size].join(' '),
    updated: to.place.date,
  };
}

/** Stands for changes that cannot be told because a release cannot be read; silence would look like no changes. */
function unreadEntry(step: ReleaseChange, language: Language): AtomEntry {
  return { ...releaseEntry(step, language), text: messagesIn(language).releases.unread };
}

function entryLines({ id, title, href, text, updated }: AtomEntry): string[] {
  return [
    '  <entry>',
    `    <id>${escaped(id)}</id>`,
    `    <title>${escaped(title)}</title>`,
    `    <updated>${updated}</updated>`,
    `    <link rel="alternate" href="${escaped(href)}"/>`,
    `    <summary>${escaped(text)}</summary>`,
    '  </entry>',
  ];
}

/** Text as XML 1.0 may hold it: what it cannot hold at all is left out. */
function escaped(text: string): string {
  return escapeXml(withXmlCharacters(text, ''));
}
