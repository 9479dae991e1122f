import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { SettingError, type Settings } from '../config.ts';
import type { Records } from '../records/index.ts';
import { printIssue } from '../records/reading/source.ts';
import {
  type CodeLabel,
  changesOf,
  guessMapping,
  type ImportResult,
  isRecordTable,
  type Problem,
  printProblem,
  readMapping,
  readOfficerTable,
  readRecordTable,
  readTable,
  type Table,
} from '../spreadsheets/index.ts';
import { isAbsent } from '../text/error-code.ts';
import type { CommandArguments } from './cli/arguments.ts';
import { codeLabels, existingRecords, faultsOf } from './import-records.ts';
import { replaceFiles } from './replace-files.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** Turns the table that the words name into records below `--data`; without a mapping, guesses one for its keeper to confirm. Throws, with every problem printed and nothing written, where a cell cannot be understood or the records would have faults. */
export async function importTable({ data }: Settings, words: CommandArguments, base: string): Promise<void> {
  const file = words.operand;
  const table = await tableIn(file);
  refuseWhere(table.problems, file, table);
  const labels = await codeLabels(base);
  const { records, texts } = await existingRecords(data);
  const drafted = isRecordTable(table)
    ? readRecordTable(table, labels)
    : await readByMapping(table, words, records, labels);
  if (drafted === undefined) return;
  refuseWhere(drafted.problems, file, table);
  const changes = changesOf(drafted, records, texts, words.switches.has('replace'));
  refuseWhere(changes.problems, file, table);
  refuseWhere(await faultsOf(changes.files, drafted, data, base), file, table);
  await replaceFiles(data, changes.files);
  for (const remark of drafted.remarks) console.log(printProblem(remark, file, table.headers));
  const written = [...changes.files.keys()].map((name) => `wrote ${join(data, name)}`);
  console.log(written.length === 0 ? 'nothing to write: the records say so already' : written.join('\n'));
}

async function tableIn(file: string): Promise<Table> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new Error(`${file} is larger than 64 MiB: split it`);
  return readTable(await readFile(file));
}

function refuseWhere(problems: readonly Problem[], file: string, { headers }: Table): void {
  if (problems.length === 0) return;
  for (const problem of problems) console.error(printProblem(problem, file, headers));
  throw new Error(
    `${problems.length === 1 ? '1 problem' : `${problems.length} problems`}; nothing was written`,
  );
}

/** The records by the mapping; undefined where the mapping has only been guessed. */
async function readByMapping(
  table: Table,
  { operand: file, flags, switches }: CommandArguments,
  records: Records,
  labels: readonly CodeLabel[],
): Promise<ImportResult | undefined> {
  const path = flags.mapping ?? join(dirname(file), `${basename(file, extname(file))}.mapping.yaml`);
  let text = await textOf(path);
  if (
    text === undefined ||
    (flags.mapping === undefined && switches.has('replace') && !switches.has('yes'))
  ) {
    text = await guessed(table, file, path, flags.publisher, records);
    if (!switches.has('yes')) console.log(`look at it, then run munpart import ${file} --mapping ${path}`);
    if (!switches.has('yes') && !(await isConfirmed())) return undefined;
  } else if (flags.mapping === undefined && !switches.has('yes')) {
    throw new SettingError(
      `${path} is there already: import by it with --mapping ${path}, or guess anew with --replace`,
    );
  }
  const { mapping, issues } = readMapping(text, path);
  for (const issue of issues) console.error(printIssue(issue));
  if (mapping === undefined) throw new Error('the mapping has faults; nothing was written');
  return readOfficerTable(table, mapping, records, labels);
}

async function guessed(
  table: Table,
  file: string,
  path: string,
  publisher: string | undefined,
  records: Records,
): Promise<string> {
  if (publisher === undefined || !records.places.has(publisher)) {
    const given =
      publisher === undefined ? '--publisher is missing' : `--publisher: there is no place "${publisher}"`;
    throw new SettingError(`${given}: give the slug of the place whose table it is`);
  }
  const name = basename(file, extname(file));
  const today = new Date().toISOString().slice(0, 10);
  const guess = guessMapping(table, records, { name, publisher, today });
  await writeFile(path, guess.text);
  const separator = table.separator === '\t' ? 'tabs' : `"${table.separator}"`;
  console.log(`${file}: ${table.rows.length} rows, ${table.encoding}, separated by ${separator}`);
  for (const { header, as, help } of guess.columns)
    console.log(`  ${JSON.stringify(header)} → ${as} (${help})`);
  if (guess.questions > 0) console.log(`${guess.questions} names need an answer`);
  console.log(`wrote ${path}`);
  return guess.text;
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

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
