import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueryClient } from '../../src/query/client.ts';
import { createEngine } from '../../src/query/pool/routed.ts';
import type { QueryEngine } from '../../src/query/port.ts';
import { canonicalize, parseNQuads } from '../../src/rdf/canonical.ts';
import type { DefaultGraph } from '../../src/rdf/store.ts';

const DATASET = `<x:a> <x:p> "both" .
<x:a> <x:p> "both" <x:g> .
<x:a> <x:p> "both" <x:h> .
<x:a> <x:part> _:c14n0 <x:g> .
_:c14n0 <x:next> _:c14n1 <x:h> .
_:c14n1 <x:next> _:c14n0 .
`;
const TERMS = { deadline: 30_000, maxBytes: 100_000 };

describe.each(['columnar', 'comunica'] as const)('%s', (name) => {
  const directory = mkdtempSync(join(tmpdir(), 'munpart-default-graph-'));
  const dataset = join(directory, 'dataset.nq');
  const engines: Partial<Record<DefaultGraph | 'described', QueryEngine>> = {};
  const ask = (of: keyof typeof engines) => createQueryClient(engines[of] as QueryEngine, TERMS);
  const count = async (of: keyof typeof engines, pattern: string) =>
    Number((await ask(of).rows(`SELECT (COUNT(*) AS ?n) { ${pattern} }`))[0]?.n?.value);

  beforeAll(async () => {
    writeFileSync(dataset, DATASET);
    const small = { dataset, engine: name, children: 1, spares: 0 };
    engines.own = await createEngine(small);
    engines.union = await createEngine({ ...small, defaultGraph: 'union' });
    engines.described = await createEngine({ ...small, defaultGraph: 'union', keepsOwn: true });
  });
  afterAll(async () => {
    await Promise.all(Object.values(engines).map((engine) => engine.close()));
    rmSync(directory, { recursive: true });
  });

  it('takes the default graph that the dataset has, or the union of all as a set', async () => {
    expect(await count('own', '?s ?p ?o')).toBe(2);
    expect(await count('union', '?s ?p ?o')).toBe(4);
    expect(await count('union', '<x:a> <x:p> ?o')).toBe(1);
    expect(await count('union', '<x:a> <x:part>/<x:next>/<x:next> ?o')).toBe(1);
  });

  it('has the same named graphs whatever the default graph is', async () => {
    for (const of of ['own', 'union'] as const) expect(await count(of, 'GRAPH ?g { ?s ?p ?o }')).toBe(4);
  });

  it.each(['own', 'described'] as const)('describes a resource in all its graphs: %s', async (of) => {
    const { quads, inGraphs } = await ask(of).describe(['x:a']);
    expect(inGraphs).toBe(true);
    expect(await canonicalize(quads)).toBe(await canonicalize(parseNQuads(DATASET)));
  });

  it('gives no description that is larger than asked for', async () => {
    const small = createQueryClient(engines.own as QueryEngine, { ...TERMS, maxBytes: 100 });
    await expect(small.describe(['x:a'])).rejects.toMatchObject({ kind: 'too-large' });
  });
});
