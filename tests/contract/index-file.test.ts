import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type EngineOptions } from '../../src/query/pool/routed.ts';

const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
const DATASET = '<a:s> <a:p> "1" .\n<a:s> <a:p> "2" <a:g> .\n<a:s> <a:p> "3" <a:g> .\n';

const directory = mkdtempSync(join(tmpdir(), 'munpart-index-'));
const [dataset, index] = [join(directory, 'dataset.nq'), join(directory, 'index.bin')];
afterAll(() => rmSync(directory, { recursive: true }));
beforeEach(() => {
  writeFileSync(dataset, DATASET);
  rmSync(index, { force: true });
});

/** How many triples queries see outside GRAPH. */
async function counted(options: Partial<EngineOptions> = {}): Promise<number> {
  const engine = await createEngine({ dataset, index, children: 1, spares: 0, ...options });
  const terms = { mediaType: 'text/csv', deadline: 20_000, maxBytes: 1_000 };
  const { bytes } = await engine.execute({ query: COUNT, ...terms });
  await engine.close();
  return Number(Buffer.from(bytes).toString().split('\r\n')[1]);
}

describe('the index of a dataset', () => {
  it.each([
    ['own', 1],
    ['union', 3],
  ] as const)('is made by the first process, and read by all others: %s', async (defaultGraph, triples) => {
    expect(await counted({ defaultGraph })).toBe(triples);
    // What the index holds is what is answered from.
    writeFileSync(dataset, '');
    expect(await counted({ defaultGraph })).toBe(triples);
  });

  it.each([
    ['damaged', (bytes: Buffer) => bytes.fill(0xff, bytes.length - 40)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['of another version', (bytes: Buffer) => bytes.fill(0x7f, 8, 9)],
    ['something else', () => Buffer.from('no index')],
  ])('that is %s is made again, once', async (_, damage) => {
    await counted();
    const sound = readFileSync(index);
    writeFileSync(index, damage(Buffer.from(sound)));
    expect(await counted()).toBe(1);
    expect(readFileSync(index).equals(sound)).toBe(true);
    const { mtimeMs, ino } = statSync(index);
    expect(await counted()).toBe(1);
    expect(statSync(index)).toMatchObject({ mtimeMs, ino });
  });

  it('is not made of a dataset that is damaged', async () => {
    await expect(counted({ sha256: '0'.repeat(64) })).rejects.toThrow(/damaged/);
    expect(existsSync(index)).toBe(false);
  });

  it('is made by each process for itself where it cannot be written', async () => {
    const nowhere = join(directory, 'absent', 'index.bin');
    expect(await counted({ index: nowhere })).toBe(1);
    expect(existsSync(nowhere)).toBe(false);
  });
});
