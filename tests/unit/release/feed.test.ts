import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nquad, sortCodePoints } from '../../../src/rdf/canonical.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import {
  pageStatements,
  type ReleaseChange,
  stepsThrough,
  versionIri,
} from '../../../src/release/diff/feed.ts';
import { type FeedEntry, feedEntries, isPublishedIn } from '../../../src/release/diff/feed-entries.ts';
import type { Manifest, Release } from '../../../src/release/index.ts';
import { statement } from '../../../src/release/n-quads/lines.ts';
import { StoredSubjects } from '../../../src/release/n-quads/stored-subjects.ts';
import { emptyDirectory } from './workshop.ts';

const BASE = 'https://x.test/';
const GENID = `${BASE}.well-known/genid/`;

/** As much of a release as the feed reads. */
async function releaseOf(lines: readonly string[], number: number): Promise<Release> {
  const directory = await emptyDirectory();
  await writeFile(
    join(directory, 'dataset.nq'),
    sortCodePoints([...lines])
      .map((line) => `${line}\n`)
      .join(''),
  );
  const manifest = { name: `r${number}`, base: BASE } as Manifest;
  return { manifest, directory, place: { number, date: `2026-01-0${number}T00:00:00Z`, notes: [] } };
}

const SUBJECTS = [
  ...['a', 'a#x', 'a-b', 'a-b#x', 'a0', 'b', 'é', '\u{10437}'].map((slug) => `<${BASE}id/place/${slug}>`),
  '<https://other.test/#one>',
  '<https://other.test/#two>',
  '_:c14n0',
  '_:c14n1',
];
const dataset = fc.uniqueArray(
  fc
    .record({
      s: fc.constantFrom(...SUBJECTS),
      o: fc.constantFrom('"1"', '"two words <x> ."@en', ...SUBJECTS),
      g: fc.constantFrom('', ` <${BASE}id/source/p>`, ' <x:g>'),
    })
    .map(({ s, o, g }) => `${s} <x:p> ${o}${g} .`),
  { maxLength: 30 },
);

/** What is left to a follower of the steps: resource IRI → its lines. */
async function replayed(steps: readonly ReleaseChange[], size = 250): Promise<string[]> {
  const state = new Map<string, readonly string[]>();
  for (const step of steps) {
    const entries = await feedEntries(step.from, step.to);
    const pages = Math.max(1, Math.ceil(entries.length / size));
    for (let number = 1; number <= pages; number++) {
      const some = entries.slice((number - 1) * size, number * size);
      replay(await pageStatements(BASE, step, some, { number, pages }), state);
    }
  }
  return sortCodePoints([...state.values()].flat());
}

function replay(quads: readonly Quad[], state: Map<string, readonly string[]>): void {
  expect(
    quads.some(({ subject, object }) => [subject, object].some((term) => term.termType === 'BlankNode')),
  ).toBe(false);
  const meta = (subject: string, name: RegExp) =>
    quads.filter(
      (one) => one.graph.value === '' && one.subject.value === subject && name.test(one.predicate.value),
    );
  const content = (graph: string, name: string) =>
    quads
      .filter((one) => one.graph.value === graph)
      .map((one) => {
        const line = nquad(one).replace(/ <[^>]*> \.$/, name === '' ? ' .' : ` <${name}> .`);
        return line.replaceAll(new RegExp(`<${GENID}([^>]*)>`, 'g'), '_:$1');
      });
  for (const { object: member } of quads.filter(({ predicate }) => predicate.value.endsWith('tree#member'))) {
    const resource = meta(member.value, /isVersionOf$/)[0]?.object.value ?? '';
    const graphs = meta(member.value, /namedGraph$/).map(({ object }) => object.value);
    const named = graphs.flatMap((graph) => content(graph, meta(graph, /#name$/)[0]?.object.value ?? ''));
    if (meta(member.value, /#type$/).some(({ object }) => object.value.endsWith('#Delete'))) {
      state.delete(resource);
    } else state.set(resource, [...content(member.value, ''), ...named]);
  }
}

describe('the feed', () => {
  it('replays to every release, whatever changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(dataset, { minLength: 1, maxLength: 4 }), async (states) => {
        const releases: Release[] = [];
        for (const [index, lines] of states.entries()) releases.push(await releaseOf(lines, index + 1));
        const steps = stepsThrough(releases.toReversed());
        expect(await replayed(steps)).toEqual(sortCodePoints([...(states.at(-1) as string[])]));
      }),
      { numRuns: 60 },
    );
  });

  it('has what there is too much of on several pages, each with the next', async () => {
    const lines = Array.from({ length: 600 }, (_, n) => `<${BASE}id/place/p${n}> <x:p> "${n}" .`);
    const steps = stepsThrough([await releaseOf(lines, 1)]);
    expect(await replayed(steps)).toEqual(sortCodePoints(lines));
  });

  it.each<[string, readonly string[], readonly string[], readonly Omit<FeedEntry, 'subject'>[]]>([
    ['created', [], ['<x:a> <x:p> "1" .'], [{ kind: 'created' }]],
    [
      'updated by an addition',
      ['<x:a> <x:p> "1" .'],
      ['<x:a> <x:p> "1" .', '<x:a> <x:p> "2" .'],
      [{ kind: 'updated' }],
    ],
    [
      'updated by a deletion',
      ['<x:a> <x:p> "1" .', '<x:a> <x:q> "2" .'],
      ['<x:a> <x:p> "1" .'],
      [{ kind: 'updated' }],
    ],
    ['deleted', ['<x:a> <x:p> "1" .'], [], [{ kind: 'deleted' }]],
    ['unchanged', ['<x:a> <x:p> "1" .'], ['<x:a> <x:p> "1" .'], []],
    [
      'withdrawn',
      [`<${BASE}id/place/a> <x:p> "1" .`],
      [
        `<${BASE}id/place/a> <http://www.w3.org/2002/07/owl#deprecated> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .`,
      ],
      [{ kind: 'updated', fate: 'withdrawn' }],
    ],
    [
      'changed in a part alone',
      [`<${BASE}id/place/a> <x:p> "1" .`],
      [`<${BASE}id/place/a> <x:p> "1" .`, `<${BASE}id/place/a#x> <x:p> "1" .`],
      [{ kind: 'updated' }],
    ],
  ])('tells what is %s', async (_, before, after, expected) => {
    const [from, to] = [await releaseOf(before, 1), await releaseOf(after, 2)];
    const entries = await feedEntries(from, to);
    expect(entries.map(({ subject: __, ...rest }) => rest)).toEqual(expected);
  });
});

describe('the name of a version', () => {
  it.each([
    ['https://x.test/id/place/a', 'https://x.test/id/place/a?release=r1'],
    ['https://other.test/#one', 'https://x.test/doc?iri=https%3A%2F%2Fother.test%2F%23one&release=r1'],
    ['https://x.test/id/a?b', 'https://x.test/doc?iri=https%3A%2F%2Fx.test%2Fid%2Fa%3Fb&release=r1'],
  ])('%s is %s', async (resource, version) => {
    expect(versionIri(resource, BASE, await releaseOf([], 1))).toBe(version);
  });
});

describe('stored subjects', () => {
  it('are found by bisection as by reading, across the borders of blocks', async () => {
    const lines = Array.from(
      { length: 3_000 },
      (_, n) =>
        `<x:${n.toString(36)}> <x:p> "${'é'.repeat((n * 37) % 300)}"${n % 7 ? '' : ` <x:${n % 5}>`} .`,
    );
    lines.push(`<x:long> <x:p> "${'x'.repeat(100_000)}" .`, `<x:long> <x:q> "${'y'.repeat(50_000)}" .`);
    await StoredSubjects.read(await releaseOf(lines, 1), async (stored) => {
      for (const subject of [
        ...lines.filter((_, n) => n % 61 === 0).map((line) => statement(line).subject),
        '<x:long>',
      ]) {
        const wanted = sortCodePoints(lines.filter((line) => line.startsWith(`${subject} `)));
        expect(await stored.beginningWith(`${subject} `)).toEqual(wanted);
        expect(await stored.has(`${subject} `)).toBe(true);
      }
      for (const absent of ['<x:!> ', '<x:zzzz> ', '', '~']) {
        const wanted = lines.some((line) => line.startsWith(absent));
        expect(await stored.has(absent), absent).toBe(wanted);
      }
    });
  });

  it('has nothing in a release without quads', async () => {
    const release = await releaseOf([], 1);
    expect(await isPublishedIn(release, 'x:a')).toBe(false);
  });
});
