import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatOf } from '../../formats/index.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { readOnce, type Site } from './publication.ts';

/** The statements of a Turtle file of the release, such as `description.ttl`; rejects where there is no such file. */
export function releaseGraph(site: Site, name: string): Promise<readonly Quad[]> {
  return readOnce(site, `graph ${name}`, async () => {
    const turtle = formatOf('turtle');
    if (!turtle) throw new Error('the list of formats has no Turtle');
    return turtle.parse(await releaseText(site, name), site.base);
  });
}

/** A file of the release as text. */
export function releaseText(site: Site, name: string): Promise<string> {
  return readFile(join(site.publication.release.directory, name), 'utf8');
}

/** What the description says of the dataset that other answers repeat. */
export interface DatasetFacts {
  /** IRI of the licence, where one is stated. */
  readonly licence: string | undefined;
  /** The day of this release, where one is stated. */
  readonly issued: string | undefined;
}

/** Reads the facts of the dataset from the release's description. */
export async function datasetFacts(site: Site): Promise<DatasetFacts> {
  const description = await releaseGraph(site, 'description.ttl');
  const stated = (...properties: readonly string[]) =>
    properties
      .map((property) =>
        description.find(
          ({ subject, predicate }) =>
            subject.value === `${site.base}dataset` && predicate.value === PREFIXES.dcterms + property,
        ),
      )
      .find((statement) => statement !== undefined)?.object.value;
  return { licence: stated('license'), issued: stated('modified', 'issued') };
}
