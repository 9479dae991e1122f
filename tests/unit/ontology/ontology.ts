import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri, type NamedNode, type Quad } from '../../../src/rdf/terms.ts';
import { violations } from '../../../src/shacl/index.ts';

/** The base IRI against which relative IRIs of ontology files are resolved here. */
export const BASE = 'https://munpart.example/';

/** IRI of the ontology. */
export const ONTOLOGY = 'https://w3id.org/munpart/def';

/** A file of ontology/ as text. */
export function text(name: string): string {
  return readFileSync(new URL(`../../../ontology/${name}`, import.meta.url), 'utf8');
}

/** Turtle as a store; relative IRIs are resolved against the base. */
export function parse(turtle: string, base = BASE): Store {
  return new Store(new Parser({ baseIRI: base }).parse(turtle));
}

/** A Turtle file of ontology/ as a store. */
export function read(name: string): Store {
  return parse(text(name));
}

/** The IRI of a prefixed name of PREFIXES. */
export function term(name: `${keyof typeof PREFIXES}:${string}`): NamedNode {
  const [prefix, local] = name.split(':') as [keyof typeof PREFIXES, string];
  return iri(PREFIXES[prefix] + local);
}

/** The subjects of a type, as IRIs, in code-point order. */
export function instances(store: Store, type: NamedNode): string[] {
  return store
    .getSubjects(term('rdf:type'), type, null)
    .map((subject) => subject.value)
    .sort();
}

/** The values of a property, as strings. */
export function values(store: Store, subject: string, property: NamedNode): string[] {
  return store.getObjects(iri(subject), property, null).map((object) => object.value);
}

/** The language tags of a property's values, in order. */
export function languages(store: Store, subject: string, property: NamedNode): string[] {
  return store
    .getQuads(iri(subject), property, null, null)
    .map(({ object }) => (object.termType === 'Literal' ? object.language : '-'))
    .sort();
}

/** The classes that the ontology declares. */
export function classesOf(store: Store): string[] {
  return instances(store, term('owl:Class')).filter(isOwn);
}

/** The properties that the ontology declares. */
export function propertiesOf(store: Store): string[] {
  return [...instances(store, term('owl:ObjectProperty')), ...instances(store, term('owl:DatatypeProperty'))]
    .filter(isOwn)
    .sort();
}

/** Whether the IRI is in the namespace of the vocabulary. */
export function isOwn(value: string): boolean {
  return value.startsWith(PREFIXES.mp);
}

/** The IRIs of the vocabulary's namespace that the graph mentions anywhere. */
export function ownTermsIn(store: Store): Set<string> {
  const terms = [...store].flatMap(({ subject, predicate, object }) => [subject, predicate, object]);
  return new Set(
    terms.filter(({ termType, value }) => termType === 'NamedNode' && isOwn(value)).map(({ value }) => value),
  );
}

/** The IRI with the prefix that the JSON-LD context has for its namespace. */
export function shortened(value: string, context: Readonly<Record<string, unknown>>): string {
  const found = Object.entries(context).find(
    ([, namespace]) =>
      typeof namespace === 'string' && /[/#]$/.test(namespace) && value.startsWith(namespace),
  );
  return found === undefined ? value : `${found[0]}:${value.slice(String(found[1]).length)}`;
}

/** What the shapes find wrong with the graphs, published together with the vocabulary: node, message. */
export function validate(graphs: readonly Store[]): [node: string, message: string][] {
  const data = [...graphs, read('munpart.ttl'), read('schemes.ttl')].flatMap((graph) => [...graph] as Quad[]);
  const found = violations(data, [...read('shapes.ttl')] as Quad[]);
  return found.map(({ focus, message }) => [focus, message]);
}
