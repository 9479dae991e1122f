import { expect, test } from 'vitest';
import { checkBounds, DEFAULT_BOUNDS } from '../../../src/query/parsing/bounds.ts';
import { tokens } from '../../../src/query/parsing/tokens.ts';

const nested = (open: string, close: string, times: number) =>
  `ASK { ${open.repeat(times)}${close.repeat(times)} }`;

test.each([
  ['the longest query', `ASK { } #${' '.repeat(65_536 - 9)}`],
  ['255 groups in a group', nested('{', '}', 255)],
  ['brackets in a string', `ASK { ?s ?p "${'{'.repeat(5000)}" }`],
  ['brackets in a long string with quotes', `ASK { ?s ?p """a"b""c\\"${'{'.repeat(5000)}""" }`],
  ['brackets in a single-quoted string', `ASK { ?s ?p '${'('.repeat(5000)}' }`],
  ['brackets in a comment', `ASK { } # ${'['.repeat(5000)}\n`],
  ['parentheses in an IRI', `ASK { <http://x/${'('.repeat(5000)}> ?p ?o }`],
  ['an apostrophe in a comment', "ASK { } # it's fine\n"],
  ['many tokens, but fewer than the bound', `ASK { VALUES ?x { ${'1 '.repeat(19_990)} } }`],
  ['siblings, not nested', `ASK { ${'{} '.repeat(3000)} }`],
])('%s is taken', (_, query) => {
  expect(() => checkBounds(query)).not.toThrow();
});

test.each([
  ['one byte too many', `ASK { } #${' '.repeat(65_536 - 8)}`, 'too-large'],
  ['bytes, not characters, are counted', `ASK { } #${'ā'.repeat(40_000)}`, 'too-large'],
  ['256 groups in a group', nested('{', '}', 256), 'malformed'],
  ['5,000 groups', nested('{', '}', 5000), 'malformed'],
  ['5,000 parentheses', `SELECT (${'('.repeat(5000)}1${')'.repeat(5000)} AS ?x) {}`, 'malformed'],
  ['blank node property lists', nested('[', ']', 5000), 'malformed'],
  ['unclosed groups', `ASK ${'{'.repeat(5000)}`, 'malformed'],
  ['groups after a less-than sign', `ASK { FILTER(?a < ?b) ${'{'.repeat(300)}`, 'malformed'],
  ['groups after a string', `ASK { ?s ?p "a\\"b" ${'{'.repeat(300)}`, 'malformed'],
  ['groups after an escaped number sign', `ASK { ?s ?p x:a\\#.${'{'.repeat(300)}`, 'malformed'],
  ['groups written as code point escapes', `ASK ${'\\u007B'.repeat(300)}`, 'malformed'],
  ['groups written as long escapes', `ASK ${'\\U0000007B'.repeat(300)}`, 'malformed'],
  ['too many tokens', `ASK { VALUES ?x { ${'1 '.repeat(20_001)} } }`, 'malformed'],
  ['too many tokens without space', `ASK { ${'?s?p?o.'.repeat(6000)} }`, 'malformed'],
])('%s is refused', (_, query, kind) => {
  expect(() => checkBounds(query)).toThrow(expect.objectContaining({ name: 'QueryError', kind }));
});

test('the place where the nesting goes too deep is told', () => {
  const query = `ASK {\n  ${'{'.repeat(3)}`;
  expect(() => checkBounds(query, { ...DEFAULT_BOUNDS, depth: 3 })).toThrow(
    expect.objectContaining({ line: 2, column: 5 }),
  );
});

test.each([
  ['an unterminated string', `'${'a'.repeat(60_000)}`],
  ['an unterminated long string', `"""${'"a'.repeat(30_000)}`],
  ['only quotes', '"'.repeat(60_000)],
  ['only backslashes in a string', `"${'\\'.repeat(60_000)}`],
  ['only less-than signs', '<'.repeat(19_000)],
  ['an IRI that never ends', `<${'a'.repeat(60_000)}`],
  ['many IRIs that never end', '<a '.repeat(9000)],
  ['only hashes', '#\n'.repeat(30_000)],
  ['only spaces', ' '.repeat(60_000)],
])('%s is read in linear time', (_, query) => {
  const started = performance.now();
  checkBounds(query);
  expect(performance.now() - started).toBeLessThan(200);
});

test('tokens are what a person would say', () => {
  const query = `SELECT?s{<http://x/a#b>a:b-c "x"@en-GB,'''y'z'''^^x:y;?p _:b # c\n FILTER(?a<?b && 1>=-2)}`;
  expect([...tokens(query)].map(({ text }) => text).join(' ')).toBe(
    `SELECT ?s { <http://x/a#b> a:b-c "x" @en-GB , '''y'z''' ^^ x:y ; ?p _:b FILTER ( ?a < ?b && 1 >= - 2 ) }`,
  );
});
