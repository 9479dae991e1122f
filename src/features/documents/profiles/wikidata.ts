import { codeIn, IDENTIFIER_SCHEMES } from '../../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { iri, literal, type NamedNode, type Quad, quad } from '../../../rdf/terms.ts';
import { GEO, MP, RDF, RDFS, SKOS, WDT, XSD } from '../../../rdf/vocabularies.ts';
import { type Known, type Profile, restated } from './profile.ts';

const WIKIBASE = 'http://wikiba.se/ontology#';
const PROP = 'http://www.wikidata.org/prop/';
const GREGORIAN = `${PREFIXES.wd}Q1985727`;
const { wd, wdt, foaf, prov, rdfs } = PREFIXES;

/** Datatype of a date → its precision as Wikibase counts it, and what makes it a whole day. */
const PRECISIONS: Readonly<Record<string, readonly [precision: number, rest: string]>> = {
  [XSD.gYear.value]: [9, '-01-01'],
  [XSD.gYearMonth.value]: [10, '-01'],
  [XSD.date.value]: [11, ''],
};

/** The resource in statements as Wikidata writes them, about its items: for comparing, and for bringing them there. */
export const WIKIDATA: Profile = {
  iri: WIKIBASE,
  token: 'wikidata',
  prefixes: {
    wikibase: WIKIBASE,
    p: PROP,
    ps: `${PROP}statement/`,
    pq: `${PROP}qualifier/`,
    pqv: `${PROP}qualifier/value/`,
    pr: `${PROP}reference/`,
  },
  map(known) {
    const item = known.items.get(known.iri);
    return item === undefined ? twinning(known) : place(known, iri(item));
  },
};

/** Whatever the items are needed of: the resource, its twins, its partners. */
export function toBeFound({ iri: about, own }: Pick<Known, 'iri' | 'own'>): readonly string[] {
  const named = objects({ iri: about, own }, WDT.P190);
  const partners = isTwinning({ iri: about, own }) ? objects({ iri: about, own }, MP.partner) : [];
  return [...named, ...partners];
}

function place(known: Known, item: NamedNode): Quad[] {
  const of = (property: NamedNode) =>
    known.own
      .filter(({ subject, predicate }) => subject.value === known.iri && predicate.equals(property))
      .map(({ object }) => object);
  const say = (property: string, object: Quad['object']) => restated(item, iri(wdt + property), object);
  return [
    quad(item, RDF.type, iri(`${WIKIBASE}Item`)),
    ...of(RDFS.label).map((label) => restated(item, RDFS.label, label)),
    ...of(SKOS.altLabel).map((label) => restated(item, SKOS.altLabel, label)),
    ...of(iri(`${foaf}homepage`)).map((website) => say('P856', website)),
    ...known.own
      .filter(({ predicate }) => predicate.equals(GEO.asWKT))
      .map(({ object }) => say('P625', literal(object.value.replace('POINT', 'Point'), GEO.wktLiteral))),
    ...of(iri(`${rdfs}seeAlso`)).flatMap(({ value }) =>
      identifier(value).map(([property, id]) => say(property, literal(id))),
    ),
    ...of(WDT.P190).flatMap(({ value }) => {
      const twin = known.items.get(value);
      return twin === undefined ? [] : [say('P190', iri(twin))];
    }),
  ];
}

function identifier(value: string): [property: string, id: string][] {
  return IDENTIFIER_SCHEMES.flatMap((scheme) => {
    const code = codeIn(scheme, value);
    return scheme.wikidataProperty && code ? [[scheme.wikidataProperty, code]] : [];
  });
}

/** A twinning is one statement on each of two items, with its dates as qualifiers and its pages as references. */
function twinning(known: Known): Quad[] {
  if (!isTwinning(known)) return [];
  const items = objects(known, MP.partner).flatMap((partner) => known.items.get(partner) ?? []);
  const [one, other, ...rest] = items;
  if (one === undefined || other === undefined || rest.length > 0) return [];
  return [...statement(known, one, other), ...statement(known, other, one)];
}

function statement(known: Known, item: string, twin: string): Quad[] {
  const node = iri(`${known.iri}#P190-${item.slice(wd.length)}`);
  return [
    quad(iri(item), WDT.P190, iri(twin)),
    quad(iri(item), iri(`${PROP}P190`), node),
    quad(node, RDF.type, iri(`${WIKIBASE}Statement`)),
    quad(node, iri(`${PROP}statement/P190`), iri(twin)),
    ...time(known, node, MP.start, 'P580'),
    ...time(known, node, MP.end, 'P582'),
    ...objects(known, iri(`${prov}wasDerivedFrom`)).flatMap((source) => reference(known, node, source)),
  ];
}

function time(known: Known, node: NamedNode, property: NamedNode, qualifier: string): Quad[] {
  const date = known.own.find(
    ({ subject, predicate }) => subject.value === known.iri && predicate.equals(property),
  )?.object;
  const [precision, rest] = (date?.termType === 'Literal' && PRECISIONS[date.datatype.value]) || [];
  if (date === undefined || precision === undefined) return [];
  const day = literal(`${date.value}${rest}T00:00:00Z`, XSD.dateTime);
  const value = iri(`${known.iri}#${qualifier}`);
  return [
    quad(node, iri(`${PROP}qualifier/${qualifier}`), day),
    quad(node, iri(`${PROP}qualifier/value/${qualifier}`), value),
    quad(value, RDF.type, iri(`${WIKIBASE}TimeValue`)),
    quad(value, iri(`${WIKIBASE}timeValue`), day),
    quad(value, iri(`${WIKIBASE}timePrecision`), literal(String(precision), XSD.integer)),
    quad(value, iri(`${WIKIBASE}timeCalendarModel`), iri(GREGORIAN)),
  ];
}

function reference(known: Known, node: NamedNode, source: string): Quad[] {
  const reference = iri(`${known.iri}#reference-${source.slice(source.lastIndexOf('/') + 1)}`);
  return [
    quad(node, iri(`${prov}wasDerivedFrom`), reference),
    quad(reference, RDF.type, iri(`${WIKIBASE}Reference`)),
    quad(reference, iri(`${PROP}reference/P854`), iri(source)),
  ];
}

function isTwinning(known: Pick<Known, 'iri' | 'own'>): boolean {
  return objects(known, MP.kind).some((kind) => kind.endsWith('/kind/twinning'));
}

function objects({ iri: about, own }: Pick<Known, 'iri' | 'own'>, property: NamedNode): string[] {
  return own.flatMap(({ subject, predicate, object }) =>
    subject.value === about && predicate.equals(property) ? [object.value] : [],
  );
}
