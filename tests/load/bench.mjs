import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Store } from 'oxigraph';
import { cold } from './measures/cold.mjs';
import { facetIndex, facetPages } from './measures/facets.mjs';
import { importing } from './measures/import.mjs';
import { afterKill, documentsUnderLoad, othersDuringKill } from './measures/isolation.mjs';
import { afterwards, build, check } from './measures/line.mjs';
import { mix } from './measures/mix.mjs';
import { names } from './measures/names.mjs';
import { overhead } from './measures/overhead.mjs';
import { besidePeers } from './measures/peers.mjs';
import { rates } from './measures/rates.mjs';
import { settled } from './measures/settled.mjs';
import { start } from './measures/start.mjs';
import { watch } from './measures/watch.mjs';
import { startPeers } from './peers/peers.mjs';
import { answering, bare, freePort, memoryOf, stopped } from './processes.mjs';
import { BASE, questions } from './questions.mjs';
import { writeRecords } from './records/write.mjs';
import { against, forScale, print } from './rows.mjs';

// The speed of munpart on generated records, from records to the last measure: `--scale` is their number of partnerships;
// `--smoke` only sees that all of it runs. With `--releases DIR` the release is kept there, and the next run need not build it.
// Virtuoso, Trifid, Comunica's endpoint and Oxigraph's server are asked beside it, where their commands are on the PATH, and those of
// `--peers NAME=URL,…`, which run on this machine with the same N-Triples; with `--beside` nothing else is measured.

const LEAST = 100;
/** Partnerships past which oxigraph has no room in WebAssembly: a hundred thousand take half of it. */
const MOST_IN_PROCESS = 150_000;
const OPTIONS = {
  smoke: { type: 'boolean' },
  scale: { type: 'string' },
  releases: { type: 'string' },
  peers: { type: 'string' },
  beside: { type: 'boolean' },
};
const { values } = parseArgs({ options: OPTIONS });
const scale = Number(values.scale ?? (values.smoke ? 100 : 10_000));
if (!(scale >= LEAST)) throw new Error(`--scale is a number from ${LEAST} on`);
const effort = values.smoke ? { rounds: 1, milliseconds: 50 } : { rounds: 5, milliseconds: 2_000 };

const directory = await mkdtemp(join(tmpdir(), 'munpart-bench-'));
const ends = [() => rm(directory, { recursive: true, force: true })];
const stop = async () => {
  while (ends.length > 0) await ends.pop()();
};
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void stop().then(() => process.exit(1)));
try {
  await bench();
} finally {
  await stop();
}

async function bench() {
  const data = join(directory, 'data');
  const releases = values.releases ?? join(directory, 'releases');
  const towns = await writeRecords(data, scale);
  const ports = { bare: await freePort(), munpart: await freePort() };
  // One client stands for many here: what one may have at once and use up is not what is measured.
  const unlimited = [
    '--client-queries',
    '0',
    '--client-budget',
    '0',
    '--query-wait',
    '60',
    '--query-timeout',
    '60',
  ];
  const words = ['--data', data, '--releases', releases, '--base-iri', BASE];
  const release = join(releases, 'current');
  const kept = await readlink(release).catch(() => undefined);
  await show(check({ scale, words }));
  if (kept === undefined) await show(build({ scale, words }));

  const { quads } = JSON.parse(await readFile(join(release, 'manifest.json'), 'utf8'));
  console.log(`${scale} partnerships, ${towns.length} towns: ${quads} quads`);
  const server = await start({ scale, words: [...words, ...unlimited], port: ports.munpart });
  ends.push(() => stopped(server.child));
  if (kept !== undefined && kept !== (await readlink(release))) {
    throw new Error(`${releases} holds a release of other records or of another version`);
  }
  await show(server.rows);
  if (!values.beside) await show(cold({ ports }));
  const yardstick = bare(ports.bare);
  ends.push(() => stopped(yardstick));
  await answering(`http://127.0.0.1:${ports.bare}/hello`, yardstick);
  await measure({
    ...effort,
    server: server.child,
    scale,
    towns,
    ports,
    release,
    dataset: join(release, 'dataset.nq'),
  });
  await stopped(server.child);
  // What follows changes records and releases.
  if (values.releases !== undefined || values.beside) return;
  await show(watch({ scale, words, data, releases, towns, port: await freePort() }));
  await show(importing({ directory, base: BASE, smoke: values.smoke }));
  await show(afterwards({ words, releases, site: join(directory, 'site'), smoke: values.smoke }));
}

async function measure(common) {
  const context = { ...common, mix: await questions() };
  await settled(context);
  const peers = await peersBeside(context);
  const virtuoso = peers.find(({ name }) => name === 'virtuoso');
  if (!values.beside) {
    const oxigraph = await inProcess(context);
    await show(overhead({ ...context, oxigraph }));
    const ports = { ...context.ports, ...(virtuoso && { virtuoso: virtuoso.port }) };
    await show(mix({ ...context, oxigraph, ports }));
    // Before answers to all that follows are kept.
    await show([memory(context.scale, await memoryOf(context.server))]);
    await measureAlone(context);
  }
  if (peers.length > 0) await show(besidePeers({ ...context, peers }));
}

async function measureAlone(context) {
  await show(rates(context));
  await show(facetPages({ ...context, smoke: values.smoke }));
  await show(names({ ...context, smoke: values.smoke }));
  await show(facetIndex({ smoke: values.smoke }));
  await show(documentsUnderLoad(context));
  await show(othersDuringKill(context));
  await show(afterKill(context));
  await settled(context);
}

function memory(scale, bytes) {
  const mebibytes = (value) => `${Math.round(value / 1_048_576)} MiB`;
  const row = against('memory of all processes, after the mix', bytes, {
    most: 512 * 1_048_576,
    print: mebibytes,
  });
  return forScale(row, scale, 10_000);
}

async function show(rows) {
  for await (const row of await rows) print(values.smoke ? { ...row, met: undefined } : row);
}

/** The same data in this process, as far as questions without a graph can see; none where they are too many. */
async function inProcess({ dataset, scale }) {
  if (scale > MOST_IN_PROCESS) return undefined;
  const store = new Store();
  const pieces = await createReadStream(dataset, { highWaterMark: 1 << 20 }).toArray();
  store.load(pieces, { format: 'application/n-quads', no_transaction: true });
  return store;
}

async function peersBeside({ release }) {
  const triples = join(release, 'dumps', 'munpart.nt');
  const peers = await startPeers({ directory: join(directory, 'peers'), triples, given: values.peers });
  ends.push(...peers.map(({ stop }) => stop));
  return peers;
}
