import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/formats/index.ts';
import { canonicalize, isomorphic } from '../../../src/rdf/canonical.ts';
import { quadsInOrder } from '../../../src/rdf/order.ts';
import { linesOf } from '../../../src/release/n-quads/lines.ts';
import { type RdfFileOptions, readRdfFiles } from '../../../src/release/reading/rdf-files.ts';
import { awkward, BASE, sample } from './sample.ts';
import { emptyDirectory } from './workshop.ts';

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await emptyDirectory(), name);
  await writeFile(path, content);
  return path;
}

/** The issue that reading one file gives, without its file. */
async function fault(name: string, content: string | Uint8Array, options?: RdfFileOptions) {
  const { issues } = await readRdfFiles([await file(name, content)], BASE, options);
  expect(issues).toHaveLength(1);
  const [issue] = issues;
  expect(issue?.file.endsWith(name)).toBe(true);
  expect(issue?.severity).toBe('error');
  return `${issue?.line}:${issue?.column} ${issue?.message}`;
}

/** A fault in each statement but the last, and in half of the first. */
const BROKEN = `@prefix e: <x:> .
e:a e:p <http:/ /b> , "kept"@zh-classical , "ok" .
e:b e:p e:c
e:c e:p e:d e:e .
foo:a e:p e:b .
e:a e:p e:o {| e:since 2020 |} .
e:a e:p "unclosed .
e:z e:p "last" .
`;

const RDF_XML = `<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY x "x:">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="&x;">
<rdf:Description rdf:about="&x;a"><x:b rdf:resource="&x;c"/></rdf:Description></rdf:RDF>`;

describe('RDF files', () => {
  it.each(FORMATS)('are read as $label, plain and as gzip, with their graphs', async (format) => {
    const quads = [...sample(2), ...awkward()].filter(({ graph }) => format.hasGraphs || graph.value === '');
    let text = '';
    for await (const chunk of format.serialize(quadsInOrder(await linesOf(quads), 'all'))) text += chunk;
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

  it('tell every fault of every file at its place, in words', async () => {
    const broken = await file('broken.ttl', BROKEN);
    const lines = '<x:a> <x:b> .\n<x:a b> <x:b> <x:c> .\n<x:a> <x:b> <x:c> .\n';
    const { issues } = await readRdfFiles([broken, await file('also.nq', lines)], BASE);
    expect(issues.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '2:16 an IRI may hold no blank',
      '2:33 “zh-classical” is no language tag: “classical” is longer than 8 characters',
      expect.stringMatching(/^4:1 Expected punctuation/),
      '5:1 the prefix foo: is not declared',
      expect.stringMatching(/^6:13 .*RDF 1\.2/),
      '7:9 a string is not closed: " is missing',
      '1:13 expected an object (an IRI, a blank node or a literal)',
      '2:5 an IRI may hold no blank',
    ]);
    expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(['error']));
  });

  it('leave out what is faulty, and count it, where that is asked for', async () => {
    const { quads, issues } = await readRdfFiles([await file('x.ttl', BROKEN)], BASE, { isLenient: true });
    const expected = '<x:a> <x:p> "kept"@zh-classical .\n<x:a> <x:p> "ok" .\n<x:z> <x:p> "last" .\n';
    expect(await canonicalize(quads)).toBe(expected);
    expect(issues.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(issues.slice(-2).map(({ message }) => message)).toEqual([
      'left out because of 5 faults (IRI 1, RDF 1.2 1, syntax 3)',
      'taken as it stands in spite of 1 fault (language tag 1)',
    ]);
  });

  it('list no more than fifty faults, and count the others', async () => {
    const { issues } = await readRdfFiles([await file('x.nt', '<x:a b> <x:p> "" .\n'.repeat(1000))], BASE);
    expect(issues).toHaveLength(51);
    expect(issues.at(-1)?.message).toBe('and 950 faults (IRI 950) more');
  });

  it('go on in a graph of TriG after a fault in it', async () => {
    const text = '<x:g> { <x:a> <x:p> 1 . <x:a> oops 2 . <x:a> <x:p> _:b } [] { _:b <x:p> 3 . _:b <x:p> 4 }';
    const { quads } = await readRdfFiles([await file('x.trig', text)], BASE, { isLenient: true });
    expect(quads.map(({ object }) => object.value)).toEqual(['1', expect.any(String), '3', '4']);
    expect(quads[1]?.object.value).toBe(quads[2]?.subject.value);
    expect(quads[2]?.graph.value).toBe(quads[3]?.graph.value);
  });

  it.each([
    ['x', '@prefix e: <x:> . e:a e:b e:c .'],
    ['x.n3', '@prefix e: <x:> . e:a e:b e:c .'],
    ['x.txt', '# lines\n<x:a> <x:b> <x:c> .'],
    ['x.ntriples', '<x:a> <x:b> <x:c> .'],
    ['x.owl', RDF_XML],
    ['x.xml', RDF_XML],
    ['x.owl', '<x:a> <x:b> <x:c> .'],
    ['x.json', '{"@id": "x:a", "x:b": {"@id": "x:c"}}'],
    ['x', '[{"@id": "x:a", "x:b": [{"@id": "x:c"}]}]'],
    ['x.bin', gzipSync('<x:a> <x:b> <x:c> .')],
  ])('%s is read by its content', async (name, content) => {
    const { quads, issues } = await readRdfFiles([await file(name, content)], BASE);
    expect(issues).toEqual([]);
    expect(await canonicalize(quads)).toBe('<x:a> <x:b> <x:c> .\n');
  });

  it('are read as the format that is given, whatever they are called', async () => {
    const path = await file('x.nt', 'PREFIX e: <x:> e:a e:b e:c .');
    const { quads } = await readRdfFiles([path], BASE, { format: 'turtle' });
    expect(await canonicalize(quads)).toBe('<x:a> <x:b> <x:c> .\n');
  });

  it.each([
    ['notes.txt', '', /^1:1 is empty/],
    ['x.ttl', new Uint8Array([0x3c, 0x61, 0x0a, 0xff]), /^2:1 is not UTF-8/],
    ['x.ttl', new Uint8Array([0xff, 0xfe, 0x3c, 0x00]), /UTF-16/],
    ['x.ttl.gz', gzipSync('<x:a> <x:b> <x:c> .').subarray(0, 20), /^1:1 cannot be inflated: /],
    ['x.rdf', '<?xml version="1.0"?><Ontology xmlns="http://www.w3.org/2002/07/owl#"/>', /is OWL\/XML/],
    ['x.owl', 'Prefix(:=<http://e/>)\nOntology(<http://e/>)', /functional syntax/],
    ['x.rdf', '<!DOCTYPE html><html><body/></html>', /web page/],
    ['x.xml', '<?xml version="1.0"?><kml xmlns="http://e/"/>', /XML with the root element <kml>/],
    ['x.rdf', '@prefix e: <x:> . e:a e:b e:c .', /is not RDF\/XML: it looks like TriG; .*--format trig/],
    ['x.csv', 'name,twin\nRīga,Aalborg\n', /is a table \(CSV\)/],
    ['x.json', '{"name": "Rīga"}', /JSON without a @context/],
    ['x.json', '{"type": "FeatureCollection", "features": []}', /GeoJSON/],
    ['x.json', '{"head": {"vars": []}, "results": {"bindings": []}}', /results of a SPARQL query/],
    ['x.jsonld', '{"@context":"http://127.0.0.1/","a":1}', /^1:13 the remote context .* --context/],
    ['x.nt', '<x:a> <x:b> <x:c> <x:g> .\n', /^1:1 N-Triples has no graphs/],
    ['x.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /ZIP/],
  ])('%s is refused with a reason', async (name, content, message) => {
    expect(await fault(name, content)).toMatch(message);
  });

  it('take a copy of a context that they name', async () => {
    const contexts = new Map([['https://schema.org/', { '@context': { '@vocab': 'x:' } }]]);
    const path = await file('x.json', '{"@context": "https://schema.org/", "@id": "x:a", "b": "c"}');
    const { quads, issues } = await readRdfFiles([path], BASE, { contexts });
    expect(issues).toEqual([]);
    expect(await canonicalize(quads)).toBe('<x:a> <x:b> "c" .\n');
  });

  it('that say nothing are told as such, with the names that no context explains', async () => {
    const { issues } = await readRdfFiles([await file('x.jsonld', '{"name":\n {"twin": 1}}')], BASE);
    expect(issues.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'warning: the file holds no statement',
      'warning: no context says what these names mean, and what stands there is left out: “name”',
    ]);
  });

  it('that do not exist are told as such', async () => {
    const { issues } = await readRdfFiles([join(await emptyDirectory(), 'absent.ttl')], BASE);
    expect(issues[0]?.message).toBe('cannot be read: there is no such file');
  });
});
