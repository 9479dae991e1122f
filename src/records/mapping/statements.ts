import { iri, type Literal, literal, type NamedNode, type Quad, quad, text } from '../../rdf/terms.ts';
import { DCTERMS, FOAF, RDF, RDFS, SKOS, XSD } from '../../rdf/vocabularies.ts';
import type { Localized, LocalizedLists } from './text.ts';
import { interval, type PartialDate } from './values.ts';

/** Names and texts that many types of record have in common. */
export interface DescribedRecord {
  readonly name: Localized;
  readonly alsoKnownAs?: LocalizedLists | undefined;
  readonly misspelt?: LocalizedLists | undefined;
  readonly website?: string | undefined;
  readonly description?: Localized | undefined;
  readonly note?: Localized | undefined;
}

/** `subject a class` for each class. */
export function* types(subject: NamedNode, ...classes: readonly NamedNode[]): Iterable<Quad> {
  for (const each of classes) yield quad(subject, RDF.type, each);
}

/** One statement, or none where there is no object. */
export function* optional(
  subject: NamedNode,
  predicate: NamedNode,
  object: NamedNode | Literal | undefined,
): Iterable<Quad> {
  if (object !== undefined) yield quad(subject, predicate, object);
}

/** A statement for each object. */
export function* each(
  subject: NamedNode,
  predicate: NamedNode,
  objects: Iterable<NamedNode | Literal>,
): Iterable<Quad> {
  for (const object of objects) yield quad(subject, predicate, object);
}

/** A text per language; blanks at the ends are the file's and not the text's. */
export function* localized(
  subject: NamedNode,
  predicate: NamedNode,
  texts: Localized | undefined,
): Iterable<Quad> {
  for (const [language, value] of Object.entries(texts ?? {})) {
    yield quad(subject, predicate, text(value.trim(), language));
  }
}

/** The name as rdfs:label and skos:prefLabel, since no reasoner is assumed. */
export function* labels(subject: NamedNode, name: Localized): Iterable<Quad> {
  yield* localized(subject, RDFS.label, name);
  yield* localized(subject, SKOS.prefLabel, name);
}

/** Names, website, description and note. */
export function* described(subject: NamedNode, record: DescribedRecord): Iterable<Quad> {
  yield* labels(subject, record.name);
  yield* localizedLists(subject, SKOS.altLabel, record.alsoKnownAs);
  yield* localizedLists(subject, SKOS.hiddenLabel, record.misspelt);
  yield* optional(subject, FOAF.homepage, record.website === undefined ? undefined : iri(record.website));
  yield* localized(subject, DCTERMS.description, record.description);
  yield* localized(subject, SKOS.note, record.note);
}

/** A partial date with the precision of its datatype. */
export function* dated(
  subject: NamedNode,
  predicate: NamedNode,
  date: PartialDate | undefined,
): Iterable<Quad> {
  const days = date === undefined ? undefined : interval(date);
  if (days !== undefined) yield quad(subject, predicate, literal(days.lexical, days.datatype));
}

/** The first and the last day of a partial date, so that queries can compare. */
export function* bounds(
  subject: NamedNode,
  earliest: NamedNode,
  latest: NamedNode,
  date: PartialDate | undefined,
): Iterable<Quad> {
  const days = date === undefined ? undefined : interval(date);
  if (days === undefined) return;
  yield quad(subject, earliest, literal(days.earliest, XSD.date));
  yield quad(subject, latest, literal(days.latest, XSD.date));
}

/** What a page claims: each statement in the default graph and again in the page's. */
export function* claimed(claims: Iterable<Quad>, page: NamedNode): Iterable<Quad> {
  for (const claim of claims) {
    yield claim;
    // Records make no blank nodes and no other terms than these.
    const [subject, predicate] = [claim.subject as NamedNode, claim.predicate as NamedNode];
    yield quad(subject, predicate, claim.object as NamedNode | Literal, page);
  }
}

function* localizedLists(
  subject: NamedNode,
  predicate: NamedNode,
  lists: LocalizedLists | undefined,
): Iterable<Quad> {
  for (const [language, values] of Object.entries(lists ?? {})) {
    for (const value of values) yield quad(subject, predicate, text(value, language));
  }
}
