import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import {
  RECORD_TYPES,
  type Records,
  type RecordType,
  type RegisterName,
} from '../records/record-types/index.ts';
import { type ImportResult, originKey } from './import/result.ts';
import { shown, type TableProblem } from './problem.ts';
import { pageText, registerText } from './yaml-text.ts';

/** A record that is there and becomes another. */
export interface RecordChange {
  readonly register: RegisterName;
  /** Name below the directory. */
  readonly file: string;
  readonly slug: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What is to become of the files: name below the directory → text. */
export interface FileChanges {
  readonly files: ReadonlyMap<string, string>;
  /** Records that are there and are, or would be, written over. */
  readonly replaced: readonly RecordChange[];
  /** Why they are not. */
  readonly problems: readonly TableProblem[];
}

const SHOWN = 10;

/** The changes that the drafted records make; what is there already and says the same is left alone, what says something else is replaced only if that is allowed. */
export function changesOf(
  imported: ImportResult,
  records: Records,
  texts: ReadonlyMap<string, string>,
  replace: boolean,
): FileChanges {
  const all = RECORD_TYPES.map((type) => ({ type, changed: changedOf(type, imported, records) }));
  const replaced = all.flatMap(({ type, changed }) => replacements(type, changed, records));
  const problems = RECORD_TYPES.flatMap(({ register, key }) => [...misnamed(register, key, imported)]);
  if (!replace) problems.push(...replaced.map(({ register, slug }) => conflict(register, slug, imported)));
  if (problems.length > 0) return { files: new Map(), replaced, problems };
  const files = all.flatMap(({ type, changed }) => textsOf(type, changed, texts, imported));
  return { files: new Map(files), replaced, problems };
}

type ChangedRecords = ReadonlyMap<string, unknown>;

function changedOf({ register }: RecordType, { registers }: ImportResult, records: Records): ChangedRecords {
  const drafts = [...(registers.get(register) ?? [])];
  return new Map(drafts.filter(([slug, value]) => !isSame(records[register].get(slug)?.value, value)));
}

function replacements(
  { register, location }: RecordType,
  changed: ChangedRecords,
  records: Records,
): RecordChange[] {
  return [...changed].flatMap(([slug, value]) => {
    const before = records[register].get(slug)?.value;
    const file = location.endsWith('/') ? `${location}${slug}.yaml` : location;
    return before === undefined ? [] : [{ register, file, slug, ...differences(before, value) }];
  });
}

function textsOf(
  { register, location, isOptional }: RecordType,
  changed: ChangedRecords,
  texts: ReadonlyMap<string, string>,
  imported: ImportResult,
): (readonly [string, string])[] {
  if (location.endsWith('/'))
    return [...changed].map(([slug, value]) => [`${location}${slug}.yaml`, pageText(slug, value, imported)]);
  if (changed.size === 0 && (texts.has(location) || isOptional)) return [];
  return [[location, registerText(register, texts.get(location), changed, imported)]];
}

/** The change in a line: `pages/gdynia.yaml: 1 added (radom), 2 changed (oslo, brno), 1 removed (kiel)`. */
export function printChange({ file, slug, added, changed, removed }: RecordChange): string {
  const parts = [
    ['added', added],
    ['changed', changed],
    ['removed', removed],
  ].flatMap(([what, list]) =>
    list === undefined || list.length === 0
      ? []
      : [`${list.length} ${what} (${some(list as readonly string[])})`],
  );
  return `${file}${file.includes(slug) ? '' : `, ${slug}`}: ${parts.join(', ')}`;
}

/** What is in the records and not in a table of records, in lines: nothing is deleted by an import. */
export function recordsNotIn({ registers }: ImportResult, records: Records): string[] {
  return [...registers].flatMap(([register, drafts]) => {
    const missing = [...records[register].keys()].filter((slug) => !drafts.has(slug));
    if (missing.length === 0) return [];
    return [
      `${register}: ${missing.length} in the records and not in the table (${some(missing)}): they stay; delete by hand what is to go`,
    ];
  });
}

function some(list: readonly string[]): string {
  return [...list.slice(0, SHOWN), ...(list.length > SHOWN ? ['…'] : [])].join(', ');
}

/** Entries of a page by their partners, or keys of a record, that are new, otherwise, or gone. */
function differences(before: unknown, after: unknown): Pick<RecordChange, 'added' | 'changed' | 'removed'> {
  const [old, now] = [partsOf(before), partsOf(after)];
  const both = [...now.keys()].filter((key) => old.has(key));
  return {
    added: [...now.keys()].filter((key) => !old.has(key)),
    changed: both.filter((key) => !isSame(old.get(key), now.get(key))),
    removed: [...old.keys()].filter((key) => !now.has(key)),
  };
}

function partsOf(record: unknown): Map<string, unknown> {
  return new Map(
    Object.entries(record ?? {}).flatMap(([key, value]) =>
      Array.isArray(value)
        ? value.map((item: unknown, index) => [nameOf(item) ?? `${key} ${index + 1}`, item] as const)
        : [[key, value] as const],
    ),
  );
}

function nameOf(entry: unknown): string | undefined {
  const { partners, network } = (typeof entry === 'object' && entry !== null ? entry : {}) as {
    partners?: unknown;
    network?: unknown;
  };
  return Array.isArray(partners) ? partners.join(', ') : typeof network === 'string' ? network : undefined;
}

/** A slug becomes part of a path, so nothing else may get that far. */
function* misnamed(
  register: RegisterName,
  key: z.ZodString,
  { origins, registers }: ImportResult,
): Iterable<TableProblem> {
  for (const slug of registers.get(register)?.keys() ?? []) {
    const fault = key.safeParse(slug).error?.issues[0]?.message;
    const row = origins.get(originKey(register, slug))?.row;
    if (fault !== undefined) yield { row, message: `${fault}, found ${shown(slug)}` };
  }
}

function conflict(register: RegisterName, slug: string, { origins }: ImportResult): TableProblem {
  const row = origins.get(originKey(register, slug))?.row;
  return {
    row,
    message: `"${slug}" is in ${register} already and differs: --replace writes over it and keeps a copy`,
  };
}

/** Records are read as maps without a prototype, and values that are undefined are not there. */
function isSame(a: unknown, b: unknown): boolean {
  return a !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}
