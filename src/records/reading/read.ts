import { compareCodePoints } from '../../rdf/canonical.ts';
import { consistencyIssues } from '../checks/consistency.ts';
import { plausibilityIssues } from '../checks/plausibility.ts';
import { withdrawalIssues } from '../checks/withdrawn-rules.ts';
import { missingNames } from '../mapping/languages.ts';
import { RECORD_TYPES, type Records, type RecordValues, type RegisterName } from '../record-types/index.ts';
import { type RecordFile, readFiles } from './files.ts';
import { recordIndexOf, referenceIssues } from './record-index.ts';
import type { Issue, RecordEntry } from './source.ts';
import { draftsOf, type UnvalidatedRecord } from './validate.ts';

/** Reads and checks all records below a directory; the issues are all there are, by file, line and column. What is unlikely is judged by a day of the calendar, today's where absent. */
export async function readRecords(
  directory: string,
  today = new Date().toISOString().slice(0, 10),
): Promise<{ records: Records; issues: Issue[] }> {
  const { files, issues: unread } = await readFiles(directory, RECORD_TYPES);
  const read = files.map(draftsOf);
  const drafts = read.flatMap((file) => file.drafts);
  const records = recordsOf(drafts);
  const index = recordIndexOf(drafts, unreadable(files));
  const issues = [
    ...unread,
    ...files.flatMap((file) => file.issues),
    ...read.flatMap((file) => file.issues),
    ...drafts.flatMap((draft) => draft.issues),
    ...referenceIssues(index),
    ...consistencyIssues(index),
    ...withdrawalIssues(index),
    ...plausibilityIssues(records, today),
    ...missingNames(records),
  ];
  return { records, issues: issues.sort(byPlace) };
}

/** Reads what the keepers say of a dataset in dataset.yaml, and nothing else of a directory; the issues are those of this file. */
export async function readDatasetRecord(
  directory: string,
): Promise<{ records: Records; issues: readonly Issue[] }> {
  const types = RECORD_TYPES.filter(({ register: name }) => name === 'dataset');
  const { files, issues: unread } = await readFiles(directory, types);
  const read = files.map(draftsOf);
  const drafts = read.flatMap((file) => file.drafts);
  const faults = [...files, ...read].flatMap((file) => file.issues);
  return {
    records: recordsOf(drafts),
    issues: [...unread, ...faults, ...drafts.flatMap((draft) => draft.issues)],
  };
}

/** The registers of which not all is known, so that nothing can be said to be missing from them. */
function unreadable(files: readonly RecordFile[]): ReadonlySet<RegisterName> {
  return new Set(files.filter(({ readable }) => !readable).map(({ type }) => type.register));
}

/** A register for every type of record. */
function recordsOf(drafts: readonly UnvalidatedRecord[]): Records {
  const registers = RECORD_TYPES.map((type) => [type.register, register(type.register, drafts)]);
  return Object.fromEntries(registers) as Records;
}

function register<Name extends RegisterName>(
  name: Name,
  drafts: readonly UnvalidatedRecord[],
): ReadonlyMap<string, RecordEntry<RecordValues[Name]>> {
  const valid = drafts.filter(({ type, issues }) => type.register === name && issues.length === 0);
  return new Map(
    valid.map(({ slug, value, source, path }) => {
      // The value has passed the schema from which the type is inferred, and no schema changes what it reads.
      return [slug, { slug, value: value as RecordValues[Name], source, path }];
    }),
  );
}

function byPlace(a: Issue, b: Issue): number {
  return compareCodePoints(a.file, b.file) || a.line - b.line || a.column - b.column;
}
