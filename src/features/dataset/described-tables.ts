import type { Context } from 'hono';
import { link } from '../../http/fields.ts';
import { field } from '../../http/limits/limits.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import { PLAIN_JSON, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { releaseGraph, type Site } from '../../http/serving/publication.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { addressOf } from '../../release/diff/resource.ts';
import type { Release } from '../../release/store/manifest.ts';
import { Stated } from './registrations.ts';
import { CROISSANT, croissant, csvMetadata, tablesOf } from './tables.ts';

const { dcat, dcterms, foaf } = PREFIXES;
const CSVW: Representation = { ...PLAIN_JSON, name: 'csvm', mediaType: 'application/csvm+json' };
const CROISSANT_FORM: Representation = {
  name: 'croissant',
  label: 'Croissant',
  mediaType: `application/ld+json; profile="${CROISSANT}"`,
  extension: 'jsonld',
};
const METADATA = /^([\w-]+)\.csv-metadata\.json$/;

/** The media type of metadata of a CSV file (CSV on the Web §5.2), and where it is: beside the file. */
export function metadataLink(file: string): string {
  return link(`${file}-metadata.json`, 'describedby', CSVW.mediaType);
}

/** `/dumps/{release}/{table}.csv-metadata.json`: what the columns of a CSV file are; undefined where the name is another's. */
export async function tableMetadata(
  c: Context,
  site: Site,
  release: Release,
  fileName: string,
): Promise<Response | undefined> {
  const name = METADATA.exec(fileName)?.[1];
  if (name === undefined) return undefined;
  const table = (await tablesOf(release)).find((one) => one.name === name);
  if (!table) return undefined;
  const { title, licence } = release.manifest;
  const resource: Resource = {
    address: c.req.path.slice(1),
    revision: release.manifest.name,
    representations: [CSVW],
    links: [link(`${site.base}dataset`, 'collection')],
    write: async () => csvMetadata(table, { title: title.en ?? site.base, licence }),
  };
  return respond(c, site, resource, CSVW);
}

/** Whether a request for the dataset asks for it in the profile of Croissant: by name, by Accept-Profile, or as its specification writes the media type. */
export function wantsCroissant(c: Context): boolean {
  const token = c.req.query('_profile');
  if (token !== undefined) return token === 'croissant' || token === CROISSANT;
  const named = `<${CROISSANT}>`;
  const isAccepted = field(c, 'accept')?.includes(`profile="${CROISSANT}"`) ?? false;
  return (
    isAccepted ||
    (field(c, 'accept-profile')
      ?.split(',')
      .some((one) => one.includes(named)) ??
      false)
  );
}

/** Where the dataset is in the profile of Croissant, as a value of the Link field. */
export function croissantLink({ base }: Site): string {
  return `${link(`${base}dataset?_profile=croissant`, 'alternate', 'application/ld+json')}; formats="${CROISSANT}"`;
}

/** `/dataset` in the profile of Croissant 1.1: the tables of the release for programs that load datasets; a Problem where it has none. */
export async function datasetAsCroissant(c: Context, site: Site): Promise<Response> {
  const { release } = site.publication;
  const tables = await tablesOf(release);
  if (tables.length === 0) throw new Problem('not-found', 'This release has no tables to describe.');
  const resource: Resource = {
    address: 'dataset',
    query: '_profile=croissant',
    representations: [CROISSANT_FORM],
    canonical: inRelease(site, `${site.base}dataset`),
    inProfiles: [],
    links: [link(CROISSANT, 'profile')],
    write: async () => croissant(tables, await factsOf(site, release)),
  };
  return respond(c, site, resource, CROISSANT_FORM);
}

async function factsOf(site: Site, release: Release) {
  const { manifest, place } = release;
  const dataset = `${site.base}dataset`;
  const stated = new Stated(await releaseGraph(site, 'description.ttl'), 'en');
  const title = stated.text(dataset, `${dcterms}title`)?.text ?? manifest.title.en ?? dataset;
  const [publisher] = stated
    .objects(dataset, `${dcterms}publisher`)
    .flatMap((agent) => stated.text(agent, `${foaf}name`)?.text ?? []);
  const date = place.date.slice(0, 10);
  return {
    ...{ dataset, title, date, publisher },
    description: stated.text(dataset, `${dcterms}description`)?.text ?? title,
    licence: manifest.licence,
    keywords: stated.all(dataset, `${dcat}keyword`),
    citation: `${title}. Release ${manifest.name.slice(0, 12)}, ${date}. ${addressOf(release)}`,
    number: place.number,
    files: `${site.base}dumps/${manifest.name}/`,
  };
}
