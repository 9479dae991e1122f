import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/pages/messages/messages.ts';

const FOLDER = new URL('../../../assets/init/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const holes = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
/** What a reader types as it stands, whatever the language. */
const code = (text: string) => (text.match(/`[^`]+`/g) ?? []).map((each) => each.replace(/\s+\S+\.xlsx/, ''));

function leaves(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, each]): [string, string][] =>
    typeof each === 'string' ? [[`${path}${key}`, each]] : leaves(each, `${path}${key}.`),
  );
}

describe.each(LANGUAGES)('a folder begun in %s', (language) => {
  it('asks and comments in words of that language, all of them', () => {
    const english = new Map(leaves(JSON.parse(read('texts/en.json'))));
    const own = new Map(leaves(JSON.parse(read(`texts/${language}.json`))));
    expect([...own.keys()]).toEqual([...english.keys()]);
    for (const [key, text] of own) {
      expect(holes(text), key).toEqual(holes(english.get(key) ?? ''));
      if (language !== 'en') expect(text, key).not.toBe(english.get(key));
    }
  });

  it('has a README with the same steps and commands', () => {
    const [english, own] = [read('readme/en.md'), read(`readme/${language}.md`)];
    expect(holes(own)).toEqual(holes(english));
    expect(code(own)).toEqual(code(english));
    expect(own.match(/^\d\. \*\*/gm)).toHaveLength(4);
  });
});

it('has texts of no other language', () => {
  expect(readdirSync(new URL('texts/', FOLDER))).toEqual(LANGUAGES.map((one) => `${one}.json`).sort());
});
