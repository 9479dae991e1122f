import { basename, dirname, join } from 'node:path';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, type Literal, literal, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { type Issue, readDatasetRecord } from '../../records/index.ts';
import { worded } from '../../text/words.ts';
import type { BuildInput, StaticFile } from '../build/build-input.ts';
import { datasetStatements } from '../describe/dataset-record.ts';
import { localized, statements } from '../describe/distribution.ts';
import type { OwnDescription } from '../describe/own-description.ts';
import { siteBase } from '../store/manifest.ts';
import { readLook } from './look.ts';
import { readRdfFiles } from './rdf-files.ts';

/** RDF files beside the vocabulary's directory and the base IRI (ending in `/`) under which they are published. */
export interface DescribedFiles {
  readonly files: readonly string[];
  readonly ontology: string;
  readonly base: string;
  /** The URL of munpart's own pages, where that is not the base IRI. */
  readonly site?: string | undefined;
}

/** What a file of RDF may say of the dataset that it is published as. */
const STATED: ReadonlySet<string> = new Set(
  ['title', 'description', 'license'].map((name) => PREFIXES.dcterms + name),
);

/** Where keepers may say what files hold; it need not be there. */
export function keepersFile({ files }: Pick<DescribedFiles, 'files'>): string {
  return join(dirname(files[0] ?? ''), 'dataset.yaml');
}

/** Whether the files say themselves what the dataset is, in whatever graph, which takes the place of what is only supposed. */
export function isOwnStatement(
  { subject, predicate }: Quad,
  source: Pick<DescribedFiles, 'base' | 'site'>,
): boolean {
  return subject.value === `${siteBase(source)}dataset` && STATED.has(predicate.value);
}

/** What is said of the dataset: by its keepers in a dataset.yaml beside the files, else by the data themselves; what nobody says is only supposed. */
export async function descriptionOf(
  source: DescribedFiles,
  self: (dataset: string) => OwnDescription | undefined,
  stated: readonly Quad[],
  issues: Issue[],
): Promise<
  Pick<BuildInput, 'description' | 'start' | 'languages' | 'look'> & { readonly files: readonly StaticFile[] }
> {
  const dataset = `${siteBase(source)}dataset`;
  const fromFile = await readDatasetRecord(dirname(source.files[0] ?? ''));
  issues.push(...fromFile.issues.map((issue) => ({ ...issue, severity: 'warning' as const })));
  const record = fromFile.records.dataset.get('dataset')?.value;
  if (record !== undefined) {
    const authorities = await readRdfFiles([join(source.ontology, 'authorities.ttl')], siteBase(source));
    const described = datasetStatements({
      records: fromFile.records,
      site: siteBase(source),
      authorities: authorities.quads,
    });
    const start = record.start ?? record.description;
    const { look, files, issues: unmet } = await readLook(fromFile.records.dataset.get('dataset'));
    issues.push(...unmet);
    const settings = { languages: record.languages, ...(start && { start }), ...(look && { look }) };
    return { description: described ?? [], ...settings, files };
  }
  const own = self(dataset);
  const statedQuads = [
    ...stated.map(({ predicate, object }) => quad(iri(dataset), predicate as NamedNode, object as Literal)),
  ];
  const texts = statedQuads.length > 0 ? undefined : own?.texts;
  const all = supplemented(
    statedQuads,
    supplemented(own?.statements ?? [], plainDescription(source), dataset),
    dataset,
  );
  return { description: all, ...(texts && Object.keys(texts).length > 0 && { start: texts }), files: [] };
}

/** The first description, with what it does not say of the dataset from the second. */
function supplemented(first: readonly Quad[], second: readonly Quad[], dataset: string): Quad[] {
  const statedQuads = new Set(
    first.filter(({ subject }) => subject.value === dataset).map(({ predicate }) => predicate.value),
  );
  const isNew = ({ subject, predicate }: Quad) =>
    subject.value !== dataset || !statedQuads.has(predicate.value);
  const agents = new Set(first.map(({ subject }) => subject.value));
  const rest = second.filter(isNew);
  // An agent that only what was left out refers to is nobody.
  const named = new Set([...first, ...rest].map(({ object }) => object.value));
  return [
    ...first,
    ...rest.filter(({ subject: { value } }) => value === dataset || (named.has(value) && !agents.has(value))),
  ];
}

/** What DCAT-AP 3.0.1 cannot do without: a title, a description, and a publisher of whom only the host is known. */
export function plainDescription(source: Pick<DescribedFiles, 'files' | 'base' | 'site'>): Quad[] {
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
