import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/pages/messages/messages.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri } from '../../../src/rdf/terms.ts';
import {
  classesOf,
  instances,
  isOwn,
  languages,
  ONTOLOGY,
  ownTermsIn,
  propertiesOf,
  read,
  term,
  values,
} from './ontology.ts';

const ontology = read('munpart.ttl');
const classes = classesOf(ontology);
const properties = propertiesOf(ontology);
const terms = [...classes, ...properties];
const local = (value: string) => value.slice(PREFIXES.mp.length);
const objectProperties = instances(ontology, term('owl:ObjectProperty')).filter(isOwn);
const symmetric = instances(ontology, term('owl:SymmetricProperty'));

/** Every class above, without itself unless there is a cycle. */
function ancestors(
  value: string,
  up: 'rdfs:subClassOf' | 'rdfs:subPropertyOf',
  seen = new Set<string>(),
): Set<string> {
  for (const above of values(ontology, value, term(up))) {
    if (seen.has(above)) continue;
    seen.add(above);
    ancestors(above, up, seen);
  }
  return seen;
}

describe('the terms of the vocabulary', () => {
  it('are all declared, as a class or as a property (OOPS! P34, P35)', () => {
    const declared = new Set(terms);
    expect([...ownTermsIn(ontology)].filter((used) => !declared.has(used))).toEqual([]);
    expect(classes.length).toBe(10);
    expect(properties.length).toBeGreaterThan(50);
    expect(classes.filter((each) => properties.includes(each))).toEqual([]);
  });

  it.each(terms)(
    '%s has one label in each language of the pages, and one comment in English and in Latvian (P08)',
    (each) => {
      expect(languages(ontology, each, term('rdfs:label'))).toEqual([...LANGUAGES].sort());
      expect(languages(ontology, each, term('rdfs:comment'))).toEqual(['en', 'lv']);
      expect(values(ontology, each, term('rdfs:isDefinedBy'))).toEqual([ONTOLOGY]);
    },
  );

  it.each(properties)('%s has one domain and one range (P11, P19)', (property) => {
    expect(values(ontology, property, term('rdfs:domain'))).toHaveLength(1);
    expect(values(ontology, property, term('rdfs:range'))).toHaveLength(1);
  });

  it('have labels of their own in each language (P32)', () => {
    for (const group of [classes, properties]) {
      const labels = group.flatMap((each) =>
        ontology
          .getQuads(iri(each), term('rdfs:label'), null, null)
          .map(({ object }) => object.id.toLowerCase()),
      );
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
  });

  it('are named in one way: classes UpperCamelCase, properties lowerCamelCase (P22)', () => {
    expect(classes.map(local).filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
    expect(properties.map(local).filter((name) => !/^[a-z][A-Za-z]+$/.test(name))).toEqual([]);
  });

  it('are disjoint where they are classes that things belong to (P10)', () => {
    const concrete = classes.filter((each) => local(each) !== 'FormOfCooperation');
    const disjoint = (one: string, other: string) =>
      values(ontology, one, term('owl:disjointWith')).includes(other);
    const missing = concrete.flatMap((one, index) =>
      concrete.slice(index + 1).filter((other) => !disjoint(one, other) && !disjoint(other, one)),
    );
    expect(missing).toEqual([]);
  });

  it('form no cycles (P06)', () => {
    expect(classes.filter((each) => ancestors(each, 'rdfs:subClassOf').has(each))).toEqual([]);
    expect(properties.filter((each) => ancestors(each, 'rdfs:subPropertyOf').has(each))).toEqual([]);
  });

  it('hold no blank node: they are published in a dataset that has none', () => {
    const nodes = [...ontology].flatMap(({ subject, object }) => [subject, object]);
    expect(nodes.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
  });
});

describe('inverse and symmetric properties', () => {
  const inverses = ontology.getQuads(null, term('owl:inverseOf'), null, null);
  const paired = new Set(inverses.flatMap(({ subject, object }) => [subject.value, object.value]));
  const ofResources = new Set(
    ['mp:LocalAuthority', 'mp:Partnership', 'mp:Project', 'org:Organization'].map(
      (name) => term(name as 'mp:Partnership').value,
    ),
  );

  it('pair two different properties with swapped domain and range (P05, P25)', () => {
    expect(inverses.length).toBeGreaterThan(0);
    for (const { subject, object } of inverses) {
      expect(object.value).not.toBe(subject.value);
      expect(values(ontology, object.value, term('rdfs:domain'))).toEqual(
        values(ontology, subject.value, term('rdfs:range')),
      );
      expect(values(ontology, object.value, term('rdfs:range'))).toEqual(
        values(ontology, subject.value, term('rdfs:domain')),
      );
    }
  });

  it('exclude each other, and a symmetric one relates one class to itself (P26, P28)', () => {
    expect(symmetric.filter((each) => paired.has(each))).toEqual([]);
    for (const each of symmetric) {
      expect(values(ontology, each, term('rdfs:domain'))).toEqual(values(ontology, each, term('rdfs:range')));
    }
  });

  it('are given for every relation to a resource that has a page of its own (P13)', () => {
    const relations = objectProperties.filter(
      (each) =>
        !symmetric.includes(each) &&
        values(ontology, each, term('rdfs:range')).some((range) => ofResources.has(range)),
    );
    expect(relations.filter((each) => !paired.has(each))).toEqual([]);
  });
});

describe('terms of other vocabularies', () => {
  it('are typed where an axiom names them (P34, P35)', () => {
    const typed = new Set(ontology.getSubjects(term('rdf:type'), null, null).map(({ value }) => value));
    const axioms = ['rdfs:subClassOf', 'rdfs:subPropertyOf', 'rdfs:domain', 'rdfs:range'] as const;
    const builtIn = ['rdfs:Literal', 'rdf:Property', 'rdf:langString', 'owl:Thing'].map(
      (name) => term(name as 'rdfs:Literal').value,
    );
    const named = axioms.flatMap((axiom) =>
      ontology.getObjects(null, term(axiom), null).map(({ value }) => value),
    );
    const foreign = named.filter((value) => !value.startsWith(PREFIXES.xsd) && !builtIn.includes(value));
    expect(foreign.filter((value) => !typed.has(value))).toEqual([]);
  });
});
