import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Records, RegisterName } from '../records/record-types/index.ts';
import { RECORD_TYPES } from '../records/record-types/index.ts';
import { type ImportResult, originKey } from './import/import-result.ts';
import { type Problem, shown } from './problem.ts';
import { pageText, registerText } from './yaml-text.ts';

/** What is to become of the files: name below the directory → text. */
export interface Changes {
  readonly files: ReadonlyMap<string, string>;
  /** Records that are there and are otherwise. */
  readonly problems: readonly Problem[];
}

/** The changes that the drafted records make; what is there already and says the same is left alone, what says something else is replaced only if that is allowed. */
export function changesOf(
  drafted: ImportResult,
  records: Records,
  texts: ReadonlyMap<string, string>,
  replace: boolean,
): Changes {
  const problems: Problem[] = [];
  const pending: (() => readonly [string, string])[] = [];
  for (const { register, location, isOptional, key } of RECORD_TYPES) {
    const drafts = drafted.registers.get(register) ?? new Map<string, unknown>();
    const changed = new Map(
      [...drafts].filter(([slug, value]) => !isSame(records[register].get(slug)?.value, value)),
    );
    problems.push(...misnamed(register, drafts, key, drafted));
    if (!replace) problems.push(...conflicts(register, changed, records, drafted));
    if (location.endsWith('/')) {
      for (const [slug, value] of changed)
        pending.push(() => [`${location}${slug}.yaml`, pageText(slug, value, drafted)]);
    } else if (changed.size > 0 || (!texts.has(location) && !isOptional)) {
      pending.push(() => [location, registerText(register, texts.get(location), changed, drafted)]);
    }
  }
  return { files: new Map(problems.length > 0 ? [] : pending.map((text) => text())), problems };
}

/** A slug becomes part of a path, so nothing else may get that far. */
function* misnamed(
  register: RegisterName,
  drafts: ReadonlyMap<string, unknown>,
  key: z.ZodString,
  { origins }: ImportResult,
): Iterable<Problem> {
  for (const slug of drafts.keys()) {
    const fault = key.safeParse(slug).error?.issues[0]?.message;
    const row = origins.get(originKey(register, slug))?.row;
    if (fault !== undefined) yield { row, message: `${fault}, found ${shown(slug)}` };
  }
}

function* conflicts(
  register: RegisterName,
  changed: ReadonlyMap<string, unknown>,
  records: Records,
  { origins }: ImportResult,
): Iterable<Problem> {
  for (const slug of changed.keys()) {
    if (!records[register].has(slug)) continue;
    const row = origins.get(originKey(register, slug))?.row;
    yield { row, message: `"${slug}" is in ${register} already and differs: --replace writes over it` };
  }
}

/** Records are read as maps without a prototype, and values that are undefined are not there. */
function isSame(a: unknown, b: unknown): boolean {
  return a !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}
