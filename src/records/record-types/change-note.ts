import { z } from 'zod';
import { prose } from '../mapping/text.ts';
import { day } from '../mapping/values.ts';
import type { RecordDefinition } from './record-type.ts';

const schema = z.strictObject({
  en: prose.describe('What changed for readers of the data, in English'),
  lv: prose.describe('The same in Latvian'),
});

/** What the keepers say of a day's changes. */
export type ChangeNote = z.infer<typeof schema>;

/** Notes on changes, by day: written in changes.yaml; no statements of the data, they go with the release that first holds them. */
export const changeNote: RecordDefinition<ChangeNote> = {
  location: 'changes.yaml',
  jsonSchema: 'changes.schema.json',
  isOptional: true,
  key: day,
  schema,
  *statements() {},
  *subjects() {},
};
