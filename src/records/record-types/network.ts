import { z } from 'zod';
import { MP, ORG } from '../../rdf/vocabularies.ts';
import { described, types } from '../mapping/statements.ts';
import { bilingualProse, nameLists, names } from '../mapping/text.ts';
import { slug, webAddress } from '../reading/identifiers.ts';
import type { RecordDefinition } from './record-type.ts';

const schema = z.strictObject({
  name: names.describe('The name in English (en), in Latvian (lv) and in any other language'),
  alsoKnownAs: nameLists.optional().describe('Other names, by language'),
  misspelt: nameLists.optional().describe('Wrong spellings that pages use, by language: found, not shown'),
  website: webAddress.optional().describe('The network’s own website'),
  description: bilingualProse.optional().describe('One or two sentences'),
  note: bilingualProse.optional().describe('A remark for readers'),
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
