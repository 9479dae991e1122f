import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Parser } from '@traqula/parser-sparql-1-1';
import { IndexBuilder } from '../../src/engine/columns/build.ts';
import { execute, openIndex } from '../../src/engine/engine.ts';
import { parseNQuads } from '../../src/rdf/n-quads/reader.ts';
import { questions } from './questions.mjs';

// The embedded engine in process on a file of N-Quads: milliseconds of processor time for each question of the mix.

const { values } = parseArgs({
  options: { data: { type: 'string' }, rounds: { type: 'string' }, explain: { type: 'string' } },
});
const LIMITS = { deadline: 600_000, maxBytes: 2 ** 32, maxResultBytes: 2 ** 30 };
const parser = new Parser();
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const index = measured('index built', () => {
  const builder = new IndexBuilder();
  for (const quad of parseNQuads(pieces(readFileSync(values.data)))) builder.add(quad);
  return Buffer.concat(builder.finish());
});
const opened = measured('index opened', () => openIndex(index));
console.log(`${opened.quads} quads, ${(index.length / opened.quads).toFixed(1)} bytes a quad`);

let product = 1;
const mix = await questions();
for (const { name, query, accept } of mix) {
  const times = [];
  let bytes = 0;
  for (let round = 0; round < Number(values.rounds ?? 15); round++) {
    const started = processor();
    bytes = execute(opened, parser.parse(query), LIMITS).write(accept).length;
    times.push(processor() - started);
  }
  const [first] = times;
  times.sort((a, b) => a - b);
  const median = times[times.length >> 1];
  product *= median;
  console.log(
    `${name.padEnd(24)} ${median.toFixed(2).padStart(9)} ms  first ${first.toFixed(1)} ms  ${bytes} bytes`,
  );
  if (values.explain === name || values.explain === 'all') explain(query, accept);
}
console.log(`geometric mean ${(product ** (1 / mix.length)).toFixed(2)} ms`);

function* pieces(bytes) {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, Math.min(bytes.length - 1, at + 65_536)) + 1 || bytes.length;
    yield bytes.toString('utf8', at, end);
    at = end;
  }
}

function measured(what, run) {
  const started = processor();
  const result = run();
  console.log(`${what}: ${(processor() - started).toFixed(0)} ms`);
  return result;
}

function explain(query, accept) {
  const execution = execute(opened, parser.parse(query), { ...LIMITS, isTraced: true });
  execution.write(accept);
  print(execution.explain(), '  ');
}

function print({ operator, detail, estimate, rows, milliseconds, inputs }, indent) {
  console.log(`${indent}${operator} ${detail}: ${estimate} → ${rows} rows, ${milliseconds} ms`);
  for (const input of inputs) print(input, `${indent}  `);
}
