import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/query/pool/routed.ts';
import { ensureIndex } from '../../src/release/index.ts';
import { INDEX } from '../../src/release/store/open.ts';

const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';

const directory = mkdtempSync(join(tmpdir(), 'munpart-index-'));
const [dataset, index] = [join(directory, 'dataset.nq'), join(directory, INDEX)];
afterAll(() => rmSync(directory, { recursive: true }));

async function counted(): Promise<string> {
  const engine = await createEngine({ dataset, index, children: 1, spares: 0 });
  const result = await engine.answer({
    query: COUNT,
    mediaType: 'text/csv',
    deadline: 20_000,
    maxBytes: 1_000,
  });
  await engine.close();
  return Buffer.from(result.bytes).toString();
}

describe('the index of a release', () => {
  it('is made where there is none, and read where there is one', async () => {
    writeFileSync(dataset, '<a:s> <a:p> "1" .\n<a:s> <a:p> "2" .\n');
    expect(await counted()).toBe('n\r\n2\r\n');
    await ensureIndex(directory);
    // What the index holds is what is answered from.
    writeFileSync(dataset, '<a:s> <a:p> "1" .\n');
    expect(await counted()).toBe('n\r\n2\r\n');
  });

  it.each([
    ['damaged', (bytes: Buffer) => bytes.fill(0xff, bytes.length - 40)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['of another version', (bytes: Buffer) => bytes.fill(0x7f, 8, 9)],
    ['something else', () => Buffer.from('no index')],
  ])('that is %s is passed over for the dataset', async (_, damage) => {
    writeFileSync(dataset, '<a:s> <a:p> "1" .\n<a:s> <a:p> "2" .\n<a:s> <a:p> "3" .\n');
    rmSync(index, { force: true });
    await ensureIndex(directory);
    writeFileSync(index, damage(readFileSync(index)));
    expect(await counted()).toBe('n\r\n3\r\n');
  });
});
