import type { RecordType } from '../record-types/record-type.ts';
import type { RecordFile } from './files.ts';
import type { Issue } from './issue.ts';
import { type Path, type Source, valueAt } from './source.ts';
import { validate } from './validate.ts';

/** One record as written, be it valid or not. */
export interface UnvalidatedRecord {
  readonly type: RecordType;
  readonly slug: string;
  readonly source: Source;
  readonly path: Path;
  readonly value: unknown;
  /** What its schema has against it. */
  readonly issues: readonly Issue[];
}

/** The records of a file; issues that belong to none of them come as well. */
export function draftsOf(file: RecordFile): { drafts: UnvalidatedRecord[]; issues: Issue[] } {
  if (!file.readable) return { drafts: [], issues: [] };
  return file.type.location.endsWith('/') ? pageDraft(file) : registerDrafts(file);
}

function pageDraft({ type, source, name }: RecordFile): { drafts: UnvalidatedRecord[]; issues: Issue[] } {
  const fault = type.key.safeParse(name).error?.issues[0]?.message;
  const issues = fault === undefined ? [] : [source.issue([], `the file's name: ${fault}, found "${name}"`)];
  return { drafts: [unvalidatedRecord(type, name, source, [])], issues };
}

function registerDrafts({ type, source }: RecordFile): { drafts: UnvalidatedRecord[]; issues: Issue[] } {
  const { value } = source;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { drafts: [], issues: [source.issue([], 'expected a map of records: key: { … }')] };
  }
  const issues: Issue[] = [];
  const drafts = Object.keys(value).map((slug) => {
    const fault = type.key.safeParse(slug).error?.issues[0]?.message;
    if (fault !== undefined)
      issues.push(source.issue([slug], `${fault}, found ${JSON.stringify(slug)}`, 'key'));
    return unvalidatedRecord(type, slug, source, [slug]);
  });
  return { drafts, issues };
}

function unvalidatedRecord(type: RecordType, slug: string, source: Source, path: Path): UnvalidatedRecord {
  const issues = validate(type.schema, source, path);
  return { type, slug, source, path, value: valueAt(source.value, path), issues };
}
