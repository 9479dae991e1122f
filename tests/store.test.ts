import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN, NODE_FLAGS, Program, pause, run } from './program.ts';
import { type RecordTexts, STATES } from './unit/release/five-releases.ts';

const BASE = ['--base-iri', 'https://towns.example/'];
/** One engine is enough, and soon at hand. */
const SERVE = ['serve', '--port', '0', '--query-children', '1', '--engine', 'columnar', ...BASE];

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-store-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function write(directory: string, texts: RecordTexts): Promise<void> {
  await rm(join(directory, 'data'), { recursive: true, force: true });
  await mkdir(join(directory, 'data', 'pages'), { recursive: true });
  await writeFile(
    join(directory, 'data/dataset.yaml'),
    'languages: [en, lv]\ntitle: { en: Towns, lv: Pilsētas }\npublisher: { name: { en: Town, lv: Pilsēta } }\n',
  );
  for (const [name, text] of Object.entries(texts)) await writeFile(join(directory, 'data', name), text);
}

/** A directory with the records of the first state, and the release made of them. */
async function published(name: string): Promise<string> {
  const directory = join(home, name);
  await write(directory, STATES[0] as RecordTexts);
  expect(await run(['build', ...BASE], directory)).toMatchObject({ code: 0, stderr: '' });
  return directory;
}

const currentOf = (directory: string) => readlink(join(directory, 'releases', 'current'));

describe('the history from the command line', () => {
  it('grows by build, is told by diff, and refuses to lose an IRI', async () => {
    const directory = await published('history');
    for (const texts of STATES.slice(1, 3)) {
      await write(directory, texts);
      expect(await run(['build', ...BASE], directory)).toMatchObject({ code: 0 });
    }
    const told = await run(['diff', 'previous', 'current'], directory);
    expect(told.stdout).toContain('Radom: population changed from 210000 to 211000\n');
    expect(told.stdout).toMatch(/release 2 to 3: \d+ quads added, \d+ deleted\n$/);
    const patch = await run(['diff', '1', '3', '--patch'], directory);
    expect(patch.stdout).toMatch(/^H id <https:\/\/towns\.example\/releases\/[^>]+> \.\n.*\nTC \.\n$/s);
    expect(JSON.parse((await run(['diff', '1', '2', '--json'], directory)).stdout)).toMatchObject({
      from: { number: 1 },
      to: { number: 2 },
    });
    expect(await run(['diff', '1', '9'], directory)).toMatchObject({
      code: 1,
      stderr: 'munpart: no release 9 is kept\n',
    });

    const { 'withdrawn.yaml': _, ...undeclared } = STATES[3] as Record<string, string>;
    await write(directory, undeclared);
    const refused = await run(['check', ...BASE], directory);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /^data\/withdrawn\.yaml:1:1: "partnership\/daugavpils--parnu" was published/,
    );
    await write(directory, STATES[3] as RecordTexts);
    expect(await run(['check', ...BASE], directory)).toMatchObject({ code: 0, stdout: 'no faults\n' });
  });

  it('keeps what a server has open, and nothing else but the newest', async () => {
    const directory = await published('kept');
    const server = new Program(SERVE, directory);
    const url = await server.url();
    const first = await currentOf(directory);
    for (const texts of STATES.slice(1, 4)) {
      await write(directory, texts);
      expect(await run(['build', '--keep', '1', ...BASE], directory)).toMatchObject({ code: 0 });
    }
    const kept = async () =>
      (await readdir(join(directory, 'releases'))).filter((name) => !name.startsWith('.'));
    expect((await kept()).sort()).toEqual([first, await currentOf(directory), 'current'].sort());
    expect((await fetch(`${url}dumps/${first}/munpart.nt`)).status).toBe(200);
    await server.stop();
    expect(await run(['build', '--keep', '1', ...BASE], directory)).toMatchObject({ code: 0 });
    expect((await kept()).sort()).toEqual([await currentOf(directory), 'current'].sort());
  });
});

describe('whatever befalls a build', () => {
  it('two at once: the second stops and says who builds', async () => {
    const directory = await published('two');
    const lock = join(directory, 'releases', '.lock');
    await writeFile(lock, `${process.pid} ${await startOf(process.pid)}`);
    await write(directory, STATES[1] as RecordTexts);
    const { code, stderr } = await run(SERVE, directory);
    expect(stderr).toMatch(
      new RegExp(`^munpart: .*locked by pid ${process.pid}: another munpart builds there\\n$`),
    );
    expect(code).toBe(1);
    await rm(lock);
  });

  it.each([['a file may not grow', (words: string[]) => ['prlimit', '--fsize=100000', ...words]]])(
    '%s: a server that watches goes on with the old release, and says so in one line',
    async (_, confine) => {
      const directory = await published('full');
      const before = await currentOf(directory);
      await write(directory, STATES[1] as RecordTexts);
      const [command = '', ...rest] = confine([process.execPath, MAIN, 'build', ...BASE]);
      const outcome = attempt(command, rest, directory);
      expect(outcome).toMatch(
        /^munpart: there is no room for the release \(EFBIG\): nothing was published\n$/,
      );
      expect(await currentOf(directory)).toBe(before);
      expect((await readdir(join(directory, 'releases'))).sort()).toEqual([before, 'current'].sort());
    },
  );

  it.runIf(canMount())('a disk of a megabyte: the old release is served, and one line says why', async () => {
    const directory = await published('disk');
    await mkdir(join(directory, 'disk'));
    await write(directory, STATES[1] as RecordTexts);
    // The disk is the program's own, and goes with it. What is left of it is too little for another release.
    const script = `set -e
      mount -t tmpfs -o size=6m tmpfs disk
      cp -a releases/. disk
      head -c $(($(df --output=avail -B1 disk | tail -n 1) - 1000000)) /dev/zero > disk/.filling
      exec "$@"`;
    const command = ['unshare', '-m', 'sh', '-c', script, 'sh', process.execPath, ...NODE_FLAGS, MAIN];
    const server = new Program([...SERVE, '--releases', join(directory, 'disk')], directory, {}, { command });
    const url = await server.url();
    expect((await fetch(`${url}doc/place/radom.ttl`)).status).toBe(200);
    expect(server.stderr.split('\n')[0]).toMatch(
      /no room for the release \(ENOSPC\).*the last release is served$/,
    );
    await server.stop();
  });

  it('killed while a server watches: the old release goes on, and the next build succeeds', async () => {
    const directory = await published('killed');
    const before = await currentOf(directory);
    await write(directory, STATES[1] as RecordTexts);
    for (const delay of [200, 700, 1200, 1700]) {
      const build = new Program(['build', ...BASE], directory);
      await pause(delay);
      await build.stop('SIGKILL');
      const current = await currentOf(directory);
      expect(await readFile(join(directory, 'releases', current, 'SHA256SUMS'), 'utf8')).toContain(
        'history.json',
      );
    }
    expect(await run(['build', ...BASE], directory)).toMatchObject({ code: 0 });
    expect(await currentOf(directory)).not.toBe(before);
    const told = await run(['diff', 'previous', 'current'], directory);
    expect(told.stdout).toContain('Pärnu: place added');
  });

  it('a damaged current release is named, and made anew', async () => {
    const directory = await published('damaged');
    const current = await currentOf(directory);
    const file = join(directory, 'releases', current, 'dataset.nq');
    const bytes = await readFile(file);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const server = new Program(SERVE, directory);
    const url = await server.url();
    expect(server.stderr).toMatch(/^munpart: not served: .*dataset\.nq does not have the SHA-256/);
    expect(await currentOf(directory)).toBe(current);
    expect((await (await fetch(`${url}releases.json`)).json()) as object).toMatchObject({
      releases: [{ number: 1 }],
    });
    await server.stop();
  });
});

function attempt(command: string, words: readonly string[], cwd: string): string {
  try {
    execFileSync(command, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    return '';
  } catch (error) {
    return String((error as { stderr: Buffer }).stderr);
  }
}

/** Only root may mount, and not in every container. */
function canMount(): boolean {
  const words = ['-m', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', tmpdir()];
  return attempt('unshare', words, tmpdir()) === '' && process.getuid?.() === 0;
}

async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
