import { z } from 'zod';
import type { NamedNode, Quad } from '../../rdf/terms.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import type { ResourceScope } from '../mapping/scope.ts';
import type { RecordEntry, SourceFile, ValuePath } from '../reading/source.ts';
import { changeNote } from './change-note.ts';
import { country } from './country.ts';
import { dataset } from './dataset.ts';
import { discrepancy } from './discrepancy.ts';
import { network } from './network.ts';
import { organisation } from './organisation.ts';
import { page } from './page.ts';
import { place } from './place.ts';
import { project } from './project.ts';
import { withdrawn } from './withdrawn.ts';

/** All types of record, by their register: reading, checking, mapping and the schemas for editors go by this list. */
const DEFINITIONS = {
  dataset,
  places: place,
  organisations: organisation,
  networks: network,
  projects: project,
  countries: country,
  pages: page,
  discrepancies: discrepancy,
  withdrawn,
  changes: changeNote,
} as const;

/** The name of a register. */
export type RegisterName = keyof typeof DEFINITIONS;

/** What a record of each register holds. */
export type RecordValues = {
  readonly [Name in RegisterName]: (typeof DEFINITIONS)[Name] extends RecordDefinition<infer R> ? R : never;
};

/** All records by register and slug, in the order of the files; those with faults are left out. */
export type Records = {
  readonly [Name in RegisterName]: ReadonlyMap<string, RecordEntry<RecordValues[Name]>>;
};

/** A subject with the file and path of what made it. */
export interface SubjectLocation {
  readonly subject: NamedNode;
  readonly source: SourceFile;
  readonly path: ValuePath;
}

/** A record with what it means. */
export interface StatedRecord {
  /** Register and slug. */
  readonly name: string;
  readonly value: unknown;
  /** Its statements, which depend on its name, its value and the scope; one may be repeated. */
  quads(scope: ResourceScope): Iterable<Quad>;
}

/** One type of record, whatever its records hold. */
export interface RecordType {
  readonly register: RegisterName;
  readonly location: string;
  readonly jsonSchema: string;
  readonly isOptional: boolean;
  /** Whether a file of it is one record, named after the file. */
  readonly isSingle: boolean;
  /** The least that its file may hold. */
  readonly blank: string;
  readonly key: z.ZodString;
  readonly schema: z.ZodType;
  /** The records of the type with their statements. */
  statements(records: Records): Iterable<StatedRecord>;
  /** The subjects that they make. */
  subjects(records: Records, scope: ResourceScope): Iterable<SubjectLocation>;
}

/** All types of record, in the order in which they are read. */
export const RECORD_TYPES: readonly RecordType[] = (Object.keys(DEFINITIONS) as RegisterName[]).map(
  recordType,
);

/** JSON Schemas (draft 7, which editors know) of the record files, by the file name that records name in their first line. */
export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(RECORD_TYPES.map((type) => [type.jsonSchema, jsonSchema(type)]));
}

/** Ties a definition to the register where its records are found. */
function recordType<Name extends RegisterName>(register: Name): RecordType {
  const definitions: { readonly [N in RegisterName]: RecordDefinition<RecordValues[N]> } = DEFINITIONS;
  const definition: RecordDefinition<RecordValues[Name]> = definitions[register];
  const {
    location,
    jsonSchema,
    isOptional = false,
    isSingle = location.endsWith('/'),
    blank = '{}',
    key,
    schema,
  } = definition;
  return {
    register,
    location,
    jsonSchema,
    isOptional,
    isSingle,
    blank,
    key,
    schema,
    *statements(records) {
      for (const entry of records[register].values()) {
        const { slug, value } = entry;
        yield { name: `${register} ${slug}`, value, quads: (scope) => definition.statements(entry, scope) };
      }
    },
    *subjects(records, scope) {
      for (const entry of records[register].values()) {
        for (const [subject, path] of definition.subjects(entry, scope)) {
          yield { subject, source: entry.source, path: [...entry.path, ...path] };
        }
      }
    },
  };
}

function jsonSchema({ isSingle, key, schema }: RecordType): object {
  const file = isSingle ? schema : z.record(key, schema);
  return z.toJSONSchema(file, { target: 'draft-07', io: 'input' });
}
