import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../client.mjs';
import { childrenOf } from '../processes.mjs';
import { anew, queryPath } from '../questions.mjs';
import { against, forScale, milliseconds } from '../rows.mjs';
import { median, percentile } from '../statistics.mjs';
import { busy, settled } from './settled.mjs';

const JSON_RESULTS = 'application/sparql-results+json';
const CROSS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
/** Small, and of a kind that the HTTP process does not answer itself. */
const SMALL = 'SELECT * { ?s a <https://w3id.org/munpart/def#Partnership> BIND(1 AS ?one) } LIMIT 1';
const READERS = 4;
/** Processes for the public's queries, where nothing else is set. */
const CHILDREN = availableParallelism();
/** Milliseconds between two documents that one reader takes. */
const REST = 20;
const AT = 10_000;

/** Documents while nothing else is asked; then, for the first time and again, while every query child is busy with a cross product and others wait. */
export async function documentsUnderLoad({ ports, towns, milliseconds: time, rounds }) {
  const duration = Math.max(time * rounds, 500);
  const half = Math.floor(towns.length / 2);
  await settled({ ports });
  const quiet = await readDocuments(ports, towns.slice(0, half), duration);
  const attackers = Array.from({ length: CHILDREN + 6 }, () => new Client(ports.munpart));
  // They are killed at their deadline, or when their clients leave.
  for (const attacker of attackers) attacker.ask(queryPath(anew(CROSS)), JSON_RESULTS).catch(() => {});
  await busy({ ports }, CHILDREN);
  const first = await readDocuments(ports, towns.slice(half), duration);
  const again = await readDocuments(ports, towns.slice(0, READERS), duration);
  for (const attacker of attackers) attacker.close();
  const aim = { most: 10, print: milliseconds };
  return [
    against(`documents for the first time, nothing else asked, p95 (${told50(quiet)})`, p95(quiet), {
      ...aim,
      most: 5,
    }),
    against(`documents for the first time under cross products, p95 (${told50(first)})`, p95(first), aim),
    against(`documents asked before under cross products, p95 (${told50(again)})`, p95(again), aim),
  ];
}

/** The times of documents that several readers take in turn, for so many milliseconds. */
async function readDocuments(ports, towns, duration) {
  const until = performance.now() + duration;
  let next = 0;
  const read = async () => {
    const client = new Client(ports.munpart);
    const times = [];
    while (performance.now() < until) {
      const path = `/doc/place/${towns[next++ % towns.length]}`;
      times.push((await client.ask(path, 'text/turtle')).milliseconds);
      await pause(REST);
    }
    client.close();
    return times;
  };
  return (await Promise.all(Array.from({ length: READERS }, read))).flat();
}

function p95(times) {
  return percentile(times, 0.95);
}

function told50(times) {
  return `p50 ${milliseconds(median(times))}`;
}

/** How long others wait for a small answer while a child is killed because its client leaves. */
export async function othersDuringKill({ ports, milliseconds: time }) {
  await settled({ ports });
  const attacker = new Client(ports.munpart);
  const victim = new Client(ports.munpart);
  const times = [];
  const from = performance.now();
  let hasLeft = false;
  attacker.ask(queryPath(anew(CROSS)), JSON_RESULTS).catch(() => {});
  while (performance.now() - from < Math.max(time, 1_500)) {
    if (!hasLeft && performance.now() - from > 300) {
      attacker.close();
      hasLeft = true;
    }
    times.push((await victim.ask(queryPath(anew(SMALL)), JSON_RESULTS)).milliseconds);
    await pause(REST);
  }
  victim.close();
  const what = `others while a child is killed: slowest of ${times.length}, none failed`;
  return [against(what, Math.max(...times), { most: 600, print: milliseconds })];
}

/** From the death of all query processes until a question is answered again. */
export async function afterKill({ ports, server, rounds, scale }) {
  const client = new Client(ports.munpart);
  const times = [];
  for (let round = 0; round < rounds; round++) {
    await settled({ ports });
    for (const pid of await childrenOf(server)) process.kill(pid, 'SIGKILL');
    times.push((await client.ask(queryPath(anew(SMALL)), JSON_RESULTS)).milliseconds);
  }
  client.close();
  const again = against('all query processes killed: answers again', median(times), {
    most: 300,
    print: milliseconds,
  });
  return [forScale(again, scale, AT)];
}
