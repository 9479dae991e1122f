import { SETTINGS, SettingError, settingRows } from '../../config.ts';
import {
  defaultFetchOptions,
  type FetchOptions,
} from '../../features/wikidata/snapshot/rate-limited-fetch.ts';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { packageVersion } from '../../release/reading/inputs.ts';
import { didYouMean } from '../../text/edit-distance.ts';

/** What a command takes besides the settings. */
export interface Grammar {
  /** What its operands are called, with a blank between them, where it needs any; in brackets what may be left out: `URL`, `A B`, `WHAT [FILE]`. */
  readonly operand?: string;
  /** First operands that may be written as flags as well: `--csv` for `csv`. */
  readonly choices?: readonly string[];
  /** Flags of its own, each with a value: name without the hyphens → what it is for. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Flags of its own without a value: name → what it does. */
  readonly switches?: Readonly<Record<string, string>>;
}

/** The words of a command, sorted. */
export interface CommandArguments {
  /** The first operand; empty where the command takes none. */
  readonly operand: string;
  readonly operands: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
  /** The switches that were given. */
  readonly switches: ReadonlySet<string>;
  /** The rest: settings. */
  readonly settings: readonly string[];
}

/** Sorts the words that follow a command, whose name a message names; throws a SettingError where an operand or a value is missing. */
export function sortWords(words: readonly string[], grammar: Grammar, name = ''): CommandArguments {
  const { operand = '', flags = {}, switches = {}, choices = [] } = grammar;
  const settings = [...words];
  const [first = ''] = settings;
  if (choices.some((choice) => first === `--${choice}`)) settings.splice(0, 1, first.slice(2));
  const operands = operand
    .split(' ')
    .filter((name) => name !== '')
    .flatMap((each) => takeOperand(settings, each, name === '' ? '' : `: munpart ${name} ${operand}`));
  const given = Object.keys(flags).flatMap((name) => {
    const value = takeFlag(settings, `--${name}`);
    return value === undefined ? [] : [[name, value]];
  });
  const switched = Object.keys(switches).filter((name) => takeSwitch(settings, `--${name}`));
  return {
    operand: operands[0] ?? '',
    operands,
    flags: Object.fromEntries(given),
    switches: new Set(switched),
    settings,
  };
}

/** The next word, if it is an operand; one whose name is in brackets may be missing. */
function takeOperand(words: string[], name: string, usage: string): string[] {
  const [word = ''] = words;
  if (word !== '' && !word.startsWith('-')) return words.splice(0, 1);
  if (name.startsWith('[')) return [];
  throw new SettingError(`${name} is missing${usage}`);
}

function takeSwitch(words: string[], name: string): boolean {
  const index = words.indexOf(name);
  if (index >= 0) words.splice(index, 1);
  return index >= 0;
}

function takeFlag(words: string[], flag: string): string | undefined {
  const index = words.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const [word] = index < 0 ? [] : words.splice(index, 1);
  if (word === undefined) return undefined;
  const value = word === flag ? words.splice(index, 1)[0] : word.slice(flag.length + 1);
  if (value === undefined || value === '') throw new SettingError(`${flag} has no value`);
  return value;
}

/** A command as its help describes it. */
export interface Described extends Grammar {
  readonly help: string;
  /** The settings that it reads, as the first lines of the help name them; all where absent. */
  readonly settings?: readonly (keyof typeof SETTINGS)[];
}

/** The settings by which data are found and read, and by which it is known whose they are. */
export const SOURCE = [
  ...(['data', 'rdf', 'format', 'lenient', 'context', 'baseIri', 'sitePrefix'] as const),
  ...(['port', 'releases', 'dataset'] as const),
];
/** The settings of a build. */
export const BUILD = [...SOURCE, 'keep', 'signingKey'] as const;
/** The settings of an engine that the command itself asks. */
export const ENGINE = [
  ...(['defaultGraph', 'engine', 'services'] as const),
  ...(['queryChildren', 'queryTimeout', 'maxResultBytes'] as const),
];

/** The words that ask for help, as a command or after one. */
export const HELP_FLAGS: readonly string[] = ['--help', '-h'];

const SETTINGS_HEADING = 'Settings, also as variables (--a-name is MUNPART_A_NAME):';

const BEGINNING =
  'There are no records here yet: munpart init DIR begins a folder of your own, munpart serve shows the demo.';

/** Help on the whole program: a line for each command, and all settings; where nobody has begun anything yet, how to. */
export function overview(commands: Readonly<Record<string, Described>>, isBeginning = false): string {
  return [
    'munpart publishes municipal partnerships as linked open data',
    '',
    'munpart COMMAND [OPTION …]',
    ...Object.entries(commands).map(([name, { help }]) => `  ${name.padEnd(10)} ${help}`),
    '',
    'munpart COMMAND --help tells what a command takes.',
    '',
    SETTINGS_HEADING,
    ...settingLines(settingRows()),
    ...(isBeginning ? ['', BEGINNING] : []),
    '',
  ].join('\n');
}

/** Help on one command: what it takes, and the settings that it reads. */
export function commandHelp(name: string, command: Described): string {
  const { help, operand = '', flags = {}, switches = {}, settings } = command;
  const own = [
    ...Object.entries(flags).map(([flag, meaning]) => [`--${flag} VALUE`, meaning] as const),
    ...Object.entries(switches).map(([flag, meaning]) => [`--${flag}`, meaning] as const),
  ];
  const read = new Set(settings?.map((setting) => `--${SETTINGS[setting].flag}`));
  const rows = settingRows().filter(({ flag }) => settings === undefined || read.has(flag));
  return [
    `munpart ${[name, operand, '[OPTION …]'].filter(Boolean).join(' ')}`,
    '',
    `  ${help}`,
    ...(own.length > 0 ? ['', 'Options:', ...own.map(([flag, meaning]) => line(flag, meaning))] : []),
    ...(rows.length > 0 ? ['', SETTINGS_HEADING, ...settingLines(rows)] : []),
    '',
  ].join('\n');
}

/** What is wrong with an option that neither the command nor any setting has; undefined where there is none such. */
export function unknownOption(
  words: readonly string[],
  name: string,
  { flags = {}, switches = {} }: Grammar,
): string | undefined {
  const known = [...Object.keys(flags), ...Object.keys(switches)].map((flag) => `--${flag}`);
  const settings = settingRows().map(({ flag }) => flag);
  const unknown = words
    .filter((word) => /^-./.test(word) && !/^-\d/.test(word))
    .map((word) => word.split('=')[0] ?? '')
    .find((word) => !settings.includes(word));
  if (unknown === undefined) return undefined;
  const hint = didYouMean(unknown, [...known, ...settings, ...HELP_FLAGS]);
  return `${name} has no option ${unknown}${hint || `: munpart ${name} --help lists them`}`;
}

/** What to say of a command that there is not. */
export function unknownCommand(name: string, commands: readonly string[]): string {
  if (name.startsWith('-')) return `a command comes first: munpart serve ${name} …, or munpart --help`;
  return `there is no command ${name}${didYouMean(name, commands) || `; there are ${commands.join(', ')}`}`;
}

function settingLines(rows: ReturnType<typeof settingRows>): string[] {
  return rows.map(({ flag, defaultValue, help }) =>
    line(flag, `${help}${defaultValue && ` (${defaultValue})`}`),
  );
}

function line(flag: string, meaning: string): string {
  return `  ${flag.padEnd(20)} ${meaning}`;
}

/** What `munpart import` takes; a value that the code of the command need not be loaded for. */
export const IMPORT_GRAMMAR: Described = {
  help: 'turn a table of partnerships into records',
  operand: 'FILE',
  flags: {
    mapping: 'how the table is to be read; without it, a guess is written for you to confirm',
    publisher: 'slug of the place whose table it is, unless a column says it',
    encoding: 'of a text file that is no UTF-8, such as windows-1250; a guess otherwise',
    sheet: 'name of the sheet of a workbook; the first with cells otherwise',
  },
  switches: {
    yes: 'take the guess as it is',
    replace: 'write over what is there already, and keep a copy of it',
    anew: 'guess the mapping anew, and keep a copy of the one that is there',
  },
  settings: ['data', 'baseIri', 'port'],
};

/** What `munpart edit` takes. */
export const EDIT_GRAMMAR: Described = {
  help: 'bring in tables in a browser on this computer: map, check, preview, publish',
  operand: '[DIR]',
  flags: { port: 'TCP port of the page, on loopback alone; a free one otherwise' },
  settings: ['data', 'releases', 'dataset', 'keep', 'signingKey', 'baseIri', 'queryTimeout'],
};

/** What `munpart init` takes: each flag answers what is asked at a terminal. */
export const INIT = {
  help: 'begin a folder of records of your own',
  operand: 'DIR',
  flags: {
    municipality: 'name of the municipality',
    country: 'its country: name or code',
    languages: 'languages of the names and texts, by commas: de,en',
    licence: 'CC0, CC-BY-4.0, CC-BY-SA-4.0, the web address of another one, or none',
  },
} as const;

/** How munpart asks public services: it names its version and where people read about who asks; an address that only this machine has says nothing to them. */
export function fetchOptionsOf(base: string): FetchOptions {
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(base);
  return defaultFetchOptions(`munpart/${packageVersion()} (${isLocal ? DEFINITIONS : base})`);
}
