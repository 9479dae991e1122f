import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CODES } from '../../records/mapping/codes.ts';
import { folded } from '../../text/folding.ts';
import { allWords, spellings, type WordScheme, words } from './words.ts';

let letters: ReadonlyMap<string, string> | undefined;

/** The text with the letters of Cyrillic and Greek as Latin ones, for addresses; others stay as they are. */
export function latinized(text: string): string {
  if (/^\p{Script=Latin}*$/u.test(text)) return text;
  letters ??= load();
  const known = letters;
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{L}/gu, (letter) => known.get(letter) ?? letter);
}

function load(): ReadonlyMap<string, string> {
  const file = new URL('../../../assets/words/latin-letters.yaml', import.meta.url);
  return new Map(Object.entries(z.record(z.string(), z.string()).parse(parse(readFileSync(file, 'utf8')))));
}

/** A word for a code of a concept scheme, in any language. */
export interface CodeLabel {
  readonly scheme: string;
  readonly code: string;
  readonly label: string;
}

/** Folded word → what it stands for. */
export type WordLookup = ReadonlyMap<string, string>;

const MAX_LABEL_LENGTH = 5;

/** The words for the codes of a scheme: the codes themselves, the labels given, and what officers say, in the language given before the others; a word for two codes is a word for neither. */
export function lookupOf(scheme: WordScheme, labels: readonly CodeLabel[], language?: string): WordLookup {
  const codes: readonly string[] = CODES[scheme];
  const given = labels.filter((label) => label.scheme === scheme && codes.includes(label.code));
  const own = language === undefined ? [] : [...lookupFor(scheme, [language])];
  // The language's own words come first, to be proposed before others as near, and again after the others, to hold.
  return new Map([
    ...own,
    ...lookupFor(scheme, [...words().languages.keys()]),
    ...own,
    ...unambiguous([
      ...given.map(({ code, label }) => [label, code] as const),
      ...codes.map((code) => [code, code] as const),
    ]),
  ]);
}

const lookups = new Map<string, WordLookup>();

/** What officers say for the codes of a scheme in the languages, folded once. */
function lookupFor(scheme: WordScheme, languages: readonly string[]): WordLookup {
  const key = [scheme, ...languages].join(' ');
  const lookup =
    lookups.get(key) ??
    unambiguous(
      languages.flatMap((language) =>
        Object.entries(words().languages.get(language)?.[scheme] ?? {}).flatMap(([code, list = []]) =>
          list.flatMap(spellings).map((word) => [word, code] as const),
        ),
      ),
    );
  lookups.set(key, lookup);
  return lookup;
}

/** Folded words that stand for one thing. */
export function unambiguous(pairs: Iterable<readonly [word: string, value: string]>): WordLookup {
  const found = new Map<string, string | undefined>();
  for (const [word, value] of pairs) {
    const key = folded(word);
    if (key !== '') found.set(key, found.has(key) && found.get(key) !== value ? undefined : value);
  }
  return new Map([...found].flatMap(([word, value]) => (value === undefined ? [] : [[word, value]])));
}

let between: RegExp | undefined;

/** Between several values in a cell; each may be part of a label as well. */
function betweenValues(): RegExp {
  const ands = [...new Set([...words().languages.values()].flatMap(({ and }) => and))].join('|');
  between ??= new RegExp(`(\\s{0,5}[;,/\\n•+·|]\\s{0,5}|\\s{1,5}(?:${ands}|&|[-–])\\s{1,5})`, 'iu');
  return between;
}

/** The values that a cell names, each once and in its order, and the pieces that name none; the longest label wins, for some have commas in them. */
export function readSeveral(cell: string, lookup: WordLookup): { values: string[]; unknown: string[] } {
  const parts = unspaced(cell).split(betweenValues());
  const values = new Set<string>();
  const unknown: string[] = [];
  for (let start = 0; start < parts.length; ) {
    const { value, end } = longest(parts, start, lookup);
    if (value !== undefined) values.add(value);
    else if (folded(parts[start] ?? '') !== '') unknown.push((parts[start] ?? '').trim());
    start = end + 2;
  }
  return { values: [...values], unknown };
}

/** Without runs of blanks, which would make the splitting slow. */
function unspaced(cell: string): string {
  return cell
    .trim()
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?: ?\n)+ ?/g, '\n');
}

/** The longest run of pieces from the start that is one label. */
function longest(
  parts: readonly string[],
  start: number,
  lookup: WordLookup,
): { value: string | undefined; end: number } {
  for (let end = Math.min(start + 2 * (MAX_LABEL_LENGTH - 1), parts.length - 1); end >= start; end -= 2) {
    const label = parts.slice(start, end + 1).join('');
    const value = lookup.get(folded(label.slice(0, 200)));
    if (value !== undefined) return { value, end };
  }
  return { value: undefined, end: start };
}

/** Whether a cell says that nothing is known: `n/a`, `keine Angabe`, `–`. */
export function saysNothing(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > 40) return text === '';
  nothing ??= allWords(({ nothing: list }) => list);
  return /^[-–—?.…x/\\*]{1,3}$/i.test(text) || nothing.has(folded(text));
}

let nothing: ReadonlySet<string> | undefined;
