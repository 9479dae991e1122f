import { basename } from 'node:path';
import { type FaultKind, type Format, type FormatFault, RdfSyntaxError } from '../../formats/format.ts';
import { formatOf, formatOfSuffix } from '../../formats/index.ts';
import { HEAD_SIZE, recognise } from '../../formats/recognise.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Issue } from '../../records/reading/source.ts';
import type { OnProgress } from '../build/build-input.ts';
import { FileError, fileText } from './inputs.ts';

/** Faults of one file that are listed; the others are counted. */
const MAX_LISTED = 50;

/** Collects the faults of one file as issues: a bounded list, and how many there are of each kind. */
class FaultReport {
  readonly #file: string;
  readonly #isLenient: boolean;
  readonly #listed: Issue[] = [];
  readonly #unlisted = new Map<FaultKind, number>();
  readonly #leftOut = new Map<FaultKind, number>();
  readonly #reported = new Map<FaultKind, number>();
  #hasErrors = false;

  constructor(file: string, isLenient: boolean) {
    this.#file = file;
    this.#isLenient = isLenient;
  }

  /** Whether the file cannot be published as it is. */
  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  add(fault: FormatFault): void {
    const { kind, message, line = 1, column = 1, effect } = fault;
    const isWarning = effect === 'ignored' || (this.#isLenient && effect !== 'ends');
    this.#hasErrors ||= !isWarning;
    if (effect === 'left out') increment(this.#leftOut, kind);
    if (effect === 'kept') increment(this.#reported, kind);
    if (this.#listed.length >= MAX_LISTED && effect !== 'ends') increment(this.#unlisted, kind);
    else this.#listed.push(this.#issue(message, isWarning ? 'warning' : 'error', line, column));
  }

  /** The faults so far, and a line that counts those that are not listed, or what became of them. */
  issues(): readonly Issue[] {
    const severity = this.#hasErrors ? 'error' : 'warning';
    const summaries: string[] = [];
    if (this.#unlisted.size > 0) summaries.push(`and ${faults(this.#unlisted)} more`);
    if (this.#isLenient && this.#leftOut.size > 0) {
      summaries.push(`left out because of ${faults(this.#leftOut)}`);
    }
    if (this.#isLenient && this.#reported.size > 0) {
      summaries.push(`taken as it stands in spite of ${faults(this.#reported)}`);
    }
    const listed = [...this.#listed].sort((a, b) => a.line - b.line || a.column - b.column);
    return [...listed, ...summaries.map((summary) => this.#issue(summary, severity))];
  }

  #issue(message: string, severity: Issue['severity'], line = 1, column = 1): Issue {
    return { file: this.#file, line, column, path: '', message, severity };
  }
}

function increment(counts: Map<FaultKind, number>, kind: FaultKind): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** `3 faults (IRI 2, syntax 1)`. */
function faults(counts: ReadonlyMap<FaultKind, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
  return `${total} ${total === 1 ? 'fault' : 'faults'} (${kinds})`;
}

/** How RDF files are read. */
export interface RdfFileOptions {
  /** Name of the format of all files; absent: by their names, else by what they hold. */
  readonly format?: string | undefined;
  /** Whether what is faulty is left out and reported as warnings. */
  readonly isLenient?: boolean | undefined;
  /** URL → JSON-LD document, for contexts that files name. */
  readonly contexts?: ReadonlyMap<string, unknown> | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Quads read from files, with what is wrong in them; where an issue is an error, the quads are not whole. */
export interface ReadFiles {
  readonly quads: readonly Quad[];
  readonly issues: readonly Issue[];
}

/** Statements after which progress is told. */
const PROGRESS_STEP = 20_000;

/** Reads RDF files into memory, with their graphs; relative IRIs are resolved against `base`, and blank nodes of different files stay apart. */
export async function readRdfFiles(
  files: readonly string[],
  base: string,
  options: RdfFileOptions = {},
): Promise<ReadFiles> {
  const quads: Quad[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    for await (const quad of readRdfFile(file, base, options, issues)) quads.push(quad);
  }
  return { quads, issues };
}

/** The quads of one RDF file as they are read; what is wrong in it is added to the issues when it is read to its end. */
export async function* readRdfFile(
  file: string,
  base: string,
  options: RdfFileOptions,
  issues: Issue[],
): AsyncGenerator<Quad> {
  const report = new FaultReport(file, options.isLenient === true);
  let count = 0;
  try {
    for await (const quad of quadsOf(file, base, options, (fault) => report.add(fault))) {
      count++;
      yield quad;
    }
  } catch (error) {
    report.add(faultOf(error));
  }
  if (count === 0 && !report.hasErrors) {
    report.add({ kind: 'syntax', message: 'the file holds no statement', effect: 'ignored' });
  }
  issues.push(...report.issues());
}

async function* quadsOf(
  file: string,
  base: string,
  { format: name, contexts, onProgress }: RdfFileOptions,
  onFault: (fault: FormatFault) => void,
): AsyncGenerator<Quad> {
  let share = 0;
  const text = fileText(file, (read, size) => {
    share = size === 0 ? 1 : read / size;
  });
  const { head, chunks } = await withHead(text);
  const format = formatOfFile(file, head, name);
  let quads = 0;
  for await (const quad of format.read(chunks, { base, onFault, contexts })) {
    if (++quads % PROGRESS_STEP === 0) onProgress?.({ step: `reading ${basename(file)}`, share, quads });
    yield quad;
  }
}

/** The beginning of a text, and the whole of it. */
async function withHead(text: AsyncGenerator<string>) {
  const first: string[] = [];
  let head = '';
  while (head.length < HEAD_SIZE) {
    const { value, done } = await text.next();
    if (done) break;
    first.push(value);
    head += value;
  }
  const chunks = async function* () {
    yield* first;
    yield* text;
  };
  return { head: head.slice(0, HEAD_SIZE), chunks: chunks() };
}

function formatOfFile(file: string, head: string, given: string | undefined): Format {
  const suffix = /\.([^./]+?)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const named = given === undefined ? formatOfSuffix(suffix) : formatOf(given);
  const seen = recognise(head);
  if (given === undefined && named === undefined && 'refusal' in seen) throw new FileError(seen.refusal);
  const format = named ?? ('format' in seen && given === undefined ? formatOf(seen.format) : undefined);
  if (format === undefined) throw new FileError(`there is no format ${given}`);
  const misnomer = misnomerOf(format, head);
  if (misnomer !== undefined) throw new FileError(misnomer);
  return format;
}

/** What a file is, where it cannot be in the format that its name says. */
function misnomerOf(format: Format, head: string): string | undefined {
  const family = familyOf(format.name);
  const seen = recognise(head);
  if ('refusal' in seen) {
    const isOther = /^is (OWL|a web page|XML|TriX|OBO|RDF\/JSON|a tar archive)|^holds/.test(seen.refusal);
    return isOther && !(family === 'json' && seen.refusal.startsWith('holds')) ? seen.refusal : undefined;
  }
  if (familyOf(seen.format) === family) return undefined;
  const label = formatOf(seen.format)?.label;
  return `is not ${format.label}: it looks like ${label}; rename it, or give --format ${seen.format}`;
}

function familyOf(format: string): 'json' | 'xml' | 'text' {
  if (format === 'json-ld') return 'json';
  return format === 'rdf-xml' ? 'xml' : 'text';
}

function faultOf(error: unknown): FormatFault {
  if (!(error instanceof RdfSyntaxError || error instanceof FileError)) throw error;
  const { message, line, column } = error;
  return { kind: error instanceof FileError ? 'encoding' : 'syntax', message, line, column, effect: 'ends' };
}
