import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatOf } from '../../formats/index.ts';
import { compareCodePoints } from '../../rdf/canonical.ts';
import { quadsInOrder } from '../../rdf/order.ts';
import { describeRelease } from '../describe/description.ts';
import { METADATA_PREFIXES, statedValues } from '../describe/distribution.ts';
import { languageOf } from '../diff/resource.ts';
import type { EncodedDataset } from '../n-quads/encoded.ts';
import { LineIndex, linesOf } from '../n-quads/lines.ts';
import { syncDirectory, writeChunks } from '../store/files.ts';
import {
  languagesOf,
  type Manifest,
  type ReleaseFile,
  type ReleaseVersion,
  siteBase,
} from '../store/manifest.ts';
import { CHECKSUMS, checksums, INDEX, MANIFEST, PLACE } from '../store/open.ts';
import { verifySyntax } from '../verify/verify.ts';
import type { BuildInput, OnProgress } from './build-input.ts';
import { type Counts, countsOf } from './counts.ts';
import { settled } from './dump-job.ts';
import type { DumpThreads } from './dump-threads.ts';
import { type WrittenDumps, writeDumps } from './write-dumps.ts';

/** What goes into a release. */
export interface Content {
  readonly input: BuildInput;
  readonly encoded: EncodedDataset;
  readonly id: string;
  /** `contentDigest`. */
  readonly content: string;
  /** The directory that it will have below the releases. */
  readonly name: string;
  readonly place: ReleaseVersion;
  readonly onProgress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly threads?: DumpThreads | undefined;
  /** Whether it is without dumps; it has them where absent. */
  readonly isPreview?: boolean;
}

/** Writes all files of a release into a new directory and flushes them; every RDF file is read back and compared before this resolves. */
export async function writeRelease(directory: string, content: Content): Promise<void> {
  const { input, encoded, onProgress, signal, threads, isPreview = false } = content;
  const { lines } = encoded;
  onProgress?.({ step: 'writing the dataset and its index' });
  await mkdir(directory, { recursive: true });
  const numbers = countsOf(lines, input.base, input.described);
  const languages = languagesIn(input);
  // The threads of the dumps begin first: the dataset is written while they load.
  const [dumps, dataset] = await settled([
    isPreview
      ? NO_DUMPS
      : writeDumps({ directory, lines, base: input.base, languages, numbers, signal, threads }, onProgress),
    writeDataset(directory, encoded),
  ]);
  const description = await writeDescription(directory, content, numbers, dumps.files);
  const staticFiles: ReleaseFile[] = [];
  for (const { name, mediaType, text, coding } of input.staticFiles) {
    staticFiles.push(
      await writeChunks(directory, name, mediaType, [coding ? Buffer.from(text, coding) : text]),
    );
  }
  const files = [dataset, ...dumps.files, description, ...staticFiles];
  await writeManifest(directory, manifestOf(content, numbers, { ...dumps, files }), content.place);
  for (const folder of new Set(files.map(({ name }) => dirname(name)))) {
    await syncDirectory(join(directory, folder));
  }
}

async function writeDataset(directory: string, { lines, file }: EncodedDataset): Promise<ReleaseFile> {
  const dataset = await writeChunks(directory, 'dataset.nq', 'application/n-quads', lines.bytes());
  await writeFile(join(directory, INDEX), file, { flush: true });
  return dataset;
}

const NO_DUMPS: WrittenDumps = { files: [], omitted: [] };

async function writeDescription(
  directory: string,
  { input, id, name }: Content,
  numbers: Counts,
  files: readonly ReleaseFile[],
): Promise<ReleaseFile> {
  const turtle = formatOf('turtle');
  if (turtle === undefined) throw new Error('there is no Turtle among the formats');
  const { base, version, description: stated } = input;
  const site = siteBase(input);
  const dataset = `${site}dataset`;
  const lines = await linesOf(
    describeRelease({
      dataset,
      site,
      id,
      name,
      version,
      stated,
      numbers,
      files,
      languages: languagesIn(input),
    }),
  );
  const text = turtle.serialize(quadsInOrder(lines, 'default'), { prefixes: METADATA_PREFIXES });
  const file = await writeChunks(directory, 'description.ttl', turtle.mediaType, text);
  await verifySyntax(join(directory, file.name), turtle, base, new LineIndex(lines));
  return file;
}

function manifestOf(entry: Content, numbers: Counts, written: WrittenDumps): Manifest {
  const { input, id, name, content } = entry;
  const { base, site, inputs, changes = [] } = input;
  const [licence] = statedValues(input.description, `${siteBase(input)}dataset`, 'dcterms:license');
  const { start, look } = input;
  const contact = contactIn(input);
  const stated = {
    title: titles(input),
    languages: languagesIn(input),
    ...(start && { start }),
    ...(look && { look }),
    ...(licence && { licence: licence.value }),
    ...(contact !== undefined && { contact }),
  };
  return {
    id,
    name,
    base,
    ...(site !== undefined && { site }),
    inputs,
    content,
    changes,
    ...stated,
    ...numbers,
    ...written,
  };
}

/** As an IRI: `mailto:…` or a web address. */
function contactIn(input: BuildInput): string | undefined {
  const { description } = input;
  const nodes = statedValues(description, `${siteBase(input)}dataset`, 'dcat:contactPoint');
  const ways = (['vcard:hasEmail', 'vcard:hasURL'] as const).flatMap((name) =>
    nodes.flatMap((node) => statedValues(description, node.value, name)),
  );
  return ways.map(({ value }) => value).find((value) => /^(mailto:[^\s?]+@|https?:\/\/)/.test(value));
}

function languagesIn(input: BuildInput): readonly string[] {
  return languagesOf({ title: titles(input), ...(input.languages && { languages: input.languages }) });
}

function titles(input: BuildInput): Manifest['title'] {
  const stated = statedValues(input.description, `${siteBase(input)}dataset`, 'dcterms:title');
  return Object.fromEntries(
    stated
      .map((title) => [languageOf(title), title.value] as const)
      .sort(([a], [b]) => compareCodePoints(a, b)),
  );
}

async function writeManifest(directory: string, manifest: Manifest, place: ReleaseVersion): Promise<void> {
  const [text, history] = [manifest, place].map((value) => `${JSON.stringify(value, null, 2)}\n`) as [
    string,
    string,
  ];
  await writeChunks(directory, MANIFEST, 'application/json', [text]);
  await writeChunks(directory, PLACE, 'application/json', [history]);
  await writeChunks(directory, CHECKSUMS, 'text/plain', [checksums(manifest, text, history)]);
}
