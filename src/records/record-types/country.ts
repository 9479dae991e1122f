import { z } from 'zod';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, quad } from '../../rdf/terms.ts';
import { SKOS } from '../../rdf/vocabularies.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { country as countryIri } from '../mapping/resource-types.ts';
import { labels, types } from '../mapping/statements.ts';
import { localizedLabels } from '../mapping/text.ts';
import { countryCode, wikidataItem } from '../reading/identifiers.ts';

/** The scheme that the EU's countries are concepts of. */
const COUNTRIES = iri(PREFIXES.country.replace(/\/$/, ''));

const schema = z.strictObject({
  name: localizedLabels.describe('The name by language'),
  wikidata: wikidataItem.optional().describe('The Wikidata item'),
});

/** A country of the EU's country table. */
export type Country = z.infer<typeof schema>;

/** Countries: written in countries.yaml by their code, published under the EU's own IRIs. */
export const country: RecordDefinition<Country> = {
  location: 'countries.yaml',
  jsonSchema: 'countries.schema.json',
  key: countryCode,
  schema,
  *statements({ slug, value }) {
    const subject = countryIri(slug);
    yield* types(subject, SKOS.Concept);
    yield* labels(subject, value.name);
    yield quad(subject, SKOS.inScheme, COUNTRIES);
    if (value.wikidata !== undefined) yield quad(subject, SKOS.exactMatch, iri(PREFIXES.wd + value.wikidata));
  },
  *subjects({ slug }) {
    yield [countryIri(slug), []];
  },
};
