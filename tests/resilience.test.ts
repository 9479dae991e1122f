import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { madeOnce } from './made-once.ts';
import { childrenOf, MAIN, Program, pause, runAlone } from './program.ts';
import type { Ended } from './warm-program.ts';

/** A query that the HTTP process does not answer itself. */
const OF_PROCESS = 'sparql?query=ASK%7BBIND(1%20AS%20%3Fa)%7D';
const ENDLESS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';
const BASE = ['--base-iri', 'http://towns.example/'];
const linesOf = (count: number, length: number) =>
  Array.from(
    { length: count },
    (_, i) => `<http://x.example/${i}> <http://x.example/p> "${'x'.repeat(length)}${i}" .\n`,
  ).join('');

let directory: string;
let program: Program | undefined;
let sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
});

/** A directory with data and the release of them, which is built for the first who asks. */
async function published(file: string, text: string): Promise<string> {
  const made = await madeOnce(`resilience-${file}`, async (place) => {
    await writeFile(join(place, file), text);
    const { code, stderr } = await runAlone(['build', '--rdf', file, ...BASE], place);
    if (code !== 0) throw new Error(stderr);
  });
  const copy = await mkdtemp(join(tmpdir(), 'munpart-resilience-'));
  await cp(made, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function serve(file: string, ...words: readonly string[]): Promise<URL> {
  program = new Program(
    ['serve', '--rdf', file, '--port', '0', '--query-children', '1', ...BASE, ...words],
    directory,
  );
  return new URL(await program.url());
}

async function stopped(): Promise<void> {
  await program?.stop('SIGKILL');
  program = undefined;
  await rm(directory, { recursive: true, force: true });
}

/** Some may have ended a moment before. */
function kill(processes: readonly number[]): void {
  for (const id of processes) {
    try {
      process.kill(id, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

/** Each test has a directory of its own, and starts what it needs. */
function eachAlone(file: string, text: string): void {
  beforeEach(async () => {
    directory = await published(file, text);
  });
  afterEach(stopped);
}

const SMALL = ['small.nt', linesOf(200, 10)] as const;
/** More than the system keeps for a reader that does not read. */
const LARGE = ['large.nt', linesOf(1_600, 10_000)] as const;

async function connected(port: string, text = ''): Promise<Socket> {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  sockets.push(socket);
  await once(socket, 'connect');
  if (text !== '') socket.write(text);
  return socket;
}

/** What a request of these bytes is answered with, to the end of the connection. */
async function raw(port: string, text: string): Promise<string> {
  const socket = await connected(port, text);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  await Promise.race([once(socket, 'close'), pause(5_000)]);
  return answer;
}

/** Status of a GET on a connection of its own. */
async function statusOf(url: URL | string): Promise<number> {
  const asked = request(url, { agent: false });
  asked.end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

describe('connections', () => {
  eachAlone(...SMALL);

  it('that are idle make room for others', async () => {
    const url = await serve('small.nt', '--max-connections', '100', '--client-connections', '0');
    for (let count = 0; count < 300; count++) await connected(url.port, count % 2 === 0 ? '' : 'GET / HT');
    expect(await statusOf(new URL('healthz', url))).toBe(200);
    expect(await statusOf(url)).toBe(200);
  });

  it('of one client are bounded, and its newest goes on', async () => {
    const url = await serve('small.nt', '--client-connections', '20');
    const first = await connected(url.port);
    for (let count = 0; count < 40; count++) await connected(url.port);
    await Promise.race([once(first, 'close'), pause(2_000)]);
    expect(first.closed).toBe(true);
    expect(await statusOf(url)).toBe(200);
  });

  it('that are all busy leave health to be answered, and tell others to come later', async () => {
    const url = await serve('small.nt', '--max-connections', '4', '--client-queries', '0');
    const query = `sparql?query=${encodeURIComponent(ENDLESS)}`;
    for (let count = 0; count < 4; count++) {
      await connected(url.port, `GET /${query}%20%23${count} HTTP/1.1\r\nHost: x\r\n\r\n`);
    }
    await pause(2_000);
    expect(await statusOf(new URL('healthz', url))).toBe(200);
    expect(await statusOf(url)).toBe(503);
  });
});

describe('at the end', () => {
  eachAlone(...LARGE);

  it('what is being sent arrives, however slowly it is read', async () => {
    const url = await serve('large.nt');
    const asked = request(new URL('dumps/latest/munpart.nt', url), { agent: false });
    asked.end();
    const [response] = await once(asked, 'response');
    const idle = await connected(url.port);
    const ended = program?.stop('SIGTERM');
    await Promise.race([once(idle, 'close'), pause(3_000)]);
    expect(idle.closed).toBe(true);
    let bytes = 0;
    for await (const chunk of response) {
      bytes += (chunk as Buffer).length;
      if (bytes < 4_000_000) await pause(20);
    }
    expect(bytes).toBe(Number(response.headers['content-length']));
    expect((await ended)?.code).toBe(0);
  });

  it('nobody is waited for longer than the grace', async () => {
    const url = await serve('large.nt', '--shutdown-grace', '1');
    const socket = await connected(url.port, 'GET /dumps/latest/munpart.nt HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.pause();
    await pause(500);
    const started = performance.now();
    expect(await program?.stop('SIGTERM')).toMatchObject({ code: 0 });
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});

describe('a server', () => {
  let url: URL;
  beforeAll(async () => {
    directory = await published(...SMALL);
    url = await serve('small.nt', '--query-wait', '60');
  });
  afterAll(stopped);

  it('needs no Host in HTTP/1.0, and in HTTP/1.1 one that is no novel', async () => {
    const { port } = url;
    expect(await raw(port, 'GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await raw(port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
    expect(
      await raw(port, `GET / HTTP/1.1\r\nHost: ${'x'.repeat(1_000)}\r\nConnection: close\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 431 /);
    expect(await raw(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('lets queries wait for pages where processors are short', async () => {
    const own = getPriority(program?.process.pid);
    const lower = Math.min(own + 5, constants.priority.PRIORITY_LOW);
    const priorities = (await childrenOf(program?.process.pid)).map((id) => getPriority(id));
    // Those of pages have that of the server.
    expect(new Set(priorities)).toEqual(new Set([own, lower]));
  });

  it('answers 503 where a query process is killed from outside, and the next query', async () => {
    const before = await childrenOf(program?.process.pid);
    const answer = fetch(new URL(`sparql?query=${encodeURIComponent(ENDLESS)}`, url));
    await pause(500);
    kill(before);
    const response = await answer;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).not.toBeNull();
    await program?.until(async () => (await statusOf(new URL(OF_PROCESS, url))) === 200);
  });

  it('owes nobody an answer where a query process was killed a moment before', async () => {
    for (let round = 0; round < 5; round++) {
      await program?.until(async () => (await statusOf(new URL(OF_PROCESS, url))) === 200);
      const answers = Array.from({ length: 4 }, (_, index) => {
        const query = new URL(
          `sparql?query=${encodeURIComponent(`ASK { FILTER(ABS(${round}) < ${index}) }`)}`,
          url,
        );
        return statusOf(query);
      });
      kill(await childrenOf(program?.process.pid));
      expect(await Promise.all(answers)).toEqual([200, 200, 200, 200]);
    }
  });

  it('tells of a dump that is damaged, sends it not, and again when it is whole', async () => {
    const dump = new URL('dumps/latest/munpart.nt', url);
    expect(await statusOf(dump)).toBe(200);
    const file = join(directory, 'releases/current/dumps/munpart.nt');
    const whole = await readFile(file);
    const handle = await open(file, 'r+');
    await handle.write('!', 10);
    await handle.close();
    expect(await statusOf(dump)).toBe(500);
    await program?.until(() => program?.stderr.includes('is damaged') === true);
    await writeFile(file, whole.subarray(0, 100));
    expect(await statusOf(dump)).toBe(500);
    await writeFile(file, whole);
    expect(await statusOf(dump)).toBe(200);
    expect(await (await fetch(new URL('metrics', url))).text()).toMatch(/munpart_failures_total [1-9]/);
  });
});

describe('a dataset that is damaged while it is served', () => {
  eachAlone(...SMALL);

  it('is loaded by no other process, which is told, and served again when it is whole', async () => {
    const url = await serve('small.nt');
    // What the HTTP process does not answer itself.
    const query = new URL('sparql?query=SELECT(COUNT(*)AS%3Fn)%7B%3Fs%3Fp%3Fo%7D', url);
    const file = join(directory, 'releases/current/dataset.nq');
    // What is opened first is the index, which proves itself.
    await rm(join(directory, 'releases/current/index.bin'));
    const whole = await readFile(file);
    await writeFile(file, whole.toString().replaceAll('http://x.example/p', 'http://x.example/q'));
    const children = await childrenOf(program?.process.pid);
    kill(children);
    await program?.until(() => program?.stderr.includes('is damaged') === true);
    expect(await statusOf(query)).toBe(503);
    expect(await statusOf(new URL('healthz', url))).toBe(200);
    await writeFile(file, whole);
    await program?.until(async () => (await statusOf(query)) === 200);
  });
});

describe('the surroundings of the program', () => {
  eachAlone(...SMALL);

  const SERVE = `serve --rdf small.nt --port 0 --query-children 1 ${BASE.join(' ')}`;
  const started = (shell: string) =>
    spawn('bash', ['-c', shell, 'bash', process.execPath, MAIN], {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  it.each(['2>&-', '2> >(head -c 1)'])('may close its log: %s', async (redirect) => {
    const child = started(`exec "$1" "$2" ${SERVE} ${redirect}`);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    try {
      while (!out.includes('\n')) await pause(50);
      const url = new URL(/ at (\S+)\n/.exec(out)?.[1] ?? '');
      await rm(join(directory, 'releases/current/dumps/munpart.nt'));
      await writeFile(join(directory, 'releases/current/dumps/munpart.nt'), 'damaged');
      for (let time = 0; time < 4; time++) {
        expect(await statusOf(new URL('dumps/latest/munpart.nt', url))).toBe(500);
        await pause(100);
      }
      expect(await statusOf(new URL('healthz', url))).toBe(200);
      expect(child.exitCode).toBeNull();
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('may allow too few open files: that is told in a line', async () => {
    const child = started(`ulimit -n 64; exec "$1" "$2" ${SERVE}`);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const [code] = (await once(child, 'close')) as [Ended['code']];
    expect(code).toBe(1);
    expect(err).toMatch(/^munpart: .*64 files open.*ulimit -n.*\n$/);
  });
});
