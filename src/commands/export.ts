import { writeFile } from 'node:fs/promises';
import { SettingError, type Settings } from '../config.ts';
import { codeOf } from '../text/error-code.ts';
import type { CommandArguments } from './cli/arguments.ts';

/** One thing that can be exported: its code is loaded when it is. */
interface Export {
  readonly help: string;
  run(settings: Settings, words: CommandArguments): Promise<void>;
}

/** What can be exported, by the word that asks for it. */
export const EXPORTS: Readonly<Record<string, Export>> = {
  csv: { help: 'all records as one table, which munpart import reads again', run: exportTable },
  quickstatements: {
    help: 'batches that add to Wikidata what it lacks; FILE is their directory',
    run: async (settings, words) =>
      (await import('./wikidata/quickstatements.ts')).exportQuickStatements(settings, words),
  },
};

/** Writes what is asked for; throws a SettingError where there is no such export. */
export async function exportRecords(settings: Settings, words: CommandArguments): Promise<void> {
  const { operand } = words;
  const found = Object.hasOwn(EXPORTS, operand) ? EXPORTS[operand] : undefined;
  if (found === undefined) {
    throw new SettingError(`there is no export ${operand}; there are ${Object.keys(EXPORTS).join(', ')}`);
  }
  await found.run(settings, words);
}

/** Without a byte order mark Excel would not read the file as UTF-8. */
const MARK = '\ufeff';

async function exportTable(
  { data }: Settings,
  { operands: [, file], switches }: CommandArguments,
): Promise<void> {
  const [{ readRecords, printIssue }, { writeRecords }, { csv }] = await Promise.all([
    import('../records/index.ts'),
    import('../spreadsheets/index.ts'),
    import('../text/csv.ts'),
  ]);
  const { records, issues } = await readRecords(data);
  for (const issue of issues) console.error(printIssue(issue));
  if (issues.some(({ severity }) => severity === 'error')) throw new Error('nothing was exported');
  const { headers, rows } = writeRecords(records);
  const columns = headers.map((name, index) => ({
    name,
    cell: (row: readonly string[]) => row[index] ?? '',
  }));
  const text = MARK + [...csv(columns, rows)].join('');
  if (file === undefined) process.stdout.write(text);
  else await writeNew(file, text, switches.has('replace'));
}

async function writeNew(file: string, text: string, replace: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: replace ? 'w' : 'wx' });
  } catch (error) {
    const exists = codeOf(error) === 'EEXIST';
    throw exists ? new Error(`${file} is there already: --replace writes over it`) : error;
  }
}
