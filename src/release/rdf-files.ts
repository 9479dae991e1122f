import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Format, RdfSyntaxError } from '../formats/format.ts';
import { FORMATS, formatOf } from '../formats/index.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Issue } from '../records/issue.ts';

/** Quads read from files, with what is wrong in them; where an issue is an error, the quads are not whole. */
export interface ReadFiles {
  readonly quads: readonly Quad[];
  readonly issues: readonly Issue[];
}

/** The longest text that a string can hold in V8 is a little more; a `.gz` file that inflates beyond it is refused. */
const MOST_BYTES = 512 * 1024 * 1024 - 1024;

/** Reads RDF files of at most `mostBytes` each by their extension (`.ttl`, `.nq.gz`…) with their graphs; relative IRIs are resolved against `base`, and blank nodes of different files stay apart. */
export async function readRdfFiles(
  files: readonly string[],
  base: string,
  mostBytes = MOST_BYTES,
): Promise<ReadFiles> {
  const quads: Quad[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    try {
      const format = formatOfFile(file);
      for (const quad of await format.parse(await textOf(file, mostBytes), base)) quads.push(quad);
    } catch (error) {
      issues.push(issueOf(file, error));
    }
  }
  return { quads, issues };
}

/** A fault of the file as such, without a place in it. */
class FileError extends Error {}

function formatOfFile(file: string): Format {
  const extension = /\.([^./]+?)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase();
  const format = FORMATS.find((candidate) => candidate.extension === extension) ?? formatOf(extension ?? '');
  if (format !== undefined) return format;
  const known = FORMATS.map((candidate) => `.${candidate.extension}`).join(', ');
  throw new FileError(`an RDF file ends in ${known}, or one of these and .gz`);
}

async function textOf(file: string, mostBytes: number): Promise<string> {
  const stored = await readFile(file).catch((error: Error) => {
    throw new FileError(`cannot be read: ${reasonOf(error)}`);
  });
  const bytes = /\.gz$/i.test(file) ? await inflated(stored, mostBytes) : stored;
  if (bytes.length > mostBytes) throw new FileError(`is larger than ${mostBytes} bytes`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('is not UTF-8');
  }
}

async function inflated(stored: Buffer, mostBytes: number): Promise<Buffer> {
  return promisify(gunzip)(stored, { maxOutputLength: mostBytes }).catch((error: Error) => {
    throw new FileError(`cannot be inflated: ${error.message}`);
  });
}

function reasonOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'permission denied';
  if (code === 'EISDIR') return 'it is a directory';
  return error.message;
}

function issueOf(file: string, error: unknown): Issue {
  if (!(error instanceof RdfSyntaxError || error instanceof FileError)) throw error;
  const at = error instanceof RdfSyntaxError ? error : undefined;
  return {
    file,
    line: at?.line ?? 1,
    column: at?.column ?? 1,
    path: '',
    message: error.message,
    severity: 'error',
  };
}
