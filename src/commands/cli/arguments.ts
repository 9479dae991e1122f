import { SettingError } from '../../config.ts';

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

/** Sorts the words that follow a command; throws a SettingError where an operand or a value is missing. */
export function sortWords(words: readonly string[], grammar: Grammar): CommandArguments {
  const { operand = '', flags = {}, switches = {}, choices = [] } = grammar;
  const settings = [...words];
  const [first = ''] = settings;
  if (choices.some((choice) => first === `--${choice}`)) settings.splice(0, 1, first.slice(2));
  const operands = operand
    .split(' ')
    .filter((name) => name !== '')
    .flatMap((name) => takeOperand(settings, name));
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
function takeOperand(words: string[], name: string): string[] {
  const [word = ''] = words;
  if (word !== '' && !word.startsWith('-')) return words.splice(0, 1);
  if (name.startsWith('[')) return [];
  throw new SettingError(`${name} is missing`);
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
