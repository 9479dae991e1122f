import { SETTINGS, settingRows } from '../../config.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Grammar } from './arguments.ts';

/** A command as its help describes it. */
export interface Described extends Grammar {
  readonly help: string;
  /** The settings that it reads, as the first lines of the help name them; all where absent. */
  readonly settings?: readonly (keyof typeof SETTINGS)[];
}

/** The words that ask for help, as a command or after one. */
export const HELP_FLAGS: readonly string[] = ['--help', '-h'];

/** Help on the whole program: a line for each command, and all settings. */
export function overview(commands: Readonly<Record<string, Described>>): string {
  return [
    'munpart publishes municipal partnerships as linked open data',
    '',
    'munpart COMMAND [OPTION …]',
    ...Object.entries(commands).map(([name, { help }]) => `  ${name.padEnd(10)} ${help}`),
    '',
    'munpart COMMAND --help tells what a command takes.',
    '',
    'Settings, also as variables (--base-iri is MUNPART_BASE_IRI):',
    ...settingLines(settingRows()),
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
    ...(rows.length > 0 ? ['', 'Settings, also as variables:', ...settingLines(rows)] : []),
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
  return `there is no command ${name}${didYouMean(name, commands) || `; there are ${commands.join(', ')}`}`;
}

function settingLines(rows: ReturnType<typeof settingRows>): string[] {
  return rows.map(({ flag, standard, help }) => line(flag, `${help}${standard && ` (${standard})`}`));
}

function line(flag: string, meaning: string): string {
  return `  ${flag.padEnd(20)} ${meaning}`;
}
