import { describe, expect, it } from 'vitest';
import { SerializationError } from '../../../src/formats/format.ts';
import { RDF_XML } from '../../../src/formats/rdf-xml/rdf-xml.ts';
import { literal } from '../../../src/rdf/terms.ts';
import { EX, statement, typed, write } from './written.ts';

describe('RDF/XML', () => {
  it('groups by subject and declares what it uses', async () => {
    const quads = [
      statement('ex:a&b', 'mp:partner', 'ex:c'),
      statement('ex:a&b', 'ex:p', ['<&>"', 'en']),
      statement('ex:a&b', 'mp:start', typed('1993', 'gYear')),
      statement('ex:a&b', 'mp:partner', '_:x'),
    ];
    expect(await write(RDF_XML, quads)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
    xmlns:mp="https://w3id.org/munpart/def#"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">

  <rdf:Description rdf:about="http://example.org/a&amp;b">
    <ns:p xmlns:ns="http://example.org/" xml:lang="en">&lt;&amp;&gt;&quot;</ns:p>
    <mp:partner rdf:resource="http://example.org/c"/>
    <mp:partner rdf:nodeID="x"/>
    <mp:start rdf:datatype="http://www.w3.org/2001/XMLSchema#gYear">1993</mp:start>
  </rdf:Description>

</rdf:RDF>
`);
  });

  it.each([
    ['ex:p', '<ns:p xmlns:ns="http://example.org/"'],
    ['ex:1p', '<ns:p xmlns:ns="http://example.org/1"'],
    ['ex:-a-1.b', '<ns:a-1.b xmlns:ns="http://example.org/-"'],
    ['ex:čempions', '<ns:čempions xmlns:ns="http://example.org/"'],
    ['ex:a%20b', '<ns:b xmlns:ns="http://example.org/a%20"'],
    ['ex:?a=1&b', '<ns:b xmlns:ns="http://example.org/?a=1&amp;"'],
    ['rdf:_1', '<rdf:_1'],
  ])('writes the predicate %s', async (predicate, expected) => {
    const quads = [statement('ex:s', predicate, literal(''))];
    const text = await write(RDF_XML, quads);
    expect(text).toContain(expected);
    expect((await RDF_XML.parse(text, EX))[0]?.predicate.value).toBe(quads[0]?.predicate.value);
  });

  it.each(['ex:', 'ex:12', 'ex:a/', 'ex:a(b)', 'rdf:li', 'rdf:Description', 'rdf:about'])(
    'refuses the predicate %s',
    async (predicate) => {
      const bad = statement('ex:s', predicate, literal(''));
      await expect(write(RDF_XML, [bad])).rejects.toThrow(SerializationError);
      await expect(write(RDF_XML, [bad])).rejects.toMatchObject({ quad: bad });
    },
  );

  it('refuses characters that XML cannot hold', async () => {
    for (const character of ['\0', '\b', '\u000B', '\u001F', '\uFFFE']) {
      const output = write(RDF_XML, [statement('ex:s', 'ex:p', literal(character))]);
      await expect(output).rejects.toThrow(/XML 1\.0 cannot hold the character U\+00|U\+FFFE/);
    }
  });

  it('resolves relative IRIs, and leaves absolute ones as they are', async () => {
    const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="${EX}">
      <rdf:Description rdf:about="../a"><ex:p rdf:resource="http://e/b/../c"/></rdf:Description></rdf:RDF>`;
    const [quad] = await RDF_XML.parse(text, `${EX}x/y/z`);
    expect([quad?.subject.value, quad?.object.value]).toEqual([`${EX}x/a`, 'http://e/b/../c']);
  });
});
