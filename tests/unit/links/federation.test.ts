import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkServices, parseQuery } from '../../../src/query/parsing/parse.ts';
import { DEFAULT_SERVICES } from '../../../src/query/port.ts';

const page = await readFile('docs/wikidata.md', 'utf8');
const [outwards = '', inwards = '', ...others] = [...page.matchAll(/^```sparql\n(.*?)^```/gms)].map(
  ([, text]) => text ?? '',
);

describe('the federated queries of the page on Wikidata', () => {
  it('are one in each direction', () => {
    expect(others).toEqual([]);
    expect(outwards).toContain('SERVICE <https://query.wikidata.org/sparql>');
    expect(inwards).toContain('SERVICE <https://data.example.org/sparql>');
  });

  it.each([
    ['outwards', outwards],
    ['inwards', inwards],
  ])('%s: is SPARQL that Comunica is to answer', (_, query) => {
    const parsed = parseQuery(query);
    expect(parsed.form).toBe('select');
    expect(parsed.services).toHaveLength(1);
  });

  it('call the one service that they name, which is allowed unless the operator says otherwise', () => {
    const parsed = parseQuery(outwards);
    expect(() => checkServices(parsed, DEFAULT_SERVICES)).not.toThrow();
    expect(() => checkServices(parsed, [])).toThrow();
    expect(() => checkServices(parseQuery(inwards), DEFAULT_SERVICES)).toThrow('data.example.org');
  });
});
