import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { values } from '../../query/client.ts';
import { labelStatements } from '../../query/description-source.ts';
import { inOrder } from '../../rdf/order.ts';
import type { Quad } from '../../rdf/terms.ts';
import { OWL, RDF, RDFS } from '../../rdf/vocabularies.ts';

/** What the data say of their classes and properties: the statements about them, and labels of all that is mentioned. */
export interface TermsView {
  readonly own: readonly Quad[];
  readonly labels: readonly Quad[];
  /** IRIs of the ontologies that the data describe. */
  readonly ontologies: readonly string[];
}

/** Types of classes, and of properties. */
export const TERM_TYPES = {
  classes: [OWL.Class, RDFS.Class],
  properties: [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property],
} as const;

const TYPES = [...TERM_TYPES.classes, ...TERM_TYPES.properties, OWL.Ontology];
/** Statements of so many terms are read at a time. */
const BATCH_SIZE = 500;

/** The terms that the data describe themselves, read once a release. */
export function termsOf(site: Site): Promise<TermsView> {
  return readOnce(site, 'terms of the data', async () => {
    const client = documents(site);
    const types = values(
      'type',
      TYPES.map(({ value }) => value),
    );
    const rows = await client.rows(
      `SELECT DISTINCT ?s ?type WHERE { ${types} ?s a ?type FILTER(isIRI(?s)) }`,
    );
    const iris = [...new Set(rows.flatMap(({ s }) => (s ? [s.value] : [])))];
    const own: Quad[] = [];
    for (let from = 0; from < iris.length; from += BATCH_SIZE) {
      const some = values('s', iris.slice(from, from + BATCH_SIZE));
      own.push(...(await client.graph(`CONSTRUCT { ?s ?p ?o } WHERE { ${some} ?s ?p ?o }`)));
    }
    return {
      own: inOrder(own),
      labels: await labelStatements(client, own),
      ontologies: rows.flatMap(({ s, type }) => (s && type?.value === OWL.Ontology.value ? [s.value] : [])),
    };
  });
}
