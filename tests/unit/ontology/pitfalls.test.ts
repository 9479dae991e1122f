import type { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri } from '../../../src/rdf/terms.ts';
import { isForeignTerm } from './foreign-terms.ts';
import {
  classesOf,
  instances,
  isOwn,
  ONTOLOGY,
  parse,
  propertiesOf,
  read,
  term,
  text,
  values,
} from './ontology.ts';

const OWL = PREFIXES.owl;
const owl = (name: string) => iri(OWL + name);
const local = (value: string) => value.replace(/^.*[#/]/, '');
const objectsOf = (store: Store, subject: string, name: string) => values(store, subject, owl(name));
const disjoint = (store: Store, one: string, other: string) =>
  objectsOf(store, one, 'disjointWith').includes(other) ||
  objectsOf(store, other, 'disjointWith').includes(one);
const terms = (store: Store) => [...classesOf(store), ...propertiesOf(store)];
const domain = (store: Store, property: string) => values(store, property, term('rdfs:domain'));
const range = (store: Store, property: string) => values(store, property, term('rdfs:range'));
const declared = (store: Store) =>
  [...store.getSubjects(term('rdf:type'), null, null)].map(({ value }) => value);

/** The pitfalls that the checks of terms and metadata leave: number in OOPS!, importance, what falls into them. */
const PITFALLS: readonly (readonly [
  number: string,
  importance: string,
  name: string,
  find: (store: Store) => string[],
])[] = [
  [
    'P02',
    'minor',
    'synonyms as classes',
    (store) => classesOf(store).filter((each) => objectsOf(store, each, 'equivalentClass').some(isOwn)),
  ],
  [
    'P03',
    'critical',
    'a relation “is”',
    (store) => terms(store).filter((each) => /^(is|isA|is_a)$/.test(local(each))),
  ],
  [
    'P04',
    'minor',
    'a class that nothing connects',
    (store) =>
      classesOf(store).filter((each) => {
        const named = store
          .getQuads(null, null, iri(each), null)
          .filter(({ predicate }) => predicate.value !== `${OWL}disjointWith`);
        return named.length === 0 && values(store, each, term('rdfs:subClassOf')).length === 0;
      }),
  ],
  [
    'P05',
    'critical',
    'an inverse that does not fit',
    (store) =>
      store
        .getQuads(null, term('owl:inverseOf'), null, null)
        .filter(({ subject, object }) => isOwn(subject.value) && isOwn(object.value))
        .filter(
          ({ subject, object }) => domain(store, subject.value).join() !== range(store, object.value).join(),
        )
        .map(({ subject }) => subject.value),
  ],
  [
    'P07',
    'minor',
    'a class that is two',
    (store) => classesOf(store).filter((each) => /[a-z](And|Or)[A-Z]/.test(local(each))),
  ],
  [
    'P21',
    'minor',
    'a class for the rest',
    (store) => classesOf(store).filter((each) => /other|misc|unknown/i.test(local(each))),
  ],
  [
    'P24',
    'important',
    'a definition by itself',
    (store) =>
      terms(store).filter((each) => [...store.getQuads(iri(each), null, iri(each), null)].length > 0),
  ],
  [
    'P27',
    'critical',
    'properties said to be equal that are not',
    (store) =>
      propertiesOf(store).filter((each) =>
        objectsOf(store, each, 'equivalentProperty').some(
          (other) => isOwn(other) && domain(store, each).join() !== domain(store, other).join(),
        ),
      ),
  ],
  [
    'P28',
    'critical',
    'a symmetric property between two classes',
    (store) =>
      instances(store, owl('SymmetricProperty')).filter(
        (each) => domain(store, each).join() !== range(store, each).join(),
      ),
  ],
  [
    'P29',
    'critical',
    'a transitive property between two classes',
    (store) =>
      instances(store, owl('TransitiveProperty')).filter(
        (each) => domain(store, each).join() !== range(store, each).join(),
      ),
  ],
  [
    'P31',
    'critical',
    'classes said to be equal that are disjoint',
    (store) =>
      classesOf(store).filter((each) =>
        objectsOf(store, each, 'equivalentClass').some((other) => disjoint(store, each, other)),
      ),
  ],
  [
    'P33',
    'minor',
    'a chain of one property',
    (store) =>
      store
        .getSubjects(owl('propertyChainAxiom'), null, null)
        .filter((each) =>
          store
            .getObjects(each, owl('propertyChainAxiom'), null)
            .some((list) =>
              store
                .getObjects(list, iri(`${PREFIXES.rdf}rest`), null)
                .some(({ value }) => value === `${PREFIXES.rdf}nil`),
            ),
        )
        .map(({ value }) => value),
  ],
  [
    'P39',
    'critical',
    'a namespace that is not said',
    (store) =>
      values(store, ONTOLOGY, term('vann:preferredNamespaceUri')).includes(PREFIXES.mp) ? [] : [ONTOLOGY],
  ],
  [
    'P40',
    'critical',
    'a term in a foreign namespace that it does not have',
    (store) =>
      [
        ...declared(store).filter((each) => !isOwn(each) && !each.startsWith('https://w3id.org/munpart/')),
        ...store
          .getPredicates(null, null, null)
          .map(({ value }) => value)
          .filter((each) => !isOwn(each)),
        ...['rdfs:subClassOf', 'rdfs:subPropertyOf', 'rdfs:domain', 'rdfs:range', 'rdf:type'].flatMap(
          (axiom) =>
            store
              .getObjects(null, term(axiom as 'rdfs:range'), null)
              .map(({ value }) => value)
              .filter((each) => !isOwn(each)),
        ),
      ].filter((each) => !isForeignTerm(each)),
  ],
];

const PREAMBLE = text('munpart.ttl')
  .split('\n')
  .filter((line) => line.startsWith('@prefix'))
  .join('\n');

describe('pitfalls of ontologies (OOPS!)', () => {
  const ontology = read('munpart.ttl');

  it.each(PITFALLS)('%s, %s: %s is nowhere', (_number, _importance, _name, find) => {
    expect(find(ontology)).toEqual([]);
  });

  /** An ontology for each pitfall that falls into it: a check that finds nothing anywhere would prove nothing. */
  const FALLEN: Readonly<Record<string, string>> = {
    P02: 'mp:City a owl:Class ; owl:equivalentClass mp:Town . mp:Town a owl:Class .',
    P03: 'mp:isA a owl:ObjectProperty .',
    P04: 'mp:Alone a owl:Class .',
    P05: 'mp:a a owl:ObjectProperty ; rdfs:domain mp:A ; owl:inverseOf mp:b . mp:b a owl:ObjectProperty ; rdfs:range mp:B .',
    P07: 'mp:TownAndCity a owl:Class .',
    P21: 'mp:OtherPartner a owl:Class .',
    P24: 'mp:A a owl:Class ; rdfs:subClassOf mp:A .',
    P27: 'mp:a a owl:ObjectProperty ; rdfs:domain mp:A ; owl:equivalentProperty mp:b . mp:b a owl:ObjectProperty .',
    P28: 'mp:a a owl:SymmetricProperty ; rdfs:domain mp:A ; rdfs:range mp:B .',
    P29: 'mp:a a owl:TransitiveProperty ; rdfs:domain mp:A ; rdfs:range mp:B .',
    P31: 'mp:A a owl:Class ; owl:equivalentClass mp:B ; owl:disjointWith mp:B .',
    P33: 'mp:a owl:propertyChainAxiom ( mp:b ) .',
    P39: 'mp:A a owl:Class .',
    P40: 'org:Twinning a owl:Class .',
  };

  it.each(PITFALLS)('%s is found where it is', (number, _importance, _name, find) => {
    expect(find(parse(`${PREAMBLE}\n${FALLEN[number]}`))).not.toEqual([]);
  });
});
