import type { Statements } from '../../pages/statements/statements.ts';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { OWL, RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';

/** A class as the diagram shows it; all terms are IRIs. */
export interface ClassBox {
  readonly iri: string;
  /** Properties that lead to concepts. */
  readonly concepts: readonly string[];
  /** Properties that lead to another instance of the same class. */
  readonly own: readonly string[];
}

/** Object properties with the same domain and range, each with its inverse where it has one. */
export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly properties: readonly { readonly iri: string; readonly inverse?: string }[];
}

/** What the diagram of a vocabulary shows. */
export interface Model {
  readonly boxes: readonly ClassBox[];
  /** Between the boxes. */
  readonly relations: readonly Relation[];
  /** Class and broader class, both among the boxes. */
  readonly broader: readonly { readonly narrow: string; readonly broad: string }[];
  /** All relations, those to concepts, of a class with itself and of anything among them. */
  readonly all: readonly Relation[];
}

/** The classes and object properties of our own namespace, as the ontology states them. */
export function modelOf(statements: Statements): Model {
  const all = relationsOf(statements);
  const named = statements.subjects.filter((iri) => isOwn(iri) && isA(statements, iri, OWL.Class.value));
  const drawn = all.filter(({ from, to }) => from !== to && isClass(from) && isClass(to));
  const classes = [...new Set([...named, ...drawn.flatMap(({ from, to }) => [from, to])])];
  const within = (iri: string, to: string) =>
    all.filter((one) => one.from === iri && one.to === to).flatMap(({ properties }) => properties);
  return {
    boxes: classes.map((iri) => ({
      iri,
      concepts: within(iri, SKOS.Concept.value).map((property) => property.iri),
      own: within(iri, iri).map((property) => property.iri),
    })),
    relations: drawn,
    broader: classes.flatMap((narrow) =>
      nearest(statements, narrow, classes).map((broad) => ({ narrow, broad })),
    ),
    all,
  };
}

function isOwn(iri: string): boolean {
  return iri.startsWith(`${DEFINITIONS}#`);
}

function isA(statements: Statements, iri: string, type: string): boolean {
  return statements.iris(iri, RDF.type).includes(type);
}

/** Whether it says more than "anything". */
function isClass(iri: string): boolean {
  return ![SKOS.Concept.value, RDF.Property.value, `${OWL.Class.value.split('#')[0]}#Thing`].includes(iri);
}

function relationsOf(statements: Statements): readonly Relation[] {
  const properties = statements.subjects.filter(
    (iri) => isOwn(iri) && isA(statements, iri, OWL.ObjectProperty.value),
  );
  const inverses = new Set(properties.flatMap((iri) => statements.iris(iri, OWL.inverseOf)));
  const relations = new Map<string, Relation>();
  for (const iri of properties.filter((one) => !inverses.has(one))) {
    const [from] = statements.iris(iri, RDFS.domain);
    const [to] = statements.iris(iri, RDFS.range);
    const [inverse] = statements.iris(iri, OWL.inverseOf);
    if (from === undefined || to === undefined) continue;
    const others = relations.get(`${from} ${to}`)?.properties ?? [];
    const property = inverse === undefined ? { iri } : { iri, inverse };
    relations.set(`${from} ${to}`, { from, to, properties: [...others, property] });
  }
  return [...relations.values()];
}

/** The broader classes among the given ones, through classes that are not among them. */
function nearest(statements: Statements, iri: string, classes: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const seen = new Set([iri]);
  for (const one of seen) {
    for (const broad of statements.iris(one, RDFS.subClassOf)) {
      if (classes.includes(broad)) found.add(broad);
      else seen.add(broad);
    }
  }
  found.delete(iri);
  return [...found];
}
