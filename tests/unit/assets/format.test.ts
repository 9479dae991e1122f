import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
// @ts-expect-error a script of the pages has no types
import { formatted } from '../../../assets/editor/format.js';

const QUERIES = new URL('../../../assets/queries/', import.meta.url);
const examples = readdirSync(QUERIES).map((name) => readFileSync(new URL(name, QUERIES), 'utf8'));
const bare = (text: string) => text.replace(/\s+/g, '');

test('a clause, a triple and a declaration have a line each', () => {
  const query =
    'prefix mp: <http://x/> select ?s (count(*) as ?n) where {?s a mp:P; mp:d ?d ; mp:x [ a mp:Z ; mp:k 1 ] . # a note\n optional{?s mp:e ?e. filter(?e > "a.b" && ?d < 1.5)} {?a ?b ?c} union {?c mp:a/mp:b* ?d}} group by ?s limit 5';
  expect(formatted(query)).toBe(`prefix mp: <http://x/>

select ?s (count(*) as ?n) where {
  ?s a mp:P;
    mp:d ?d ;
    mp:x [ a mp:Z ; mp:k 1 ] . # a note
  optional {
    ?s mp:e ?e.
    filter(?e > "a.b" && ?d < 1.5)
  } {
    ?a ?b ?c
  } union {
    ?c mp:a/mp:b* ?d
  }
}
group by ?s
limit 5`);
});

test('what braces of EXISTS hold inside of parentheses stays in its line', () => {
  const query = 'SELECT * { ?a ?b ?c BIND(EXISTS { ?a ?d ?e } AS ?f) ?g ?h ?i }';
  expect(formatted(query).split('\n')).toContain('  BIND(EXISTS { ?a ?d ?e } AS ?f)');
});

test('only the space between tokens changes, and only once', () => {
  for (const query of examples) {
    const once = formatted(query);
    expect(bare(once)).toBe(bare(query));
    expect(formatted(once)).toBe(once);
  }
});

test('whatever is typed keeps all that is not space', () => {
  const part = fc.constantFrom(
    ...['{', '}', '(', ')', '[', ']', '.', ';', ',', '?a', '<http://x/#y>', '"a # b"', "'''x\ny'''", '# c\n'],
    ...['SELECT', 'FILTER', 'mp:a', '1.5', '1e3', '^', '/', '|', '&&', '"', '<', ' ', '\n', 'ā', '🌍'],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const query = parts.join('');
      expect(bare(formatted(query))).toBe(bare(query));
    }),
  );
});
