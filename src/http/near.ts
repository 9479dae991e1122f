import { LISTS } from '../query/lists.ts';
import { documentUrl } from './addresses.ts';
import { bestLabel, membersIn } from './listing.ts';
import type { HelpfulLink } from './problem.ts';
import { PAGE_LANGUAGES, type Site } from './publication.ts';

/** Past this, comparing would cost more than the help is worth. */
const MOST_COMPARED = 2_000;
const MOST_SHOWN = 5;

/** Members of lists whose IRI differs from this one by little: at most a third of the last segment's letters. */
export async function nearNames(site: Site, iri: string): Promise<readonly HelpfulLink[]> {
  const stem = iri.slice(0, iri.lastIndexOf('/') + 1);
  const wanted = iri.slice(stem.length).toLowerCase().slice(0, 80);
  const [language] = PAGE_LANGUAGES;
  const members = (await Promise.all(LISTS.map((list) => membersIn(site, list, language)))).flat();
  const alike = members.filter(({ iri: other }) => other.startsWith(stem));
  if (alike.length > MOST_COMPARED) return [];
  return alike
    .map((member) => ({ member, distance: distance(wanted, member.iri.slice(stem.length)) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_SHOWN)
    .map(({ member }) => ({
      href: documentUrl(member.iri, site.base),
      label: bestLabel(member, language).text,
    }));
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
