import type { z } from 'zod';
import type { NamedNode, Quad } from '../../rdf/terms.ts';
import type { ResourceScope } from '../mapping/scope.ts';
import type { RecordEntry, RecordValues, RegisterName } from '../reading/records.ts';
import type { Path, Source } from '../reading/source.ts';

/** A subject that a record makes, and where below the record it stands. */
export type MintedSubject = readonly [subject: NamedNode, below: Path];

/** How one record is written and what it means. */
export interface RecordDefinition<R> {
  /** A register `places.yaml` maps keys to records; a folder `pages/` has one record a file, named by its key. */
  readonly location: string;
  /** File name of the JSON Schema for editors. */
  readonly jsonSchema: string;
  /** Whether its file may be missing, which then says the same as an empty one. */
  readonly isOptional?: boolean;
  /** The least that its file may hold, to be told to who leaves it empty; `{}` where absent. */
  readonly blank?: string;
  readonly key: z.ZodString;
  readonly schema: z.ZodType<R>;
  /** Its statements; one may be repeated. */
  statements(entry: RecordEntry<R>, scope: ResourceScope): Iterable<Quad>;
  /** The subjects it makes; a fragment may be left out that stands where its resource stands. */
  subjects(entry: RecordEntry<R>, scope: ResourceScope): Iterable<MintedSubject>;
}

/** A subject with the file and path of what made it. */
export interface SubjectLocation {
  readonly subject: NamedNode;
  readonly source: Source;
  readonly path: Path;
}

/** One type of record, whatever its records hold. */
export interface RecordType {
  readonly register: RegisterName;
  readonly location: string;
  readonly jsonSchema: string;
  readonly isOptional: boolean;
  /** The least that its file may hold. */
  readonly blank: string;
  readonly key: z.ZodString;
  readonly schema: z.ZodType;
  /** The statements of all records of the type. */
  statements(scope: ResourceScope): Iterable<Quad>;
  /** The subjects that they make. */
  subjects(scope: ResourceScope): Iterable<SubjectLocation>;
}

/** Ties a definition to the register where its records are found. */
export function recordType<Name extends RegisterName>(
  register: Name,
  definition: RecordDefinition<RecordValues[Name]>,
): RecordType {
  const { location, jsonSchema, isOptional = false, blank = '{}', key, schema } = definition;
  return {
    register,
    location,
    jsonSchema,
    isOptional,
    blank,
    key,
    schema,
    *statements(scope) {
      for (const entry of scope.records[register].values()) yield* definition.statements(entry, scope);
    },
    *subjects(scope) {
      for (const entry of scope.records[register].values()) {
        for (const [subject, path] of definition.subjects(entry, scope)) {
          yield { subject, source: entry.source, path: [...entry.path, ...path] };
        }
      }
    },
  };
}
