import { inEveryLanguage, type Language } from '../../pages/messages/messages.ts';
import type { ResourceChange } from '../../release/diff/changes.ts';
import { resourceIri, type ReleaseChange, versionIri } from '../../release/diff/feed.ts';
import { type FeedEntry, PAGE_MEMBERS } from '../../release/diff/feed-entries.ts';
import { documentUrl } from '../../http/addresses.ts';
import { entriesOf, onPage, pagesOf, stepsOf, changeTexts } from './feed-steps.ts';
import type { Site } from '../../http/serving/publication.ts';

const CONTEXT = 'https://www.w3.org/ns/activitystreams';

/** A page of the collection. */
export interface ActivityPlace {
  readonly step: ReleaseChange;
  readonly number: number;
}

/** The collection of all changes: where it begins and ends, and how many there are. */
export async function activityCollection(site: Site): Promise<string> {
  const steps = await stepsOf(site);
  const total = await countBefore(site, steps, undefined);
  const last = steps.at(-1);
  const lastPage = last ? pagesOf(await entriesOf(site, last)) : 1;
  return json({
    '@context': CONTEXT,
    id: `${site.base}feed/activity`,
    type: 'OrderedCollection',
    totalItems: total,
    ...(steps[0] && { first: reference(site, { step: steps[0], number: 1 }) }),
    ...(last && { last: reference(site, { step: last, number: lastPage }) }),
  });
}

/** Some changes in their order, with the pages before and after them. */
export async function activityPage(site: Site, place: ActivityPlace): Promise<string> {
  const steps = await stepsOf(site);
  const { step, number } = place;
  const at = steps.findIndex(({ name }) => name === step.name);
  const entries = await entriesOf(site, step);
  const earlier = steps[at - 1];
  const later = steps[at + 1];
  const lastEarlier = earlier && { step: earlier, number: pagesOf(await entriesOf(site, earlier)) };
  const prev = number > 1 ? { step, number: number - 1 } : lastEarlier;
  const next = number < pagesOf(entries) ? { step, number: number + 1 } : later && { step: later, number: 1 };
  const reported = new Map((await changeTexts(site, step))?.map((change) => [change.iri, change]));
  const total = await countBefore(site, steps, step);
  return json({
    '@context': CONTEXT,
    ...reference(site, place),
    partOf: { id: `${site.base}feed/activity`, type: 'OrderedCollection' },
    startIndex: total + (number - 1) * PAGE_MEMBERS,
    ...(prev && { prev: reference(site, prev) }),
    ...(next && { next: reference(site, next) }),
    orderedItems: onPage(entries, number).map((entry) => activity(site, step, entry, reported)),
  });
}

function activity(site: Site, { to }: ReleaseChange, entry: FeedEntry, reported: ReadonlyMap<string, ResourceChange<Language>>) {
  const iri = resourceIri(entry.subject, site.base);
  const change = reported.get(iri);
  const isGone = entry.kind === 'deleted' || entry.fate === 'withdrawn';
  const isNew = entry.kind === 'created' || entry.fate === 'restored';
  const object = isGone
    ? { id: iri, type: 'Tombstone', deleted: to.place.date }
    : { id: iri, type: 'Object', url: documentUrl(iri, site) };
  return {
    id: `${versionIri(iri, site.base, to)}#activity`,
    type: isGone ? 'Delete' : isNew ? 'Create' : 'Update',
    endTime: to.place.date,
    object: { ...object, ...(change && { nameMap: change.name }) },
    ...(change && { summaryMap: inEveryLanguage((_, language) => said(change, language)) }),
  };
}

function said({ events }: ResourceChange<Language>, language: Language): string {
  return events.map((words) => words[language]).join('; ');
}

/** Activities before a step; all where none is named. */
async function countBefore(site: Site, steps: readonly ReleaseChange[], end: ReleaseChange | undefined): Promise<number> {
  let total = 0;
  for (const step of steps) {
    if (step.name === end?.name) break;
    total += (await entriesOf(site, step)).length;
  }
  return total;
}

function reference({ base }: Site, { step, number }: ActivityPlace) {
  return { id: `${base}feed/activity/${step.name}/${number}`, type: 'OrderedCollectionPage' };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
