import { z } from 'zod';
import { quad } from '../../rdf/terms.ts';
import { MP, ORG } from '../../rdf/vocabularies.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { country } from '../mapping/resource-types.ts';
import { described, types } from '../mapping/statements.ts';
import { localizedLabels, localizedProse, nameLists } from '../mapping/text.ts';
import { reference, slug, webAddress } from '../reading/identifiers.ts';

const schema = z.strictObject({
  name: localizedLabels.describe('The name by language: in those of the data, and in its own'),
  alsoKnownAs: nameLists.optional().describe('Other names, by language'),
  misspelt: nameLists.optional().describe('Wrong spellings that pages use, by language: found, not shown'),
  country: reference('country').optional().describe('The country’s code in countries.yaml'),
  website: webAddress.optional().describe('The organisation’s own website'),
  description: localizedProse.optional().describe('One or two sentences'),
  note: localizedProse.optional().describe('A remark for readers'),
});

/** A partner or an involved body that is no local authority. */
export type Organisation = z.infer<typeof schema>;

/** Organisations: written in organisations.yaml, published as org:FormalOrganization. */
export const organisation: RecordDefinition<Organisation> = {
  location: 'organisations.yaml',
  jsonSchema: 'organisations.schema.json',
  key: slug,
  schema,
  *statements({ slug, value }, scope) {
    const subject = scope.resource('organisation', slug);
    yield* types(subject, ORG.FormalOrganization, ORG.Organization);
    yield* described(subject, value);
    if (value.country !== undefined) yield quad(subject, MP.country, country(value.country));
  },
  *subjects({ slug }, scope) {
    yield [scope.resource('organisation', slug), []];
  },
};
