import { readdir, readFile, readlink, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { iri, literal, quad } from '../../../src/rdf/terms.ts';
import { buildRelease, isMadeOf } from '../../../src/release/build/build.ts';
import type { BuildInput } from '../../../src/release/build/build-input.ts';
import { prepareFiles } from '../../../src/release/reading/prepare.ts';
import { readHistory } from '../../../src/release/store/history.ts';
import type { Release } from '../../../src/release/store/manifest.ts';
import { INDEX, openCurrent, openRelease } from '../../../src/release/store/open.ts';
import { awkward, BASE, sample } from './sample.ts';
import { emptyDirectory, ended, filesBelow, nquadsFile, ONTOLOGY, startBuild } from './workshop.ts';

let file: string;
let input: BuildInput;
let releases: string;
let release: Release;

beforeAll(async () => {
  file = await nquadsFile('towns.nq', [...sample(20), ...awkward()]);
  const prepared = await prepareFiles({ files: [file], ontology: ONTOLOGY, base: BASE });
  expect(prepared.issues).toEqual([]);
  input = prepared.input as BuildInput;
  releases = await emptyDirectory();
  release = await buildRelease(input, releases);
});

describe('a release', () => {
  it('is named by the SHA-256 of its data and is the current one', async () => {
    expect(release.manifest.id).toMatch(/^[0-9a-f]{64}$/);
    expect(await readlink(join(releases, 'current'))).toBe(release.manifest.id);
    expect(await openCurrent(releases)).toEqual(release);
    expect((await readdir(releases)).sort()).toEqual([release.manifest.id, 'current'].sort());
  });

  it('holds every dump plain, as gzip and as brotli, the tables, the links, the description, shapes, context and checksums', async () => {
    const dumps = ['nt', 'nq', 'ttl', 'trig', 'jsonld', 'rdf'].map((extension) => `munpart.${extension}`);
    const links = ['country', 'geonames', 'wikidata'].map((target) => `links-${target}.nt`);
    const plain = [...dumps, 'partnerships.csv', 'places.csv', ...links].map((name) => `dumps/${name}`);
    expect(await filesBelow(release.directory)).toEqual(
      [
        ...plain,
        ...plain.flatMap((name) => [`${name}.gz`, `${name}.br`]),
        'dumps/partnerships.parquet',
        'dumps/places.parquet',
        'dataset.nq',
        'index.bin',
        'description.ttl',
        'shapes.ttl',
        'context.jsonld',
        'manifest.json',
        'history.json',
        'SHA256SUMS',
      ].sort(),
    );
  });

  it('has the same bytes whatever the locale and time zone', async () => {
    const [here, there] = [await emptyDirectory(), await emptyDirectory()];
    const ids = await Promise.all([
      ended(startBuild(here, [file], { env: { TZ: 'Asia/Kathmandu', LC_ALL: 'lv_LV.UTF-8' } })),
      ended(startBuild(there, [file], { env: { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' } })),
    ]);
    expect(ids.map(({ code, stdout }) => [code, basename(stdout)])).toEqual([
      [0, release.manifest.id],
      [0, release.manifest.id],
    ]);
    // When it was built is told beside the release, not in it.
    const ofTheBuild = ['history.json', 'SHA256SUMS'];
    for (const name of (await filesBelow(release.directory)).filter((each) => !ofTheBuild.includes(each))) {
      const [first, second, third] = await Promise.all(
        [releases, here, there].map((at) => readFile(join(at, 'current', name))),
      );
      expect(first?.equals(second as Buffer), name).toBe(true);
      expect(first?.equals(third as Buffer), name).toBe(true);
    }
  });

  it('stays as it is where nothing that is published has changed', async () => {
    const fresh = await emptyDirectory();
    const first = await buildRelease(input, fresh);
    const written = await stat(join(first.directory, 'manifest.json'));
    expect(await isMadeOf(first, 'f'.repeat(64))).toBe(false);
    expect(await buildRelease({ ...input, inputs: 'f'.repeat(64) }, fresh)).toEqual(first);
    expect(await stat(join(first.directory, 'manifest.json'))).toEqual(written);
    expect(await isMadeOf(first, 'f'.repeat(64))).toBe(true);
    expect(await buildRelease(input, fresh)).toEqual(first);
    expect(await isMadeOf(first, 'f'.repeat(64))).toBe(false);
    expect((await readdir(fresh)).sort()).toEqual([first.manifest.id, 'current'].sort());
  });

  it('is another one where its data come back', async () => {
    const fresh = await emptyDirectory();
    const first = await buildRelease(input, fresh);
    const second = await buildRelease({ ...input, quads: sample(1) }, fresh);
    const third = await buildRelease(input, fresh);
    expect(third.manifest.id).toBe(first.manifest.id);
    expect(third.manifest.name).toBe(`${first.manifest.id}-3`);
    expect(third.place).toMatchObject({ number: 3, previous: { number: 2, name: second.manifest.name } });
  });

  it('stands beside one of the same data with another description', async () => {
    const described = [quad(iri(`${BASE}dataset`), iri('x:note'), literal('new'))];
    const other = { ...input, inputs: 'f'.repeat(64), description: [...input.description, ...described] };
    const built = await buildRelease(other, releases);
    expect(built.manifest.id).toBe(release.manifest.id);
    expect(built.directory).not.toBe(release.directory);
    expect(await openCurrent(releases)).toEqual(built);
    expect(await openRelease(release.directory)).toEqual(release);
  });

  it('is written anew where it is damaged', async () => {
    const fresh = await emptyDirectory();
    const { directory, place } = await buildRelease(input, fresh);
    await writeFile(join(directory, 'dataset.nq'), 'lost');
    await expect(openCurrent(fresh)).rejects.toThrow('dataset.nq');
    const { manifest, place: repaired } = await buildRelease(input, fresh);
    expect({ manifest, repaired }).toEqual({ manifest: release.manifest, repaired: place });
    expect((await readdir(fresh)).sort()).toEqual([release.manifest.id, 'current'].sort());
  });
});

describe('a release of unusual data', () => {
  async function built(name: string, text: string): Promise<Release> {
    const path = join(await emptyDirectory(), name);
    await writeFile(path, text);
    const prepared = await prepareFiles({ files: [path], ontology: ONTOLOGY, base: BASE });
    return buildRelease(prepared.input as BuildInput, await emptyDirectory());
  }

  it('is made of nothing', async () => {
    const { manifest } = await built('empty.ttl', '');
    expect(manifest).toMatchObject({ quads: 0, entities: 0, omitted: [] });
  });

  it('leaves out, with the reason, the one dump that cannot hold it', async () => {
    const { manifest } = await built('x.nt', '<x:s> <x:1> "\\u0001" .\n');
    expect(manifest.omitted).toMatchObject([
      { name: 'dumps/munpart.rdf', reason: expect.stringContaining('XML') },
    ]);
    const names = manifest.files.map(({ name }) => name);
    expect(names).toContain('dumps/munpart.ttl');
    expect(names).not.toContain('dumps/munpart.rdf');
  });
});

describe('a build that fails', () => {
  it('cleans up what is unfinished of its own, and nothing else', async () => {
    const fresh = await emptyDirectory();
    const own = [
      `${'0'.repeat(64)}.tmp`,
      `${'0'.repeat(64)}-7.leaving.tmp`,
      'current.tmp',
      '.inputs.tmp',
      '.lock.1.tmp',
      '.lock.1.tmp.stale',
    ];
    for (const name of [...own, 'letter.tmp']) await writeFile(join(fresh, name), '');
    const { manifest } = await buildRelease(input, fresh);
    expect((await readdir(fresh)).sort()).toEqual([manifest.id, 'current', 'letter.tmp'].sort());
  });

  it('leaves the old release when the disk is full', async () => {
    const fresh = await emptyDirectory();
    expect(await ended(startBuild(fresh, [await nquadsFile('small.nq', sample(1))]))).toMatchObject({
      code: 0,
    });
    const before = await readlink(join(fresh, 'current'));
    const { code, stderr } = await ended(startBuild(fresh, [file], { prefix: ['prlimit', '--fsize=40000'] }));
    expect(code).toBe(1);
    expect(stderr).toContain('EFBIG');
    expect((await openCurrent(fresh))?.manifest.id).toBe(before);
    expect((await readdir(fresh)).sort()).toEqual([before, 'current'].sort());
  });

  it('leaves a whole release and no lock when it is killed, whenever that is', async () => {
    await Promise.all([killed(8), killed(8)]);
  }, 300_000);
});

/** Kills builds of ever new data at random moments; after each one there is a whole release, and after all of them a build works. */
async function killed(times: number): Promise<void> {
  const fresh = await emptyDirectory();
  const first = await nquadsFile('small.nq', sample(2));
  const from = performance.now();
  expect(await ended(startBuild(fresh, [first]))).toMatchObject({ code: 0 });
  const whole = performance.now() - from;
  for (let attempt = 0; attempt < times; attempt++) {
    const extra = quad(iri('x:attempt'), iri('x:number'), literal(String(attempt)));
    const build = startBuild(fresh, [first, await nquadsFile('extra.nq', [extra])]);
    // Before, there is only a program that loads.
    const delay = whole * (0.3 + 0.8 * Math.random());
    setTimeout(() => build.kill('SIGKILL'), delay);
    await ended(build);
    expect(await openCurrent(fresh), `killed after ${delay} ms of ${whole}`).toBeDefined();
  }
  expect(await ended(startBuild(fresh, [first]))).toMatchObject({ code: 0 });
  const left = (await readdir(fresh)).filter((name) => name.endsWith('.tmp') || name.startsWith('.lock'));
  expect(left).toEqual([]);
  for (const name of (await readdir(fresh)).filter((each) => each !== '.inputs')) {
    await openRelease(join(fresh, name));
  }
  const numbers = (await readHistory(fresh)).releases.map(({ place }) => place.number);
  expect(new Set(numbers).size, `${numbers}`).toBe(numbers.length);
}

describe('a damaged release', () => {
  it('is refused by the name of the file, whichever byte of whichever file has changed', async () => {
    const { directory, manifest } = await buildRelease(input, await emptyDirectory());
    // As if it had been written long ago: then its files are known, and read again only where they change.
    vi.setSystemTime(Date.now() + 60_000);
    await openRelease(directory);
    const known: unknown = JSON.parse(await readFile(join(directory, 'checked.json'), 'utf8'));
    expect(Object.keys(known as object)).toEqual(manifest.files.map(({ name }) => name));
    // The index proves itself where it is opened: tests/contract/index-file.test.ts.
    const checked = (await filesBelow(directory)).filter((name) => name !== INDEX);
    for (const name of checked) {
      const path = join(directory, name);
      const whole = await readFile(path);
      const damaged = Buffer.from(whole);
      const at = Math.floor(Math.random() * whole.length);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(path, damaged);
      const named = name === 'SHA256SUMS' ? 'does not match SHA256SUMS' : name;
      await expect(openRelease(directory), `${name} at ${at}`).rejects.toThrow(named);
      await writeFile(path, whole.subarray(1));
      await expect(openRelease(directory), `${name} shortened`).rejects.toThrow(named);
      await writeFile(path, whole);
    }
    await expect(openRelease(directory)).resolves.toBeDefined();
    vi.useRealTimers();
  });

  it('is not the same as none', async () => {
    expect(await openCurrent(await emptyDirectory())).toBeUndefined();
    expect(await openCurrent(join(await emptyDirectory(), 'absent'))).toBeUndefined();
    await expect(openRelease(await emptyDirectory())).rejects.toThrow('manifest.json is missing');
  });
});
