import { country } from '../mapping/country.ts';
import { changeNote } from './change-note.ts';
import { discrepancy } from './discrepancy.ts';
import { network } from './network.ts';
import { organisation } from './organisation.ts';
import { page } from './page.ts';
import { place } from './place.ts';
import { project } from './project.ts';
import { type RecordType, recordType } from './record-type.ts';
import { withdrawn } from './withdrawn.ts';

/** All types of record: reading, checking, mapping and the schemas for editors go by this list. */
export const RECORD_TYPES: readonly RecordType[] = [
  recordType('places', place),
  recordType('organisations', organisation),
  recordType('networks', network),
  recordType('projects', project),
  recordType('countries', country),
  recordType('pages', page),
  recordType('discrepancies', discrepancy),
  recordType('withdrawn', withdrawn),
  recordType('changes', changeNote),
];
