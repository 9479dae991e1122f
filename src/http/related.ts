import type { ResourceView } from '../pages/values.ts';
import { values } from '../query/ask.ts';
import { PREFIXES } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Site } from './publication.ts';
import { documents } from './publication.ts';

const PROLOGUE = `PREFIX mp: <${PREFIXES.mp}>\nPREFIX rdf: <${PREFIXES.rdf}>\nPREFIX rdfs: <${PREFIXES.rdfs}>\n`;
const OF_PARTNERSHIP = 'rdf:type mp:partner mp:kind mp:start mp:startEarliest mp:status';
const OF_PARTNER = 'mp:country mp:level';
const OF_AGREEMENT = 'mp:signed mp:signedEarliest mp:instrument';
const LABEL = `${PREFIXES.rdfs}label`;

/** The view with what a page shows of the partnerships that point at the resource, of its own partners, and of agreements it shares with another partnership. */
export async function withRelated(site: Site, view: ResourceView): Promise<ResourceView> {
  const pointing = new Set(view.inbound.map(({ subject }) => subject.value));
  const found = await documents(site).graph(relatedQuery(view.iri, pointing));
  const isLabel = ({ predicate }: Quad) => predicate.value === LABEL;
  return {
    ...view,
    labels: [...view.labels, ...found.filter(isLabel)],
    related: found.filter((statement) => !isLabel(statement)),
  };
}

function relatedQuery(iri: string, pointing: ReadonlySet<string>): string {
  const partnership = `${values('partnership', [iri, ...pointing])} ?partnership a mp:Partnership`;
  return `${PROLOGUE}CONSTRUCT { ?s ?p ?o . ?o rdfs:label ?label } WHERE {
  { ${partnership} ; ?p ?o VALUES ?p { ${OF_PARTNERSHIP} } BIND(?partnership AS ?s) }
  UNION { ${partnership} ; mp:partner ?s . ?s ?p ?o VALUES ?p { ${OF_PARTNER} } }
  UNION { <${iri}> mp:agreement ?s . ?s ?p ?o VALUES ?p { ${OF_AGREEMENT} } }
  OPTIONAL { ?o rdfs:label ?label }
}`;
}
