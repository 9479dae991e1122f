import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { didYouMean } from '../../text/edit-distance.ts';
import { codeOf } from '../../text/error-code.ts';
import type { RecordType } from '../record-types/index.ts';
import { type Issue, SourceFile, type YamlLayout } from './source.ts';
import { type ParsedYaml, parseYaml } from './yaml.ts';

/** Larger files are refused: their syntax tree would not fit into memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A file of records of one type, as read. */
export interface RecordFile extends ParsedYaml {
  readonly type: RecordType;
  /** Its name without `.yaml`: the key of the record where a file holds one. */
  readonly name: string;
}

/** The layout of a file that could not be read. */
const NOWHERE: YamlLayout = {
  value: undefined,
  offsets: new WeakMap(),
  positionOf: () => ({ line: 1, col: 1 }),
};

/** The files as they were parsed last, for whoever reads again and again: a text that is the same is not parsed again, and what is the same in another one is the same object. */
export class ParsedFiles {
  #former = new Map<string, { readonly text: string; readonly parsed: ParsedYaml }>();
  #current = new Map<string, { readonly text: string; readonly parsed: ParsedYaml }>();

  /** What the text of a file holds. */
  parse(text: string, file: string): ParsedYaml {
    const former = this.#former.get(file);
    const entry = former?.text === text ? former : { text, parsed: parseYaml(text, file, former?.parsed) };
    this.#current.set(file, entry);
    return entry.parsed;
  }

  /** Forgets the files that were not read since this was called last. */
  forgetOthers(): void {
    [this.#former, this.#current] = [this.#current, new Map()];
  }
}

/** Reads the files of all types below the directory; what is missing, unreadable or does not belong there is an issue. */
export async function readFiles(
  directory: string,
  types: readonly RecordType[],
  former = new ParsedFiles(),
): Promise<{ files: RecordFile[]; issues: Issue[] }> {
  const files: RecordFile[] = [];
  if ((await namesIn(directory)) === undefined) {
    return {
      files,
      issues: [issueAt(directory, '', 'there is no folder of records: munpart init DIR begins one')],
    };
  }
  const issues = await strayFiles(directory, types);
  for (const type of types) {
    for (const name of await fileNames(directory, type)) {
      const parsed = await readYaml(directory, name, type, former);
      files.push({ type, name: basename(name, '.yaml'), ...parsed });
    }
  }
  former.forgetOthers();
  return { files, issues };
}

/** The type's files below the directory; a folder that is missing stands for itself, so that reading it reports it. */
async function fileNames(directory: string, { location, isOptional }: RecordType): Promise<string[]> {
  if (isOptional && !(await namesIn(directory))?.includes(location)) return [];
  if (!location.endsWith('/')) return [location];
  const entries = await namesIn(join(directory, location));
  const names = entries?.filter((name) => name.endsWith('.yaml') && !name.startsWith('.'));
  return names?.map((name) => location + name) ?? [location];
}

/** YAML files that no type of record would read: an entry would be lost in silence. */
async function strayFiles(directory: string, types: readonly RecordType[]): Promise<Issue[]> {
  const locations = types.map(({ location }) => location);
  const folders = locations.filter((location) => location.endsWith('/'));
  const issues: Issue[] = [];
  for (const name of (await namesIn(directory)) ?? []) {
    // The mapping of a table that lies among the records is none of them.
    const isMapping = name.endsWith('.mapping.yaml');
    if (!/^[^.].*\.ya?ml$/.test(name) || isMapping || locations.includes(name)) continue;
    issues.push(issueAt(directory, name, `no register has this name${didYouMean(name, locations)}`));
  }
  for (const folder of folders) {
    const names = (await namesIn(join(directory, folder))) ?? [];
    for (const name of names.filter((each) => /^[^.].*\.yml$/.test(each))) {
      issues.push(issueAt(directory, folder + name, 'record files end in .yaml'));
    }
  }
  return issues;
}

async function readYaml(
  directory: string,
  name: string,
  { blank }: RecordType,
  former: ParsedFiles,
): Promise<ParsedYaml> {
  const file = displayed(directory, name);
  const refused = (message: string): ParsedYaml => ({
    source: new SourceFile(file, undefined, () => NOWHERE),
    issues: [issueAt(directory, name, message)],
    readable: false,
  });
  try {
    const path = join(directory, name);
    if ((await stat(path)).size > MAX_BYTES) return refused('the file is larger than 64 MiB: split it');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    const parsed = former.parse(text, file);
    const isEmpty = parsed.readable && (parsed.source.value ?? undefined) === undefined;
    return isEmpty ? refused(`the file is empty: write ${blank}`) : parsed;
  } catch (error) {
    return refused(reasonOf(error, name, blank));
  }
}

/** Why a file cannot be read, without the path that system errors carry. */
function reasonOf(error: unknown, name: string, blank: string): string {
  const code = codeOf(error) ?? '';
  if (code === 'ENOENT' && name.endsWith('/')) return 'the folder is missing';
  if (code === 'ENOENT') return `the file is missing: write ${blank}`;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'the file is not UTF-8';
  if (/^E[A-Z]+$/.test(code)) return `the file cannot be read (${code})`;
  throw error;
}

/** The names in a folder, sorted by code unit; undefined where there is no such folder. */
async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (codeOf(error) !== undefined) return undefined;
    throw error;
  }
}

function issueAt(directory: string, name: string, message: string): Issue {
  return { file: displayed(directory, name), line: 1, column: 1, path: '', message, severity: 'error' };
}

/** A file as issues name it: such that an editor or a terminal opens it from where the command runs. */
function displayed(directory: string, name: string): string {
  return join(directory, name);
}
