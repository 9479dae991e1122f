import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import { buildRelease } from '../../../src/release/build/build.ts';
import type { BuildInput } from '../../../src/release/build/build-input.ts';
import { prepareFiles, prepareRecords } from '../../../src/release/reading/prepare.ts';
import { readRdfFiles } from '../../../src/release/reading/rdf-files.ts';
import type { Release } from '../../../src/release/store/manifest.ts';
import { awkward, BASE, sample } from './sample.ts';
import { emptyDirectory, nquadsFile, ONTOLOGY } from './workshop.ts';

const DATASET = `${BASE}dataset`;
const { dcat, dcterms, foaf, skos, spdx } = PREFIXES;
const voidNamespace = PREFIXES.void;

let release: Release;
let quads: readonly Quad[];
let foreign: readonly Quad[];

async function described(input: BuildInput | undefined) {
  const built = await buildRelease(input as BuildInput, await emptyDirectory());
  const read = await readRdfFiles([join(built.directory, 'description.ttl')], BASE);
  return { release: built, quads: read.quads };
}

beforeAll(async () => {
  const file = await nquadsFile('towns.nq', [...sample(30), ...awkward()]);
  const { input } = await prepareFiles({ files: [file], ontology: ONTOLOGY, base: BASE });
  foreign = (await described(input)).quads;
  const stated = await prepareRecords({ data: 'data', ontology: ONTOLOGY, base: BASE });
  const description = stated.input?.description ?? [];
  ({ release, quads } = await described({ ...(input as BuildInput), description }));
});

const values = (subject: string, property: string, from = quads) =>
  from
    .filter((q) => q.subject.value === subject && q.predicate.value === property)
    .map((q) => q.object.value);
const instances = (type: string, from = quads) =>
  from.filter((q) => q.object.value === type).map((q) => q.subject.value);

describe('the description of a dataset of which its keeper says something', () => {
  it('has one distribution for every dump, with the address, size and checksum of the file', async () => {
    const dumps = release.manifest.files.filter(
      ({ name, coding }) => name.startsWith('dumps/') && coding !== 'br',
    );
    const urls = dumps.map(
      ({ name }) => `${BASE}dumps/${release.manifest.name}/${name.slice('dumps/'.length)}`,
    );
    const distributions = values(DATASET, `${dcat}distribution`);
    expect(distributions.flatMap((node) => values(node, `${dcat}downloadURL`)).sort()).toEqual(urls.sort());
    for (const node of distributions) {
      const file = dumps.find(({ name }) => node.endsWith(`#dump-${name.slice('dumps/'.length)}`));
      const bytes = await readFile(join(release.directory, file?.name ?? ''));
      expect(values(node, `${dcat}byteSize`)).toEqual([String(bytes.length)]);
      const [checksum = ''] = values(node, `${spdx}checksum`);
      expect(values(checksum, `${spdx}checksumValue`)).toEqual([file?.sha256]);
      expect(values(node, `${dcat}compressFormat`)).toHaveLength(file?.coding === 'gzip' ? 1 : 0);
    }
  });

  it('says of each distribution what DCAT-AP and the portals’ scores ask for', () => {
    const asked = ['title', 'description', 'license', 'rights', 'format', 'issued', 'modified'];
    for (const node of instances(`${dcat}Distribution`)) {
      for (const name of asked) expect(values(node, dcterms + name), `${node} ${name}`).not.toEqual([]);
      for (const name of ['accessURL', 'mediaType']) expect(values(node, dcat + name)).toHaveLength(1);
      expect(values(node, 'http://data.europa.eu/r5r/availability')).toHaveLength(1);
    }
  });

  it('repeats the numbers of the manifest', () => {
    const { manifest } = release;
    for (const name of ['triples', 'entities', 'distinctSubjects', 'distinctObjects'] as const) {
      expect(values(DATASET, voidNamespace + name)).toEqual([String(manifest[name])]);
    }
    expect(values(DATASET, `${voidNamespace}classes`)).toEqual([String(manifest.classes.length)]);
    const partitions = values(DATASET, `${voidNamespace}propertyPartition`);
    const counted = partitions.map((node) => [
      values(node, `${voidNamespace}property`)[0],
      Number(values(node, `${voidNamespace}triples`)[0]),
    ]);
    expect(new Map(counted as [string, number][])).toEqual(
      new Map(manifest.properties.map(({ iri, count }) => [iri, count])),
    );
  });

  it('has a dataset of the links to each other dataset, and in it a linkset for every predicate', () => {
    const { links } = release.manifest;
    const datasets = values(DATASET, `${voidNamespace}subset`).filter((each) => each.includes('#links-'));
    expect(datasets).toHaveLength(new Set(links.map(({ target }) => target)).size);
    const linksets = datasets.flatMap((each) => values(each, `${voidNamespace}subset`));
    expect(linksets).toHaveLength(links.length);
    const sameAs = `${DATASET}#links-wikidata-owl-sameAs`;
    expect(values(sameAs, `${voidNamespace}linkPredicate`)).toEqual([`${PREFIXES.owl}sameAs`]);
    const stated = release.manifest.links.find(
      ({ target, predicate }) => target === 'wikidata' && predicate.endsWith('sameAs'),
    );
    expect(values(sameAs, `${voidNamespace}triples`)).toEqual([String(stated?.count)]);
  });

  it('knows the vocabularies of all its terms', () => {
    const vocabularies = values(DATASET, `${voidNamespace}vocabulary`);
    for (const { iri } of [...release.manifest.classes, ...release.manifest.properties]) {
      expect(
        vocabularies.some((namespace) => iri.startsWith(namespace)),
        iri,
      ).toBe(true);
    }
  });

  it('types and labels every controlled term that it refers to', () => {
    const controlled = quads
      .map(({ object }) => object.value)
      .filter((value) => /authority\/.+\/./.test(value));
    expect(controlled.length).toBeGreaterThan(10);
    for (const term of controlled) {
      expect(values(term, `${skos}inScheme`), term).toHaveLength(1);
      expect(values(term, `${skos}prefLabel`).length, term).toBeGreaterThan(0);
    }
  });

  it('covers the years of the data and has the version of the package', async () => {
    const [temporal = ''] = values(DATASET, `${dcterms}temporal`);
    expect(values(temporal, `${dcat}startDate`)).toEqual(['1951-01-01']);
    expect(values(temporal, `${dcat}endDate`)).toEqual([release.manifest.temporal?.end]);
    const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(values(DATASET, `${dcat}version`)).toEqual([version]);
  });

  it('covers the box around its places, with its middle, as well-known text', () => {
    const { west, south, east, north } = release.manifest.area ?? {};
    const area = values(DATASET, `${dcterms}spatial`).find((node) => node.startsWith(DATASET)) ?? '';
    const ring = `${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}`;
    expect(values(area, `${dcat}bbox`)).toEqual([`POLYGON((${ring}))`]);
    expect(values(area, `${dcat}centroid`)).toEqual([
      `POINT(${(Number(west) + Number(east)) / 2} ${(Number(south) + Number(north)) / 2})`,
    ]);
  });

  it('puts the dataset and its SPARQL service into the one catalogue', () => {
    const [catalogue = '', ...more] = instances(`${dcat}Catalog`);
    expect(more).toEqual([]);
    expect(values(catalogue, `${dcat}dataset`)).toEqual([DATASET]);
    expect(values(catalogue, `${dcat}service`)).toEqual([`${BASE}sparql`]);
    expect(values(`${BASE}sparql`, `${dcat}endpointURL`)).toEqual([`${BASE}sparql`]);
  });
});

describe('the description of RDF files', () => {
  it('is titled by their names and has what DCAT-AP demands of a catalogue', () => {
    expect(values(DATASET, `${dcterms}title`, foreign)).toEqual(['towns.nq']);
    const [catalogue = ''] = instances(`${dcat}Catalog`, foreign);
    expect(values(catalogue, `${dcterms}title`, foreign)).toHaveLength(1);
    expect(values(catalogue, `${dcterms}description`, foreign)).toHaveLength(1);
    const [publisher = ''] = values(catalogue, `${dcterms}publisher`, foreign);
    expect(values(publisher, `${foaf}name`, foreign)).toEqual(['example.org']);
    expect(instances(`${dcat}Distribution`, foreign)).toHaveLength(24);
  });
});
