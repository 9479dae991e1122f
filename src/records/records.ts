import type { ChangeNote } from './change-note.ts';
import type { Country } from './country.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Network } from './network.ts';
import type { Organisation } from './organisation.ts';
import type { Page } from './page.ts';
import type { Place } from './place.ts';
import type { Project } from './project.ts';
import type { Path, Source } from './source.ts';
import type { Withdrawn } from './withdrawn.ts';

/** What a record of each register holds. */
export interface RecordValues {
  readonly places: Place;
  readonly organisations: Organisation;
  readonly networks: Network;
  readonly projects: Project;
  readonly countries: Country;
  readonly pages: Page;
  readonly discrepancies: Discrepancy;
  readonly withdrawn: Withdrawn;
  readonly changes: ChangeNote;
}

/** The name of a register. */
export type RegisterName = keyof RecordValues;

/** One record, with the file it comes from and the path of its value there. */
export interface Entry<R> {
  readonly slug: string;
  readonly value: R;
  readonly source: Source;
  readonly path: Path;
}

/** All records by register and slug, in the order of the files; those with faults are left out. */
export type Records = {
  readonly [Name in RegisterName]: ReadonlyMap<string, Entry<RecordValues[Name]>>;
};
