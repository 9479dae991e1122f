import { pipeline } from 'node:stream/promises';
import {
  BUILD,
  type CommandArguments,
  commandHelp,
  type Described,
  EDIT_GRAMMAR,
  ENGINE,
  HELP_FLAGS,
  IMPORT_GRAMMAR,
  INIT,
  overview,
  SOURCE,
  sortWords,
  unknownCommand,
  unknownOption,
} from './commands/cli/arguments.ts';
import { endWhenUnread, log, writeLog } from './commands/cli/log.ts';
import { EXPORTS, exportRecords } from './commands/export.ts';
import {
  hasRecords,
  readSettingsOrDemo,
  warnOfLocalBase,
  withOwnBase,
} from './commands/publishing/read-settings.ts';
import { LINK_COMMANDS, QUICKSTATEMENTS } from './commands/wikidata/link-commands.ts';
import { readSettings, SettingError, type Settings } from './config.ts';
import { packageVersion } from './release/reading/inputs.ts';
import { codeOf } from './text/error-code.ts';

interface Command extends Described {
  /** Whether it reads records and writes none: where there are none, it reads the demo. */
  readsDemo?(words: CommandArguments): boolean;
  run(settings: Settings, words: CommandArguments): Promise<void>;
}

/** The code of a command is loaded when it runs: a typing error is answered at once. */
const COMMANDS: Readonly<Record<string, Command>> = {
  serve: { help: 'build if anything changed, then serve', readsDemo: () => true, run: serve },
  build: { help: 'build a release', settings: BUILD, readsDemo: () => true, run: buildOnce },
  init: {
    ...INIT,
    settings: ['baseIri'],
    run: async (settings, words) => (await import('./commands/init.ts')).initRecords(settings, words),
  },
  check: {
    help: 'check the records or RDF files, list every fault',
    flags: { shapes: 'file of SHACL shapes that the data is held against as well' },
    settings: SOURCE,
    readsDemo: () => true,
    run: check,
  },
  load: {
    help: 'bring the current release to a SPARQL store',
    flags: {
      to: "URL of the store's update endpoint or graph store",
      user: 'its user; the password is MUNPART_LOAD_PASSWORD',
    },
    settings: ['releases'],
    run: async (settings, words) => (await import('./commands/load.ts')).loadCurrent(settings, words),
  },
  diff: {
    help: 'tell what changed between two releases: numbers, ids, current, previous',
    operand: 'A B',
    switches: { patch: 'as RDF Patch', json: 'as JSON' },
    settings: ['releases'],
    run: diff,
  },
  verify: {
    help: 'prove that a release is what it says: checksums, id, signature',
    operand: '[URL|DIR]',
    readsDemo: ({ switches }) => switches.has('rebuild'),
    flags: { key: 'public key that must have signed it, as PEM or of minisign' },
    switches: {
      deep: 'also read every syntax and compare what it says',
      rebuild: 'also prove that the records give this release',
    },
    settings: SOURCE,
    run: verify,
  },
  site: {
    help: 'write the whole publication as files, for a web server without munpart',
    operand: 'DIR',
    settings: [...BUILD, ...ENGINE, 'languages'],
    readsDemo: () => true,
    run: site,
  },
  import: { ...IMPORT_GRAMMAR, run: importRecords },
  edit: {
    ...EDIT_GRAMMAR,
    run: async (settings, words) => (await import('./commands/edit/edit.ts')).editRecords(settings, words),
  },
  export: {
    help: 'write the records in another form',
    operand: `${Object.keys(EXPORTS).join('|')} [FILE]`,
    choices: Object.keys(EXPORTS),
    flags: QUICKSTATEMENTS.flags,
    switches: { replace: 'write over a file that is there already', ...QUICKSTATEMENTS.switches },
    settings: ['data', 'releases', 'snapshot', 'engine', 'queryTimeout'],
    run: exportRecords,
  },
  ...LINK_COMMANDS,
  mcp: {
    help: 'serve the tools for assistants (Model Context Protocol) on standard input and output',
    operand: '[URL]',
    settings: [...BUILD, ...ENGINE, 'snapshot'],
    readsDemo: ({ operand }) => operand === '',
    run: mcp,
  },
  doctor: {
    help: 'check a running publisher against all it promises',
    operand: 'URL',
    settings: [],
    run: doctor,
  },
};

async function serve(settings: Settings): Promise<void> {
  // Where nobody reads the log any more, the serving goes on.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
  warnOfLocalBase(settings);
  const { publish } = await import('./serve.ts');
  const publisher = await publish(settings, log);
  console.log(`munpart serves ${publisher.base} at ${publisher.url}`);
  process.on('exit', writeLog);
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (isEnding) process.exit(1);
      isEnding = true;
      void publisher
        .close()
        .catch(log.failed)
        .then(() => process.exit(0));
    });
  }
}

async function buildOnce(settings: Settings): Promise<void> {
  const [{ buildToServe }, { sourceOf }] = await Promise.all([
    import('./commands/publishing/build.ts'),
    import('./source.ts'),
  ]);
  const release = await buildToServe(sourceOf(settings, baseOf(settings)), settings, log);
  console.log(release.directory);
}

async function check(settings: Settings, { flags }: CommandArguments): Promise<void> {
  const [{ sourceOf }, { noteOtherReleases }] = await Promise.all([
    import('./source.ts'),
    import('./commands/publishing/build.ts'),
  ]);
  const source = sourceOf(settings, baseOf(settings));
  await noteOtherReleases(source, settings.releases, log);
  const { issues, input } = await source.prepare(log.progress);
  log.issues(issues);
  const count = issues.length === 1 ? '1 issue' : `${issues.length} issues`;
  if (input === undefined) throw new Error(count);
  console.log(issues.length === 0 ? 'no faults' : `no faults, ${count}`);
  if (flags.shapes === undefined) return;
  const { checkShapes } = await import('./commands/check-shapes.ts');
  const shaped = { quads: input.quads, shapes: flags.shapes, base: input.base };
  if (!(await checkShapes(shaped, (line) => console.log(line)))) process.exitCode = 1;
}

async function diff({ releases }: Settings, { operands, switches }: CommandArguments): Promise<void> {
  const { openTwo, printedDiff } = await import('./commands/diff.ts');
  const [from, to] = await openTwo(releases, operands);
  const form = { patch: switches.has('patch'), json: switches.has('json') };
  await pipeline(printedDiff(from, to, form), process.stdout, { end: false });
}

async function doctor(_: Settings, { operand }: CommandArguments): Promise<void> {
  if (!URL.canParse(operand)) throw new SettingError(`${operand} is no URL`);
  const { examine } = await import('./doctor/index.ts');
  const { broken } = await examine(operand, (line) => console.log(line));
  if (broken > 0) process.exitCode = 1;
}

async function mcp(settings: Settings, { operand }: CommandArguments): Promise<void> {
  const { serveMcp } = await import('./commands/mcp.ts');
  await serveMcp(settings, baseOf(settings), operand, log);
}

async function site(settings: Settings, { operand }: CommandArguments): Promise<void> {
  warnOfLocalBase(settings, true);
  const { writeSite } = await import('./commands/site.ts');
  const files = await writeSite(operand, settings, baseOf(settings), log);
  console.log(`${operand}: ${files} files`);
}

async function verify(settings: Settings, words: CommandArguments): Promise<void> {
  const { verifyPublished } = await import('./commands/verify.ts');
  const isProven = await verifyPublished(settings, words, (line) => console.log(line));
  if (!isProven) process.exitCode = 1;
}

async function importRecords(settings: Settings, words: CommandArguments): Promise<void> {
  const { importTable } = await import('./commands/import/import.ts');
  await importTable(settings, words, baseOf(settings));
}

function baseOf({ baseIri, port }: Settings): string {
  return baseIri ?? `http://localhost:${port}/`;
}

async function main([name = 'help', ...flags]: readonly string[]): Promise<void> {
  if (name === '--version') return console.log(packageVersion());
  if (name === 'help' || HELP_FLAGS.includes(name)) return printHelp(flags[0]);
  const command = commandOf(name);
  if (flags.some((flag) => HELP_FLAGS.includes(flag))) return printHelp(name);
  const words = sortWords(flags, command, name);
  const unknown = unknownOption(words.settings, name, command);
  if (unknown !== undefined) throw new SettingError(unknown);
  // Whoever reads the beginning only, as `head` does, has what they want. A server goes on: it has other readers.
  if (name !== 'serve') endWhenUnread();
  const read = command.readsDemo?.(words) ? readSettingsOrDemo : readSettings;
  await command.run(await withOwnBase(await read(words.settings, process.env)), words);
}

function commandOf(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command;
  throw new SettingError(unknownCommand(name, Object.keys(COMMANDS)));
}

async function printHelp(name: string | undefined): Promise<void> {
  endWhenUnread();
  const isBeginning = !(await hasRecords('data'));
  process.stdout.write(
    name === undefined ? overview(COMMANDS, isBeginning) : commandHelp(name, commandOf(name)),
  );
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (codeOf(error) === 'EADDRINUSE') return `the port is in use (${error.message})`;
  return error.message;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (codeOf(error) === 'EPIPE') process.exit();
  console.error(`munpart: ${explain(error)}`);
  process.exit(1);
}
