import { describe, expect, it } from 'vitest';
import type { FormatFault } from '../../../src/formats/format.ts';
import { type Format, formatOf } from '../../../src/formats/index.ts';
import { canonicalize } from '../../../src/rdf/canonical.ts';
import type { Quad } from '../../../src/rdf/terms.ts';

const BASE = 'http://localhost:3000/';
const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';

/** What a text says, and what is wrong in it, read in chunks of the given size. */
async function read(name: string, text: string, size = text.length) {
  const faults: FormatFault[] = [];
  const quads: Quad[] = [];
  const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
  const onFault = (fault: FormatFault) => faults.push(fault);
  for await (const quad of (formatOf(name) as Format).read(chunks, { base: BASE, onFault })) quads.push(quad);
  return { lines: await canonicalize(quads), faults };
}

function rdfXml(content: string, doctype = ''): string {
  return `${doctype}<rdf:RDF ${RDF} xmlns:e="http://e/" xmlns="http://d/"><rdf:Description rdf:about="x:a">${content}</rdf:Description></rdf:RDF>`;
}

describe('RDF/XML', () => {
  it.each([
    ['<b>x</b>', '<b xmlns=\\"http://d/\\">x</b>'],
    ['<e:b c="1" a=\'"\'/>', '<e:b xmlns:e=\\"http://e/\\" a=\\"&quot;\\" c=\\"1\\"></e:b>'],
    ['<b><b/></b>', '<b xmlns=\\"http://d/\\"><b></b></b>'],
    ['a<!-- c -->&lt;<![CDATA[<>]]>', 'a<!-- c -->&lt;&lt;&gt;'],
  ])('keeps the XML literal %s as canonical XML', async (content, expected) => {
    const { lines } = await read('rdf-xml', rdfXml(`<e:p rdf:parseType="Literal">${content}</e:p>`));
    expect(lines).toContain(`"${expected}"^^`);
  });

  it('keeps text whole that comments and CDATA sections cut', async () => {
    const { lines } = await read('rdf-xml', rdfXml('<e:p>a<![CDATA[<b>]]>c<!-- x -->d</e:p>'));
    expect(lines).toBe('<x:a> <http://e/p> "a<b>cd" .\n');
  });

  it('reads the entities of its document type', async () => {
    const doctype = '<!DOCTYPE rdf:RDF [<!-- x --><!ENTITY e "http://e/"><!ENTITY f "&e;f&#65;">]>';
    const { lines, faults } = await read('rdf-xml', rdfXml('<e:p rdf:resource="&f;"/>', doctype), 7);
    expect(faults).toEqual([]);
    expect(lines).toBe('<x:a> <http://e/p> <http://e/fA> .\n');
  });

  it.each([
    ['tenfold', (level: number) => `&l${level};`.repeat(10), 'aaaaaaaaaa'],
    ['tenfold, of nothing', (level: number) => `&l${level};`.repeat(10), ''],
  ])('is not blown up by entities that are %s', async (_, value, first) => {
    const levels = Array.from(
      { length: 14 },
      (_unused, level) => `<!ENTITY l${level + 1} "${value(level)}">`,
    );
    const doctype = `<!DOCTYPE a [${levels.reverse().join('')}<!ENTITY l0 "${first}">]>`;
    const { faults } = await read('rdf-xml', rdfXml('<e:p>&l14;</e:p>', doctype));
    expect(faults.length).toBe(first === '' ? 0 : 1);
  });

  it('is not blown up by one entity that is named again and again', async () => {
    const doctype = `<!DOCTYPE a [<!ENTITY a "${'a'.repeat(60_000)}">]>`;
    const { faults } = await read('rdf-xml', rdfXml(`<e:p>${'&a;'.repeat(2_000)}</e:p>`, doctype), 65_536);
    expect(faults[0]?.message).toMatch(/far more text/);
  });

  it('goes on after an element that is at fault', async () => {
    const content =
      '<e:p rdf:resource="http://a b/"/><rdf:aboutEach/><e:q rdf:parseType="Resource"><e:r>1</e:r></e:q>';
    const { lines, faults } = await read('rdf-xml', rdfXml(`${content}<e:s>2</e:s>`));
    expect(faults.map(({ kind }) => kind)).toEqual(['IRI', 'syntax']);
    expect(lines).toContain('<http://e/s> "2"');
    expect(lines).toContain('<http://e/r> "1"');
  });
});

describe('Turtle', () => {
  const text = `@prefix e: <http://e/>.BASE <http://b/>
e:a.b e:p "a.b\\"", 'c', """d
"e" . """@en ; e:q 1.5 , .5 , 1e0 . # . a comment
<x> e:p [ e:q ( 1 2 ) ] , _:b.c . _:b.c e:p true .
@base <http://c/> . <y> <p> e:z\\.a .`;

  it.each([1, 2, 3, 5, 17])('says the same in chunks of %i', async (size) => {
    const whole = await read('turtle', text);
    expect(whole.faults).toEqual([]);
    expect(whole.lines.split('\n')).toHaveLength(16);
    expect(await read('turtle', text, size)).toEqual(whole);
  });

  it('tells a prefix that is not declared once', async () => {
    const { faults, lines } = await read('turtle', 'f:a <x:p> 1 . f:b <x:p> 2 . <x:c> <x:p> 3 .');
    expect(faults.map(({ message }) => message)).toEqual(['the prefix f: is not declared']);
    expect(lines.split('\n')).toHaveLength(2);
  });

  it('reads a text that is nothing but faults in time', async () => {
    const { faults } = await read('turtle', '<x:a> oops 1 .\n'.repeat(5_000));
    expect(faults).toHaveLength(5_000);
  });
});

describe('JSON-LD', () => {
  it('reads what is nested by the context of its term', async () => {
    const context = { n: { '@id': '@nest', '@context': { '@vocab': 'x:n#' } }, '@vocab': 'x:', in: '@nest' };
    const document = { '@context': context, '@id': 'x:a', in: { n: [{ p: 1 }, { q: { r: 2 } }] }, s: 3 };
    const { lines } = await read('json-ld', JSON.stringify(document));
    expect(lines.match(/x:[a-z#]+(?=> ["_])/g)?.sort()).toEqual(['x:n#p', 'x:n#q', 'x:n#r', 'x:s']);
  });

  it('leaves out IRIs that are not well-formed', async () => {
    const { lines, faults } = await read('json-ld', '{"@id": "x:a", "x:p##": 1, "x:q": 2}');
    expect(lines).toMatch(/^<x:a> <x:q> .*\n$/);
    expect(faults.map(({ kind, effect, line, column }) => [kind, effect, line, column])).toEqual([
      ['IRI', 'left out', 1, 16],
    ]);
  });
});

describe('JSON-LD, language tags', () => {
  const map = { '@id': 'x:name', '@container': '@language' };
  const plain = 'x:name';

  it.each([
    [
      'a name that another node takes for a plain one',
      { '@context': { n: map }, '@id': 'x:a', n: { EN: 'a' } },
    ],
    [
      'a name that is plain in the node of another property',
      {
        '@context': { n: map, other: { '@id': 'x:other', '@context': { n: plain } } },
        '@id': 'x:a',
        n: { EN: 'a' },
        other: { '@id': 'x:b', n: { '@id': 'x:c', 'x:p': { '@value': 'b', '@language': 'EN' } } },
      },
    ],
    [
      'a name that is a map for one type only',
      {
        '@context': { T: { '@id': 'x:T', '@context': { n: map } }, n: plain, EN: 'x:en' },
        '@id': 'x:a',
        '@type': 'T',
        n: { EN: 'a' },
        'x:below': { '@id': 'x:b', n: { '@id': 'x:c', EN: 'not a tag' } },
      },
    ],
    [
      'a name that is a map in the nested part',
      {
        '@context': { at: '@nest', n: map, EN: 'x:en' },
        '@id': 'x:a',
        at: [{ n: { EN: ['a', 'b'], '@none': 'c' } }],
        EN: 'not a tag',
      },
    ],
    [
      'a name that a later context defines anew',
      { '@context': [{ n: plain }, null, { lang: '@language' }, { n: map }], '@id': 'x:a', n: { EN: 'a' } },
    ],
    [
      'an index beside it',
      {
        '@context': { n: map, by: { '@id': 'x:by', '@container': '@index' } },
        '@id': 'x:a',
        by: { n: { '@id': 'x:b', n: { EN: 'a' } } },
      },
    ],
  ])('keep their case: %s', async (_, document) => {
    const other = { '@context': { n: plain }, '@id': 'x:other', n: { '@id': 'x:y' } };
    const { lines, faults } = await read('json-ld', JSON.stringify([other, document]));
    expect(faults).toEqual([]);
    expect(lines).toMatch(/"a"@EN \./);
    expect(lines).not.toContain('@en');
    expect(lines.includes('<x:en>')).toBe(JSON.stringify(document).includes('not a tag'));
  });
});
