import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PREFIXES } from '../rdf/namespaces.ts';
import { iri, type Literal, literal, type NamedNode, type Quad, quad, text } from '../rdf/terms.ts';
import type { Issue } from '../records/issue.ts';
import type { BuildInput, Enclosure } from './build.ts';
import { checkRecords, isError, type RecordsSource } from './check.ts';
import { inputsDigest, packageVersion } from './inputs.ts';
import { siteBase } from './manifest.ts';
import { readRdfFiles } from './rdf-files.ts';
import { localised, statements } from './statements.ts';

/** RDF files to publish as they are, beside the vocabulary's directory and the base IRI (ending in `/`). */
export interface FilesSource {
  readonly files: readonly string[];
  readonly ontology: string;
  readonly base: string;
  /** What `datasetId` gives. */
  readonly dataset?: string | undefined;
  /** The URL of munpart's own pages, where that is not the base IRI. */
  readonly site?: string | undefined;
}

/** What was read: the issues, and what to build; nothing to build where an issue is an error. */
export interface Prepared {
  readonly issues: readonly Issue[];
  readonly input?: BuildInput;
}

/** Reads and checks records and all that is published with them. */
export async function prepareRecords(source: RecordsSource): Promise<Prepared> {
  const { ontology, base, site, dataset } = source;
  const inputs = await recordsDigest(source);
  const checked = await checkRecords(source);
  const description = await readRdfFiles([join(ontology, 'dataset.ttl')], siteBase(source));
  const issues = [...checked.issues, ...description.issues];
  if (issues.some(isError)) return { issues };
  return {
    issues,
    input: {
      quads: checked.quads,
      changes: checked.changes,
      base,
      dataset,
      ...(site !== undefined && { site }),
      inputs,
      version: packageVersion(),
      description: description.quads,
      enclosures: await enclosures(ontology),
    },
  };
}

/** What a file of RDF may say of the dataset that it is published as. */
const STATED: ReadonlySet<string> = new Set(
  ['title', 'description', 'license'].map((name) => PREFIXES.dcterms + name),
);

/** Reads RDF files; where they do not say what they are, the description knows only what they are called. */
export async function prepareFiles(source: FilesSource): Promise<Prepared> {
  const { files, ontology, base, site, dataset } = source;
  const inputs = await filesDigest(source);
  const { quads, issues } = await readRdfFiles(files, base);
  if (issues.some(isError)) return { issues };
  return {
    issues: quads.length === 0 ? [...issues, ...emptyDataset(files)] : issues,
    input: {
      quads,
      base,
      dataset,
      ...(site !== undefined && { site }),
      inputs,
      version: packageVersion(),
      described: 'union',
      description: ownDescription(source, quads),
      enclosures: await enclosures(ontology),
    },
  };
}

/** Most likely a mistake, and nothing that a page would tell. */
function emptyDataset(files: readonly string[]): Issue[] {
  const message = 'holds no statement: the dataset is empty';
  return files.map((file) => ({ file, line: 1, column: 1, path: '', message, severity: 'warning' }));
}

/** `inputsDigest` of a publication of records. */
export async function recordsDigest({ data, ontology, base, site }: RecordsSource): Promise<string> {
  return inputsDigest({ directories: [data, ontology], base, site });
}

/** `inputsDigest` of a publication of RDF files. */
export async function filesDigest({ files, ontology, base, site }: FilesSource): Promise<string> {
  return inputsDigest({ directories: [ontology], files, base, site });
}

async function enclosures(ontology: string): Promise<Enclosure[]> {
  const read = (name: string) => readFile(join(ontology, name), 'utf8');
  return [
    { name: 'shapes.ttl', mediaType: 'text/turtle', text: await read('shapes.ttl') },
    { name: 'context.jsonld', mediaType: 'application/ld+json', text: await read('context.jsonld') },
  ];
}

/** What the files say of the dataset themselves takes the place of what is only supposed. */
function ownDescription(source: FilesSource, quads: readonly Quad[]): Quad[] {
  const dataset = `${siteBase(source)}dataset`;
  const stated = quads
    .filter(({ subject, predicate }) => subject.value === dataset && STATED.has(predicate.value))
    .map(({ predicate, object }) => quad(iri(dataset), predicate as NamedNode, object as Literal));
  const properties = new Set(stated.map(({ predicate }) => predicate.value));
  const supposed = plainDescription(source).filter(
    ({ subject, predicate }) => subject.value !== dataset || !properties.has(predicate.value),
  );
  return [...supposed, ...stated];
}

/** What DCAT-AP 3.0.1 cannot do without: a title, a description, and a publisher of whom only the host is known. */
function plainDescription(source: FilesSource): Quad[] {
  const { files, base } = source;
  const names = files.map((file) => basename(file)).join(', ');
  const dataset = `${siteBase(source)}dataset`;
  const publisher = `${dataset}#publisher`;
  return [
    ...statements(dataset, {
      'dcterms:title': [text(names, 'en'), text(names, 'lv')],
      'dcterms:description': localised({
        en: `The RDF statements of ${names}.`,
        lv: `RDF apgalvojumi no ${names}.`,
      }),
      'dcterms:publisher': iri(publisher),
    }),
    ...statements(publisher, {
      'rdf:type': iri(`${PREFIXES.foaf}Agent`),
      'foaf:name': literal(new URL(base).host),
    }),
  ];
}
