import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES } from '../../rdf/label.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, type Literal, literal, type Quad, text } from '../../rdf/terms.ts';
import { expanded, type Name, type ObjectValue, statements } from './distribution.ts';

const { rdf, owl, skos, dcat, dcterms, foaf } = PREFIXES;
const DC = 'http://purl.org/dc/elements/1.1/';
const TYPE = `${rdf}type`;

/** The classes of what describes a whole, the one that says most first. */
const KINDS: readonly string[] = [
  `${dcat}Catalog`,
  `${PREFIXES.void}Dataset`,
  `${dcat}Dataset`,
  `${owl}Ontology`,
  `${skos}ConceptScheme`,
  ...schemaTerms('Dataset'),
];
/** The classes of those who publish. */
const AGENTS = new Set([
  ...['Agent', 'Organization', 'Group'].map((name) => foaf + name),
  ...['Organization', 'FormalOrganization'].map((name) => PREFIXES.org + name),
  ...schemaTerms('Organization'),
  `${PREFIXES.cv}PublicOrganisation`,
  ...['Kind', 'Organization'].map((name) => `${PREFIXES.vcard}${name}`),
]);
/** The properties that say of what something is a part: such a thing describes no whole. */
const CONTAINING = new Set([
  ...[`${dcat}dataset`, `${dcat}catalog`, `${PREFIXES.void}subset`, `${dcterms}hasPart`, `${owl}imports`],
  ...[`${PREFIXES.void}objectsTarget`, `${PREFIXES.void}subjectsTarget`, `${PREFIXES.void}classPartition`],
]);
const LICENCES = [
  `${dcterms}license`,
  'http://creativecommons.org/ns#license',
  ...schemaTerms('license'),
  'http://www.w3.org/1999/xhtml/vocab#license',
  `${dcterms}rights`,
];
const PUBLISHERS = [`${dcterms}publisher`, `${DC}publisher`, ...schemaTerms('publisher')];
/** What is said of a dataset in the same words. */
const REPEATED: readonly Name[] = [
  ...(['dcterms:issued', 'dcterms:modified', 'dcterms:language', 'dcterms:spatial'] as const),
  ...(['dcat:keyword', 'dcat:theme', 'dcat:version'] as const),
];
const MAX_DESCRIBED = 20_000;
const MAX_RUN = 2_000;

function schemaTerms(name: string): string[] {
  return [`http://schema.org/${name}`, `https://schema.org/${name}`];
}

/** What data say of themselves as a whole. */
export interface OwnDescription {
  /** What describes the whole: a catalogue, a dataset, an ontology, a concept scheme. */
  readonly about: string;
  /** The same of the dataset that is published, with its publisher. */
  readonly statements: readonly Quad[];
  /** What it is, by language; the empty one where none is stated. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Gathers, quad by quad, what data say of themselves: whatever is of a class that describes a whole, and the agents. Of data that are not held, it knows what stands together with the type of its subject, in between the blank nodes below it. */
export class SelfDescription {
  readonly #requested = new Set<string>();
  readonly #parts = new Set<string>();
  #quads: Quad[] = [];
  #run: Quad[] = [];
  #of = '';
  #isWanted = false;

  /** The next quad of the data. */
  add(quad: Quad): void {
    const { subject, predicate, object } = quad;
    if (subject.termType === 'NamedNode' && subject.value !== this.#of) this.#close(subject.value);
    if (this.#run.length < MAX_RUN) this.#run.push(quad);
    if (CONTAINING.has(predicate.value)) this.#parts.add(object.value);
    if (predicate.value === `${dcterms}isPartOf`) this.#parts.add(subject.value);
    if (predicate.value !== TYPE) return;
    if (!KINDS.includes(object.value) && !AGENTS.has(object.value)) return;
    this.#isWanted = true;
    if (this.#requested.size < MAX_DESCRIBED) this.#requested.add(subject.value);
  }

  #close(next: string): void {
    if (this.#isWanted && this.#quads.length < MAX_DESCRIBED) this.#quads.push(...this.#run);
    this.#run = [];
    this.#of = next;
    this.#isWanted = false;
  }

  /** The description as one of the dataset at an IRI, from all quads where they are held; undefined where nothing, or more than one thing of a class, describes a whole. */
  of(dataset: string, held?: readonly Quad[]): OwnDescription | undefined {
    this.#close('');
    if (held !== undefined) this.#quads = held.filter(({ subject }) => this.#requested.has(subject.value));
    const about = this.#whole(dataset);
    return about === undefined ? undefined : described(this.#quads, about, dataset);
  }

  #whole(dataset: string): string | undefined {
    for (const kind of KINDS) {
      const found = this.#quads.filter(
        ({ subject, predicate, object }) =>
          subject.termType === 'NamedNode' && predicate.value === TYPE && object.value === kind,
      );
      const all = [...new Set(found.map(({ subject }) => subject.value))];
      if (all.length === 0) continue;
      if (all.includes(dataset)) return dataset;
      const wholes = all.filter((one) => !this.#parts.has(one));
      return wholes.length === 1 ? wholes[0] : undefined;
    }
    return undefined;
  }
}

function described(quads: readonly Quad[], about: string, dataset: string): OwnDescription {
  const of = (subject: string) => (property: string) =>
    quads
      .filter((one) => one.subject.value === subject && one.predicate.value === property)
      .map(({ object }) => object);
  const own = of(about);
  const first = (properties: readonly string[]) =>
    properties.map((property) => own(property)).find((objects) => objects.length > 0) ?? [];
  const texts = first(DESCRIPTION_PROPERTIES).filter(isLiteral).map(plain);
  const agent = publisherOf(first(PUBLISHERS)[0], dataset, of);
  const licence = LICENCES.flatMap((property) => own(property)).find(
    ({ termType }) => termType === 'NamedNode',
  );
  const [version] = own(`${owl}versionInfo`);
  return {
    about,
    texts: Object.fromEntries(texts.map(({ value, language }) => [language, value])),
    statements: [
      ...statements(dataset, {
        'dcterms:title': first(LABEL_PROPERTIES).filter(isLiteral).map(plain),
        'dcterms:description': texts,
        'dcterms:license': licence ?? [],
        'dcat:version': isLiteral(version) ? literal(version.value) : [],
        'dcterms:source': about === dataset ? [] : iri(about),
      }),
      ...statements(
        dataset,
        Object.fromEntries(REPEATED.map((name) => [name, own(expanded(name).value).filter(isWhole)])),
      ),
      ...agent,
    ],
  };
}

/** The publisher with a name: an agent of the data, or what a text says. */
function publisherOf(
  object: ObjectValue | undefined,
  dataset: string,
  of: (subject: string) => (property: string) => readonly ObjectValue[],
): Quad[] {
  if (object === undefined) return [];
  const node = object.termType === 'NamedNode' ? object.value : `${dataset}#publisher`;
  const stated = of(object.value);
  const names = isLiteral(object)
    ? [object]
    : (LABEL_PROPERTIES.map((property) => stated(property)).find((all) => all.length > 0) ?? []);
  const known = names.filter(isLiteral).map(plain);
  return [
    ...statements(dataset, { 'dcterms:publisher': iri(node) }),
    ...statements(node, {
      'rdf:type': iri(`${foaf}Agent`),
      'foaf:name': known.length > 0 ? known : literal(hostOf(node)),
      'foaf:homepage': stated(`${foaf}homepage`).filter(({ termType }) => termType === 'NamedNode'),
    }),
  ];
}

function hostOf(node: string): string {
  return URL.canParse(node) ? new URL(node).host || node : node;
}

function isLiteral(term: ObjectValue | undefined): term is Literal {
  return term?.termType === 'Literal';
}

/** What stands in another document too: a blank node would mean nothing there. */
function isWhole(term: ObjectValue): boolean {
  return term.termType !== 'BlankNode';
}

/** A text on one line, without the tags that some write into it. */
function plain({ value, language }: Literal): Literal {
  const words = value
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  return language ? text(words, language) : literal(words);
}
