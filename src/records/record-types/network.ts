import { z } from 'zod';
import { MP, ORG } from '../../rdf/vocabularies.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { described, types } from '../mapping/statements.ts';
import { localizedLabels, localizedProse, nameLists } from '../mapping/text.ts';
import { slug, webAddress } from '../reading/identifiers.ts';

const schema = z.strictObject({
  name: localizedLabels.describe('The name by language: in those of the data, and in any other'),
  alsoKnownAs: nameLists.optional().describe('Other names, by language'),
  misspelt: nameLists.optional().describe('Wrong spellings that pages use, by language: found, not shown'),
  website: webAddress.optional().describe('The network’s own website'),
  description: localizedProse.optional().describe('One or two sentences'),
  note: localizedProse.optional().describe('A remark for readers'),
});

/** An association that local authorities join as members. */
export type Network = z.infer<typeof schema>;

/** Networks: written in networks.yaml, published as mp:Network. */
export const network: RecordDefinition<Network> = {
  location: 'networks.yaml',
  jsonSchema: 'networks.schema.json',
  key: slug,
  schema,
  *statements({ slug, value }, scope) {
    const subject = scope.resource('network', slug);
    yield* types(subject, MP.Network, ORG.Organization);
    yield* described(subject, value);
  },
  *subjects({ slug }, scope) {
    yield [scope.resource('network', slug), []];
  },
};
