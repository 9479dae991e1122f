import { describe, expect, it } from 'vitest';
import { formatOf, RdfSyntaxError } from '../../src/formats/index.ts';

const BASE = 'http://localhost:3000/';

const FAULTS: readonly (readonly [string, string, number | undefined, number | undefined, RegExp])[] = [
  ['turtle', '@prefix e: <http://e/> .\ne:a e:b e:c ;\n  e:d e:e e:f .', 3, 11, /Expected punctuation/],
  ['turtle', '<http://e/a> <http://e/b>\n   "c"@en-- .', 2, undefined, /language tag/],
  ['turtle', '<http://e/a> <http://e/b>\n  foo .', 2, 3, /“foo” is no term/],
  ['turtle', '<http://e/a> <http://e/b> "c', 1, 27, /string is not closed/],
  ['turtle', '<http://e/a> <http://e/b> <http://e/\\u0020> .', 1, 37, /no blank/],
  ['turtle', '<http://e/a> <http://e/b> <<( <e:a> <e:b> <e:c> )>> .', 1, 27, /RDF 1\.2/],
  ['turtle', '<e:a> <e:b> <e:c>\n  {| <e:d> <e:e> |} .', 2, 3, /RDF 1\.2/],
  ['turtle', '<e:a> <e:b> <e:c> ~ <e:d> .', 1, 19, /RDF 1\.2/],
  ['turtle', 'VERSION "1.2"\n<e:a> <e:b> <e:c> .', 1, 1, /RDF 1\.2/],
  ['turtle', '<http://e/a> <http://e/b> "x"@ar--rtl .', 1, 30, /direction/],
  ['turtle', '<http://e/a> <http://e/b> <http://e/a b> .', 1, 38, /no blank/],
  ['turtle', '<e:a> x:b <e:c> .', 1, 7, /the prefix x: is not declared/],
  ['turtle', '{ <e:a> <e:b> <e:c> } .', 1, 1, /no Turtle/],
  ['turtle', '@prefix e: <http://e/>\ne:a e:b e:c .', 2, 1, /full stop is missing/],
  ['trig', '<http://e/g> { <http://e/a> <http://e/b> "c" ', 1, undefined, /./],
  [
    'n-triples',
    '<http://e/a> <http://e/b> "c" .\n<http://e/a> <http://e/b> c .',
    2,
    27,
    /expected an object/,
  ],
  ['n-triples', '<http://e/a> <http://e/b> "c" <http://e/g> .', undefined, undefined, /no graphs/],
  ['n-triples', '<http://e/a> <b> "c" .', 1, 15, /begins with a scheme/],
  ['n-triples', '_:abc:def <e:b> "c" .', 1, 6, /no colon/],
  ['n-triples', '_::a <e:b> "c" .', 1, 3, /no colon/],
  ['n-triples', '<e:a b> <e:b> "c" .', 1, 5, /an IRI may hold no blank/],
  ['n-triples', '<e:a> <e:b> "c"@en--ltr .', 1, 16, /RDF 1\.2/],
  ['n-triples', '@prefix e: <e:> .', 1, 1, /Turtle/],
  ['n-quads', '\n# a comment\n<http://e/a> "b" "c" .', 3, 14, /expected a predicate/],
  ['n-quads', '<http://e/a> <http://e/b> "c"', 1, 30, /full stop/],
  ['n-quads', '<http://e/a> <http://e/b> "c\\x" .', 1, 29, /escape/],
  ['n-quads', '<http://e/a> <http://e/\\u003E> "c" .', 1, 24, /an IRI may hold no >/],
  ['n-quads', '<http://e/a> <http://e/b> "\\uD800" .', 1, 28, /surrogate/],
  ['n-quads', '<http://e/a> <http://e/b> "c" . <http://e/a> <http://e/b> "c" .', 1, 33, /end of the line/],
  ['n-quads', '<<http://e/a> <http://e/b> "c"> .', 1, 1, /RDF 1\.2/],
  ['json-ld', '{"@id": "http://e/a",\n }', 2, 2, /property name/],
  [
    'json-ld',
    '{"@context": "http://169.254.169.254/latest"}',
    1,
    14,
    /remote context http:\/\/169.* is not read.*--context/,
  ],
  ['json-ld', '{"@context": {"@import": "http://e/"}}', undefined, undefined, /remote context/],
  ['json-ld', '{"@context": 5}', undefined, undefined, /context/],
  ['json-ld', '{"@id": "http://e/a b", "http://e/p": "x"}', 1, 9, /blank/],
  ['json-ld', '{"@id":\n foo}', 2, undefined, /not JSON/],
  [
    'json-ld',
    '{"@id": "http://e/a", "http://e/p": {"@value": "x", "@language": "no tag!"}}',
    undefined,
    undefined,
    /language/,
  ],
  [
    'rdf-xml',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<a></rdf:RDF>',
    2,
    undefined,
    /./,
  ],
  [
    'rdf-xml',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    1,
    undefined,
    /the entity x stands in another file/,
  ],
  ['rdf-xml', '<!DOCTYPE a SYSTEM "http://e/x.dtd"><a/>', 1, undefined, /external DTD/],
  ['rdf-xml', '<!DOCTYPE a [<!ENTITY % p "x">]><a/>', 1, undefined, /parameter entity/],
  ['rdf-xml', '<!DOCTYPE a [<!ENTITY x "&x;">]><a>&x;</a>', 1, undefined, /contains itself/],
  ['rdf-xml', '<!DOCTYPE a [<!ENTITY x "<b/>">]><a>&x;</a>', 1, undefined, /markup/],
  ['rdf-xml', '<a xmlns="http://e/">&x;</a>', 1, undefined, /entity/],
  ['rdf-xml', 'no XML', 1, undefined, /./],
  ['rdf-xml', '', undefined, undefined, /./],
];

describe('faults', () => {
  it.each(FAULTS)('%s: %s', async (name, input, line, column, message) => {
    const error = await formatOf(name)
      ?.parse(input, BASE)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RdfSyntaxError);
    const fault = error as RdfSyntaxError;
    expect(fault.message).toMatch(message);
    if (line !== undefined) expect(fault.line).toBe(line);
    if (column !== undefined) expect(fault.column).toBe(column);
  });

  it.each([
    ['turtle', `<http://e/a> <http://e/b> ${'('.repeat(100_000)}`],
    ['turtle', `<http://e/a> <http://e/b> "${'x'.repeat(3_000_000)}`],
    ['trig', `<http://e/g> {${'[<http://e/b> '.repeat(100_000)}`],
    ['n-quads', `<http://e/a> <http://e/b> "${'\\\\'.repeat(1_000_000)}`],
    ['n-quads', `_:${'a.'.repeat(500_000)} <http://e/b> "" .`],
    ['json-ld', `${'['.repeat(100_000)}`],
    [
      'json-ld',
      `{"@context":${'['.repeat(5_000)}${']'.repeat(5_000)}, "http://e/b": ${'{"http://e/b":'.repeat(5_000)}1`,
    ],
    [
      'rdf-xml',
      `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${'<a xmlns="http://e/">'.repeat(5_000)}`,
    ],
  ])(
    '%s: a hostile text ends in an error within seconds',
    async (name, input) => {
      await expect(formatOf(name)?.parse(input, BASE)).rejects.toThrow(RdfSyntaxError);
    },
    10_000,
  );
});
