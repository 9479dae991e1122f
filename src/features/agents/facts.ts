import { fetchFrom, fetchJson, type Publisher } from './publisher.ts';

/** A class or a property with how often it is used. */
export interface UsageCount {
  readonly iri: string;
  readonly count: number;
}

/** What the manifest of the current release says. */
export interface ManifestFacts {
  readonly id: string;
  readonly name: string;
  readonly base: string;
  readonly licence?: string;
  readonly triples: number;
  readonly entities: number;
  readonly classes: readonly UsageCount[];
  readonly properties: readonly UsageCount[];
}

/** How the data are cited, and from which release they are. */
export interface Citation {
  readonly dataset: string;
  readonly title: string;
  readonly description?: string;
  readonly release: string;
  readonly version: string;
  readonly date: string;
  readonly licence?: string;
  /** The whole reference in one sentence. */
  readonly text: string;
}

/** The manifest of the release that is served. */
export function manifestOf(publisher: Publisher): Promise<ManifestFacts> {
  return fetchJson(publisher, 'dumps/latest/manifest.json');
}

/** The citation of the release that is served, as `/CITATION.cff` has it. */
export async function citationOf(publisher: Publisher): Promise<Citation> {
  const [{ text: cff }, manifest] = await Promise.all([
    fetchFrom(publisher, 'CITATION.cff', { accept: '*/*' }),
    manifestOf(publisher),
  ]);
  const field = (name: string) => jsonLine(cff, name);
  const title = field('title') ?? publisher.base;
  const date = field('date-released') ?? '';
  const version = field('version') ?? manifest.name.slice(0, 12);
  const release = `${publisher.base}releases/${manifest.name}`;
  const description = field('abstract');
  const { licence } = manifest;
  return {
    dataset: field('url') ?? `${publisher.base}dataset`,
    title,
    ...(description !== undefined && { description }),
    ...{ release, version, date },
    ...(licence !== undefined && { licence }),
    text: `${title}. Release ${version}, ${date}. ${release}${licence === undefined ? '' : ` Licence: ${licence}`}`,
  };
}

/** A value of the Citation File Format as munpart writes it: JSON on one line. */
function jsonLine(cff: string, name: string): string | undefined {
  const line = cff.split('\n').find((one) => one.startsWith(`${name}: `));
  if (line === undefined) return undefined;
  try {
    return String(JSON.parse(line.slice(name.length + 2)));
  } catch {
    return undefined;
  }
}
