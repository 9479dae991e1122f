import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Program } from '../program.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MESSAGES = 'src/pages/messages';
/** What a scratch copy needs beside what the compiler makes. */
const LINKED = ['node_modules', 'assets', 'ontology', 'package.json'];

let scratch: string;
let faults: string;

/** A copy of the source with one more language: its catalogue, and one word in the list of catalogues. */
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'munpart-language-'));
  for (const name of ['src', 'tsconfig.json']) {
    await cp(join(ROOT, name), join(scratch, name), { recursive: true });
  }
  for (const name of LINKED) await symlink(join(ROOT, name), join(scratch, name));
  const [english, list] = await Promise.all(
    ['en.ts', 'messages.ts'].map((name) => readFile(join(scratch, MESSAGES, name), 'utf8')),
  );
  const norwegian = english
    ?.replace('export const en =', 'export const nb =')
    .replace("name: 'English'", "name: 'Norsk bokmål'")
    .replace("countingIn('en')", "countingIn('nb')");
  await writeFile(join(scratch, MESSAGES, 'nb.ts'), norwegian ?? '');
  const longer = list?.replace(/= \{ (en, [^}]*) \}/, '= { $1, nb }');
  await writeFile(join(scratch, MESSAGES, 'messages.ts'), `import { nb } from './nb.ts';\n${longer}`);
  faults = await compile();
}, 120_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** What the compiler says of the copy; it writes what it can all the same. */
async function compile(): Promise<string> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const words = [tsc, ...'--noEmit false --noEmitOnError false --rootDir src --outDir dist'.split(' ')];
  return promisify(execFile)(process.execPath, words, { cwd: scratch }).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
}

test('another language is one catalogue and one word: all else compiles', () => {
  // The descriptions of the interface for programs still name each language.
  const others = faults
    .split('\n')
    .filter((line) => /^\S/.test(line) && !line.startsWith('src/features/api/'));
  expect(others).toEqual([]);
});

test('pages are served in it, and offer it', async () => {
  await writeFile(join(scratch, 'data.ttl'), '<https://data.example/id/a> <https://data.example/p> "x" .\n');
  const main = join(scratch, 'dist/main.js');
  const server = new Program(
    ['serve', '--rdf', 'data.ttl', '--port', '0'],
    scratch,
    {},
    {
      command: [process.execPath, main],
    },
  );
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
    server.process.kill();
    await server.ended;
  }
});
