import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { SettingError } from '../../config.ts';
import {
  addLinks,
  type PlaceLink,
  parseRejections,
  parseReview,
  printRejections,
  printReview,
  type Rejections,
  type ReviewEntry,
} from '../../features/wikidata/review.ts';
import type { Records } from '../../records/index.ts';
import { REVIEWERS } from '../../records/record-types/place.ts';
import { isAbsent } from '../../text/error-code.ts';
import { replaceFiles } from '../import/replace-files.ts';

/** The files of a linking: what is to be reviewed, and what was rejected. */
export interface LinkFiles {
  readonly review: string;
  readonly rejected: string;
}

/** The reviews in a file; none where there is no file. */
export async function reviewsIn(file: string): Promise<readonly ReviewEntry[]> {
  const text = await textOf(file);
  return text === undefined ? [] : parseReview(text, file);
}

/** The rejections in a file; none where there is no file. */
export async function rejectionsIn(file: string): Promise<Rejections> {
  const text = await textOf(file);
  return text === undefined ? {} : parseRejections(text, file);
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
}

/** Takes over what was decided: confirmed items enter the records, rejected ones are remembered, the rest stays to be reviewed. Throws, with nothing written, where a decision contradicts the records or another one. */
export async function applyReview(
  data: string,
  records: Records,
  files: LinkFiles,
  role: string = REVIEWERS[0],
): Promise<void> {
  const reviewer = REVIEWERS.find((known) => known === role);
  if (reviewer === undefined) throw new SettingError(`--reviewer: expected one of ${REVIEWERS.join(', ')}`);
  const [reviews, rejections] = [await reviewsIn(files.review), await rejectionsIn(files.rejected)];
  const today = new Date().toISOString().slice(0, 10);
  const links = reviews.flatMap((entry) => linkOf(entry, { reviewer, today }));
  const faults = [...reviews.flatMap(ambiguous), ...contradictions(links, records)];
  if (faults.length > 0) throw new Error(`${faults.join('; ')}; nothing was written`);
  const rejected = reviews.flatMap(({ candidates }) =>
    candidates.filter(({ decision }) => decision === 'reject'),
  );
  if (links.length + rejected.length === 0) return console.log('nothing is decided yet');
  const places = await readFile(join(data, 'places.yaml'), 'utf8');
  await replaceFiles(
    data,
    new Map([
      ...(links.length > 0 ? [['places.yaml', addLinks(places, links)] as const] : []),
      [relative(data, files.rejected), printRejections(withRejected(rejections, reviews, today))],
      [relative(data, files.review), printReview(reviews.flatMap(stillOpen))],
    ]),
  );
  for (const { slug, wikidata } of links) console.log(`${slug}: ${wikidata}`);
  console.log(`${links.length} confirmed, ${rejected.length} rejected`);
}

function linkOf(
  { place, service, candidates }: ReviewEntry,
  { reviewer, today }: { reviewer: (typeof REVIEWERS)[number]; today: string },
): PlaceLink[] {
  return candidates
    .filter(({ decision }) => decision === 'confirm')
    .map(({ id }) => ({
      slug: place,
      wikidata: id,
      linkedBy: { method: 'reconciliation', service, date: today, reviewer },
    }));
}

function ambiguous({ place, candidates }: ReviewEntry): string[] {
  const confirmed = candidates.filter(({ decision }) => decision === 'confirm');
  return confirmed.length > 1 ? [`${place} has ${confirmed.length} confirmed items`] : [];
}

function contradictions(links: readonly PlaceLink[], { places }: Records): string[] {
  const owners = new Map([...places.values()].map(({ slug, value }) => [value.wikidata, slug]));
  return links.flatMap(({ slug, wikidata }, index) => {
    const place = places.get(slug);
    if (place === undefined) return [`there is no place ${slug}`];
    if (place.value.wikidata !== undefined) return [`${slug} has the item ${place.value.wikidata} already`];
    const owner =
      owners.get(wikidata) ?? links.slice(0, index).find((one) => one.wikidata === wikidata)?.slug;
    return owner === undefined || owner === slug ? [] : [`${wikidata} is the item of ${owner}`];
  });
}

function withRejected(known: Rejections, reviews: readonly ReviewEntry[], today: string): Rejections {
  const all: Record<string, Record<string, string>> = { ...known };
  for (const { place, candidates } of reviews) {
    for (const { id, decision } of candidates) {
      if (decision === 'reject') all[place] = { ...all[place], [id]: today };
    }
  }
  return all;
}

/** What is left to decide; a place for which nothing was found stays, so that it is not asked for again. */
function stillOpen(entry: ReviewEntry): ReviewEntry[] {
  const { candidates } = entry;
  if (candidates.some(({ decision }) => decision === 'confirm')) return [];
  const open = candidates.filter(({ decision }) => decision === null);
  return open.length > 0 || candidates.length === 0 ? [{ ...entry, candidates: open }] : [];
}
