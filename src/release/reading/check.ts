import { join } from 'node:path';
import { compareCodePoints } from '../../rdf/canonical.ts';
import type { Quad } from '../../rdf/terms.ts';
import { localName } from '../../rdf/uri.ts';
import {
  FormerStatements,
  type Issue,
  mapRecords,
  ParsedFiles,
  type Records,
  readRecords,
  type SourcePosition,
} from '../../records/index.ts';
import { ShapesError, type Violation } from '../../shacl/index.ts';
import type { OnProgress } from '../build/build-input.ts';
import { encode, RepeatedEncoding } from '../n-quads/encoded.ts';
import { idOf } from '../n-quads/lines.ts';
import type { ReleaseNote } from '../store/manifest.ts';
import { type ReadFiles, readRdfFiles } from './rdf-files.ts';
import { removedResources } from './removed-resources.ts';
import { Validation } from './validation.ts';

/** Where records and vocabulary are, and the base IRI (ending in `/`) under which they are published. */
export interface RecordsSource {
  readonly data: string;
  readonly ontology: string;
  readonly base: string;
  /** The URL of munpart's own pages, where that is not the base IRI. */
  readonly site?: string | undefined;
  /** Where releases are kept: what was published there may not be lost. Nothing is held against the records where absent. */
  readonly releases?: string;
  /** What `datasetId` gives: releases of other data are not held against the records. */
  readonly dataset?: string | undefined;
  /** What is known from before, where the same is read again and again. */
  readonly former?: FormerReading;
}

/** What is known of records that are read again and again; the vocabulary is read once. */
export class FormerReading {
  readonly files = new ParsedFiles();
  readonly statements = new FormerStatements();
  readonly encoding = new RepeatedEncoding();
  readonly vocabulary = new Map<string, ReadFiles>();
  readonly validation = new Validation();
}

/** Checked records: all issues, sorted by place; and the dataset, empty where one of them is an error; its quads are encoded already where there are any. */
export interface Checked {
  readonly issues: readonly Issue[];
  readonly quads: Iterable<Quad>;
  /** What the keepers say of changes, oldest first. */
  readonly changes: readonly ReleaseNote[];
  readonly records: Records;
}

/** Reads, maps and encodes records that are soon to be checked by the same former reading, as far as that can be done before. */
export async function readAhead(source: RecordsSource, former: FormerReading): Promise<void> {
  const { records, vocabulary, issues } = await readSource({ ...source, former });
  if (issues.some(isError)) return;
  const { parts } = mapRecords(records, source.base, former.statements);
  former.encoding.prepare(concatenated(parts, [vocabulary]));
}

/** Checks records from their syntax to the SHACL shapes, maps them and adds the vocabulary; each stage runs only on what the one before found sound. `onMany` hears when there are so many that threads will be needed. */
export async function checkRecords(
  source: RecordsSource,
  onProgress?: OnProgress,
  onMany?: () => void,
): Promise<Checked> {
  const validation = source.former?.validation ?? new Validation();
  try {
    return await checkedBy(validation, source, onProgress, onMany);
  } finally {
    if (source.former === undefined) await validation.close();
  }
}

async function checkedBy(
  validation: Validation,
  source: RecordsSource,
  onProgress?: OnProgress,
  onMany?: () => void,
): Promise<Checked> {
  const { former } = source;
  onProgress?.({ step: 'reading records' });
  const { records, vocabulary, shapes, issues } = await readSource(source);
  if (issues.some(isError)) return { issues: sorted(issues), quads: [], changes: [], records };

  if (sizeOf(records) > MANY_RECORDS) {
    validation.begin();
    onMany?.();
  }
  onProgress?.({ step: 'encoding statements' });
  const mapped = mapRecords(records, source.base, former?.statements);
  const quads = former
    ? await former.encoding.encode(concatenated(mapped.parts, [vocabulary]))
    : await encode(concatenated(mapped.quads, vocabulary.quads));
  onProgress?.({ step: 'checking shapes' });
  const checking = validation.violations(quads, shapes.quads);
  // What fails is told below, where it is waited for.
  checking.catch(() => {});
  // The name of what is soon to be published, while a thread checks it.
  idOf(quads.lines);
  const { releases } = source;
  const removed = releases === undefined ? [] : await removedResources(quads, { ...source, releases });
  const placed = await shapeIssues(checking, (found) =>
    typeof found === 'string'
      ? { ...START, file: join(source.ontology, 'shapes.ttl'), message: found }
      : issueOf(found, mapped.positionOf, source.data),
  );
  const all = sorted([...issues, ...placed, ...removed]);
  return { issues: all, quads: all.some(isError) ? [] : quads, changes: notesOf(records), records };
}

/** From so many on, it is likely that a thread holds them against the shapes. */
const MANY_RECORDS = 1_000;

function sizeOf(records: Records): number {
  return Object.values(records).reduce((sum, { size }) => sum + size, 0);
}

/** Records and vocabulary, and what is wrong with them one by one. */
async function readSource({ data, ontology, base, former }: RecordsSource) {
  const file = (name: string) => join(ontology, name);
  const known = former?.vocabulary;
  const vocabulary =
    known?.get('vocabulary') ?? (await readRdfFiles([file('munpart.ttl'), file('schemes.ttl')], base));
  const shapes = known?.get('shapes') ?? (await readRdfFiles([file('shapes.ttl')], base));
  known?.set('vocabulary', vocabulary).set('shapes', shapes);
  const { records, issues } = await readRecords(data, undefined, former?.files);
  return { records, vocabulary, shapes, issues: [...vocabulary.issues, ...shapes.issues, ...issues] };
}

/** Where an issue is of a whole file. */
const START = { line: 1, column: 1, path: '', severity: 'error' } as const;

/** What the shapes find wrong with data; a text where they have faults themselves. */
async function shapeIssues(
  checking: Promise<readonly Violation[]>,
  issue: (found: Violation | string) => Issue,
): Promise<Issue[]> {
  try {
    return (await checking).map(issue);
  } catch (error) {
    if (!(error instanceof ShapesError)) throw error;
    return error.faults.map(issue);
  }
}

function notesOf({ changes }: Records): ReleaseNote[] {
  const notes = [...changes.values()].map(({ slug, value }) => {
    const texts = Object.entries(value).map(([language, text]) => [language, text.trim()]);
    return { date: slug, ...Object.fromEntries(texts) };
  });
  return notes.sort((a, b) => compareCodePoints(a.date, b.date));
}

/** Whether nothing may be published while it stands. */
export function isError(issue: Issue): boolean {
  return issue.severity === 'error';
}

function* concatenated<T>(...parts: readonly Iterable<T>[]): Generator<T, undefined> {
  for (const part of parts) yield* part;
}

/** A violation at the record that the focus node was mapped from. */
function issueOf(
  violation: Violation,
  positionOf: (subject: string) => SourcePosition | undefined,
  data: string,
): Issue {
  const { focus, path, value, severity } = violation;
  const position = positionOf(focus) ?? { file: data, line: 1, column: 1 };
  const property = path === undefined ? '' : localName(path);
  const stated = value === undefined || value === focus ? '' : `: ${shortened(value)}`;
  return { ...position, path: property, message: `${violation.message}${stated} (${focus})`, severity };
}

function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}

function sorted(issues: readonly Issue[]): Issue[] {
  return [...issues].sort(
    (a, b) =>
      compareCodePoints(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareCodePoints(a.message, b.message),
  );
}
