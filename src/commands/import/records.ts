import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { SKOS } from '../../rdf/vocabularies.ts';
import { RECORD_TYPES, type Records, readRecords } from '../../records/index.ts';
import { type Issue, printIssue } from '../../records/reading/source.ts';
import { checkRecords, type RecordsSource } from '../../release/reading/check.ts';
import { readRdfFiles } from '../../release/reading/rdf-files.ts';
import {
  type CodeLabel,
  type ImportResult,
  type LocalizedMessage,
  originKey,
  type TableProblem,
} from '../../spreadsheets/index.ts';
import { isAbsent } from '../../text/error-code.ts';

/** Records that cannot be added to, with what is wrong with them. */
export class FaultyRecords extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('the records have faults already: mend them first; nothing was written');
    this.issues = issues;
  }
}

const ontology = fileURLToPath(new URL('../../../ontology/', import.meta.url));
const LABELS = [SKOS.prefLabel, SKOS.altLabel].map(({ value }) => value);

/** What the codes of the concept schemes are called, in every language of the vocabulary: first of all its preferred labels. */
export async function codeLabels(base: string): Promise<(CodeLabel & { readonly language: string })[]> {
  const { quads } = await readRdfFiles([join(ontology, 'schemes.ttl')], base);
  return quads.flatMap(({ subject, predicate, object }) => {
    const [scheme = '', code] = subject.value.slice(DEFINITIONS.length + 1).split('/');
    const isLabel = LABELS.includes(predicate.value) && subject.value.startsWith(`${DEFINITIONS}/`);
    const language = object.termType === 'Literal' ? object.language : '';
    return isLabel && code !== undefined ? [{ scheme, code, label: object.value, language }] : [];
  });
}

/** The records below the directory and the texts of their registers; a directory that is missing or empty has none. Throws, with every fault printed, where they are not sound. */
export async function existingRecords(
  data: string,
): Promise<{ records: Records; texts: ReadonlyMap<string, string> }> {
  const names = await readdir(data).catch((error: unknown): string[] => {
    ignoreMissing(error);
    return [];
  });
  const isNew = !names.some((name) => name.endsWith('.yaml') || name === 'pages');
  const { records, issues } = await readRecords(data);
  const faults = isNew ? [] : issues.filter(({ severity }) => severity === 'error');
  for (const fault of faults) console.error(printIssue(fault));
  if (faults.length > 0) throw new FaultyRecords(faults);
  const texts = new Map<string, string>();
  for (const { location } of RECORD_TYPES) {
    if (names.includes(location)) texts.set(location, await readFile(join(data, location), 'utf8'));
  }
  return { records, texts };
}

/** What `munpart check` would have against the records once the files are written, by the rows that it comes from. */
export async function faultsOf(
  files: ReadonlyMap<string, string>,
  imported: ImportResult,
  data: string,
  base: string,
): Promise<TableProblem[]> {
  const staged = await stagedRecords(files, data);
  try {
    return await faultsIn(staged, imported, { base });
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** A copy of the records with the files in their places, in a temporary directory for whoever asks to remove. */
export async function stagedRecords(files: ReadonlyMap<string, string>, data: string): Promise<string> {
  const staged = await mkdtemp(join(tmpdir(), 'munpart-import-'));
  const hidden = (path: string) => relative(data, path).startsWith('.');
  await cp(data, staged, {
    recursive: true,
    filter: (path) => path !== join(data, 'schema') && !hidden(path),
  }).catch(ignoreMissing);
  await mkdir(join(staged, 'pages'), { recursive: true });
  for (const [name, text] of files) {
    await mkdir(dirname(join(staged, name)), { recursive: true });
    await writeFile(join(staged, name), text);
  }
  return staged;
}

/** What is wrong with staged records, by the rows that it comes from; with `releases`, also what was published and would be lost. */
export async function faultsIn(
  staged: string,
  imported: ImportResult,
  source: Omit<RecordsSource, 'data' | 'ontology'>,
): Promise<TableProblem[]> {
  const { issues } = await checkRecords({ ...source, data: staged, ontology });
  const errors = issues.filter(({ severity }) => severity === 'error');
  return errors.map((issue) => {
    // What a message refers to is found among the records, not in their copy.
    const message = issue.message.replaceAll(join(staged, '/'), '');
    return problemOf({ ...issue, message }, relative(staged, issue.file), imported);
  });
}

/** Names a line of a page that is not written yet: nothing to whoever keeps the table. */
const ON_PAGE = / is on this page already: line \d+$/;
const ADVICE =
  "merge the two rows into one; or leave this one out and, after the import, write what it says as a further entry of `agreements` in the page's file";

function problemOf({ path, message, line }: Issue, file: string, { origins }: ImportResult): TableProblem {
  const { key, pathInRecord } = recordAt(file, path);
  const origin = origins.get(key);
  if (origin === undefined) return { message: `${message} (${file}:${line})` };
  const { row, earlier, columnOf } = origin;
  const reported =
    earlier === undefined ? message : message.replace(ON_PAGE, ` is in row ${earlier} already: ${ADVICE}`);
  return {
    row,
    column: columnOf(pathInRecord),
    message: reported,
    localized: localizedMessageOf(message, earlier),
  };
}

/** What the pages say of a fault that a table of an officer can have. */
function localizedMessageOf(message: string, earlier: number | undefined): LocalizedMessage | undefined {
  if (earlier !== undefined && ON_PAGE.test(message))
    return { key: 'samePartners', values: { row: String(earlier) } };
  if (/^the end \S+ is before the start /.test(message)) return { key: 'endsFirst' };
  return message.endsWith(': a partnership with itself') ? { key: 'withItself' } : undefined;
}

/** The record that an issue is about, and the path below it. */
function recordAt(file: string, path: string): { key: string; pathInRecord: string } {
  if (dirname(file) === 'pages') {
    const slug = file.slice('pages/'.length, -'.yaml'.length);
    const [entry = ''] = /^(?:partnerships|memberships)\[\d+\]/.exec(path) ?? [];
    return {
      key: originKey('pages', slug, entry),
      pathInRecord: path.slice(entry.length).replace(/^\./, ''),
    };
  }
  const type = RECORD_TYPES.find(({ location }) => location === file);
  const [slug = ''] = path.split('.', 1);
  return { key: originKey(type?.register ?? 'pages', slug), pathInRecord: path.slice(slug.length + 1) };
}

function ignoreMissing(error: unknown): void {
  if (!isAbsent(error)) throw error;
}
