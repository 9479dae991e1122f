import { isDeepStrictEqual } from 'node:util';
import type { Records } from '../../records/index.ts';
import type { ImportResult } from '../../spreadsheets/index.ts';

/** An entry of a page, or a record, that is new, otherwise, or gone. */
export interface DatasetDifference {
  /** Where it stands: the title of a page, or the name of a register. */
  readonly place: string;
  readonly sort: 'added' | 'changed' | 'removed';
  readonly name: string;
  /** What is otherwise: keys with their values before and after, as text. */
  readonly values: readonly { readonly key: string; readonly before: string; readonly after: string }[];
}

interface Entry {
  readonly partners?: readonly string[];
  readonly network?: string;
}

/** What the drafted records would change in those that are there, entry by entry. */
export function differencesOf({ registers }: ImportResult, records: Records): DatasetDifference[] {
  const nameOf = namesOf(registers.get('places'), records);
  return [...registers].flatMap(([register, drafts]) =>
    [...drafts].flatMap(([slug, value]) => {
      const before = plain(records[register].get(slug)?.value);
      const after = plain(value);
      if (register !== 'pages') return differences(register, [[nameOf(slug), before, after]]);
      const place = `${Object.values((after as { page: { title: Record<string, string> } }).page.title)[0]} (${slug})`;
      const [old, now] = [entriesOf(before), entriesOf(after)];
      const keys = [...new Set([...now.keys(), ...old.keys()])];
      return differences(
        place,
        keys.map((key) => [key.split(' ').map(nameOf).join(' – '), old.get(key), now.get(key)] as const),
      );
    }),
  );
}

type Pair = readonly [name: string, before: unknown, after: unknown];

function differences(place: string, pairs: readonly Pair[]): DatasetDifference[] {
  return pairs
    .filter(([, before, after]) => !isDeepStrictEqual(before, after))
    .map(([name, before, after]) => {
      const sort = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
      return { place, sort, name, values: valuesOf(before, after) };
    });
}

/** The values that differ; of what is new or gone, all that it says. */
function valuesOf(before: unknown, after: unknown): DatasetDifference['values'] {
  const [old, now] = [recordOf(before), recordOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => key !== 'partners' && !isDeepStrictEqual(old[key], now[key]))
    .map((key) => ({ key, before: written(old[key]), after: written(now[key]) }));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Short enough for a line. */
function written(value: unknown): string {
  if (value === undefined) return '';
  const text =
    typeof value === 'string'
      ? value
      : JSON.stringify(value)
          .replace(/[{}[\]"]/g, '')
          .replaceAll(/[:,](?=\S)/g, '$& ');
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** Partnerships and memberships by those whom they join; one that is there twice has a number. */
function entriesOf(page: unknown): Map<string, unknown> {
  const { partnerships = [], memberships = [] } = recordOf(page) as Record<
    string,
    readonly Entry[] | undefined
  >;
  const entries = new Map<string, unknown>();
  for (const entry of [...(partnerships ?? []), ...(memberships ?? [])]) {
    const key = entry.partners?.join(' ') ?? entry.network ?? '';
    let free = key;
    for (let number = 2; entries.has(free); number++) free = `${key} (${number})`;
    entries.set(free, entry);
  }
  return entries;
}

/** What a slug is called, in the first language of its record. */
function namesOf(
  drafts: ReadonlyMap<string, unknown> | undefined,
  records: Records,
): (slug: string) => string {
  return (slug) => {
    const value =
      drafts?.get(slug) ??
      records.places.get(slug)?.value ??
      records.organisations.get(slug)?.value ??
      records.networks.get(slug)?.value;
    const { name } = recordOf(value) as { readonly name?: Readonly<Record<string, string>> };
    return Object.values(name ?? {})[0] ?? slug;
  };
}

/** Records are read as maps without a prototype. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
