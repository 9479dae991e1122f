import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canonicalize } from '../../../src/rdf/canonical.ts';
import { type RdfFileOptions, readRdfFiles } from '../../../src/release/reading/rdf-files.ts';
import { BASE } from './sample.ts';
import { emptyDirectory } from './workshop.ts';

/** What reading one file gives: its statements in canonical form, and its issues as they are printed. */
async function read(name: string, content: string | Uint8Array, options?: RdfFileOptions) {
  const file = join(await emptyDirectory(), name);
  await writeFile(file, content);
  const { quads, issues } = await readRdfFiles([file], BASE, options);
  const told = issues.map(
    ({ severity, line, column, message }) => `${severity} ${line}:${column} ${message}`,
  );
  return { lines: await canonicalize(quads), told };
}

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const OWL = 'http://www.w3.org/2002/07/owl#';
const bytes = (hexadecimal: string) => Buffer.from(hexadecimal.padEnd(64, '9f'), 'hex');
const TAR = Buffer.concat([
  Buffer.from('data/x.ttl\0'.padEnd(257, '\0')),
  Buffer.from('ustar\0'.padEnd(255, '\0')),
]);

/** Each kind of file that is refused, under the name that such files have and under none. */
const REFUSED: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ['a.omn', 'Prefix: : <http://e/>\n\nOntology: <http://e/>\n\nClass: A\n', /Manchester/],
  ['a.omn', '# made by hand\nOntology: <http://e/>\n', /Manchester/],
  ['a.ofn', 'Prefix(:=<http://e/>)\nOntology(<http://e/>)', /functional/],
  ['a.ofn', '# x\n\nOntology(<http://e/>\nDeclaration(Class(<http://e/A>)))', /functional/],
  ['a.owx', `<?xml version="1.0"?>\n<Ontology xmlns="${OWL}" ${RDF} ontologyIRI="http://e/"/>`, /OWL\/XML/],
  ['a.owl', `<!-- x -->\n<owl:Ontology xmlns:owl="${OWL}" ontologyIRI="http://e/"/>`, /OWL\/XML/],
  ['a.obo', 'format-version: 1.2\nontology: x\n\n[Term]\nid: X:1\n', /OBO/],
  ['a.obo', '! comment\ndata-version: 3\n[Term]\n', /OBO/],
  ['a.trix', '<TriX xmlns="http://www.w3.org/2004/03/trix/trix-1/"><graph/></TriX>', /TriX/],
  ['a.xml', '<?xml version="1.0"?><t:TriX xmlns:t="http://www.w3.org/2004/03/trix/trix-1/"/>', /TriX/],
  ['a.hdt', Buffer.concat([Buffer.from('$HDT\u0001<http://purl.org/HDT/hdt#HDTv1>'), bytes('00ff')]), /HDT/],
  ['a.rj', '{"http://e/s": {"http://e/p": [{"value": "x", "type": "literal"}]}}', /RDF\/JSON/],
  ['a.json', '{ "_:b" : { "http://e/p" : [ { "value":"x", "type":"literal" } ] } }', /RDF\/JSON/],
  ['a.srx', '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/></sparql>', /Results XML/],
  ['a.srj', '{"head": {}, "boolean": true}', /Results JSON/],
  ['a.html', '<!doctype html>\n<title>x</title>', /web page/],
  ['a.html', '<html lang="en"><head></head></html>', /web page/],
  ['a.xhtml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" about="x"/>', /web page/],
  ['a.tsv', 'name\ttwin\nRadom\tDaugavpils\n', /table/],
  ['a.csv', 'name;twin\nRadom;Daugavpils\n', /table/],
  ['a.geojson', '{"type":"Feature","geometry":null,"properties":{}}', /GeoJSON/],
  ['a.json', '[{"name": "Radom"}]', /JSON without a @context/],
  ['a.graphml', '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns"/>', /<graphml>/],
  ['a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n%'), bytes('e2e3cfd3')]), /PDF/],
  ['a.ttl', Buffer.from('\uFEFF<x:a> <x:b> <x:c> .', 'utf16le'), /UTF-16/],
  ['a.ttl', Buffer.from('\uFEFF<x:a> <x:b> <x:c> .', 'utf16le').swap16(), /UTF-16/],
  ['a.ttl.bz2', bytes('425a6839314159265359'), /bzip2/],
  ['a.nt.xz', bytes('fd377a585a0000'), /xz/],
  ['a.nt.zst', bytes('28b52ffd'), /Zstandard/],
  ['a.zip', bytes('504b0304'), /ZIP/],
  ['a.7z', bytes('377abcaf271c'), /7z/],
  ['a.tar', TAR, /tar archive/],
  ['a.tar.gz', gzipSync(TAR), /tar archive/],
];

describe('a file that holds no RDF that is read', () => {
  it.each(REFUSED)('%s is refused, and named', async (name, content, message) => {
    for (const called of [name, 'data', ...(typeof content === 'string' ? [] : ['a.nt'])]) {
      const { lines, told } = await read(called, content);
      expect([called, lines, told.length]).toEqual([called, '', 1]);
      expect(told[0]).toMatch(message);
      expect(told[0]).toMatch(/^error 1:1 (is|holds) /);
    }
  });

  it.each([
    ['ttl', 'Prefix: : <http://e/>\nOntology: <http://e/>\n', /Manchester/],
    ['ttl', '[Term]\nid: X:1', undefined],
    ['jsonld', '{"http://e/s": {"http://e/p": [{"value": "x", "type": "literal"}]}}', /RDF\/JSON/],
    ['rdf', '<TriX xmlns="http://www.w3.org/2004/03/trix/trix-1/"/>', /TriX/],
    ['nt', '<html><body/></html>', /web page/],
  ])('is named under the name of another syntax too: .%s', async (extension, content, message) => {
    const { lines, told } = await read(`a.${extension}`, content);
    expect([lines, told.length > 0]).toEqual(['', true]);
    if (message) expect(told[0]).toMatch(message);
  });
});

describe('a file that looks like something else', () => {
  it.each([
    ['a.ttl', '@prefix x: <x:> .\nx:a x:b """\nPrefix: text\nOntology: text\nformat-version: 1\n""" .'],
    ['a.ttl', '@prefix Ontology: <x:> .\nOntology: <x:b> <x:c> .'],
    ['a.ttl', '# Ontology( x )\n<x:a> <x:b> "Prefix(" .'],
    ['a.owl', `<owl:Ontology xmlns:owl="${OWL}" ${RDF} rdf:about="x:a"/>`],
    ['a', `<x:Thing xmlns:x="x:" ${RDF} rdf:ID="a"><x:b>1</x:b></x:Thing>`],
    ['a.turtle', '<x:a> <x:b> <x:c> .'],
    ['a.nquads', '<x:a> <x:b> <x:c> <x:g> .'],
    ['a.json', '{"@context": {"type": "@type", "x": "http://x/"}, "type": "x:Feature", "x:p": 1}'],
  ])('is read as what it is: %s', async (name, content) => {
    const { lines, told } = await read(name, content);
    expect(told).toEqual([]);
    expect(lines).not.toBe('');
  });
});

describe('--lenient', () => {
  const isLenient = true;
  const node = (inside: string) =>
    `<rdf:RDF ${RDF} xmlns:e="x:">\n<rdf:Description rdf:about="x:a">${inside}</rdf:Description></rdf:RDF>`;

  it.each([
    ['a.nt', '<x:a> <x:b> "1" .\n<x:a> oops .\n<x:a> <x:b> "2" .\n', 'syntax 1'],
    ['a.nq', '<x:a> <x:b> "1" .\n<x:a> <x:b> "2" . junk\n<x:a> <x:b> "2" .\n', 'syntax 1'],
    ['a.ttl', '@prefix x: <x:> .\nx:a x:b "1" .\ny:a x:b "3" .\nx:a x:b "2" .', 'syntax 1'],
    ['a.ttl', '<x:a> <x:b> "1" . <x:a> <x:b> <x:"> . <x:a> <x:b> "2" .', 'IRI 1'],
    ['a.trig', '<x:a> <x:b> "1" .\nVERSION "1.2"\n<x:a> <x:b> "2" .', 'RDF 1.2 1'],
    ['a.rdf', node('<e:b>1</e:b>\n<rdf:aboutEach/><e:b>2</e:b>'), 'syntax 1'],
    ['a.rdf', node('<e:b>1</e:b><e:b>2</e:b><e:c rdf:ID="i">3</e:c>\n<e:c rdf:ID="i">4</e:c>'), 'syntax 1'],
  ])('leaves out what is faulty and reads on: %s', async (name, content, counted) => {
    const strict = await read(name, content);
    expect(strict.told.filter((line) => line.startsWith('error'))).toHaveLength(1);
    expect(strict.told[0]).not.toMatch(/ 1:1 /);
    const { lines, told } = await read(name, content, { isLenient });
    expect(lines).toContain('<x:a> <x:b> "1" .');
    expect(lines).toContain('<x:a> <x:b> "2" .');
    expect(told.every((line) => line.startsWith('warning'))).toBe(true);
    expect(told.at(-1)).toContain(`left out because of 1 fault (${counted})`);
  });

  it.each([
    ['a.rdf', node('<e:b>1</e:c>')],
    ['a.jsonld', '{"@id": "x:a", "x:b": }'],
    ['a.jsonld', '{"@context": "http://elsewhere.example/", "@id": "x:a"}'],
    ['a.ttl', new Uint8Array([0x3c, 0x0a, 0xff])],
  ])('does not help where the rest cannot be read: %s', async (name, content) => {
    const { told } = await read(name, content, { isLenient });
    expect(told.some((line) => line.startsWith('error'))).toBe(true);
  });

  it('takes a long language tag as it stands, in each syntax', async () => {
    for (const [name, content] of [
      ['a.nt', '<x:a> <x:b> "x"@zh-classical .\n'],
      ['a.ttl', '<x:a> <x:b> "x"@zh-classical .'],
      ['a.jsonld', '{"@id": "x:a", "x:b": {"@value": "x", "@language": "zh-classical"}}'],
      ['a.rdf', node('<e:b xml:lang="zh-classical">x</e:b>')],
    ] as const) {
      expect((await read(name, content)).told[0], name).toMatch(/^error .*zh-classical/);
      const { lines, told } = await read(name, content, { isLenient });
      expect([name, lines]).toEqual([name, '<x:a> <x:b> "x"@zh-classical .\n']);
      expect(told.at(-1)).toMatch(/taken as it stands in spite of 1 fault/);
    }
  });
});

describe('the place of a fault', () => {
  it('in JSON-LD is where its text first stands', async () => {
    const { told } = await read('a.jsonld', '{\n "@id": "x:a",\n "x:b": {"@id": "http://e/a b"}}');
    expect(told[0]).toMatch(/^error 3:\d+ an IRI may hold no blank/);
  });

  it('in RDF/XML is where its tag ends', async () => {
    const text = `<rdf:RDF ${RDF} xmlns:e="x:">\n<rdf:Description rdf:about="x:a">\n <e:b\n  rdf:resource="http://e/a b"/></rdf:Description></rdf:RDF>`;
    const { told } = await read('a.rdf', text);
    expect(told[0]).toMatch(/^error 4:3\d an IRI may hold no blank/);
  });
});

describe('entities', () => {
  const file = (declared: string, used = 'x') =>
    `<!DOCTYPE rdf:RDF [${declared}]><rdf:RDF ${RDF} xmlns:e="x:"><rdf:Description rdf:about="x:a"><e:b>${used}</e:b></rdf:Description></rdf:RDF>`;

  it.each([
    [65_536, true],
    [65_537, false],
  ])('that stand for %d characters are taken: %s', async (length, isTaken) => {
    for (const value of [
      'a'.repeat(length),
      `&h;${'a'.repeat(length - 1)}`,
      `${'a'.repeat(length - 1)}&h;`,
    ]) {
      const { told } = await read('a.rdf', file(`<!ENTITY h "b"><!ENTITY w "${value}">`, '&w;'));
      const words = told.map((line) => line.replace(/.* (?=the entity)/, ''));
      expect(words).toEqual(isTaken ? [] : ['the entity w stands for more than 65536 characters']);
    }
  });

  it.each([
    ['<!ENTITY % p SYSTEM "http://e/">', /parameter entity/],
    ['<!ENTITY x PUBLIC "-//E" "http://e/">', /another file/],
    ['<!ENTITY x "<b/>">', /markup/],
  ])('%s are refused with a reason', async (declared, message) => {
    expect((await read('a.rdf', file(declared))).told[0]).toMatch(message);
  });
});
