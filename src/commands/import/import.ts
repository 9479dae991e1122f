import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingError, type Settings } from '../../config.ts';
import { dataLanguages } from '../../records/index.ts';
import {
  changesOf,
  type ImportResult,
  isRecordTable,
  type ParsedTable,
  printChange,
  printProblem,
  printProblems,
  type ReadingOptions,
  readOfficerTable,
  readRecordTable,
  readTable,
  recordsNotIn,
  type TableProblem,
} from '../../spreadsheets/index.ts';
import { isAbsent } from '../../text/error-code.ts';
import type { CommandArguments } from '../cli/arguments.ts';
import { existingMapping, mappingFor } from './mapping.ts';
import { codeLabels, existingRecords, faultsOf } from './records.ts';
import { backUp, replaceFiles } from './replace-files.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** Turns the table that the words name into records below `--data`; without a mapping, guesses one for its keeper to confirm, and one that is there is completed. Throws, with every problem printed and nothing written, where a cell cannot be understood or the records would have faults. */
export async function importTable({ data }: Settings, words: CommandArguments, base: string): Promise<void> {
  const file = words.operand;
  const before = await existingMapping(words);
  const { encoding = before?.mapping.encoding, sheet = before?.mapping.sheet } = words.flags;
  const table = await tableIn(file, { encoding, sheet });
  refuseWhere(table.problems, file, table);
  for (const remark of table.remarks) console.log(printProblem(remark, file, table.headers));
  const labels = await codeLabels(base);
  const { records, texts } = await existingRecords(data);
  const today = new Date().toISOString().slice(0, 10);
  const languages = dataLanguages(records);
  let imported: ImportResult;
  if (isRecordTable(table)) imported = readRecordTable(table, labels);
  else {
    const mapping = await mappingFor(table, words, before, records, { today, encoding, sheet });
    if (mapping === undefined) return;
    imported = readOfficerTable(table, mapping, { records, labels, languages, today });
  }
  refuseWhere(imported.problems, file, table);
  const changes = changesOf(imported, records, texts, words.switches.has('replace'));
  for (const change of changes.replaced) console.log(printChange(change));
  refuseWhere(changes.problems, file, table);
  refuseWhere(await faultsOf(changes.files, imported, data, base), file, table);
  const backup = await backUp(
    data,
    changes.replaced.map(({ file: name }) => name),
  );
  if (backup !== undefined) console.log(`what stood there is kept in ${backup}`);
  await replaceFiles(data, changes.files);
  for (const remark of imported.remarks) console.log(printProblem(remark, file, table.headers));
  if (isRecordTable(table)) for (const line of recordsNotIn(imported, records)) console.log(line);
  const written = [...changes.files.keys()].map((name) => `wrote ${join(data, name)}`);
  console.log(written.length === 0 ? 'nothing to write: the records say so already' : written.join('\n'));
}

async function tableIn(file: string, options: ReadingOptions): Promise<ParsedTable> {
  const found = await stat(file).catch((error: unknown) => {
    if (isAbsent(error)) throw new SettingError(`there is no file ${file}`);
    throw error;
  });
  if (!found.isFile()) throw new SettingError(`${file} is a folder: name the table in it`);
  if (found.size > MAX_BYTES) throw new Error(`${file} is larger than 64 MiB: split it`);
  return readTable(await readFile(file), options);
}

function refuseWhere(problems: readonly TableProblem[], file: string, { headers }: ParsedTable): void {
  if (problems.length === 0) return;
  const lines = printProblems(problems, file, headers);
  for (const line of lines) console.error(line);
  const many = lines.length === 1 ? '1 problem' : `${lines.length} problems`;
  throw new SettingError(`${many}; nothing was written`);
}
