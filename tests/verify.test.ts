import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildInput, buildRelease, openCurrent, prepareFiles } from '../src/release/index.ts';
import { Program, pause, run } from './program.ts';

const DATA = fileURLToPath(new URL('../data', import.meta.url));
const ONTOLOGY = fileURLToPath(new URL('../ontology', import.meta.url));
const BASE = ['--base-iri', 'https://towns.example/'];
let home: string;
let release: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-verify-'));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  await writeFile(join(home, 'key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await writeFile(join(home, 'public.pem'), publicKey.export({ format: 'pem', type: 'spki' }));
  const other = generateKeyPairSync('ed25519').publicKey;
  await writeFile(join(home, 'other.pem'), other.export({ format: 'pem', type: 'spki' }));
  await cp(DATA, join(home, 'data'), { recursive: true });
  const built = await run(['build', ...BASE, '--signing-key', 'key.pem'], home);
  release = built.stdout.trim();
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('munpart verify', () => {
  it('proves a release, deep and from its records', async () => {
    const { code, stdout } = await run(['verify', '--deep', '--rebuild', '--key', 'public.pem'], home);
    expect([code, stdout.match(/✗.*/)]).toEqual([0, null]);
    expect(stdout).toContain('✓ dumps/munpart.rdf holds the same default graph');
    expect(stdout).toContain('✓ signed with the key ');
    expect(stdout).toMatch(/✓ built again: all \d+ files are the same, byte for byte/);
  });

  it('is not content with another key', async () => {
    const { code, stdout } = await run(['verify', '--key', 'other.pem'], home);
    expect([code, /✗ not signed with the key/.test(stdout)]).toEqual([1, true]);
  });

  it.each([
    ['dumps/munpart.ttl', /✗ dumps\/munpart\.ttl has the SHA-256 /],
    ['dumps/munpart.nq.br', /✗ dumps\/munpart\.nq\.br has the SHA-256 /],
    ['dataset.nq', /✗ (dataset\.nq has the SHA-256|the N-Quads cannot be read)/],
    ['manifest.json', /✗ manifest\.json and SHA256SUMS do not agree/],
  ])('finds a changed byte in %s', async (name, message) => {
    const copy = join(home, 'copy');
    await rm(copy, { recursive: true, force: true });
    await cp(release, copy, { recursive: true });
    const bytes = await readFile(join(copy, name));
    const at = name === 'manifest.json' ? bytes.indexOf('"title"') + 3 : bytes.length - 40;
    bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
    await writeFile(join(copy, name), bytes);
    const { code, stdout } = await run(['verify', copy], home);
    expect(stdout).toMatch(message);
    expect(code).toBe(1);
  });

  it('names the first statement that changed records do not give', async () => {
    const file = join(home, 'data/places.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('en: Radom,', 'en: Radomia,'));
    const { code, stdout } = await run(['verify', '--rebuild'], home);
    await writeFile(file, text);
    expect(stdout).toMatch(
      /✗ the records give the id [0-9a-f]{64}, not .*; dataset\.nq: (adds|lacks) .*Radom/,
    );
    expect(code).toBe(1);
  });

  it('needs nothing but the address of a publisher', async () => {
    const words = ['--query-children', '1', '--engine', 'columnar', '--signing-key', 'key.pem'];
    const server = new Program(['serve', '--port', '0', ...BASE, ...words], home);
    try {
      const url = await server.url();
      const { code, stdout } = await run(['verify', url, '--deep', '--key', 'public.pem'], home);
      expect([code, stdout.match(/✗.*/)]).toEqual([0, null]);
      expect(stdout).toContain('✓ the id is the SHA-256 of the canonical N-Quads');
    } finally {
      await server.stop();
    }
  });

  it('says what is no copy of a release', async () => {
    const { code, stderr } = await run(['verify', 'data'], home);
    expect([code, stderr]).toEqual([
      1,
      'munpart: data/manifest.json is missing: this is no copy of a release\n',
    ]);
  });
});

describe('a dataset that is written by threads', () => {
  it('has the bytes that one thread alone writes', { timeout: 240_000 }, async () => {
    const file = join(home, 'many.nq');
    const statements = Array.from({ length: 24_000 }, (_, number) => {
      const graph = number % 3 === 0 ? ' <https://towns.example/g>' : '';
      return `<https://towns.example/id/t${number % 900}> <https://towns.example/p${number % 7}> "${number}"@en${graph} .\n`;
    });
    await writeFile(file, statements.join(''));
    const threaded = await run(['build', ...BASE, '--rdf', 'many.nq', '--releases', 'threaded'], home);
    expect(threaded.stderr).not.toContain('munpart:');
    const source = { files: [file], ontology: ONTOLOGY, base: 'https://towns.example/' };
    const { input } = await prepareFiles(source);
    const alone = await buildRelease(input as BuildInput, join(home, 'alone'));
    const read = async (directory: string) =>
      JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'));
    const { files } = await read(threaded.stdout.trim());
    expect(files.length).toBeGreaterThan(18);
    const dumps = (all: { name: string }[]) => all.filter(({ name }) => name.startsWith('dumps/'));
    expect(dumps(files)).toEqual(dumps((await read(alone.directory)).files));
  });

  it('is read back by threads, with named graphs as with none', { timeout: 240_000 }, async () => {
    const release = join(home, 'threaded', 'current');
    const deep = await run(['verify', release, '--deep'], home);
    expect([deep.code, deep.stdout.match(/✗.*/)]).toEqual([0, null]);
    expect(deep.stdout).toContain('✓ dumps/munpart.ttl holds the same triples');
    expect(deep.stdout).toContain('✓ dumps/munpart.trig holds the same dataset');
    const copy = join(home, 'threaded-copy');
    await cp(await realpath(release), copy, { recursive: true });
    const file = join(copy, 'dumps', 'munpart.trig');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"300"@en', '"x"@en'));
    const { code, stdout } = await run(['verify', copy, '--deep'], home);
    expect(stdout).toMatch(/✗ \S+munpart\.trig was not written faithfully: it adds .* "x"@en/);
    expect(stdout).toContain('✓ dumps/munpart.ttl holds the same triples');
    expect(code).toBe(1);
  });

  it('is whole or not there at all, whenever its builder is killed', { timeout: 240_000 }, async () => {
    const releases = join(home, 'killed');
    const builder = async (number: number) => {
      await writeFile(join(home, 'one.nt'), `<x:attempt> <x:number> "${number}" .\n`);
      const files = ['--rdf', 'many.nq', '--rdf', 'one.nt'];
      return new Program(['build', ...BASE, ...files, '--dataset', 'killed', '--releases', releases], home);
    };
    const from = performance.now();
    expect(await (await builder(0)).ended).toMatchObject({ code: 0 });
    const time = performance.now() - from;
    for (let number = 1; number <= 3; number++) {
      const program = await builder(number);
      await pause(time * (0.3 + 0.7 * Math.random()));
      await program.stop('SIGKILL');
      expect(await openCurrent(releases)).toBeDefined();
    }
    expect(await (await builder(99)).ended).toMatchObject({ code: 0 });
    const left = (await readdir(releases)).filter(
      (name) => name.endsWith('.tmp') || name.startsWith('.lock'),
    );
    expect(left).toEqual([]);
  });
});
