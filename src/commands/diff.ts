import { CHANGE_WORDINGS, DEFAULT_LANGUAGE } from '../pages/messages/messages.ts';
import { changesBetween } from '../release/diff/changes.ts';
import { patchOf } from '../release/diff/resource.ts';
import { findRelease, openRelease, type Release, readHistory } from '../release/index.ts';

/** How a difference is printed. */
export interface DiffForm {
  readonly patch: boolean;
  readonly json: boolean;
}

/** The two releases that a person names, verified; throws where one is not kept. */
export async function openTwo(releases: string, names: readonly string[]): Promise<[Release, Release]> {
  const history = await readHistory(releases);
  if (history.releases.length === 0) throw new Error(`there is no release in ${releases}: run munpart build`);
  const [from, to] = names.map((name) => findRelease(history, name));
  if (!from || !to) throw new RangeError('two releases are compared');
  return [await openRelease(from.directory), await openRelease(to.directory)];
}

/** The difference of two releases as text in pieces: in words, as RDF Patch, or as JSON with words in every language. */
export async function* printedDiff(from: Release, to: Release, form: DiffForm): AsyncIterable<string> {
  if (form.patch) return yield* patchOf(from, to);
  const changes = await changesBetween(from, to, CHANGE_WORDINGS);
  if (form.json)
    return yield `${JSON.stringify({ from: nameOf(from), to: nameOf(to), ...changes }, null, 2)}\n`;
  for (const { name, events } of changes.resources ?? []) {
    yield `${name[DEFAULT_LANGUAGE]}: ${events.map((event) => event[DEFAULT_LANGUAGE]).join('; ')}\n`;
  }
  yield `release ${from.place.number} to ${to.place.number}: ${changes.added} quads added, ${changes.deleted} deleted\n`;
}

function nameOf({ manifest, place }: Release) {
  return { number: place.number, date: place.date, name: manifest.name, id: manifest.id };
}
