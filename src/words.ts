import { SettingError } from './config.ts';

/** What a command takes besides the settings. */
export interface Grammar {
  /** What its one operand is called, where it needs one. */
  readonly operand?: string;
  /** Flags of its own, each with a value: name without the hyphens → what it is for. */
  readonly flags?: Readonly<Record<string, string>>;
}

/** The words of a command, sorted. */
export interface Words {
  readonly operand: string;
  readonly flags: Readonly<Record<string, string>>;
  /** The rest: settings. */
  readonly settings: readonly string[];
}

/** Sorts the words that follow a command; throws a SettingError where its operand or a value is missing. */
export function sortWords(words: readonly string[], { operand, flags = {} }: Grammar): Words {
  const settings = [...words];
  const first = operand === undefined ? '' : (settings.shift() ?? '');
  if (operand !== undefined && (first === '' || first.startsWith('-'))) {
    throw new SettingError(`${operand} is missing`);
  }
  const given = Object.keys(flags).flatMap((name) => {
    const value = takeFlag(settings, `--${name}`);
    return value === undefined ? [] : [[name, value]];
  });
  return { operand: first, flags: Object.fromEntries(given), settings };
}

function takeFlag(words: string[], flag: string): string | undefined {
  const index = words.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const [word] = index < 0 ? [] : words.splice(index, 1);
  if (word === undefined) return undefined;
  const value = word === flag ? words.splice(index, 1)[0] : word.slice(flag.length + 1);
  if (value === undefined || value === '') throw new SettingError(`${flag} has no value`);
  return value;
}
