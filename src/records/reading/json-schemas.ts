import { z } from 'zod';
import { RECORD_TYPES } from '../record-types/index.ts';
import type { RecordType } from '../record-types/record-type.ts';

/** JSON Schemas (draft 7, which editors know) of the record files, by the file name that records name in their first line. */
export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(RECORD_TYPES.map((type) => [type.jsonSchema, jsonSchema(type)]));
}

function jsonSchema({ location, key, schema }: RecordType): object {
  const file = location.endsWith('/') ? schema : z.record(key, schema);
  return z.toJSONSchema(file, { target: 'draft-07', io: 'input' });
}
