import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Parser } from '@traqula/parser-sparql-1-1';
import { IndexBuilder } from '../../src/engine/columns/build.ts';
import { execute, openIndex, readIndex } from '../../src/engine/engine.ts';
import { NQuadsReader } from '../../src/rdf/n-quads/reader.ts';
import { percentile } from './statistics.mjs';

// The engine on a dataset of any size: `--data FILE` (of statements.mjs) is written to `--index FILE`, which is opened and asked.

const { values } = parseArgs({ options: { data: { type: 'string' }, index: { type: 'string' } } });
const PIECE = 1 << 22;
const LOOK_UPS = 2_000;
const LIMITS = { deadline: 600_000, maxBytes: 2 ** 32, maxResultBytes: 2 ** 30 };
const BASE = 'https://towns.example/';
const QUESTIONS = {
  'count of all': 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
  'towns by country': `SELECT ?c (COUNT(*) AS ?n) { ?t <${BASE}def/country> ?c } GROUP BY ?c`,
  'partners of cities of a country': `SELECT (COUNT(*) AS ?n) { ?t a <${BASE}def/City> ; <${BASE}def/country> <${BASE}country/7> ; <${BASE}def/partner> ?p . ?p <${BASE}def/country> ?c }`,
  'great towns by name': `SELECT ?t ?l { ?t <${BASE}def/population> ?n ; <http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER(?n > 1999900) } ORDER BY ?l LIMIT 20`,
};
const parser = new Parser();
let latest = process.cpuUsage();
let from = performance.now();

if (values.data !== undefined) build();
const bytes = readIndex(values.index);
said(`read, ${(bytes.length / 1e6).toFixed(0)} MB`);
const index = openIndex(bytes);
said(
  `verified and opened: ${index.quads} quads, ${index.dictionary.size} terms, ${(bytes.length / index.quads).toFixed(1)} bytes a quad`,
);
lookUps('a town', (town) => `SELECT ?p ?o { ${town} ?p ?o }`);
lookUps(
  'partners of a town',
  (town) =>
    `SELECT ?q ?l { ${town} <${BASE}def/partner> ?q . ?q <http://www.w3.org/2000/01/rdf-schema#label> ?l }`,
);
for (const [name, query] of Object.entries(QUESTIONS)) {
  for (const turn of ['first', 'again']) {
    const answer = asked(query, 'text/csv');
    said(`${name}, ${turn}: ${answer.toString().split('\r\n').slice(1, 2)}`);
  }
}

function build() {
  const builder = new IndexBuilder();
  const reader = new NQuadsReader();
  for (const piece of pieces(values.data)) for (const quad of reader.read(piece)) builder.add(quad);
  said(`${builder.length} statements read from ${(statSync(values.data).size / 1e6).toFixed(0)} MB`);
  const file = openSync(values.index, 'w');
  for (const piece of builder.finish()) {
    for (let at = 0; at < piece.length; )
      at += writeSync(file, piece, at, Math.min(PIECE, piece.length - at));
  }
  closeSync(file);
  said('sorted and written');
}

function* pieces(path) {
  const file = openSync(path);
  const buffer = Buffer.alloc(PIECE);
  let rest = 0;
  for (;;) {
    const read = readSync(file, buffer, rest, PIECE - rest);
    const length = rest + read;
    if (length === 0) break;
    const end = read === 0 ? length : buffer.lastIndexOf(10, length - 1) + 1;
    yield buffer.toString('utf8', 0, end);
    buffer.copyWithin(0, end, length);
    rest = length - end;
  }
  closeSync(file);
}

function asked(query, accept = 'application/sparql-results+json') {
  return execute(index, parser.parse(query), LIMITS).write(accept);
}

/** As the mix of many people: a town each time that nobody has asked for. */
function lookUps(name, queryFor) {
  const times = { parsed: [], executed: [] };
  const towns = index.quads / 25;
  for (let count = 0; count < LOOK_UPS; count++) {
    const query = queryFor(`<${BASE}place/${(count * 7_919_317) % Math.floor(towns)}>`);
    const started = performance.now();
    const tree = parser.parse(query);
    const parsed = performance.now();
    execute(index, tree, LIMITS).write('application/sparql-results+json');
    times.parsed.push(parsed - started);
    times.executed.push(performance.now() - parsed);
  }
  for (const [what, all] of Object.entries(times)) {
    const [p50, p95] = [0.5, 0.95].map((part) => percentile(all.slice(LOOK_UPS / 4), part).toFixed(2));
    console.log(`${name}, ${what}: p50 ${p50} ms, p95 ${p95} ms`);
  }
}

/** Tells a step: seconds of the clock and of the processor since the last, and the most memory so far. */
function said(what) {
  const { user, system } = process.cpuUsage(latest);
  const wall = (performance.now() - from) / 1000;
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  console.log(
    `${what} · ${wall.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor time, at most ${Math.round(peak / 1000)} MB`,
  );
  latest = process.cpuUsage();
  from = performance.now();
}
