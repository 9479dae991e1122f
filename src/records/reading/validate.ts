import { z } from 'zod';
import { didYouMean } from '../../text/edit-distance.ts';
import type { RecordType } from '../record-types/index.ts';
import type { RecordFile } from './files.ts';
import { type Issue, type SourceFile, type ValuePath, valueAt } from './source.ts';

/** All the faults of the value at the path by the schema, each at its line. */
export function validate(schema: z.ZodType, source: SourceFile, path: ValuePath): Issue[] {
  const { error } = schema.safeParse(valueAt(source.value, path), { error: wording });
  return (error?.issues ?? []).flatMap((issue) => [...describe(issue, source, path)]);
}

/** Stands for zod's own words where a union has none; they are never shown. */
const NO_ALTERNATIVE = 'no alternative matches';

/** Words for faults whose schema has none; one line for each unknown key. */
function wording(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_union') return NO_ALTERNATIVE;
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected === 'object' ? 'a record: key: value' : issue.expected}`;
  if (issue.code !== 'unrecognized_keys') return undefined;
  const known = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
  const message = (key: string) =>
    `unknown key ${JSON.stringify(key)}${didYouMean(key, known) || `: known are ${known.join(', ')}`}`;
  return issue.keys.map(message).join('\n');
}

function* describe(issue: z.core.$ZodIssue, source: SourceFile, base: ValuePath): Iterable<Issue> {
  const path = [...base, ...(issue.path as ValuePath)];
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    for (const [index, key] of issue.keys.entries())
      yield source.issue([...path, key], messages[index] ?? '', 'key');
  } else if (issue.code === 'invalid_key') {
    yield source.issue(path, `${issue.issues[0]?.message}, found ${show(path.at(-1))}`, 'key');
  } else if (issue.code === 'invalid_union' && issue.message === NO_ALTERNATIVE) {
    for (const each of closest(issue.errors)) yield* describe(each, source, path);
  } else {
    yield source.issue(path, phrase(issue, source, path));
  }
}

/** The alternative with the fewest faults, the first of equals: the one that was meant. */
function closest(alternatives: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  return alternatives.reduce((best, next) => (next.length < best.length ? next : best));
}

function phrase(issue: z.core.$ZodIssue, source: SourceFile, path: ValuePath): string {
  if (issue.code === 'custom' && !issue.message.startsWith('expected')) return issue.message;
  const found = valueAt(source.value, path);
  if (found === undefined) return `"${path.at(-1)}" is missing: ${issue.message}`;
  const hint = issue.code === 'invalid_value' ? didYouMean(String(found), issue.values.map(String)) : '';
  const isUnquoted = /^expected (a line of )?text/.test(issue.message) && isPlainScalar(found);
  const quote = isUnquoted ? ': put it in quotes' : '';
  return `${issue.message}, found ${show(found)}${hint}${quote}`;
}

function show(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a record';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 56)}…"` : shown;
}

/** What YAML reads as something else than text unless it is quoted. */
function isPlainScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** One record as written, be it valid or not. */
export interface UnvalidatedRecord {
  readonly type: RecordType;
  readonly slug: string;
  readonly source: SourceFile;
  readonly path: ValuePath;
  readonly value: unknown;
  /** What its schema has against it. */
  readonly issues: readonly Issue[];
}

/** The records of a file, and issues that belong to none of them. */
interface Drafts {
  readonly drafts: readonly UnvalidatedRecord[];
  readonly issues: readonly Issue[];
}

/** By what was parsed: a file that is read again is validated once, and so is a record without faults that is the same in another text. */
const validated = new WeakMap<SourceFile, Drafts>();
const faultless = new WeakSet<object>();

/** The records of a file; issues that belong to none of them come as well. */
export function draftsOf(file: RecordFile): Drafts {
  if (!file.readable) return { drafts: [], issues: [] };
  const known = validated.get(file.source);
  if (known !== undefined) return known;
  const drafts = file.type.isSingle ? singleDraft(file) : registerDrafts(file);
  validated.set(file.source, drafts);
  return drafts;
}

function singleDraft({ type, source, name }: RecordFile): Drafts {
  const fault = type.key.safeParse(name).error?.issues[0]?.message;
  const issues = fault === undefined ? [] : [source.issue([], `the file's name: ${fault}, found "${name}"`)];
  return { drafts: [unvalidatedRecord(type, name, source, [])], issues };
}

function registerDrafts({ type, source }: RecordFile): Drafts {
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

function unvalidatedRecord(
  type: RecordType,
  slug: string,
  source: SourceFile,
  path: ValuePath,
): UnvalidatedRecord {
  const value = valueAt(source.value, path);
  const isObject = typeof value === 'object' && value !== null;
  const issues = isObject && faultless.has(value) ? [] : validate(type.schema, source, path);
  if (isObject && issues.length === 0) faultless.add(value);
  return { type, slug, source, path, value, issues };
}
