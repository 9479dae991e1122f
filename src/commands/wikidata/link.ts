import { basename, dirname, join } from 'node:path';
import { SettingError, type Settings } from '../../config.ts';
import { candidatesFor, type Proposed, type Unlinked } from '../../features/wikidata/link/candidates.ts';
import { openService } from '../../features/wikidata/link/service.ts';
import { printReview, type Rejections, type ReviewEntry } from '../../features/wikidata/review.ts';
import { rateLimitedFetch } from '../../features/wikidata/snapshot/rate-limited-fetch.ts';
import { printIssue, type Records, readRecords } from '../../records/index.ts';
import { isError } from '../../release/reading/check.ts';
import { countryNames } from '../../spreadsheets/words/countries.ts';
import { type CommandArguments, fetchOptionsOf } from '../cli/arguments.ts';
import { replaceFiles } from '../import/replace-files.ts';
import { applyReview, type LinkFiles, rejectionsIn, reviewsIn } from './link-apply.ts';

const WIKIDATA = 'https://wikidata.reconci.link/en/api';

/** Looks for the items of places that have none and writes candidates to be reviewed, or takes over what was decided. */
export async function linkPlaces(settings: Settings, { flags, switches }: CommandArguments): Promise<void> {
  const { data, baseIri = '' } = settings;
  const files = {
    review: flags.review ?? join(data, 'links', 'review.yaml'),
    rejected: join(data, 'links', 'rejected.yaml'),
  };
  const service = flags.service ?? WIKIDATA;
  if (!/^https?:\/\//.test(service) || !URL.canParse(service)) {
    throw new SettingError('--service: expected a URL');
  }
  const records = await soundRecords(data);
  if (switches.has('apply')) return applyReview(data, records, files, flags.reviewer);
  const [reviews, rejections] = [await reviewsIn(files.review), await rejectionsIn(files.rejected)];
  const open = unlinkedIn(records);
  const known = new Set([...reviews.map(({ place }) => place), ...Object.keys(rejections)]);
  const requested = open.filter(({ slug }) => !known.has(slug));
  if (requested.length === 0) return console.log(nothingToReconcile(records.places.size, open.length, files));
  await review({ requested, service, contact: baseIri, reviews, rejections, file: files.review });
  console.log(`${files.review}: look at it, then run munpart link --apply`);
}

async function soundRecords(data: string): Promise<Records> {
  const { records, issues } = await readRecords(data);
  if (!issues.some(isError)) return records;
  for (const issue of issues) console.error(printIssue(issue));
  throw new Error('the records have faults: mend them first');
}

function nothingToReconcile(places: number, open: number, { review, rejected }: LinkFiles): string {
  if (open === 0) return `all ${places} places have a Wikidata item`;
  return `${open} of ${places} places have no Wikidata item; all were asked for: see ${review} and ${rejected}`;
}

function unlinkedIn({ places, countries }: Records): Unlinked[] {
  return [...places.values()]
    .filter(({ value }) => value.wikidata === undefined)
    .map(({ slug, value: { name, level, country, coordinates } }) => {
      const names = [...new Set(Object.values(name))];
      const { wikidata: item, name: called = {} } = countries.get(country)?.value ?? {};
      const known = {
        code: country,
        item,
        names: [...Object.values<string>(called), ...namesOfCountry(country)],
      };
      return { slug, names, level, country: known, coordinates };
    });
}

/** What the services call it, which answer in English. */
function namesOfCountry(code: string): string[] {
  return Object.values(countryNames(code, ['en']));
}

interface ReviewOptions {
  readonly requested: readonly Unlinked[];
  readonly service: string;
  readonly contact: string;
  readonly reviews: readonly ReviewEntry[];
  readonly rejections: Rejections;
  readonly file: string;
}

/** Asks in batches, and keeps the answers to each before it asks for the next: what is interrupted goes on from there. */
async function review({
  requested,
  service: url,
  contact,
  reviews,
  rejections,
  file,
}: ReviewOptions): Promise<void> {
  const service = await openService(url, rateLimitedFetch(fetchOptionsOf(contact)));
  const today = new Date().toISOString().slice(0, 10);
  const isRejected = (slug: string, id: string) => rejections[slug]?.[id] !== undefined;
  const entries = [...reviews];
  for (let from = 0; from < requested.length; from += service.batchSize) {
    showProgress(from, requested.length);
    const some = requested.slice(from, from + service.batchSize);
    const found = await candidatesFor(some, service, isRejected);
    entries.push(...found.map((each, index) => entryOf(each, some[index]?.names[0] ?? '', url, today)));
    await replaceFiles(dirname(file), new Map([[basename(file), printReview(entries)]]));
  }
  showProgress(requested.length, requested.length);
  if (entries.every(({ candidates }) => candidates.length === 0))
    console.error(
      `munpart: WARNING: ${url} found nothing for any place: is it the right service? ${file} keeps that; without the file, all are asked for again`,
    );
}

function entryOf(
  { slug, candidates }: Proposed,
  name: string,
  service: string,
  requested: string,
): ReviewEntry {
  return {
    place: slug,
    name,
    service,
    asked: requested,
    candidates: candidates.map((each) => ({ ...each, reasons: [...each.reasons], decision: null })),
  };
}

const BAR = 30;

/** A bar on a terminal; a line for a file would only fill it. */
function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const filled = Math.round((done / all) * BAR);
  const end = done === all ? '\n' : '';
  process.stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done} of ${all} places${end}`);
}
