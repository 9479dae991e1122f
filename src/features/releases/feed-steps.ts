import { LRUCache } from 'lru-cache';
import { historyOf, verifiedRelease } from '../../http/memento/as-of.ts';
import type { Operations } from '../../http/serving/operations.ts';
import { readOnce, type Site } from '../../http/serving/publication.ts';
import { CHANGE_WORDINGS, type Language } from '../../pages/messages/messages.ts';
import { changesBetween, type ReleaseChanges } from '../../release/diff/changes.ts';
import { type ReleaseChange, stepsThrough } from '../../release/diff/feed.ts';
import { type FeedEntry, feedEntries, PAGE_MEMBERS } from '../../release/diff/feed-entries.ts';
import type { Release } from '../../release/index.ts';
import { inTurn } from './release-changes.tsx';

/** Entries that are remembered, of all steps together: what changed between two releases is so for good. */
const CACHE_SIZE = 1_000_000;
/** Milliseconds for which a release that could not be read is not read again. */
const RETRY_DELAY = 60_000;
const lists = new WeakMap<Operations, LRUCache<string, readonly FeedEntry[]>>();

/** The kept releases as steps, oldest first. */
export async function stepsOf(site: Site): Promise<readonly ReleaseChange[]> {
  return stepsThrough((await historyOf(site)).releases);
}

/** What a step changed, by resource. */
export async function entriesOf(site: Site, step: ReleaseChange): Promise<readonly FeedEntry[]> {
  const known = listsOf(site.operations);
  const cached = known.get(step.name);
  if (cached) return cached;
  return readOnce(site, `feed ${step.name}`, () =>
    inTurn(async () => {
      const { from, to } = await verified(site, step);
      const entries = await feedEntries(from, to);
      known.set(step.name, entries);
      return entries;
    }),
  ).finally(() => site.values.delete(`feed ${step.name}`));
}

/** What a step changed, in words; undefined for the first, and where it is too much. */
export function changeTexts(site: Site, step: ReleaseChange): Promise<ReleaseChanges<Language>['resources']> {
  return readOnce(site, `feed words ${step.name}`, () =>
    inTurn(async () => {
      const { from, to } = await verified(site, step);
      return from && (await changesBetween(from, to, CHANGE_WORDINGS)).resources;
    }),
  );
}

/** The pages of so many entries. */
export function pagesOf(entries: readonly FeedEntry[]): number {
  return Math.max(1, Math.ceil(entries.length / PAGE_MEMBERS));
}

/** The entries of one page, numbered from 1. */
export function onPage(entries: readonly FeedEntry[], number: number): readonly FeedEntry[] {
  return entries.slice((number - 1) * PAGE_MEMBERS, number * PAGE_MEMBERS);
}

async function verified(site: Site, { from, to }: ReleaseChange) {
  if (from) await soundRelease(site, from);
  return { from, to: await soundRelease(site, to) };
}

/** The verified release; rejects with the same error for a while, for each attempt reads all of the release. */
function soundRelease(site: Site, release: Release): Promise<Release> {
  const name = `unsound ${release.manifest.name}`;
  const known = site.values.get(name) as Promise<Release> | undefined;
  if (known) return known;
  const attempt = verifiedRelease(site, release);
  attempt.catch(() => site.values.set(name, attempt, { ttl: RETRY_DELAY }));
  return attempt;
}

function listsOf(operations: Operations): LRUCache<string, readonly FeedEntry[]> {
  const known = lists.get(operations);
  if (known) return known;
  const cachedEntries = new LRUCache<string, readonly FeedEntry[]>({
    maxSize: CACHE_SIZE,
    sizeCalculation: (entries) => entries.length + 1,
  });
  lists.set(operations, cachedEntries);
  return cachedEntries;
}
