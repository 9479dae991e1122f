import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Settings } from '../../config.ts';
import type { Records } from '../../records/index.ts';
import {
  completeMapping,
  type GuessedMapping,
  guessMapping,
  isRecordTable,
  type Mapping,
  missingColumns,
  type NameAnswer,
  type ParsedTable,
  type PlaceProposal,
  type ReadingOptions,
  readMapping,
  readTable,
  type TableProblem,
  useOf,
} from '../../spreadsheets/index.ts';

/** Where mappings are kept for the next table of the same name; what begins with a point is no record. */
const MAPPINGS = '.mappings';

/** Where the records and releases are, and the base IRI. */
export interface Workspace {
  readonly settings: Settings;
  readonly base: string;
}

/** A table that is being brought in, and how it is to be read. */
export interface Draft {
  /** The name of the file. */
  readonly file: string;
  readonly table: ParsedTable;
  readonly columns: GuessedMapping['columns'];
  /** Columns that the mapping of last time took and this table does not have. */
  readonly missing: readonly string[];
  /** The mapping as YAML, without the answers of this time; empty for a table of records, which needs none. */
  mapping: string;
  /** What the names mean that were asked about, by their keys in the mapping. */
  readonly answers: Map<string, NameAnswer>;
}

/** What was said when the table was brought in. */
export interface Upload extends ReadingOptions {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The slug of the place whose table it is. */
  readonly publisher: string | undefined;
}

/** Reads the table and guesses its mapping, or takes that of last time; gives what is wrong where it cannot be read. */
export async function beginDraft(
  upload: Upload,
  records: Records,
  data: string,
): Promise<Draft | readonly TableProblem[]> {
  const { file, publisher } = upload;
  const saved = await savedMapping(file, publisher, data);
  const { encoding = saved?.encoding, sheet = saved?.sheet } = upload;
  const table = readTable(upload.bytes, { encoding, sheet });
  if (table.problems.length > 0) return table.problems;
  const draft = {
    file,
    table,
    columns: [],
    missing: [],
    mapping: '',
    answers: new Map<string, NameAnswer>(),
  };
  if (isRecordTable(table)) return draft;
  const options = { name: stemOf(file), publisher, today: today(), encoding, sheet };
  const { text, columns } = guessMapping(table, records, options);
  if (saved === undefined) return { ...draft, columns, mapping: withoutNames(text) };
  const missing = missingNames(saved.mapping, table);
  const storedMapping = parseDocument(saved.text);
  for (const header of missing) storedMapping.deleteIn(['columns', header]);
  const mapping = mappingIn(storedMapping.toString());
  const completed = completeMapping(storedMapping.toString(), mapping, table, records).text;
  return { ...draft, columns, missing, mapping: withoutNames(completed, mapping.names) };
}

/** The mapping that the draft is read by. */
export function mappingText({ mapping, answers }: Pick<Draft, 'mapping' | 'answers'>): string {
  const document = parseDocument(mapping);
  for (const [key, answer] of answers) document.setIn(['names', key], document.createNode(answer));
  return document.toString({ lineWidth: 0 });
}

/** The mapping in a text that was made here; throws where it has faults. */
export function mappingIn(text: string): Mapping {
  const { mapping, issues } = readMapping(text, 'mapping.yaml');
  if (mapping === undefined)
    throw new Error(issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
  return mapping;
}

/** The names that nobody has said anything of before this time. */
export function questionsOf({ table, mapping }: Draft, records: Records): readonly PlaceProposal[] {
  return mapping === '' ? [] : completeMapping(mapping, mappingIn(mapping), table, records).proposals;
}

/** The file in which the mapping is kept, below the records. */
export function mappingFile(file: string): string {
  const stem = stemOf(file)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 80);
  return join(MAPPINGS, `${stem === '' ? 'table' : stem}.mapping.yaml`);
}

/** The day, `yyyy-mm-dd`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function stemOf(file: string): string {
  return basename(file, extname(file));
}

interface SavedMapping {
  readonly text: string;
  readonly mapping: Mapping;
  readonly encoding: string | undefined;
  readonly sheet: string | undefined;
}

/** The mapping that was kept of a table of this name and of the same publisher. */
async function savedMapping(
  file: string,
  publisher: string | undefined,
  data: string,
): Promise<SavedMapping | undefined> {
  const text = await readFile(join(data, mappingFile(file)), 'utf8').catch(() => '');
  const { mapping } = text === '' ? { mapping: undefined } : readMapping(text, file);
  if (mapping === undefined || mapping.page.publisher !== publisher) return undefined;
  return { text, mapping, encoding: mapping.encoding, sheet: mapping.sheet };
}

function missingNames(mapping: Mapping, table: ParsedTable): string[] {
  if (missingColumns(mapping, table).length === 0) return [];
  return Object.keys(mapping.columns).filter(
    (header) => !table.headers.includes(header) && useOf(mapping, header)?.as !== 'ignore',
  );
}

/** The text without proposals for names: they are asked about when it is known what the columns hold. */
function withoutNames(text: string, storedMapping: Mapping['names'] = {}): string {
  const document = parseDocument(text);
  for (const key of Object.keys(mappingIn(text).names ?? {}))
    if (!Object.hasOwn(storedMapping, key) || storedMapping[key] === null) document.deleteIn(['names', key]);
  return document.toString({ lineWidth: 0 });
}
