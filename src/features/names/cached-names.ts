import { documents, type Site } from '../../http/serving/publication.ts';
import type { NameIndex } from './index/name-index.ts';
import { readNameIndex } from './index/read-entities.ts';

/** Kept beside the caches, which may forget: reading all names of a large release takes seconds. */
const indexes = new WeakMap<Site, Promise<NameIndex>>();

/** All names of the release, read when they are first asked for and kept as long as it is served. */
export function namesOf(site: Site): Promise<NameIndex> {
  const known = indexes.get(site);
  if (known) return known;
  const index = readNameIndex({ base: site.namespace, client: () => documents(site) });
  indexes.set(site, index);
  index.catch(() => indexes.delete(site));
  return index;
}

const MAX_NAME_LENGTH = 300;

/** A name as somebody asks for it, without blanks around it, at most 300 characters of it. */
export function askedName(text: string | undefined): string {
  const name = (text ?? '').trim();
  // Half of a pair would be no text any more.
  return name.length <= MAX_NAME_LENGTH
    ? name
    : name.slice(0, MAX_NAME_LENGTH).replace(/[\ud800-\udbff]$/, '');
}
