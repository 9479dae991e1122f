import { z } from 'zod';
import { FOAF, MP } from '../../rdf/vocabularies.ts';
import { rule } from '../checks/rule.ts';
import { code, concept } from '../mapping/codes.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { bounds, dated, described, optional, types } from '../mapping/statements.ts';
import { localizedLabels, localizedProse, nameLists } from '../mapping/text.ts';
import { endBeforeStart, partialDate } from '../mapping/values.ts';
import { slug, webAddress } from '../reading/identifiers.ts';

const shape = {
  name: localizedLabels.describe('The name by language: in those of the data, and in any other'),
  alsoKnownAs: nameLists.optional().describe('Other names, by language'),
  misspelt: nameLists.optional().describe('Wrong spellings that pages use, by language: found, not shown'),
  programme: code('programme').optional().describe('The programme that pays for it'),
  start: partialDate.optional().describe('yyyy, yyyy-mm or yyyy-mm-dd'),
  end: partialDate.optional().describe('yyyy, yyyy-mm or yyyy-mm-dd'),
  website: webAddress.optional().describe('The project’s own website'),
  description: localizedProse.optional().describe('One or two sentences'),
  note: localizedProse.optional().describe('A remark for readers'),
};

const schema = z.strictObject(shape).check(rule(shape, ['start', 'end'], endBeforeStart));

/** A time-limited undertaking in which partnerships are carried out. */
export type Project = z.infer<typeof schema>;

/** Projects: written in projects.yaml, published as mp:Project. */
export const project: RecordDefinition<Project> = {
  location: 'projects.yaml',
  jsonSchema: 'projects.schema.json',
  key: slug,
  schema,
  *statements({ slug, value }, scope) {
    const subject = scope.resource('project', slug);
    yield* types(subject, MP.Project, FOAF.Project);
    yield* described(subject, value);
    yield* optional(subject, MP.programme, value.programme && concept('programme', value.programme));
    yield* dated(subject, MP.projectStart, value.start);
    yield* bounds(subject, MP.projectStartEarliest, MP.projectStartLatest, value.start);
    yield* dated(subject, MP.projectEnd, value.end);
    yield* bounds(subject, MP.projectEndEarliest, MP.projectEndLatest, value.end);
  },
  *subjects({ slug }, scope) {
    yield [scope.resource('project', slug), []];
  },
};
