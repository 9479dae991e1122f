import { dataLanguages } from '../../records/index.ts';
import { sourceOf } from '../../source.ts';
import {
  changesOf,
  type FileChanges,
  type ImportResult,
  readOfficerTable,
  readRecordTable,
  type TableProblem,
} from '../../spreadsheets/index.ts';
import { codeLabels, existingRecords, faultsIn, stagedRecords } from '../import/records.ts';
import { type DatasetDifference, differencesOf } from './difference.ts';
import { type Draft, mappingIn, mappingText, today, type Workspace } from './draft.ts';

/** What comes of a draft: what is wrong with it, or what it would change. */
export interface Review {
  readonly importResult: ImportResult;
  readonly changes: FileChanges;
  readonly problems: readonly TableProblem[];
  readonly differences: readonly DatasetDifference[];
  /** A copy of the records as they would be, where nothing is wrong. */
  readonly staged: string | undefined;
}

/** Reads the draft by its mapping, as `munpart import` does, and checks the records that would come of it. */
export async function reviewOf({ table, ...draft }: Draft, { settings, base }: Workspace): Promise<Review> {
  const { data, releases } = settings;
  const labels = await codeLabels(base);
  const { records, texts } = await existingRecords(data);
  const setting = { records, labels, languages: dataLanguages(records), today: today() };
  const importResult =
    draft.mapping === ''
      ? readRecordTable(table, labels)
      : readOfficerTable(table, mappingIn(mappingText(draft)), setting);
  const none = { importResult, differences: [], staged: undefined };
  if (importResult.problems.length > 0)
    return {
      ...none,
      problems: importResult.problems,
      changes: { files: new Map(), replaced: [], problems: [] },
    };
  const changes = changesOf(importResult, records, texts, true);
  if (changes.problems.length > 0) return { ...none, changes, problems: changes.problems };
  const staged = await stagedRecords(changes.files, data);
  const problems = await faultsIn(staged, importResult, {
    base,
    releases,
    dataset: sourceOf(settings, base).publication.dataset,
  });
  return { importResult, changes, problems, staged, differences: differencesOf(importResult, records) };
}
