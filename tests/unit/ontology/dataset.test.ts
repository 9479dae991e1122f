import { join } from 'node:path';
import { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { iri } from '../../../src/rdf/terms.ts';
import { prepareRecords } from '../../../src/release/reading/prepare.ts';
import { BASE, instances, languages, term, values } from './ontology.ts';

const EU = 'http://publications.europa.eu/resource/authority/';
const ROOT = join(import.meta.dirname, '../../..');
const { input } = await prepareRecords({
  data: join(ROOT, 'data'),
  ontology: join(ROOT, 'ontology'),
  base: BASE,
});
const store = new Store([...(input?.description ?? [])] as never);
const dataset = `${BASE}dataset`;
const catalogue = `${BASE}dataset#catalogue`;

describe('the description of the dataset', () => {
  it('has one dataset and one catalogue, below the base IRI', () => {
    expect(instances(store, term('dcat:Dataset'))).toEqual([dataset]);
    expect(instances(store, term('dcat:Catalog'))).toEqual([catalogue]);
    expect(values(store, catalogue, term('dcat:dataset'))).toEqual([dataset]);
    expect(values(store, catalogue, term('foaf:homepage'))).toEqual([BASE]);
  });

  it.each([dataset, catalogue])('%s has a title and a description in English and in Latvian', (node) => {
    expect(languages(store, node, term('dcterms:title'))).toEqual(['en', 'lv']);
    expect(languages(store, node, term('dcterms:description'))).toEqual(['en', 'lv']);
  });

  it('has keywords in English and in Latvian', () => {
    expect([...new Set(languages(store, dataset, term('dcat:keyword')))]).toEqual(['en', 'lv']);
  });

  it('has a description of the length that Google Dataset Search takes: 50 to 5000 characters', () => {
    const lengths = values(store, dataset, term('dcterms:description')).map((text) => text.length);
    expect(lengths.every((length) => length >= 50 && length <= 5000)).toBe(true);
  });

  it.each([
    ['dcterms:license', ['licence/CC0']],
    ['dcterms:accessRights', ['access-right/PUBLIC']],
    ['dcterms:accrualPeriodicity', ['frequency/IRREG']],
    ['dcterms:language', ['language/ENG', 'language/LAV']],
    ['dcterms:spatial', ['country/LVA']],
    ['dcat:theme', ['data-theme/GOVE', 'data-theme/REGI', 'data-theme/INTR']],
  ] as const)('gives %s from the tables of the European Union', (property, entries) => {
    expect(values(store, dataset, term(property))).toEqual(entries.map((entry) => EU + entry));
  });

  it('types, labels and places in its table every entry that it names', () => {
    const named = store
      .getObjects(null, null, null)
      .filter(({ value }) => /authority\/[a-z-]+\/[A-Z0-9]+$/.test(value));
    expect(named.length).toBeGreaterThan(5);
    for (const { value } of named) {
      const table = value.slice(0, value.lastIndexOf('/'));
      expect(values(store, value, term('rdf:type'))).toContain(term('skos:Concept').value);
      expect(languages(store, value, term('skos:prefLabel'))).toEqual(['en', 'lv']);
      expect(values(store, value, term('skos:inScheme'))).toEqual([table]);
      expect(languages(store, table, term('dcterms:title'))).toEqual(['en', 'lv']);
    }
  });

  it.each(['dcterms:publisher', 'dcat:contactPoint'] as const)(
    'names one %s, and no e-mail address',
    (property) => {
      const [agent = '', ...others] = values(store, dataset, term(property));
      expect(others).toEqual([]);
      expect(store.countQuads(iri(agent), term('rdf:type'), null, null)).toBeGreaterThan(0);
      expect(store.getObjects(null, term('vcard:hasEmail'), null)).toEqual([]);
    },
  );
});
