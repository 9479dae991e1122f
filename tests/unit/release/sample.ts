import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { blankNode, iri, literal, type Quad, quad, type Subject, text } from '../../../src/rdf/terms.ts';
import { RDF, XSD } from '../../../src/rdf/vocabularies.ts';

/** The base IRI of the sample. */
export const BASE = 'https://example.org/';

const { mp, skos, owl, wd, wgs, rdfs, prov, foaf, sosa } = PREFIXES;
const DEF = 'https://w3id.org/munpart/def';

type Value = Quad['object'];

/** A small publication in the terms of the vocabulary: `size` partnerships of one town, with their source graph. */
export function* sample(size: number): Iterable<Quad> {
  const source = `${BASE}id/source/riverton`;
  yield* concepts(source);
  yield* town('riverton', 0);
  for (let index = 1; index <= size; index++) {
    yield* town(`town-${index}`, index);
    yield* partnership(index, source);
  }
}

/** Statements that only a hostile or foreign file has: blank nodes, astral characters, line feeds, a graph with a blank name. */
export function awkward(): Quad[] {
  const [a, b, graph] = [blankNode('a'), blankNode('b'), blankNode('g')];
  const knows = iri(`${foaf}knows`);
  const name = iri(`${foaf}name`);
  return [
    quad(a, knows, b),
    quad(b, knows, a),
    quad(a, name, text('Ķekava "🦊"\n\\ 𐐷', 'lv')),
    quad(iri('https://example.org/é\u{10437}'), name, literal('\uFFFD after \u{1F98A}')),
    quad(iri('https://example.org/é\uFF21'), name, literal('=HYPERLINK("x"),;')),
    quad(a, name, literal('in a graph'), graph),
    quad(graph, name, literal('the graph')),
  ];
}

function* concepts(source: string): Iterable<Quad> {
  for (const concept of ['kind/twinning', 'field/culture', 'instrument/memorandum', 'measure/population']) {
    yield* labelled(iri(`${DEF}/${concept}`), concept.replace(/.*\//, ''), `${skos}Concept`);
  }
  yield* labelled(iri(`${PREFIXES.country}LVA`), 'Latvia', `${skos}Concept`);
  yield* about(`${PREFIXES.country}LVA`, { [`${skos}exactMatch`]: iri(`${wd}Q211`) });
  yield* labelled(iri(source), 'A page', `${mp}SourcePage`);
  yield* about(source, { [`${foaf}homepage`]: iri('https://riverton.example/partners') });
}

function* town(slug: string, index: number): Iterable<Quad> {
  const place = `${BASE}id/place/${slug}`;
  yield* labelled(iri(place), `Town, the ${index}th`, `${mp}LocalAuthority`);
  yield* about(place, {
    [`${mp}country`]: iri(`${PREFIXES.country}LVA`),
    [`${owl}sameAs`]: iri(`${wd}Q${index + 1}`),
    [`${rdfs}seeAlso`]: iri(`https://sws.geonames.org/${index + 1}/`),
    [`${wgs}lat`]: literal(`${index % 90}.5`, XSD.decimal),
    [`${wgs}long`]: literal(`${index % 180}.25`, XSD.decimal),
    [`${mp}measurement`]: iri(`${place}#population`),
  });
  yield* about(`${place}#population`, {
    [`${sosa}observedProperty`]: iri(`${DEF}/measure/population`),
    [`${sosa}hasSimpleResult`]: literal(String(1000 + index), XSD.integer),
    [`${mp}referenceYear`]: literal('2015', XSD.gYear),
  });
}

function* partnership(index: number, source: string): Iterable<Quad> {
  const node = `${BASE}id/partnership/riverton--town-${index}`;
  const year = 1950 + (index % 70);
  yield* labelled(iri(node), `Riverton – Town ${index}`, `${mp}Partnership`);
  yield* about(node, {
    [`${mp}reportedBy`]: iri(`${BASE}id/place/riverton`),
    [`${mp}startEarliest`]: literal(`${year}-01-01`, XSD.date),
    [`${mp}startLatest`]: literal(`${year}-12-31`, XSD.date),
    [`${mp}agreement`]: iri(`${node}#agreement`),
    [`${prov}wasDerivedFrom`]: iri(source),
  });
  for (const slug of ['riverton', `town-${index}`]) {
    yield quad(iri(node), iri(`${mp}partner`), iri(`${BASE}id/place/${slug}`));
    yield quad(iri(`${BASE}id/place/${slug}`), iri(`${mp}partnerIn`), iri(node));
  }
  yield* about(`${node}#agreement`, {
    [`${mp}instrument`]: iri(`${DEF}/instrument/memorandum`),
    [`${mp}signed`]: literal(`${year}-06`, XSD.gYearMonth),
  });
  const claims = {
    [`${mp}kind`]: iri(`${DEF}/kind/twinning`),
    [`${mp}start`]: literal(String(year), XSD.gYear),
    [`${mp}agreedField`]: iri(`${DEF}/field/culture`),
  };
  yield* about(node, claims);
  yield* about(node, claims, iri(source));
}

function* labelled(node: Subject, label: string, type: string): Iterable<Quad> {
  yield quad(node, RDF.type, iri(type));
  yield quad(node, iri(`${skos}prefLabel`), text(label, 'en'));
  yield quad(node, iri(`${skos}prefLabel`), text(`${label} (lv)`, 'lv'));
}

function* about(subject: string, values: Readonly<Record<string, Value>>, graph?: Subject): Iterable<Quad> {
  for (const [property, value] of Object.entries(values)) {
    yield quad(iri(subject), iri(property), value as Subject, graph);
  }
}
