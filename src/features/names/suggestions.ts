import { setTimeout as pause } from 'node:timers/promises';
import { documentUrl } from '../../http/addresses.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import type { HelpfulLink } from '../../http/problem.ts';
import type { Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { namesOf } from './cached-names.ts';
import { find } from './find.ts';
import { bestName } from './index/entity.ts';
import { localWords } from './index/name-index.ts';

const MAX_SHOWN = 5;
/** Milliseconds that a page which is not there waits for the names of a release that was just opened. */
const TIMEOUT = 2_000;

/** What the last part of an IRI may have meant, by any name in any spelling, called as readers of the language call it: first what has an IRI of the same kind. */
export async function nearNames(
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
  const found = find(index, { text: text.slice(0, 80), most: 50 });
  const alike = found.filter(({ entity }) => entity.iri.startsWith(stem));
  return (alike.length > 0 ? alike : found).slice(0, MAX_SHOWN).map(({ entity }) => ({
    href: inRelease(site, documentUrl(entity.iri, site)),
    label: bestName(entity, language).text,
  }));
}
