import type { z } from 'zod';
import type { NamedNode, Quad } from '../../rdf/terms.ts';
import type { RecordEntry, ValuePath } from '../reading/source.ts';
import type { ResourceScope } from './scope.ts';

/** A subject that a record makes, and where below the record it stands. */
export type MintedSubject = readonly [subject: NamedNode, below: ValuePath];

/** How one record is written and what it means. */
export interface RecordDefinition<R> {
  /** A register `places.yaml` maps keys to records; a folder `pages/` has one record a file, named by its key. */
  readonly location: string;
  /** Whether the file is one record, and no map of them. */
  readonly isSingle?: boolean;
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
