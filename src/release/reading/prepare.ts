import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseJson } from '../../formats/json-ld/tree.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, type Literal, literal, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { dataLanguages, type Issue } from '../../records/index.ts';
import { worded } from '../../text/words.ts';
import type { BuildInput, OnProgress, StaticFile } from '../build/build-input.ts';
import { datasetStatements } from '../describe/dataset-record.ts';
import { localized, statements } from '../describe/distribution.ts';
import { siteBase } from '../store/manifest.ts';
import { checkRecords, isError, type RecordsSource } from './check.ts';
import { fileText, inputsDigest, packageVersion } from './inputs.ts';
import { type RdfFileOptions, readRdfFile, readRdfFiles } from './rdf-files.ts';

/** RDF files to publish as they are, beside the vocabulary's directory and the base IRI (ending in `/`). */
export interface FilesSource {
  readonly files: readonly string[];
  readonly ontology: string;
  readonly base: string;
  /** What `datasetId` gives. */
  readonly dataset?: string | undefined;
  /** The URL of munpart's own pages, where that is not the base IRI. */
  readonly site?: string | undefined;
  /** Name of the format of all files; absent: each tells its own. */
  readonly format?: string | undefined;
  /** Whether what is faulty is left out. */
  readonly lenient?: boolean | undefined;
  /** Copies of JSON-LD contexts. */
  readonly contexts?: readonly ContextCopy[] | undefined;
}

/** A file that stands for the JSON-LD context at a URL. */
export interface ContextCopy {
  readonly url: string;
  readonly file: string;
}

/** What was read: the issues, and what to build; nothing to build where an issue is an error. */
export interface Prepared {
  readonly issues: readonly Issue[];
  readonly input?: BuildInput;
}

/** Reads and checks records and all that is published with them. */
export async function prepareRecords(source: RecordsSource): Promise<Prepared> {
  const { data, ontology, base, site, dataset } = source;
  const inputs = await recordsDigest(source);
  const checked = await checkRecords(source);
  const authorities = await readRdfFiles([join(ontology, 'authorities.ttl')], siteBase(source));
  const keepers = checked.records.dataset.get('dataset')?.value;
  const issues = [...checked.issues, ...authorities.issues];
  if (issues.some(isError)) return { issues };
  if (keepers === undefined) issues.push(undescribed(data));
  return {
    issues,
    input: {
      quads: checked.quads,
      changes: checked.changes,
      languages: dataLanguages(checked.records),
      ...(keepers?.start && { start: keepers.start }),
      base,
      dataset,
      ...(site !== undefined && { site }),
      inputs,
      version: packageVersion(),
      description:
        datasetStatements({
          records: checked.records,
          site: siteBase(source),
          authorities: authorities.quads,
        }) ?? plainDescription({ ...source, files: [resolve(data)] }),
      staticFiles: await enclosures(ontology),
    },
  };
}

/** Records of which nobody says what they are. */
function undescribed(data: string): Issue {
  const message =
    'there is no dataset.yaml: title, publisher and licence of the data are not known; munpart init writes one';
  return {
    file: join(data, 'dataset.yaml'),
    line: 1,
    column: 1,
    path: '',
    message,
    severity: 'warning',
  };
}

/** What a file of RDF may say of the dataset that it is published as. */
const STATED: ReadonlySet<string> = new Set(
  ['title', 'description', 'license'].map((name) => PREFIXES.dcterms + name),
);

/** So many quads are held from the first reading; where there are more, the files are read again to be built. */
const MAX_HELD = 200_000;

/** Reads RDF files, of any size; where they do not say what they are, the description knows only what they are called. */
export async function prepareFiles(source: FilesSource, onProgress?: OnProgress): Promise<Prepared> {
  const inputs = await filesDigest(source);
  const { contexts, issues } = await readContexts(source);
  const options = { format: source.format, isLenient: source.lenient, contexts, onProgress };
  if (issues.some(isError)) return { issues };
  const stated: Quad[] = [];
  let held: Quad[] | undefined = [];
  for await (const quad of filesQuads(source, options, issues)) {
    if (isOwnStatement(quad, source)) stated.push(quad);
    if (held?.push(quad) === MAX_HELD) held = undefined;
  }
  if (issues.some(isError)) return { issues };
  return {
    issues,
    input: {
      quads: held ?? readAgain(source, options),
      base: source.base,
      dataset: source.dataset,
      ...(source.site !== undefined && { site: source.site }),
      inputs,
      version: packageVersion(),
      described: 'union',
      description: ownDescription(source, stated),
      staticFiles: await enclosures(source.ontology),
    },
  };
}

async function* filesQuads({ files, base }: FilesSource, options: RdfFileOptions, issues: Issue[]) {
  for (const file of files) yield* readRdfFile(file, base, options, issues);
}

/** Throws an Error where a file has become faulty since it was checked. */
async function* readAgain(source: FilesSource, options: RdfFileOptions): AsyncGenerator<Quad> {
  const issues: Issue[] = [];
  yield* filesQuads(source, options, issues);
  const fault = issues.find(isError);
  if (fault !== undefined) throw new Error(`${fault.file} changed while it was read: ${fault.message}`);
}

/** The contexts by their URLs, each in the spelling that URLs are compared in; a copy that cannot be used is an issue. */
async function readContexts({ contexts: copies = [] }: FilesSource) {
  const contexts = new Map<string, unknown>();
  const issues: Issue[] = [];
  for (const { url, file } of copies) {
    try {
      let text = '';
      for await (const chunk of fileText(file)) text += chunk;
      const context = parseJson(text);
      for (const key of [url, new URL(url).href]) contexts.set(key, context);
    } catch (error) {
      const { message, line = 1, column = 1 } = error as Error & { line?: number; column?: number };
      issues.push({ file, line, column, path: '', message, severity: 'error' });
    }
  }
  return { contexts, issues };
}

/** `inputsDigest` of a publication of records. */
export async function recordsDigest({ data, ontology, base, site }: RecordsSource): Promise<string> {
  return inputsDigest({ directories: [data, ontology], base, site });
}

/** `inputsDigest` of a publication of RDF files. */
export async function filesDigest(source: FilesSource): Promise<string> {
  const { files, ontology, base, site, format, lenient, contexts = [] } = source;
  const settings = [format ?? '', lenient ? 'lenient' : '', ...contexts.map(({ url }) => url)];
  return inputsDigest({
    directories: [ontology],
    files: [...files, ...contexts.map(({ file }) => file)],
    base,
    site,
    ...(settings.some((setting) => setting !== '') && { settings }),
  });
}

async function enclosures(ontology: string): Promise<StaticFile[]> {
  const read = (name: string) => readFile(join(ontology, name), 'utf8');
  return [
    { name: 'shapes.ttl', mediaType: 'text/turtle', text: await read('shapes.ttl') },
    { name: 'context.jsonld', mediaType: 'application/ld+json', text: await read('context.jsonld') },
  ];
}

/** Whether the files say themselves what the dataset is, in whatever graph, which takes the place of what is only supposed. */
function isOwnStatement({ subject, predicate }: Quad, source: FilesSource): boolean {
  return subject.value === `${siteBase(source)}dataset` && STATED.has(predicate.value);
}

function ownDescription(source: FilesSource, own: readonly Quad[]): Quad[] {
  const dataset = `${siteBase(source)}dataset`;
  const stated = own.map(({ predicate, object }) =>
    quad(iri(dataset), predicate as NamedNode, object as Literal),
  );
  const properties = new Set(stated.map(({ predicate }) => predicate.value));
  const supposed = plainDescription(source).filter(
    ({ subject, predicate }) => subject.value !== dataset || !properties.has(predicate.value),
  );
  return [...supposed, ...stated];
}

/** What DCAT-AP 3.0.1 cannot do without: a title, a description, and a publisher of whom only the host is known. */
function plainDescription(source: Pick<FilesSource, 'files' | 'base' | 'site'>): Quad[] {
  const { files, base } = source;
  const names = files.map((file) => basename(file)).join(', ');
  const dataset = `${siteBase(source)}dataset`;
  const publisher = `${dataset}#publisher`;
  return [
    ...statements(dataset, {
      'dcterms:title': literal(names),
      'dcterms:description': localized(worded([], 'statements-of', () => ({ files: names }))),
      'dcterms:publisher': iri(publisher),
    }),
    ...statements(publisher, {
      'rdf:type': iri(`${PREFIXES.foaf}Agent`),
      'foaf:name': literal(new URL(base).host),
    }),
  ];
}
