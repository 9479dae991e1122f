import type { RecordDefinition } from '../mapping/record-type.ts';
import { localizedProse } from '../mapping/text.ts';
import { day } from '../mapping/values.ts';

const schema = localizedProse;

/** What the keepers say of a day's changes, by language. */
export type ChangeNote = Readonly<Record<string, string>>;

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
