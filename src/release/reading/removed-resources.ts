import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Range } from '../../engine/columns/permutation.ts';
import { openQuadIndex, type QuadIndex } from '../../engine/columns/quad-index.ts';
import { OWL, RDFS, SKOS, WGS } from '../../rdf/vocabularies.ts';
import type { Issue } from '../../records/index.ts';
import { type Labels, labelsIn } from '../diff/resource.ts';
import { storedLines } from '../n-quads/chunks.ts';
import type { EncodedDataset } from '../n-quads/encoded.ts';
import { iriOf, statement } from '../n-quads/lines.ts';
import { readHistoryOf } from '../store/history.ts';
import { languagesOf, type Release } from '../store/manifest.ts';
import { INDEX } from '../store/open.ts';

/** Where the records and the releases made of them are, and under which base IRI. */
export interface Publishing {
  readonly data: string;
  readonly releases: string;
  readonly base: string;
  /** What `datasetId` gives; absent where any release counts. */
  readonly dataset?: string | undefined;
}

/** An error for each resource of the current release that the new dataset neither describes nor declares as withdrawn; nothing where there is no release of this dataset and base IRI. */
export async function removedResources(
  { lines }: EncodedDataset,
  { data, releases, base, dataset }: Publishing,
): Promise<Issue[]> {
  const [former] = (await readHistoryOf(releases, { dataset, base })).releases;
  if (former?.manifest.base !== base) return [];
  const space = `${base}id/`;
  const known = await resourcesOf(former, space);
  const removed = new Set(known);
  const fresh = new Map<string, Set<string>>();
  const [subjects = [], predicates = [], objects = []] = lines.columns.places;
  let [iri, isFresh] = ['', false];
  for (let row = 0; row < lines.length; row++) {
    if (row === 0 || subjects[row] !== subjects[row - 1]) {
      iri = iriOf(lines.term(subjects[row] as number)) ?? '';
      isFresh = iri.startsWith(space) && !iri.includes('#') && !removed.delete(iri) && !known.has(iri);
    }
    if (!isFresh) continue;
    const [predicate, object] = [predicates[row], objects[row]].map((id) => lines.term(id as number));
    identify(fresh, iri, iriOf(predicate as string) ?? '', object as string);
  }
  if (removed.size === 0) return [];
  const labels = await labelsIn(former, removed);
  const gone = fresh.size === 0 ? new Map<string, Set<string>>() : await identitiesIn(former, removed);
  const file = join(data, 'withdrawn.yaml');
  const place = { file, line: await lineAfter(file) };
  const languages = languagesOf(former.manifest);
  const context = { labels, languages, gone, fresh, space, place };
  return [...removed].map((iri) => issueOf(iri.slice(space.length), iri, context));
}

/** The line below the last one that has something in it, from 1; the first where there is no such file, or no entry in it. */
async function lineAfter(file: string): Promise<number> {
  const text = (await readFile(file, 'utf8').catch(() => '')).trimEnd();
  return text === '' || text.endsWith('{}') ? 1 : text.split('\n').length + 1;
}

/** IRIs of the resources, without their parts: from the index of the release, or from its lines where that is damaged or of another version. */
async function resourcesOf(release: Release, space: string): Promise<Set<string>> {
  try {
    return indexedResources(openQuadIndex(await readFile(join(release.directory, INDEX))), space);
  } catch {
    return writtenResources(release, space);
  }
}

function indexedResources({ dictionary, unnamedPaths }: QuadIndex, space: string): Set<string> {
  const found = new Set<string>();
  const range = new Range();
  for (let id = dictionary.firstIri; id < dictionary.firstLiteral; id++) {
    const iri = dictionary.text(id);
    if (!iri.startsWith(space) || iri.includes('#')) continue;
    unnamedPaths.choose([id, 0, 0, 0], range);
    if (range.from !== range.to) found.add(iri);
  }
  return found;
}

async function writtenResources({ directory }: Release, space: string): Promise<Set<string>> {
  const found = new Set<string>();
  let last = '<>';
  for await (const lines of storedLines(join(directory, 'dataset.nq'))) {
    for (const line of lines) {
      if (!line.startsWith(`<${space}`) || line.startsWith(last)) continue;
      const { subject, graph } = statement(line);
      const iri = iriOf(subject) ?? '';
      if (graph !== '' || iri.includes('#')) continue;
      found.add(iri);
      last = `${subject} `;
    }
  }
  return found;
}

/** Resources by IRI with what they are known by: items, names, positions. */
type Identities = ReadonlyMap<string, ReadonlySet<string>>;

const SAME = [OWL.sameAs, RDFS.label, SKOS.prefLabel].map(({ value }) => value);
const POSITION = [WGS.lat, WGS.long].map(({ value }) => value);

function identify(
  identities: Map<string, Set<string>>,
  iri: string,
  predicate: string,
  object: string,
): void {
  const known = identities.get(iri) ?? new Set();
  identities.set(iri, known);
  if (SAME.includes(predicate) || POSITION.includes(predicate)) known.add(`${predicate} ${object}`);
}

/** What resources of a release are known by. */
async function identitiesIn({ directory }: Release, iris: ReadonlySet<string>): Promise<Identities> {
  const found = new Map<string, Set<string>>();
  for await (const lines of storedLines(join(directory, 'dataset.nq'))) {
    for (const line of lines) {
      const { subject, predicate, object, graph } = statement(line);
      const iri = iriOf(subject) ?? '';
      if (graph === '' && iris.has(iri)) identify(found, iri, iriOf(predicate) ?? '', object);
    }
  }
  return found;
}

/** Whether two resources have an item, a name or a position in common; a likeness of names alone would make up redirects. */
function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((each) => other.has(each));
  const positions = shared.filter((each) => POSITION.some((predicate) => each.startsWith(`${predicate} `)));
  return shared.length > positions.length || positions.length === POSITION.length;
}

interface RemovalContext {
  readonly labels: Labels;
  /** The languages of the data of the release. */
  readonly languages: readonly string[];
  /** What the removed and the new resources are known by. */
  readonly gone: Identities;
  readonly fresh: Identities;
  readonly space: string;
  readonly place: Pick<Issue, 'file' | 'line'>;
}

/** Says what to copy into the register, at the place where it goes. */
function issueOf(
  key: string,
  iri: string,
  { labels, languages, gone, fresh, space, place }: RemovalContext,
): Issue {
  const name = languages.map((language) => `${language}: ${quoted(labels.of(iri, language))}`).join(', ');
  const why = languages.map((language) => `${language}: …`).join(', ');
  const type = iri.slice(0, space.length + key.indexOf('/') + 1);
  const alike = [...fresh].find(
    ([one, known]) => one.startsWith(type) && isSame(gone.get(iri) ?? new Set(), known),
  );
  const successor =
    alike === undefined ? '' : `, replacedBy: [${alike[0].slice(space.length)}], renamed: true`;
  const entry = `${key}: { name: { ${name} }, when: yyyy-mm-dd, why: { ${why} }${successor} }`;
  return {
    ...place,
    column: 1,
    path: '',
    message: `"${key}" was published and is gone: bring it back, or enter here ${entry}`,
    severity: 'error',
  };
}

/** A text as YAML takes it within braces. */
function quoted(text: string): string {
  return /^[\p{L}][\p{L}\p{N} .()–-]*$/u.test(text) ? text : JSON.stringify(text);
}
