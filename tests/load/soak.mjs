/* Serves data of its own for some minutes under attack queries, slow readers, idle connections and reloads, asks for pages
   and files all the while, and prints what failed and how long answers took: node tests/load/soak.mjs [--minutes 10] */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const MINUTES = Number(values.minutes);
const MAIN = new URL('../../dist/main.js', import.meta.url).pathname;
const RELOAD_INTERVAL = 30_000;
const RESOURCES = 2_000;
const ATTACKS = [
  'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }',
  'SELECT * { ?a ?b ?c . ?d ?e ?f }',
  'ASK { FILTER(REGEX("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")) }',
  `ASK ${'{'.repeat(5_000)}`,
  'CONSTRUCT { ?s <http://p/123> ?o } { ?s ?p ?o }',
];

const directory = await mkdtemp(join(tmpdir(), 'munpart-soak-'));
const file = join(directory, 'data.nt');
const write = (version) => {
  const line = (i) =>
    `<http://localhost:1/id/${i}> <http://www.w3.org/2000/01/rdf-schema#label> "${i} of ${version}" .\n`;
  return writeFile(file, Array.from({ length: RESOURCES }, (_, i) => line(i)).join(''));
};
await write(0);
const words = [
  'serve',
  '--rdf',
  file,
  '--watch',
  '--keep',
  '3',
  '--port',
  '0',
  '--base-iri',
  'http://localhost:1/',
];
const server = spawn(process.execPath, [MAIN, ...words, '--releases', join(directory, 'releases')], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let output = '';
server.stdout.on('data', (chunk) => {
  output = (output + chunk).slice(0, 10_000);
});
while (!/ at \S+\n/.test(output)) await pause(100);
const url = new URL(/ at (\S+)\n/.exec(output)[1]);
const end = Date.now() + MINUTES * 60_000;
const isOver = () => Date.now() >= end || server.exitCode !== null;

const PAGES = [
  '',
  'healthz',
  'doc/1',
  'doc/2.ttl',
  'dataset',
  'dataset.ttl',
  'dumps/latest/munpart.nt',
  'search?q=1',
  'releases',
  'metrics',
];
const times = [];
const failed = new Map();
const answers = { pages: 0, reloads: 0, attacks: new Map() };
const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

async function visit() {
  for (let turn = 0; !isOver(); turn++) {
    const page = PAGES[turn % PAGES.length];
    const started = performance.now();
    const status = await fetch(new URL(page, url), { headers: { accept: '*/*' } })
      .then(async (response) => (await response.arrayBuffer()) && response.status)
      .catch((error) => error.message);
    times.push(performance.now() - started);
    answers.pages++;
    if (status !== 200) count(failed, `/${page}: ${status}`);
    await pause(20);
  }
}

async function attack() {
  for (let turn = 0; !isOver(); turn++) {
    const query = `${ATTACKS[turn % ATTACKS.length]}\n# ${turn}`;
    const address = new URL(`sparql?query=${encodeURIComponent(query)}`, url);
    const status = await fetch(address, {
      headers: { accept: turn % 5 === 4 ? 'application/rdf+xml' : '*/*' },
    })
      .then(async (response) => (await response.arrayBuffer()) && response.status)
      .catch((error) => error.message);
    count(answers.attacks, status);
    await pause(50);
  }
}

/** Asks for the largest file and reads a little of it now and then; or says nothing at all. */
async function loiter(isReader) {
  while (!isOver()) {
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.on('error', () => {});
    if (isReader) socket.write('GET /dumps/latest/munpart.nt HTTP/1.1\r\nHost: x\r\n\r\n');
    for (let time = 0; time < 20 && !socket.destroyed && !isOver(); time++) {
      socket.resume();
      await pause(10);
      socket.pause();
      await pause(500);
    }
    socket.destroy();
  }
}

async function reload() {
  for (let version = 1; !isOver(); version++) {
    await pause(Math.min(RELOAD_INTERVAL, Math.max(0, end - Date.now())));
    if (isOver()) return;
    await write(version);
    answers.reloads++;
  }
}

const memory = async () => {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
};
const before = await memory();
await Promise.all([
  visit(),
  visit(),
  attack(),
  attack(),
  attack(),
  reload(),
  ...Array.from({ length: 40 }, (_, i) => loiter(i % 2 === 0)),
]);

times.sort((a, b) => a - b);
const quantile = (part) => Math.round(times[Math.floor((times.length - 1) * part)] ?? 0);
const isAlive = server.exitCode === null;
const after = await memory();
server.kill('SIGTERM');
const failures = [...failed.values()].reduce((sum, one) => sum + one, 0);
console.log(
  `${MINUTES} min: ${answers.pages} pages and files, ${failures} failed, ${answers.reloads} reloads`,
);
for (const [what, times] of failed) console.log(`  ${what} (${times} times)`);
console.log(
  `p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, p99 ${quantile(0.99)} ms, longest ${quantile(1)} ms`,
);
console.log(`attacks by status: ${JSON.stringify(Object.fromEntries(answers.attacks))}`);
console.log(`memory of the HTTP process: ${before} MiB at first, ${after} MiB at last`);
console.log('\nas a row of docs/measurements.md:');
console.log(
  `| ${MINUTES} minutes of attack queries, slow readers, idle connections and reloads | ${answers.pages} pages and files, ${failures} failed; p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, p99 ${quantile(0.99)} ms; HTTP process ${before} MiB at first, ${after} MiB at last | 0 failed | \`npm run soak\` |`,
);
if (!isAlive) console.log(`the server ended with ${server.exitCode}`);
await pause(1_000);
server.kill('SIGKILL');
await rm(directory, { recursive: true, force: true });
process.exit(isAlive && failed.size === 0 ? 0 : 1);
