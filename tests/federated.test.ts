import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Program } from './program.ts';

/** Milliseconds that clients wait at least: a minute is what proxies do. */
const PATIENCE = 30_000;
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
const TWINS = Array.from(
  { length: 500 },
  (_, i) => `<http://x/${i}> <http://x/twin> <http://y/${i % 50}> .\n`,
);
const LABELS = Array.from({ length: 50 }, (_, i) => `<http://y/${i}> <${LABEL}> "Town ${i}"@en .\n`);

let home: string;
let other: Program;
let program: Program;
let url: string;
let service: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-federated-'));
  await writeFile(join(home, 'twins.nt'), TWINS.join(''));
  await writeFile(join(home, 'labels.nt'), LABELS.join(''));
  const serve = ['serve', '--port', '0', '--query-children', '1'];
  other = new Program([...serve, '--rdf', 'labels.nt', '--releases', 'other'], home);
  service = `${await other.url()}sparql`;
  program = new Program([...serve, '--rdf', 'twins.nt', '--releases', 'own', '--services', service], home);
  url = await program.url();
});
afterAll(async () => {
  await Promise.all([other?.stop('SIGKILL'), program?.stop('SIGKILL')]);
  await rm(home, { recursive: true, force: true });
});

async function ask(query: string) {
  const response = await fetch(`${url}sparql?query=${encodeURIComponent(query)}`, {
    headers: { accept: 'application/sparql-results+json' },
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await response.text();
  return { status: response.status, text, engine: response.headers.get('server-timing') };
}

const joined = (id: number) =>
  `SELECT ?twin ?name { <http://x/${id}> <http://x/twin> ?twin SERVICE <${service}> { ?twin <${LABEL}> ?name } }`;

describe('a query over two endpoints that really run', () => {
  it('is answered at once after the start, by several clients, while others are answered meanwhile', async () => {
    const federated = Promise.all([0, 1, 2].map((id) => ask(joined(id))));
    const started = performance.now();
    for (let turn = 0; turn < 5; turn++) {
      expect((await ask(`ASK { <http://x/${turn}> ?p ?o }`)).status).toBe(200);
      expect((await fetch(`${url}healthz`)).status).toBe(200);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
    for (const [id, { status, text }] of (await federated).entries()) {
      expect([status, text.slice(0, 500)]).toEqual([200, expect.stringContaining(`"Town ${id}"`)]);
    }
  });

  it('is answered without delay later on', async () => {
    const started = performance.now();
    expect((await ask(joined(7))).text).toContain('"Town 7"');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('names the endpoint that has gone', async () => {
    await other.stop('SIGKILL');
    const { status, text } = await ask(joined(9));
    expect(status).toBe(502);
    expect(text).toContain(service);
  });
});
