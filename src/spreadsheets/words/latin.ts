import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

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
