import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/formats/index.ts';
import { canonicalize, isomorphic } from '../../../src/rdf/canonical.ts';
import { linesOf } from '../../../src/release/lines.ts';
import { inOrder } from '../../../src/release/order.ts';
import { readRdfFiles } from '../../../src/release/rdf-files.ts';
import { awkward, BASE, sample } from './sample.ts';
import { emptyDirectory } from './workshop.ts';

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await emptyDirectory(), name);
  await writeFile(path, content);
  return path;
}

/** The issue that reading one file gives, without its file. */
async function fault(name: string, content: string | Uint8Array, mostBytes?: number) {
  const { issues } = await readRdfFiles([await file(name, content)], BASE, mostBytes);
  expect(issues).toHaveLength(1);
  const [issue] = issues;
  expect(issue?.file.endsWith(name)).toBe(true);
  expect(issue?.severity).toBe('error');
  return `${issue?.line}:${issue?.column} ${issue?.message}`;
}

describe('RDF files', () => {
  it.each(FORMATS)('are read as $label, plain and as gzip, with their graphs', async (format) => {
    const quads = [...sample(2), ...awkward()].filter(({ graph }) => format.hasGraphs || graph.value === '');
    let text = '';
    for await (const chunk of format.serialize(inOrder(await linesOf(quads), 'all'))) text += chunk;
    for (const [name, content] of [
      [`x.${format.extension}`, text],
      [`x.${format.extension.toUpperCase()}`, `\uFEFF${text}`],
      [`x.y.${format.extension}.gz`, gzipSync(text)],
    ] as const) {
      const read = await readRdfFiles([await file(name, content)], BASE);
      expect(read.issues).toEqual([]);
      expect(await isomorphic(read.quads, quads), name).toBe(true);
    }
  });

  it('resolve relative IRIs against the base', async () => {
    const { quads } = await readRdfFiles([await file('x.ttl', '<a> <#b> <> .')], BASE);
    expect(await canonicalize(quads)).toBe(`<${BASE}a> <${BASE}#b> <${BASE}> .\n`);
  });

  it('keep their blank nodes apart, though they have one label', async () => {
    const one = await file('one.nt', '_:a <x:p> "1" .\n');
    const two = await file('two.ttl', '_:a <x:p> "2" .');
    const { quads } = await readRdfFiles([one, two, one], BASE);
    expect(new Set(quads.map(({ subject }) => subject.value)).size).toBe(3);
  });

  it('tell every fault of every file at its place', async () => {
    const broken = await file('broken.ttl', '<x:a> <x:b> <x:c> .\n<x:a> <x:b> "unclosed .\n');
    const { issues } = await readRdfFiles([broken, await file('also.nq', '<x:a> <x:b> .\n')], BASE);
    expect(issues.map(({ line, column }) => [line, column])).toEqual([
      [2, 13],
      [1, 13],
    ]);
  });

  it.each([
    ['notes.txt', '', /^1:1 an RDF file ends in \.ttl, .*\.gz$/],
    ['x.ttl', new Uint8Array([0x3c, 0xff]), /^1:1 is not UTF-8$/],
    ['x.ttl.gz', 'no gzip', /^1:1 cannot be inflated: /],
    ['x.rdf', '<!DOCTYPE a><a/>', /document type/],
    ['x.jsonld', '{"@context":"http://127.0.0.1/","a":1}', /remote context/],
    ['x.nt', '<x:a> <x:b> <x:c> <x:g> .\n', /no graphs/],
  ])('%s is refused with a reason', async (name, content, message) => {
    expect(await fault(name, content)).toMatch(message);
  });

  it('are refused where they are too large, before or after inflating', async () => {
    expect(await fault('x.nt', ' '.repeat(101), 100)).toMatch('is larger than 100 bytes');
    expect(await fault('x.nt.gz', gzipSync(' '.repeat(1_000_000)), 10_000)).toMatch('cannot be inflated');
  });

  it('that do not exist are told as such', async () => {
    const { issues } = await readRdfFiles([join(await emptyDirectory(), 'absent.ttl')], BASE);
    expect(issues[0]?.message).toBe('cannot be read: there is no such file');
  });
});
