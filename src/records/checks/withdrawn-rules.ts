import { didYouMean } from '../../text/edit-distance.ts';
import { RESOURCE_TYPE_ROWS, type Referent } from '../mapping/resource-types.ts';

import type { RecordIndex } from '../reading/record-index.ts';
import { child, type Issue, type ValuePath } from '../reading/source.ts';
import type { UnvalidatedRecord } from '../reading/validate.ts';

/** Type in IRIs → what references call it. */
const REFERENTS = new Map<string, Referent>(
  RESOURCE_TYPE_ROWS.map(([type, { referent }]) => [type, referent ?? (type as Referent)]),
);

/** The faults of withdrawals among the other records: what still exists cannot be withdrawn, what replaces it must be known, and renames must end somewhere. */
export function* withdrawalIssues({ drafts, existing }: RecordIndex): Iterable<Issue> {
  const withdrawals = new Map(
    drafts.filter(({ type }) => type.register === 'withdrawn').map((draft) => [draft.slug, draft]),
  );
  for (const draft of withdrawals.values()) {
    if (exists(draft.slug, existing) === true) {
      yield draft.source.issue(
        draft.path,
        `"${draft.slug}" is among the records: remove it there or here`,
        'key',
      );
    }
    yield* unknownSuccessors(draft, withdrawals, existing);
    if (comesBack(draft, withdrawals)) {
      yield draft.source.issue([...draft.path, 'replacedBy'], 'what replaces it leads back to itself');
    }
  }
}

function* unknownSuccessors(
  draft: UnvalidatedRecord,
  withdrawals: ReadonlyMap<string, UnvalidatedRecord>,
  existing: RecordIndex['existing'],
): Iterable<Issue> {
  for (const { key, path } of successorsOf(draft)) {
    if (withdrawals.has(key) || exists(key, existing) !== false) continue;
    yield draft.source.issue(
      [...draft.path, ...path],
      `there is no "${key}"${didYouMean(key, knownKeys(key, existing))}`,
    );
  }
}

/** Undefined where the key is malformed, which its schema reports, or a file could not be read. */
function exists(key: string, existing: RecordIndex['existing']): boolean | undefined {
  const [type = '', slug = ''] = key.split('/', 2);
  const referent = REFERENTS.get(type);
  return referent && existing.get(referent)?.has(slug);
}

function knownKeys(key: string, existing: RecordIndex['existing']): string[] {
  const [type = ''] = key.split('/', 1);
  const referent = REFERENTS.get(type);
  return [...((referent && existing.get(referent)) ?? [])].map((slug) => `${type}/${slug}`);
}

function successorsOf({
  value,
}: UnvalidatedRecord): readonly { readonly key: string; readonly path: ValuePath }[] {
  const keys = child(value, 'replacedBy');
  if (!Array.isArray(keys)) return [];
  return keys.flatMap((key: unknown, index) =>
    typeof key === 'string' ? [{ key, path: ['replacedBy', index] }] : [],
  );
}

function comesBack(start: UnvalidatedRecord, withdrawals: ReadonlyMap<string, UnvalidatedRecord>): boolean {
  const seen = new Set<string>();
  const waiting = [start];
  for (let draft = waiting.pop(); draft !== undefined; draft = waiting.pop()) {
    for (const { key } of successorsOf(draft)) {
      if (key === start.slug) return true;
      const next = withdrawals.get(key);
      if (next === undefined || seen.has(key)) continue;
      seen.add(key);
      waiting.push(next);
    }
  }
  return false;
}
