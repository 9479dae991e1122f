import { setTimeout as pause } from 'node:timers/promises';
import { documentUrl } from '../../http/addresses.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import type { HelpfulLink } from '../../http/problem.ts';
import { columnsOf, documents, type Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { find } from './find.ts';
import { bestName, localWords } from './index/entity.ts';
import { NameIndex } from './index/name-index.ts';
import { readNameColumns } from './index/read-entities.ts';

/** Kept beside the caches, which may forget: reading all names of a large release takes seconds. */
const indexes = new WeakMap<Site, Promise<NameIndex>>();

/** All names of the release, read when they are first asked for and kept as long as it is served; of a large release they are kept beside its files. */
export function namesOf(site: Site): Promise<NameIndex> {
  const known = indexes.get(site);
  if (known) return known;
  const source = { base: site.namespace, columns: columnsOf(site), client: () => documents(site) };
  const columns = readStored(site, 'names', () => readNameColumns(source));
  const index = columns.then((all) => new NameIndex(all));
  indexes.set(site, index);
  index.catch(() => indexes.delete(site));
  return index;
}

const MAX_NAME_LENGTH = 300;

/** A name as somebody asks for it, without blanks around it, at most 300 characters of it. */
export function nameQueryOf(text: string | undefined): string {
  const name = (text ?? '').trim();
  // Half of a pair would be no text any more.
  return name.length <= MAX_NAME_LENGTH
    ? name
    : name.slice(0, MAX_NAME_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

const MAX_SHOWN = 5;
/** Milliseconds that a page which is not there waits for the names of a release that was just opened. */
const TIMEOUT = 2_000;

/** What the last part of an IRI may have meant, by any name in any spelling, called as readers of the language call it: first what has an IRI of the same kind. */
export async function similarNames(
  site: Site,
  iri: string,
  language: Language,
): Promise<readonly HelpfulLink[]> {
  const text = localWords(iri);
  if (text === '') return [];
  const patience = new AbortController();
  const index = await Promise.race([namesOf(site), pause(TIMEOUT, undefined, { signal: patience.signal })]);
  patience.abort();
  if (!index) return [];
  const stem = iri.slice(0, iri.lastIndexOf('/') + 1);
  const found = find(index, { text: text.slice(0, 80), limit: 50 });
  const alike = found.filter(({ entity }) => entity.iri.startsWith(stem));
  return (alike.length > 0 ? alike : found).slice(0, MAX_SHOWN).map(({ entity }) => ({
    href: inRelease(site, documentUrl(entity.iri, site)),
    label: bestName(entity, language).text,
  }));
}
