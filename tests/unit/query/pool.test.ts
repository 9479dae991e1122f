import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Pool } from '../../../src/query/pool/pool.ts';
import { createEngine, createRoutedEngine, type EngineOptions } from '../../../src/query/pool/routed.ts';
import type { QueryRequest } from '../../../src/query/port.ts';

const ENDLESS =
  'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?a) != STR(?l)) }';
const ASK: QueryRequest = {
  query: 'ASK {}',
  mediaType: 'application/sparql-results+json',
  deadline: 15_000,
  maxBytes: 1000,
};

const directory = mkdtempSync(join(tmpdir(), 'munpart-pool-'));
const dataset = join(directory, 'dataset.nq');
beforeAll(() => {
  writeFileSync(dataset, Array.from({ length: 300 }, (_, i) => `<a:${i}> <a:p> <a:o> .\n`).join(''));
});
afterAll(() => rmSync(directory, { recursive: true }));

const open: Pool[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

async function pool(options: Partial<EngineOptions> = {}): Promise<Pool> {
  const started = await createEngine({ dataset, children: 1, spares: 0, ...options });
  open.push(started);
  return started;
}

function endless(engine: Pool, deadline: number) {
  const outcome = engine.execute({ ...ASK, query: ENDLESS, deadline }).catch((error: unknown) => error);
  return outcome as Promise<{ kind: string }>;
}

/** A query that is at work when its client leaves: past the grace its process is killed. */
async function abandoned(engine: Pool): Promise<{ kind: string }> {
  const gone = new AbortController();
  const outcome = engine.execute({ ...ASK, query: ENDLESS, signal: gone.signal });
  setTimeout(() => gone.abort(), 100);
  return outcome.then(
    () => ({ kind: 'answered' }),
    (error) => error,
  );
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition() && tries < 1_000; tries++)
    await new Promise((done) => setTimeout(done, 20));
  expect(condition()).toBe(true);
}

test('a spare takes over from a killed child at once', async () => {
  const engine = await pool({ spares: 1, grace: 0 });
  await until(() => engine.statistics().ready === 2);
  expect((await abandoned(engine)).kind).toBe('aborted');
  await until(() => engine.statistics().kills === 1);
  await engine.execute(ASK);
  // The end of the killed one is heard of when it has ended.
  await until(() => engine.statistics().restarts === 1);
  expect(engine.statistics()).toMatchObject({ kills: 1 });
  await until(() => engine.statistics().ready === 2);
});

test('as many questions are under way as there are children, spares aside', async () => {
  const engine = await pool({ children: 1, spares: 1 });
  await until(() => engine.statistics().ready === 2);
  const first = endless(engine, 300);
  const second = engine.execute(ASK);
  expect(engine.statistics()).toMatchObject({ busy: 1, queued: 1 });
  expect((await first).kind).toBe('timeout');
  expect((await second).queued).toBeGreaterThan(200);
});

test('a full queue and a long wait are busy', async () => {
  const engine = await pool({ queueLength: 1, queueWait: 100 });
  const first = endless(engine, 500);
  const waiting = engine.execute(ASK);
  await expect(engine.execute(ASK)).rejects.toMatchObject({ kind: 'busy' });
  await expect(waiting).rejects.toMatchObject({ kind: 'busy' });
  expect((await first).kind).toBe('timeout');
});

test('an aborted question leaves the queue; one that ends soon costs no child', async () => {
  const engine = await pool({ grace: 10_000 });
  const gone = new AbortController();
  const first = engine.execute({ ...ASK, signal: gone.signal });
  const second = engine.execute({ ...ASK, signal: gone.signal });
  gone.abort();
  await expect(first).rejects.toMatchObject({ kind: 'aborted' });
  await expect(second).rejects.toMatchObject({ kind: 'aborted' });
  await engine.execute(ASK);
  expect(engine.statistics()).toMatchObject({ kills: 0, queued: 0 });
});

test('an aborted question that does not end is ended', async () => {
  const engine = await pool({ grace: 50 });
  const gone = new AbortController();
  const asked = engine.execute({ ...ASK, query: ENDLESS, signal: gone.signal });
  gone.abort();
  await expect(asked).rejects.toMatchObject({ kind: 'aborted' });
  await engine.execute(ASK);
  expect(engine.statistics()).toMatchObject({ kills: 1 });
});

test('a query that ends itself at its deadline costs no child', { timeout: 120_000 }, async () => {
  // It does so a twentieth of its time before it is killed: a busy machine may not let it, unless it has more.
  for (let deadline = 2_000; ; deadline *= 2) {
    const engine = await pool();
    expect((await endless(engine, deadline)).kind).toBe('timeout');
    await engine.execute(ASK);
    const { kills, restarts } = engine.statistics();
    if (kills > 0 && deadline < 16_000) continue;
    expect({ kills, restarts }).toEqual({ kills: 0, restarts: 0 });
    return;
  }
});

test('a child that outgrows its memory ends alone', async () => {
  const engine = await pool({ growth: 50 << 20, queueWait: 60_000 });
  const sorted = 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?g)';
  await expect(engine.execute({ ...ASK, query: sorted })).rejects.toMatchObject({ kind: 'too-large' });
  await engine.execute(ASK);
});

test('a closed pool answers what it has, takes no more and leaves no process', async () => {
  const engine = await pool();
  const asked = engine.execute(ASK);
  const closed = engine.close();
  await expect(engine.execute(ASK)).rejects.toMatchObject({ kind: 'busy' });
  expect(Buffer.from((await asked).bytes).toString()).toContain('true');
  await closed;
  expect(engine.statistics().alive).toBe(0);
});

test.each([
  ['is not there', join(directory, 'none.nq'), /none\.nq/],
  ['is no N-Quads', join(directory, 'broken.nq'), /./],
])('a dataset that %s fails the start', async (_, file, message) => {
  writeFileSync(join(directory, 'broken.nq'), '<a:s> <a:p> "unclosed .\n');
  await expect(pool({ dataset: file })).rejects.toMatchObject({
    kind: 'failed',
    message: expect.stringMatching(message),
  });
});

test('an engine that cannot be started is told at once, reported once, and tried again', async () => {
  const lost = join(directory, 'lost.nq');
  cpSync(dataset, lost);
  const reports: string[] = [];
  const report = ({ message }: Error) => void reports.push(message);
  const engine = await pool({ dataset: lost, report, grace: 0 });
  rmSync(lost);
  expect((await abandoned(engine)).kind).toBe('aborted');
  await until(() => engine.statistics().kills === 1);
  // The question waits for the child that is being started, and does not outlive it.
  await expect(engine.execute(ASK)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('columnar'),
  });
  expect(engine.statistics()).toMatchObject({ unavailable: true, ready: 0 });
  await expect(engine.execute(ASK)).rejects.toMatchObject({ kind: 'unavailable' });
  await until(() => engine.statistics().restarts > 2);
  expect(reports).toEqual([expect.stringMatching(/^columnar cannot be started: .*lost\.nq/)]);
  cpSync(dataset, lost);
  await until(() => engine.statistics().ready === 1);
  expect(engine.statistics().unavailable).toBe(false);
  await engine.execute(ASK);
});

test('an engine that is long in loading is told as such, before clients give up', async () => {
  const service = 'http://127.0.0.1:9/sparql';
  const wait = { queueWait: 10, loadingWait: 1 };
  const engine = await createRoutedEngine({ dataset, children: 1, spares: 0, services: [service], ...wait });
  const query = `ASK { SERVICE <${service}> { ?s ?p ?o } }`;
  await expect(engine.execute({ ...ASK, query })).rejects.toMatchObject({
    kind: 'busy',
    message: expect.stringMatching(/still loading/),
  });
  await engine.close();
});
