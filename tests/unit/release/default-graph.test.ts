import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseNQuads } from '../../../src/rdf/canonical.ts';
import { countsOf } from '../../../src/release/build/counts.ts';
import { encode } from '../../../src/release/n-quads/encoded.ts';
import { type Lines, linesOf, unionLines } from '../../../src/release/n-quads/lines.ts';
import { prepareFiles } from '../../../src/release/reading/prepare.ts';
import {
  describedGraph,
  type Manifest,
  queriedGraph,
  triplesIn,
} from '../../../src/release/store/manifest.ts';

const BASE = 'https://towns.example/';
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

const lines = (text: string): Promise<Lines> => linesOf(parseNQuads(text));
const NAMED = `
<x:a> ${TYPE} <x:C> <x:g> .
<x:a> ${TYPE} <x:C> <x:h> .
<x:a> <x:p> "a <x:g> ." <x:g> .
<x:a> <x:p> "a"@lv _:g .
<x:a> <x:p> "a" <x:g> .
<x:a> <x:p> _:b <x:g> .
<x:a> <x:p> _:b .
`;
const manifest = async (text: string, described?: 'own' | 'union') =>
  countsOf((await encode(parseNQuads(text))).lines, BASE, described) as unknown as Manifest;

describe('counts of data in named graphs', () => {
  it('are of all graphs as one where that is described, each triple once', async () => {
    const counts = await manifest(NAMED, 'union');
    expect(counts).toMatchObject({ quads: 7, triples: 5, distinctSubjects: 1, blankGraphs: 1 });
    expect(counts.classes).toEqual([{ iri: 'x:C', count: 1 }]);
    expect(counts.graphs).toEqual([
      { iri: 'x:g', count: 4 },
      { iri: 'x:h', count: 1 },
    ]);
  });

  it('are of the default graph where that is described', async () => {
    expect(await manifest(NAMED)).toMatchObject({ quads: 7, triples: 1, classes: [] });
  });
});

describe('the default graph of queries', () => {
  const DEFAULT = '<x:a> <x:p> <x:b> .';
  const ALL_NAMED = '<x:a> <x:p> <x:b> <x:g> .';
  it.each([
    ['every statement in a named graph', ALL_NAMED, undefined, 'union'],
    ['every statement in a named graph', ALL_NAMED, 'union', 'union'],
    ['every statement in a named graph', ALL_NAMED, 'none', 'own'],
    ['some in the default graph', NAMED, undefined, 'own'],
    ['some in the default graph', NAMED, 'union', 'union'],
    ['some in the default graph', NAMED, 'none', 'own'],
    ['none in a named graph', DEFAULT, undefined, 'own'],
    ['none in a named graph', DEFAULT, 'union', 'own'],
    ['nothing', '', undefined, 'own'],
  ] as const)('%s', async (_, text, chosen, expected) => {
    expect(queriedGraph(await manifest(text, 'union'), chosen)).toBe(expected);
  });

  it('has the triples that it is said to have', async () => {
    const counts = await manifest(NAMED, 'union');
    expect([triplesIn(counts, 'own'), triplesIn(counts, 'union')]).toEqual([1, 5]);
  });

  it('is its own in a release of an early version, which does not count the union', async () => {
    const { tripleCounts: _, described: __, ...early } = await manifest(NAMED);
    expect(queriedGraph(early, 'union')).toBe('own');
    expect(describedGraph(early)).toBe('own');
    expect(triplesIn(early, 'own')).toBe(1);
  });
});

describe('the lines of the union', () => {
  it('are canonical: each triple once, in order', async () => {
    const merged = unionLines(await lines(NAMED), 5);
    const expected = [
      `<x:a> ${TYPE} <x:C> .`,
      '<x:a> <x:p> "a <x:g> ." .',
      '<x:a> <x:p> "a" .',
      '<x:a> <x:p> "a"@lv .',
      expect.stringMatching(/^<x:a> <x:p> _:c14n[01] \.$/),
    ];
    expect([...merged]).toEqual(expected);
    expect([...merged]).toEqual([0, 1, 2, 3, 4].map((at) => merged.at(at)));
    expect(merged.at(5)).toBeUndefined();
  });
});

describe('a dataset without a statement', () => {
  it('is a warning that names the files', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'munpart-empty-'));
    const file = join(directory, 'empty.ttl');
    await writeFile(file, '@prefix x: <x:> .\n');
    const ontology = fileURLToPath(new URL('../../../ontology/', import.meta.url));
    const { issues, input } = await prepareFiles({ files: [file], ontology, base: BASE });
    await rm(directory, { recursive: true });
    expect(issues).toMatchObject([{ file, severity: 'warning', message: 'the file holds no statement' }]);
    expect(input).toBeDefined();
  });
});
