import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../src/query/parsing/tokens.ts';

describe('the canonical text of a query', () => {
  it.each([
    ['ASK {}', '  ASK\n\t{}\n'],
    ['ASK { ?s ?p ?o }', 'ASK { # all\r\n ?s ?p ?o # of it\n}'],
    ['ASK { ?s ?p ?o }', 'ASK {\n#one\n#two\n?s ?p ?o }#three'],
    ['ASK { <http://x/#a> ?p "b  # c" }', 'ASK  { <http://x/#a>  ?p "b  # c" }'],
  ])('of %j is that of %j', (canonical, query) => {
    expect(canonicalText(query)).toBe(canonical);
    expect(canonicalText(canonical)).toBe(canonical);
  });

  it.each([
    ['space in a string', 'ASK { ?s ?p "a b" }', 'ASK { ?s ?p "a  b" }'],
    ['space in a long string', "ASK { ?s ?p '''a b''' }", "ASK { ?s ?p '''a\nb''' }"],
    ['what looks like a comment in a string', 'ASK { ?s ?p "#a" }', 'ASK { ?s ?p "#b" }'],
    ['a fragment', 'ASK { ?s ?p <http://x/#a> }', 'ASK { ?s ?p <http://x/#b> }'],
    ['a fragment after an escape', 'ASK { ?s ?p <\\u0041#a> }', 'ASK { ?s ?p <\\u0041#b> }'],
    ['an escaped number sign', 'ASK { ?s ?p x:a\\#b }', 'ASK { ?s ?p x:a\\#c }'],
    ['an escaped quote', 'ASK { ?s ?p "a\\"  #b" }', 'ASK { ?s ?p "a\\" #c" }'],
    ['where numbers end', 'ASK { VALUES ?x { 1 .5 } }', 'ASK { VALUES ?x { 1.5 } }'],
    ['an apostrophe in an IRI', "ASK { <http://x/'#a> ?p 'b' }", "ASK { <http://x/'#b> ?p 'b' }"],
    ['quotes within quotes', `ASK { ?s ?p """a"  #b""" }`, `ASK { ?s ?p """a"  #c""" }`],
    ['a comparison', "ASK { FILTER(?a<'x>  y') }", "ASK { FILTER(?a<'x> y') }"],
  ])('tells apart what differs by %s', (_, one, other) => {
    expect(canonicalText(one)).not.toBe(canonicalText(other));
  });
});
