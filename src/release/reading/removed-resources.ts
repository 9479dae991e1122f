import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Quad } from '../../rdf/terms.ts';
import type { Issue } from '../../records/index.ts';
import { nearest } from '../../text/edit-distance.ts';
import { type Labels, labelsIn } from '../diff/resource.ts';
import { storedLines } from '../n-quads/chunks.ts';
import { iriOf, statement } from '../n-quads/lines.ts';
import { readHistoryOf } from '../store/history.ts';
import { languagesOf, type Release } from '../store/manifest.ts';

/** Where the records and the releases made of them are, and under which base IRI. */
export interface Publishing {
  readonly data: string;
  readonly releases: string;
  readonly base: string;
  /** What `datasetId` gives; absent where any release counts. */
  readonly dataset?: string | undefined;
}

/** An error for each resource of the current release that the new quads neither describe nor declare as withdrawn; nothing where there is no release of this dataset and base IRI. */
export async function lostResources(
  quads: Iterable<Quad>,
  { data, releases, base, dataset }: Publishing,
): Promise<Issue[]> {
  const [former] = (await readHistoryOf(releases, { dataset, base })).releases;
  if (former?.manifest.base !== base) return [];
  const space = `${base}id/`;
  const known = await resourcesOf(former, space);
  const removed = new Set(known);
  const fresh = new Set<string>();
  for (const { subject } of quads) {
    const { value } = subject;
    if (!value.startsWith(space) || value.includes('#')) continue;
    if (!removed.delete(value) && !known.has(value)) fresh.add(value);
  }
  if (removed.size === 0) return [];
  const labels = await labelsIn(former, removed);
  const file = join(data, 'withdrawn.yaml');
  const place = { file, line: await lineAfter(file) };
  const context = { labels, languages: languagesOf(former.manifest), fresh, space, place };
  return [...removed].map((iri) => issueOf(iri.slice(space.length), iri, context));
}

/** The line below the last one that has something in it, from 1; the first where there is no such file, or no entry in it. */
async function lineAfter(file: string): Promise<number> {
  const text = (await readFile(file, 'utf8').catch(() => '')).trimEnd();
  return text === '' || text.endsWith('{}') ? 1 : text.split('\n').length + 1;
}

/** IRIs of the resources, without their parts. */
async function resourcesOf({ directory }: Release, space: string): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const lines of storedLines(join(directory, 'dataset.nq'))) {
    for (const line of lines) {
      if (!line.startsWith(`<${space}`)) continue;
      const { subject, graph } = statement(line);
      const iri = iriOf(subject) ?? '';
      if (graph === '' && !iri.includes('#')) found.add(iri);
    }
  }
  return found;
}

interface RemovalContext {
  readonly labels: Labels;
  /** The languages of the data of the release. */
  readonly languages: readonly string[];
  readonly fresh: ReadonlySet<string>;
  readonly space: string;
  readonly place: Pick<Issue, 'file' | 'line'>;
}

/** Says what to copy into the register, at the place where it goes. */
function issueOf(
  key: string,
  iri: string,
  { labels, languages, fresh, space, place }: RemovalContext,
): Issue {
  const name = languages.map((language) => `${language}: ${quoted(labels.of(iri, language))}`).join(', ');
  const why = languages.map((language) => `${language}: …`).join(', ');
  const type = key.slice(0, key.indexOf('/') + 1);
  const alike = nearest(
    key,
    [...fresh].map((one) => one.slice(space.length)).filter((one) => one.startsWith(type)),
  );
  const successor = alike === undefined ? '' : `, replacedBy: [${alike}], renamed: true`;
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
