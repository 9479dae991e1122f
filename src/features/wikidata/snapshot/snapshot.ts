import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodePoints } from '../../../rdf/canonical.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { isAbsent } from '../../../text/error-code.ts';
import type { PreciseDate } from './dates.ts';

const ITEM = new RegExp(`^${PREFIXES.wd}(Q[1-9]\\d*)$`);

/** The number of a Wikidata item, with its Q, from its IRI; undefined where the IRI is none. */
export function itemOf(iri: string | undefined): string | undefined {
  return iri === undefined ? undefined : ITEM.exec(iri)?.[1];
}

/** The IRI of an item, `Q80021`. */
export function itemIri(item: string): string {
  return PREFIXES.wd + item;
}

/** Where people read about an item; with a property, where its statements stand. */
export function itemPage(item: string, property?: string): string {
  return `https://www.wikidata.org/wiki/${item}${property === undefined ? '' : `#${property}`}`;
}

/** Orders items by their number. */
export function compareItems(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

/** What an endpoint said of the twinnings (P190) of some items on one day. */
export interface Snapshot {
  /** URL of the SPARQL endpoint. */
  readonly endpoint: string;
  /** The day, in UTC: `2026-11-21`. */
  readonly retrieved: string;
  /** The items that were asked for, as subject and as value, by number. */
  readonly items: readonly string[];
  /** Items that were merged into others: former item → item. */
  readonly moved: Readonly<Record<string, string>>;
  /** By subject, value and IRI. */
  readonly statements: readonly TwinningStatement[];
  /** Names of the items that the statements lead to, by language. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One statement that two places are twinned, as the endpoint has it. */
export interface TwinningStatement {
  readonly subject: string;
  readonly value: string;
  /** Its IRI; absent where the endpoint has only the plain triple. */
  readonly id?: string;
  readonly rank?: 'preferred' | 'normal' | 'deprecated';
  /** P580, start time. */
  readonly start: readonly PreciseDate[];
  /** P582, end time, as far as it is known. */
  readonly end: readonly PreciseDate[];
  /** Whether it has an end, known or not. */
  readonly ended: boolean;
  readonly references: readonly StatementReference[];
}

/** One reference of a statement: P854, P248 (as items) and P813. */
export interface StatementReference {
  readonly urls: readonly string[];
  readonly statedIn: readonly string[];
  readonly retrieved: readonly string[];
}

/** A file that holds no snapshot; the message says why. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/** A snapshot in which nothing was found for anyone. */
export class EmptySnapshot extends SnapshotError {}

/** Refuses a snapshot in which nothing was found for any item, with an EmptySnapshot: it comes from a store that does not hold the statements of Wikidata, and everything here would seem to be missing there. */
export function refuseEmpty({ endpoint, items, statements }: Snapshot): void {
  if (statements.length > 0) return;
  throw new EmptySnapshot(
    `${endpoint} has no twinning (P190) of any of the ${items.length} municipalities: nothing can be compared with it; does it hold the statements of Wikidata?`,
  );
}

/** A snapshot as the text of its file: the same answer gives the same bytes. */
export function printSnapshot(snapshot: Snapshot): string {
  const { endpoint, retrieved, items, moved, statements, labels } = snapshot;
  const ordered = {
    endpoint,
    retrieved,
    items: [...items].sort(compareItems),
    moved: sorted(moved),
    statements: [...statements].sort(byStatement).map(ordinary),
    labels: sorted(Object.fromEntries(Object.entries(labels).map(([item, names]) => [item, sorted(names)]))),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function ordinary({
  subject,
  value,
  id,
  rank,
  start,
  end,
  ended,
  references,
}: TwinningStatement): TwinningStatement {
  return {
    subject,
    value,
    ...(id !== undefined && { id }),
    ...(rank !== undefined && { rank }),
    start: start.map(({ time, precision }) => ({ time, precision })),
    end: end.map(({ time, precision }) => ({ time, precision })),
    ended,
    references: references.map(({ urls, statedIn, retrieved }) => ({ urls, statedIn, retrieved })),
  };
}

function byStatement(a: TwinningStatement, b: TwinningStatement): number {
  return (
    compareItems(a.subject, b.subject) ||
    compareItems(a.value, b.value) ||
    compareCodePoints(a.id ?? '', b.id ?? '')
  );
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareCodePoints(a, b)));
}

/** The snapshot in the text of a file; throws a SnapshotError where it is none. */
export function parseSnapshot(text: string): Snapshot {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new SnapshotError('it is no JSON');
  }
  if (!isSnapshot(read)) throw new SnapshotError('it is no snapshot of twinnings');
  refuseEmpty(read);
  return read;
}

function isSnapshot(value: unknown): value is Snapshot {
  if (!isMap(value)) return false;
  const { endpoint, retrieved, items, moved, statements, labels } = value;
  return (
    typeof endpoint === 'string' &&
    URL.canParse(endpoint) &&
    typeof retrieved === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(retrieved) &&
    isListOf(items, isItem) &&
    isMap(moved) &&
    Object.values(moved).every(isItem) &&
    isListOf(statements, isStatement) &&
    isMap(labels) &&
    Object.values(labels).every((names) => isMap(names) && Object.values(names).every(isText))
  );
}

function isStatement(value: unknown): boolean {
  if (!isMap(value)) return false;
  const { subject, value: object, id, start, end, ended, references } = value;
  return (
    isItem(subject) &&
    isItem(object) &&
    (id === undefined || isText(id)) &&
    isListOf(start, isDate) &&
    isListOf(end, isDate) &&
    typeof ended === 'boolean' &&
    isListOf(references, isReference)
  );
}

function isReference(value: unknown): boolean {
  return isMap(value) && ['urls', 'statedIn', 'retrieved'].every((key) => isListOf(value[key], isText));
}

function isDate(value: unknown): boolean {
  return isMap(value) && isText(value.time) && typeof value.precision === 'number';
}

function isItem(value: unknown): value is string {
  return typeof value === 'string' && /^Q[1-9]\d*$/.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isListOf(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isMember);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the snapshot is kept when nobody says otherwise: beside the records. */
export function defaultSnapshot(data: string): string {
  return join(data, 'links', 'wikidata.json');
}

/** The snapshot in a file, undefined where there is no file; rejects with a SnapshotError that names it where it holds none. */
export async function readSnapshot(file: string): Promise<Snapshot | undefined> {
  try {
    return parseSnapshot(await readFile(file, 'utf8'));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    if (error instanceof EmptySnapshot) throw new EmptySnapshot(`${file}: ${error.message}`);
    if (error instanceof SnapshotError) throw new SnapshotError(`${file}: ${error.message}`);
    throw error;
  }
}

/** What changes when the file does; undefined where there is no file. */
export async function stampOf(file: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
