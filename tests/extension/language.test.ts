import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScratchCopy } from './scratch.ts';

const MESSAGES = 'src/pages/messages';

let copy: ScratchCopy;
let faults: readonly string[];

/** A copy of the source with one more language: its catalogue, and its name in the lists of languages and of catalogues. */
beforeAll(async () => {
  copy = await ScratchCopy.of();
  const english = await readFile(join(copy.directory, MESSAGES, 'en.ts'), 'utf8');
  const norwegian = english
    .replace('export const en =', 'export const nb =')
    .replace("name: 'English'", "name: 'Norsk bokmål'")
    .replace("countingIn('en')", "countingIn('nb')");
  await copy.add(`${MESSAGES}/nb.ts`, norwegian);
  await copy.edit(`${MESSAGES}/wording.ts`, /= \[\s*'en',/, "= ['en', 'nb',");
  await copy.edit(`${MESSAGES}/messages.ts`, /= \{\s*en,/, '= { en, nb,');
  await copy.edit(`${MESSAGES}/messages.ts`, /^/, "import { nb } from './nb.ts';\n");
  faults = await copy.compile();
}, 120_000);

afterAll(() => copy.remove());

test('another language is one catalogue and its name: all else compiles', () => {
  expect(copy.takeTouched()).toEqual([MESSAGES, `${MESSAGES}/nb.ts`]);
  expect(faults).toEqual([]);
});

test('pages are served in it, and offer it', async () => {
  await copy.add('data.ttl', '<https://data.example/id/a> <https://data.example/p> "x" .\n');
  const server = copy.start('serve', '--rdf', 'data.ttl', '--port', '0');
  try {
    const url = await server.url();
    const page = await (
      await fetch(url, { headers: { accept: 'text/html', 'accept-language': 'nb' } })
    ).text();
    expect(page).toContain('<html lang="nb"');
    expect(page).toContain('Norsk bokmål');
    const chosen = await (await fetch(`${url}?lang=nb`, { headers: { accept: 'text/html' } })).text();
    expect(chosen).toContain('<html lang="nb"');
  } finally {
    await server.stop();
  }
});
