import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClassUse, classUses, queriedUses } from '../../src/query/class-uses.ts';
import { createQueryClient } from '../../src/query/client.ts';
import { createEngine } from '../../src/query/pool/routed.ts';
import type { QueryEngine } from '../../src/query/port.ts';

const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
const INTEGER = 'http://www.w3.org/2001/XMLSchema#integer';
/** Members of two classes and of one that is a blank node, equal objects, literals with and without languages, objects that are no subjects, and a graph. */
const DATASET = `<x:a> ${TYPE} <x:A> .
<x:a> ${TYPE} <x:B> .
<x:a> ${TYPE} _:c .
<x:b> ${TYPE} <x:B> .
_:d ${TYPE} <x:B> .
<x:a> <x:p> "1"^^<${INTEGER}> .
<x:a> <x:p> "1" .
<x:a> <x:p> "1"@lv .
<x:a> <x:p> "1"@de .
<x:b> <x:p> "1" .
<x:b> <x:p> <x:a> .
_:d <x:p> <x:a> .
_:d <x:q> <x:none> .
<x:none> <x:q> <x:a> .
<x:b> <x:q> "in a graph" <x:g> .
`;
const sorted = (uses: readonly ClassUse[]) =>
  uses
    .map((one) => ({
      ...one,
      properties: one.properties.toSorted((a, b) => (a.property < b.property ? -1 : 1)),
    }))
    .toSorted((a, b) => (a.class < b.class ? -1 : 1));

describe('how classes are used', () => {
  const directory = mkdtempSync(join(tmpdir(), 'munpart-class-uses-'));
  const dataset = join(directory, 'dataset.nq');
  const engines: QueryEngine[] = [];
  const client = (at: number) =>
    createQueryClient(engines[at] as QueryEngine, { deadline: 30_000, maxBytes: 1_000_000 });

  beforeAll(async () => {
    writeFileSync(dataset, DATASET);
    for (const engine of ['columnar', 'comunica'] as const) {
      engines.push(await createEngine({ dataset, engine, children: 1, spares: 0 }));
    }
  });
  afterAll(async () => {
    await Promise.all(engines.map((engine) => engine.close()));
    rmSync(directory, { recursive: true });
  });

  it('is counted in the index as it is by hand', async () => {
    const [a, b] = sorted(await classUses(client(0)));
    expect([a?.class, a?.entities, b?.class, b?.entities]).toEqual(['x:A', 1, 'x:B', 3]);
    expect(b?.properties.find(({ property }) => property === 'x:p')).toEqual({
      ...{ property: 'x:p', triples: 7, subjects: 3, objects: 5 },
      objectClasses: { 'x:A': 2, 'x:B': 2 },
      datatypes: {
        [INTEGER]: 1,
        'http://www.w3.org/2001/XMLSchema#string': 2,
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString': 2,
      },
    });
    expect(b?.properties.find(({ property }) => property === 'x:q')).toMatchObject({
      triples: 1,
      datatypes: {},
    });
  });

  it('is the same by queries, and from an engine that must be asked them', async () => {
    const expected = sorted(await classUses(client(0)));
    expect(sorted(await queriedUses(client(0)))).toEqual(expected);
    expect(sorted(await classUses(client(1)))).toEqual(expected);
  });
});
