import { expect, it } from 'vitest';
import { isProbeText } from '../../../src/query/parsing/tokens.ts';

it.each([
  ['ASK {}', true],
  ['ASK{}', true],
  ['ASK WHERE { }', true],
  ['ask { ?s ?p ?o }', true],
  ['ASK{?x ?y ?z.}', true],
  ['ASK { ?s ?p ?s }', false],
  ['ASK { ?s ?p $s }', false],
  ['ASK { ?s a ?o }', false],
  ['ASK { ?s ?p ?o . ?o ?q ?r }', false],
  ['ASK FROM <http://x/> { ?s ?p ?o }', false],
  ['SELECT * { ?s ?p ?o }', false],
])('%s is what monitors ask: %s', (text, isProbe) => {
  expect(isProbeText(text)).toBe(isProbe);
});
