import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../src/features/index.ts';
import { childrenOf, Program, pause, survivors } from './program.ts';
import { SOUND } from './unit/records/fixture.ts';

/** What data of any kind have instead of lists, records have not. */
const SLOW_AT_FIRST = ROUTES.filter(({ warm }) => warm !== undefined && !warm.startsWith('browse')).length;

const RECORDS = { ...SOUND, 'networks.yaml': '{}\n' };
const PAGE = 'data/pages/daugavpils.yaml';
const WORDS = ['serve', '--port', '0', '--base-iri', 'https://towns.example/', '--query-children', '1'];

/** Asks for page, document, list, query and dump in turn until told to stop: anything but 200 is a failure. */
function traffic(url: string): { stop(): Promise<{ answers: number; failures: string[] }> } {
  const paths = [
    '',
    'doc/place/radom.ttl',
    'places.json',
    'sparql?query=ASK%7B%7D',
    'dumps/latest/munpart.nt',
  ];
  const failures: string[] = [];
  let answers = 0;
  let isOver = false;
  const client = async () => {
    while (!isOver) {
      const path = paths[answers++ % paths.length] as string;
      const outcome = await statusOf(url + path);
      if (outcome !== 200) failures.push(`/${path}: ${outcome}`);
      await pause(10);
    }
  };
  const finished = client();
  return {
    stop: async () => {
      isOver = true;
      await finished;
      return { answers, failures };
    },
  };
}

/** The status of an answer that came whole, or why none came. */
async function statusOf(url: string): Promise<number | string> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    return String((error as Error).cause ?? error);
  }
}

describe('munpart serve --watch', () => {
  let home: string;
  let current: string;
  const file = (name: string) => join(home, name);
  const page = SOUND['pages/daugavpils.yaml'] as string;
  const places = SOUND['places.yaml'] as string;
  /** Inode and time of the link to the current release: any build replaces it. */
  const linked = async () => {
    const { ino, ctimeMs } = await lstat(current);
    return { ino, ctimeMs };
  };

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'munpart-watch-'));
    await mkdir(file('data/pages'), { recursive: true });
    for (const [name, text] of Object.entries(RECORDS)) await writeFile(file(`data/${name}`), text);
    current = file('releases/current');
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  it('swaps releases under way, keeps the last one through a faulty edit, and leaves nothing running', async () => {
    const program = new Program([...WORDS, '--watch'], home);
    let clients: ReturnType<typeof traffic> | undefined;
    try {
      const url = await program.url();
      const releaseOf = async () => {
        const answer = (await (await fetch(`${url}readyz`)).json()) as { release: string };
        return answer.release;
      };
      const radom = async () => (await fetch(`${url}doc/place/radom.ttl`)).text();
      const first = await releaseOf();
      // It reads all there is from the start on, not when something is saved.
      expect(await childrenOf(program.process.pid, 'follow-process')).toHaveLength(1);
      clients = traffic(url);

      await writeFile(file(PAGE), page.replace('twinning', 'twining'));
      await program.until(() => program.stderr.includes('did you mean "twinning"?'));
      expect(program.stderr).toMatch(/^data\/pages\/daugavpils\.yaml:3:32: expected a kind/m);
      expect(await releaseOf()).toBe(first);

      await writeFile(file(PAGE), page);
      await writeFile(file('data/places.yaml'), places.replace('lv: Radoma', 'lv: Rādoma'));
      await program.until(async () => (await releaseOf()) !== first);
      await program.until(async () => (await radom()).includes('"Rādoma"@lv'));

      // Many editors write a new file and move it over the old one.
      for (const name of ['Radomia', 'Radomija']) {
        await writeFile(file('places.new'), places.replace('lv: Radoma', `lv: ${name}`));
        await rename(file('places.new'), file('data/places.yaml'));
        await program.until(async () => (await radom()).includes(`"${name}"@lv`));
      }

      // Whatever becomes of the process that builds, what is served stays, and the next change is seen.
      const builder = (await childrenOf(program.process.pid, 'follow-process'))[0] as number;
      process.kill(builder, 'SIGKILL');
      await program.until(() => program.stderr.includes('what is saved next begins it again'));
      await writeFile(file('data/places.yaml'), places.replace('lv: Radoma', 'lv: Radome'));
      await program.until(async () => (await radom()).includes('"Radome"@lv'));

      const { answers, failures } = await clients.stop();
      expect(failures).toEqual([]);
      expect(answers).toBeGreaterThan(20);

      const children = await childrenOf(program.process.pid);
      expect(children.length).toBeGreaterThan(1);
      const { code } = await program.stop();
      expect(code).toBe(0);
      expect(await survivors(children)).toEqual([]);
    } finally {
      program.process.kill('SIGKILL');
      await clients?.stop();
    }
  }, 120_000);

  it('is not built anew where nothing has changed', async () => {
    const before = await linked();
    const program = new Program(WORDS, home);
    try {
      await program.url();
      expect(await linked()).toEqual(before);
    } finally {
      await program.stop();
    }
  }, 60_000);

  it('reads what is slow at first in the background, once a release', async () => {
    const program = new Program([...WORDS, '--watch'], home);
    try {
      const url = await program.url();
      let own = 0;
      const unasked = async () => {
        // Who asks all the time takes the time in which others could be served.
        await pause(250);
        const text = await (await fetch(`${url}metrics`)).text();
        return Number(/responses_total\{area="documents",status="200"\} (\d+)/.exec(text)?.[1] ?? 0) - own++;
      };
      await program.until(async () => (await unasked()) === SLOW_AT_FIRST);
      await writeFile(file('data/places.yaml'), places.replace('lv: Radoma', 'lv: Radomā'));
      await program.until(async () => (await unasked()) > SLOW_AT_FIRST);
    } finally {
      await program.stop();
    }
  }, 240_000);

  it('starts with the last release where the records are faulty now, and no child outlives a kill', async () => {
    const before = await linked();
    await writeFile(file(PAGE), page.replace('[radom]', '[radmo]'));
    const program = new Program(WORDS, home);
    const url = await program.url();
    expect(program.stderr).toContain('did you mean "radom"?');
    expect(program.stderr).toContain('the last release is served until the faults are mended');
    expect((await fetch(`${url}doc/partnership/daugavpils--radom`)).status).toBe(200);
    expect(await linked()).toEqual(before);
    const children = await childrenOf(program.process.pid);
    await program.stop('SIGKILL');
    expect(await survivors(children)).toEqual([]);
  }, 60_000);
});
