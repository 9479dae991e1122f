import { datasetFacts } from '../../http/serving/description.ts';
import type { Site } from '../../http/serving/publication.ts';
import { documents } from '../../http/serving/publication.ts';
import type { ResourceView } from '../../pages/resource-view.ts';
import { values } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { MP, RDF } from '../../rdf/vocabularies.ts';

const PROLOGUE = (['mp', 'org', 'rdf', 'rdfs', 'wgs'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');
const OF_PARTNERSHIP =
  'rdf:type mp:partner mp:kind mp:start mp:startEarliest mp:end mp:endLatest mp:status mp:field';
const OF_PARTNER = 'mp:country mp:level wgs:lat wgs:long';
const OF_AGREEMENT = 'mp:signed mp:signedEarliest mp:instrument';
const LABEL = `${PREFIXES.rdfs}label`;
/** Partnerships of partners that are looked at: a page shows no more of them. */
const SECOND_HAND = 200;

/** The view with what a page shows of the partnerships that point at the resource, of its own partners, of their partners, of its memberships, and of agreements it shares with another partnership. */
export async function withRelated(site: Site, view: ResourceView): Promise<ResourceView> {
  const pointing = new Set(
    view.inbound.flatMap(({ subject }) => (subject.termType === 'NamedNode' ? [subject.value] : [])),
  );
  const client = documents(site);
  const [found, further, { issued }] = await Promise.all([
    client.graph(relatedQuery(view.iri, pointing)),
    isTown(view) ? client.graph(secondHandQuery(view.iri)) : [],
    datasetFacts(site),
  ]);
  const all = [...found, ...further];
  const isLabel = ({ predicate }: Quad) => predicate.value === LABEL;
  return {
    ...view,
    labels: [...view.labels, ...all.filter(isLabel)],
    related: all.filter((statement) => !isLabel(statement)),
    released: issued,
  };
}

function isTown({ iri, own }: ResourceView): boolean {
  return own.some(
    ({ subject, predicate, object }) =>
      subject.value === iri && predicate.value === RDF.type.value && object.value === MP.LocalAuthority.value,
  );
}

function relatedQuery(iri: string, pointing: ReadonlySet<string>): string {
  const partnership = `${values('partnership', [iri, ...pointing])} ?partnership a mp:Partnership`;
  return `${PROLOGUE}CONSTRUCT { ?s ?p ?o . ?o rdfs:label ?label } WHERE {
  { ${partnership} ; ?p ?o VALUES ?p { ${OF_PARTNERSHIP} } BIND(?partnership AS ?s) }
  UNION { ${partnership} ; mp:partner ?s . ?s ?p ?o VALUES ?p { ${OF_PARTNER} } }
  UNION { <${iri}> mp:agreement ?s . ?s ?p ?o VALUES ?p { ${OF_AGREEMENT} } }
  UNION { <${iri}> org:hasMembership ?s . ?s ?p ?o VALUES ?p { org:organization mp:start } }
  OPTIONAL { ?o rdfs:label ?label }
}`;
}

/** The partnerships of its partners that it is no party of, each with its partners. */
function secondHandQuery(iri: string): string {
  return `${PROLOGUE}CONSTRUCT { ?other mp:partner ?o . ?o rdfs:label ?label ; mp:country ?country . ?country rdfs:label ?name } WHERE {
  {
    SELECT DISTINCT ?other WHERE {
      <${iri}> mp:partnerIn/mp:partner ?partner FILTER(?partner != <${iri}>)
      ?partner mp:partnerIn ?other
      FILTER NOT EXISTS { <${iri}> mp:partnerIn ?other }
    } ORDER BY ?other LIMIT ${SECOND_HAND}
  }
  ?other mp:partner ?o
  OPTIONAL { ?o rdfs:label ?label }
  OPTIONAL { ?o mp:country ?country OPTIONAL { ?country rdfs:label ?name } }
}`;
}
