import { FORMATS } from '../../formats/index.ts';
import { compareCodePoints } from '../../rdf/canonical.ts';
import { IDENTIFIER_SCHEMES, type IdentifierScheme } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal, type Quad } from '../../rdf/terms.ts';
import { namespaceOf } from '../../rdf/uri.ts';
import { worded } from '../../text/words.ts';
import { linkDumpName } from '../build/dumps.ts';
import type { Count, LinkCount } from '../store/manifest.ts';
import type { DescriptionInput } from './description-input.ts';
import { localized, statedValues, statements, whole } from './distribution.ts';

/** The VoID part of a description: what the dataset holds, in numbers, and where it is (VoID, W3C Note, §2 to §5). */
export function voidDescription(described: DescriptionInput): Quad[] {
  const { dataset, site, numbers } = described;
  return [
    ...statements(dataset, {
      'rdf:type': iri(`${PREFIXES.void}Dataset`),
      'void:triples': whole(numbers.triples),
      'void:entities': whole(numbers.entities),
      'void:distinctSubjects': whole(numbers.distinctSubjects),
      'void:distinctObjects': whole(numbers.distinctObjects),
      'void:classes': whole(numbers.classes.length),
      'void:properties': whole(numbers.properties.length),
      'void:uriSpace': numbers.uriSpace === undefined ? [] : literal(numbers.uriSpace),
      'void:exampleResource': numbers.example === undefined ? [] : iri(numbers.example),
      'void:rootResource': iri(site),
      'void:sparqlEndpoint': iri(`${site}sparql`),
      'void:vocabulary': vocabularies(described).map(iri),
      'void:feature': FORMATS.map((format) => iri(format.iri)),
    }),
    ...numbers.classes.flatMap((count, index) => classPartition(dataset, count, partName(count.iri, index))),
    ...numbers.properties.flatMap((count, index) =>
      propertyPartition(dataset, count, partName(count.iri, index)),
    ),
    ...numbers.graphs.flatMap((count, index) => graphSubset(dataset, count, index + 1)),
    ...IDENTIFIER_SCHEMES.flatMap((target) => linksets(described, target)),
  ];
}

/** Namespaces of all properties and classes that occur, each once. */
function vocabularies({ numbers }: DescriptionInput): string[] {
  const terms = [...numbers.properties, ...numbers.classes].map(
    ({ iri }) => prefixOf(iri)?.[1] ?? namespaceOf(iri),
  );
  return [...new Set(terms)].sort(compareCodePoints);
}

/** The longest known namespace of a term, with its prefix. */
function prefixOf(term: string): readonly [prefix: string, namespace: string] | undefined {
  const known = Object.entries(PREFIXES).filter(([, namespace]) => term.startsWith(namespace));
  return known.sort(([, a], [, b]) => b.length - a.length)[0];
}

/** Names the partition of a term: `mp-Partnership`, or its number where the namespace is unknown. */
function partName(term: string, index: number): string {
  const [prefix, namespace] = prefixOf(term) ?? [];
  const local = namespace === undefined ? '' : term.slice(namespace.length);
  return /^[\w-]+$/.test(local) ? `${prefix}-${local}` : String(index + 1);
}

function classPartition(dataset: string, { iri: type, count }: Count, name: string): Quad[] {
  const partition = `${dataset}#class-${name}`;
  return [
    ...statements(dataset, { 'void:classPartition': iri(partition) }),
    ...statements(partition, {
      'rdf:type': iri(`${PREFIXES.void}Dataset`),
      'void:class': iri(type),
      'void:entities': whole(count),
    }),
  ];
}

function propertyPartition(dataset: string, { iri: property, count }: Count, name: string): Quad[] {
  const partition = `${dataset}#property-${name}`;
  return [
    ...statements(dataset, { 'void:propertyPartition': iri(partition) }),
    ...statements(partition, {
      'rdf:type': iri(`${PREFIXES.void}Dataset`),
      'void:property': iri(property),
      'void:triples': whole(count),
    }),
  ];
}

/** What one named graph holds, as a dataset of its own that tells which graph it is (SPARQL 1.1 Service Description §3.4.3). */
function graphSubset(dataset: string, { iri: name, count }: Count, number: number): Quad[] {
  const subset = `${dataset}#graph-${number}`;
  return [
    ...statements(dataset, { 'void:subset': iri(subset) }),
    ...statements(subset, {
      'rdf:type': iri(`${PREFIXES.void}Dataset`),
      'sd:name': iri(name),
      'void:triples': whole(count),
    }),
  ];
}

/** All links to the target as a dataset of its own with its dump, in it one void:Linkset for each predicate, and the target itself. */
function linksets(described: DescriptionInput, target: IdentifierScheme): Quad[] {
  const { dataset, numbers } = described;
  const links = numbers.links.filter((count) => count.target === target.name);
  if (links.length === 0) return [];
  const all = `${dataset}#links-${target.name}`;
  return [
    ...statements(dataset, { 'void:subset': iri(all) }),
    ...statements(all, {
      'rdf:type': iri(`${PREFIXES.void}Linkset`),
      'dcterms:title': localized(linksTo(described, target.title)),
      'dcterms:license': statedValues(described.stated, dataset, 'dcterms:license'),
      'void:subjectsTarget': iri(dataset),
      'void:objectsTarget': iri(`${dataset}#target-${target.name}`),
      'void:linkPredicate': links.map(({ predicate }) => iri(predicate)),
      'void:triples': whole(links.reduce((sum, { count }) => sum + count, 0)),
      'void:feature': iri('http://www.w3.org/ns/formats/N-Triples'),
      'void:dataDump': dumpOfLinks(described, target),
    }),
    ...statements(`${dataset}#target-${target.name}`, {
      'rdf:type': iri(`${PREFIXES.void}Dataset`),
      'dcterms:title': literal(target.title),
      'foaf:homepage': iri(target.homepage),
      'void:uriSpace': literal(target.uriSpace),
    }),
    ...links.flatMap((link, index) => linkset(described, target, link, partName(link.predicate, index))),
  ];
}

function linksTo({ languages }: DescriptionInput, target: string) {
  return worded(languages, 'links-to', () => ({ target }));
}

/** Where the links alone can be had, plain and compressed. */
function dumpOfLinks({ files, site, name }: DescriptionInput, target: IdentifierScheme) {
  const plain = linkDumpName(target.name);
  return files
    .filter((file) => file.name === plain || file.name === `${plain}.gz`)
    .map((file) => iri(`${site}dumps/${name}/${file.name.replace(/^dumps\//, '')}`));
}

function linkset(
  described: DescriptionInput,
  target: IdentifierScheme,
  { predicate, count }: LinkCount,
  name: string,
): Quad[] {
  const { dataset } = described;
  const node = `${dataset}#links-${target.name}-${name}`;
  return [
    ...statements(`${dataset}#links-${target.name}`, { 'void:subset': iri(node) }),
    ...statements(node, {
      'rdf:type': iri(`${PREFIXES.void}Linkset`),
      'dcterms:title': localized(linksTo(described, `${target.title}: ${name}`)),
      'void:subjectsTarget': iri(dataset),
      'void:objectsTarget': iri(`${dataset}#target-${target.name}`),
      'void:linkPredicate': iri(predicate),
      'void:triples': whole(count),
    }),
  ];
}
