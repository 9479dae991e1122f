import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answersPerSecond } from './connections.mjs';

// Hot documents against a bare Hono hello-world, in turns in one run, so that both meet the same machine.

const ROUNDS = 5;
const LOAD = { connections: 32, milliseconds: 2_000 };
const DOCUMENT = '/doc/place/radom';
const TARGETS = [
  { name: 'bare Hono, hello world', server: 'bare', path: '/hello', accept: '*/*' },
  { name: 'Turtle', server: 'munpart', path: DOCUMENT, accept: 'text/turtle' },
  { name: 'JSON-LD', server: 'munpart', path: DOCUMENT, accept: 'application/ld+json' },
  { name: 'HTML', server: 'munpart', path: DOCUMENT, accept: 'text/html' },
];

const releases = await mkdtemp(join(tmpdir(), 'munpart-bench-'));
const ports = { bare: await freePort(), munpart: await freePort() };
const children = [
  start('./bare.mjs', [String(ports.bare)]),
  start('../../dist/main.js', ['serve', '--port', String(ports.munpart), '--releases', releases]),
];
try {
  for (const { server, path, accept } of TARGETS)
    await answering(`http://127.0.0.1:${ports[server]}${path}`, accept);
  report(await measure());
} finally {
  for (const child of children) child.kill();
  await rm(releases, { recursive: true, force: true });
}

async function measure() {
  const rates = new Map(TARGETS.map((target) => [target, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const target of TARGETS) {
      const { server, path, accept } = target;
      const rate = await answersPerSecond({ ...LOAD, port: ports[server], path, accept });
      // The first round warms both up.
      if (round > 0) rates.get(target).push(rate);
    }
  }
  return TARGETS.map((target) => ({ ...target, rate: median(rates.get(target)) }));
}

function report([yardstick, ...others]) {
  console.log(`${yardstick.name.padEnd(24)} ${Math.round(yardstick.rate)} answers/s`);
  for (const { name, rate } of others) {
    console.log(`${name.padEnd(24)} ${Math.round(rate)} answers/s   ${(rate / yardstick.rate).toFixed(2)}`);
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function start(module, args) {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  return fork(new URL(module, import.meta.url), args, { cwd, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

/** Waits until the server has the answer ready. */
async function answering(url, accept) {
  for (let attempt = 0; attempt < 600; attempt++) {
    const ok = await fetch(url, { headers: { accept } }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
