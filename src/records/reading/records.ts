import type { Country } from '../mapping/country.ts';
import type { ChangeNote } from '../record-types/change-note.ts';
import type { Discrepancy } from '../record-types/discrepancy.ts';
import type { Network } from '../record-types/network.ts';
import type { Organisation } from '../record-types/organisation.ts';
import type { Page } from '../record-types/page.ts';
import type { Place } from '../record-types/place.ts';
import type { Project } from '../record-types/project.ts';
import type { Withdrawn } from '../record-types/withdrawn.ts';
import type { Path, Source } from './source.ts';

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
export interface RecordEntry<R> {
  readonly slug: string;
  readonly value: R;
  readonly source: Source;
  readonly path: Path;
}

/** All records by register and slug, in the order of the files; those with faults are left out. */
export type Records = {
  readonly [Name in RegisterName]: ReadonlyMap<string, RecordEntry<RecordValues[Name]>>;
};
