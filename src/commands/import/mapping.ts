import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { SettingError } from '../../config.ts';
import type { Records } from '../../records/index.ts';
import { printIssue } from '../../records/reading/source.ts';
import {
  completeMapping,
  type GuessedMapping,
  guessMapping,
  type ImportOptions,
  type Mapping,
  missingColumns,
  type ParsedTable,
  printProblem,
  readMapping,
} from '../../spreadsheets/index.ts';
import { didYouMean } from '../../text/edit-distance.ts';
import { isAbsent } from '../../text/error-code.ts';
import { folded } from '../../text/folding.ts';
import type { CommandArguments } from '../cli/arguments.ts';

/** A mapping that lies beside the table. */
export interface ExistingMapping {
  readonly text: string;
  readonly mapping: Mapping;
}

const SHOWN_NAMES = 20;

/** The mapping of `--mapping`, or the one that is called after the table; undefined where there is none. Throws, with every fault printed, where it has faults. */
export async function existingMapping(words: CommandArguments): Promise<ExistingMapping | undefined> {
  const path = mappingPath(words);
  const text = words.switches.has('anew') ? undefined : await textOf(path);
  return text === undefined ? undefined : { text, mapping: checked(text, path) };
}

/** The mapping to import by: the one that is there, with what it lacks, or a guess. Undefined where somebody has to look at it first. */
export async function mappingFor(
  table: ParsedTable,
  words: CommandArguments,
  before: ExistingMapping | undefined,
  records: Records,
  options: Omit<ImportOptions, 'name' | 'publisher'>,
): Promise<Mapping | undefined> {
  const { operand: file, flags } = words;
  const path = mappingPath(words);
  const all = { ...options, name: basename(file, extname(file)), publisher: flags.publisher };
  console.log(`${file}: ${table.rows.length} ${table.rows.length === 1 ? 'row' : 'rows'}, ${table.form}`);
  if (before !== undefined) {
    refuseContradictions(before.mapping, table, words);
    const completed = completeMapping(before.text, before.mapping, table, records);
    if (completed.columns.length + completed.proposals.length === 0) return before.mapping;
    return confirmed(completed, path, words, `completed ${path}`);
  }
  let guess = guessMapping(table, records, all);
  if (!guess.columns.some(({ as }) => as === 'publisher')) {
    const publisher = publisherOf(flags.publisher, records);
    if (flags.publisher === undefined) {
      console.log(`the table is taken for that of ${publisher}: --publisher names another`);
      guess = guessMapping(table, records, { ...all, publisher });
    }
  }
  if (words.switches.has('anew')) await backUp(path);
  return confirmed(guess, path, words, `wrote ${path}`);
}

function refuseContradictions(
  mapping: Mapping,
  table: ParsedTable,
  { operand: file, flags }: CommandArguments,
): void {
  const { publisher } = mapping.page;
  if (flags.publisher !== undefined && publisher !== undefined && flags.publisher !== publisher)
    throw new SettingError(
      `--publisher says ${flags.publisher}, the mapping that is there says ${publisher}: change the mapping, or guess anew with --anew`,
    );
  const missing = missingColumns(mapping, table);
  for (const problem of missing) console.error(printProblem(problem, file, table.headers));
  if (missing.length > 0)
    throw new SettingError('the mapping and the table do not fit together; nothing was written');
}

/** The slug of the place whose table it is: what was given, else the only one that it can be. */
function publisherOf(given: string | undefined, { pages, places }: Records): string {
  if (given !== undefined && places.has(given)) return given;
  const publishers = new Set([...pages.values()].map(({ value }) => value.page.publisher));
  const [only, ...others] = publishers.size > 0 ? publishers : places.keys();
  if (given === undefined && only !== undefined && others.length === 0) return only;
  const named = given === undefined ? undefined : folded(given).replaceAll(' ', '-');
  const hint = named === undefined ? '' : didYouMean(named, [...places.keys()]);
  const problem =
    given === undefined ? '--publisher is missing' : `--publisher: there is no place "${given}"${hint}`;
  throw new SettingError(
    `${problem}: give the slug of the place whose table it is, or the table a column of publishers`,
  );
}

/** Shows what was guessed and writes it; somebody at the terminal is asked whether it is right, `--yes` says so. */
async function confirmed(
  { columns, proposals, text }: GuessedMapping,
  path: string,
  { operand: file, switches }: CommandArguments,
  done: string,
): Promise<Mapping | undefined> {
  for (const line of tableOf(columns)) console.log(line);
  const open = proposals.filter(({ answer }) => answer === null);
  const fresh = proposals.filter(({ answer }) => answer !== null);
  for (const { key, comment } of open.slice(0, SHOWN_NAMES)) console.log(`  ? ${key}:${comment}`);
  for (const { key, answer } of fresh.slice(0, SHOWN_NAMES))
    console.log(`  + ${key}: a new place ${JSON.stringify(answer)}`);
  if (fresh.length > 0)
    console.log(
      `${fresh.length} new ${fresh.length === 1 ? 'place is' : 'places are'} proposed: see "names" in the mapping`,
    );
  if (open.length > 0)
    console.log(
      `${open.length} ${open.length === 1 ? 'name needs' : 'names need'} an answer under "names" in the mapping`,
    );
  await writeFile(path, text);
  console.log(done);
  const mapping = checked(text, path);
  if (switches.has('yes')) return mapping;
  console.log(`look at it, then run munpart import ${file} --mapping ${path}`);
  return (await isConfirmed()) ? mapping : undefined;
}

/** What the columns are taken for, as a table with the first of their cells. */
function tableOf(columns: GuessedMapping['columns']): string[] {
  const rows = columns.map(({ header, as, help, samples }) => [
    JSON.stringify(header.slice(0, 40)),
    as,
    samples.map((cell) => cell.replace(/\s+/g, ' ').slice(0, 24)).join(' | '),
    help,
  ]);
  const width = (index: number) => Math.min(44, Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map(
    ([header = '', as = '', samples = '', help = '']) =>
      `  ${header.padEnd(width(0))} → ${as.padEnd(width(1))}  ${samples.padEnd(width(2))}  (${help})`,
  );
}

/** Asks where somebody sits at the terminal; otherwise the mapping is read first. */
async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y/i.test(await terminal.question('Import by it now? [y/N] '));
  } finally {
    terminal.close();
  }
}

function checked(text: string, path: string): Mapping {
  const { mapping, issues } = readMapping(text, path);
  for (const issue of issues) console.error(printIssue(issue));
  if (mapping === undefined) throw new Error('the mapping has faults; nothing was written');
  return mapping;
}

function mappingPath({ operand: file, flags }: CommandArguments): string {
  return flags.mapping ?? join(dirname(file), `${basename(file, extname(file))}.mapping.yaml`);
}

async function backUp(path: string): Promise<void> {
  if ((await textOf(path)) === undefined) return;
  await copyFile(path, `${path}.old`);
  console.log(`what stood there is kept as ${path}.old`);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
