import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseJson } from '../../formats/json-ld/tree.ts';
import type { Quad } from '../../rdf/terms.ts';
import { dataLanguages, type Issue } from '../../records/index.ts';
import type { BuildInput, OnProgress, StaticFile } from '../build/build-input.ts';
import { datasetStatements } from '../describe/dataset-record.ts';
import { SelfDescription } from '../describe/own-description.ts';
import { siteBase } from '../store/manifest.ts';
import { checkRecords, isError, type RecordsSource } from './check.ts';
import {
  type DescribedFiles,
  descriptionOf,
  isOwnStatement,
  keepersFile,
  plainDescription,
} from './files-description.ts';
import { fileText, inputsDigest, packageVersion } from './inputs.ts';
import { readLook } from './look.ts';
import { type RdfFileOptions, readRdfFile, readRdfFiles } from './rdf-files.ts';

/** RDF files to publish as they are. */
export interface FilesSource extends DescribedFiles {
  /** What `datasetId` gives. */
  readonly dataset?: string | undefined;
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

/** Reads and checks records and all that is published with them; `onMany` as in `checkRecords`. */
export async function prepareRecords(
  source: RecordsSource,
  onProgress?: OnProgress,
  onMany?: () => void,
): Promise<Prepared> {
  const { data, ontology, base, site, dataset } = source;
  const inputs = await recordsDigest(source);
  const checked = await checkRecords(source, onProgress, onMany);
  const authorities = await readRdfFiles([join(ontology, 'authorities.ttl')], siteBase(source));
  const keepers = checked.records.dataset.get('dataset')?.value;
  const { look, files, issues: unmet } = await readLook(checked.records.dataset.get('dataset'));
  const issues = [...checked.issues, ...authorities.issues, ...unmet];
  if (issues.some(isError)) return { issues };
  if (keepers === undefined) issues.push(undescribed(data));
  return {
    issues,
    input: {
      quads: checked.quads,
      changes: checked.changes,
      languages: dataLanguages(checked.records),
      ...(keepers?.start && { start: keepers.start }),
      ...(look && { look }),
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
      staticFiles: [...(await enclosures(ontology)), ...files],
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

/** So many quads are held from the first reading; where there are more, the files are read again to be built. */
const MAX_HELD = 200_000;

/** Reads RDF files, of any size; where they do not say what they are, the description knows only what they are called. */
export async function prepareFiles(source: FilesSource, onProgress?: OnProgress): Promise<Prepared> {
  const inputs = await filesDigest(source);
  const { contexts, issues } = await readContexts(source);
  const options = { format: source.format, isLenient: source.lenient, contexts, onProgress };
  if (issues.some(isError)) return { issues };
  const stated: Quad[] = [];
  const self = new SelfDescription();
  let held: Quad[] | undefined = [];
  for await (const quad of filesQuads(source, options, issues)) {
    if (isOwnStatement(quad, source)) stated.push(quad);
    self.add(quad);
    if (held?.push(quad) === MAX_HELD) held = undefined;
  }
  if (issues.some(isError)) return { issues };
  const { files, ...description } = await descriptionOf(
    source,
    (dataset) => self.of(dataset, held),
    stated,
    issues,
  );
  return {
    issues,
    input: {
      ...description,
      quads: held ?? readAgain(source, options),
      base: source.base,
      dataset: source.dataset,
      ...(source.site !== undefined && { site: source.site }),
      inputs,
      version: packageVersion(),
      described: 'union',
      staticFiles: [...(await enclosures(source.ontology)), ...files],
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
    files: [...files, keepersFile(source), ...contexts.map(({ file }) => file)],
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
