import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/pages/messages/messages.ts';
import { DEFINITIONS, PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri } from '../../../src/rdf/terms.ts';
import { CODES, FIELD_GROUPS } from '../../../src/records/mapping/codes.ts';
import { FIELDS, MEANT } from './field-table.ts';
import { instances, languages, ONTOLOGY, read, term, text, values } from './ontology.ts';

const store = read('schemes.ttl');
const ALL = [...LANGUAGES].sort();
const schemes = instances(store, term('skos:ConceptScheme'));
const concepts = instances(store, term('skos:Concept'));
const MAPPINGS = ['exact', 'close', 'broad', 'narrow', 'related'] as const;
const mapping = (kind: (typeof MAPPINGS)[number]) => term(`skos:${kind}Match`);
const codeOf = (value: string) => value.slice(value.lastIndexOf('/') + 1);
const field = (code: string) => `${DEFINITIONS}/field/${code}`;
const eurovoc = new Map(
  text('eurovoc.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',') as [string, string, string])
    .map(([id, node, label]) => [id, { node, label }]),
);
const mapped = MAPPINGS.flatMap((kind) =>
  store.getObjects(null, mapping(kind), null).map(({ value }) => value),
);

describe('the concept schemes', () => {
  it('are those of the records, with the codes of the records', () => {
    expect(schemes).toEqual(
      Object.keys(CODES)
        .map((name) => `${DEFINITIONS}/${name}`)
        .sort(),
    );
    const codes = Object.entries(CODES).flatMap(([scheme, list]) =>
      list.map((code) => `${DEFINITIONS}/${scheme}/${code}`),
    );
    const groups = Object.keys(FIELD_GROUPS).map(field);
    expect(concepts).toEqual([...codes, ...groups].sort());
  });

  it.each(schemes)(
    '%s has a title in all languages of the pages and a definition, and belongs to the vocabulary',
    (scheme) => {
      for (const name of ['rdfs:label', 'skos:prefLabel', 'dcterms:title'] as const) {
        expect(languages(store, scheme, term(name))).toEqual(ALL);
      }
      expect(languages(store, scheme, term('skos:definition'))).toEqual(['en', 'lv']);
      expect(values(store, scheme, term('dcterms:isPartOf'))).toEqual([ONTOLOGY]);
    },
  );

  it.each(concepts)(
    '%s has a label in all languages of the pages, a definition, a notation and a scheme',
    (concept) => {
      for (const name of ['rdfs:label', 'skos:prefLabel'] as const) {
        expect(languages(store, concept, term(name))).toEqual(ALL);
      }
      expect(languages(store, concept, term('skos:definition'))).toEqual(['en', 'lv']);
      expect(values(store, concept, term('rdfs:label'))).toEqual(
        values(store, concept, term('skos:prefLabel')),
      );
      expect(values(store, concept, term('skos:notation'))).toEqual([codeOf(concept)]);
      expect(values(store, concept, term('skos:inScheme'))).toEqual([
        concept.slice(0, concept.lastIndexOf('/')),
      ]);
    },
  );

  it('give no label twice in one scheme and language', () => {
    for (const scheme of schemes) {
      const members = store.getSubjects(term('skos:inScheme'), iri(scheme), null);
      const labels = members.flatMap((member) =>
        store.getObjects(member, term('skos:prefLabel'), null).map(({ id }) => id),
      );
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
  });

  it('state each hierarchy both ways: top concepts have nothing above, others one', () => {
    for (const concept of concepts) {
      const [scheme = ''] = values(store, concept, term('skos:inScheme'));
      const broader = values(store, concept, term('skos:broader'));
      const isTop = values(store, concept, term('skos:topConceptOf')).includes(scheme);
      expect(broader).toHaveLength(isTop ? 0 : 1);
      expect(values(store, scheme, term('skos:hasTopConcept')).includes(concept)).toBe(isTop);
      for (const above of broader) expect(values(store, above, term('skos:narrower'))).toContain(concept);
      for (const below of values(store, concept, term('skos:narrower'))) {
        expect(values(store, below, term('skos:broader'))).toEqual([concept]);
      }
    }
  });

  it('hold no blank node: they are published in a dataset that has none', () => {
    const nodes = [...store].flatMap(({ subject, object }) => [subject, object]);
    expect(nodes.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
  });
});

describe('the fields of cooperation', () => {
  it('are 32 in 6 groups', () => {
    expect(FIELDS.map(([code]) => code).sort()).toEqual([...CODES.field].sort());
    expect(FIELDS).toHaveLength(32);
    expect(values(store, `${DEFINITIONS}/field`, term('skos:hasTopConcept')).map(codeOf)).toEqual(
      Object.keys(FIELD_GROUPS),
    );
  });

  it.each(FIELDS)('%s is narrower than %s and mapped: %s', (code, broader, mappings) => {
    expect(values(store, field(code), term('skos:broader'))).toEqual([field(broader)]);
    const found = MAPPINGS.flatMap((kind) => {
      const ids = values(store, field(code), mapping(kind)).map(codeOf).sort();
      return ids.length === 0 ? [] : [`${kind} ${ids.join(' ')}`];
    });
    expect(found.join('; ')).toBe(mappings);
  });
});

describe('the mappings to EuroVoc', () => {
  it('name concepts that EuroVoc has, by their label', () => {
    expect(mapped.length).toBeGreaterThan(60);
    for (const node of mapped) {
      const id = node.slice(PREFIXES.eurovoc.length);
      expect(eurovoc.get(id)).toEqual({ node, label: MEANT[id] });
    }
  });

  it('use every concept of the committed list', () => {
    const used = new Set(mapped.map((node) => node.slice(PREFIXES.eurovoc.length)));
    expect([...eurovoc.keys()].filter((id) => !used.has(id))).toEqual([]);
  });

  it.each([
    ['kind/twinning', 'exact', '5323'],
    ['instrument/cooperation-agreement', 'close', '2095'],
  ] as const)('hold %s %s to %s', (concept, kind, id) => {
    expect(values(store, `${DEFINITIONS}/${concept}`, mapping(kind))).toEqual([PREFIXES.eurovoc + id]);
  });

  it('never map one pair both as the same and as broader or related (SKOS S46)', () => {
    for (const concept of concepts) {
      const all = MAPPINGS.flatMap((kind) => values(store, concept, mapping(kind)));
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
