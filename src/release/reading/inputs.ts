import { createHash, type Hash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sortCodePoints } from '../../rdf/canonical.ts';

/** What a build reads. */
export interface Inputs {
  /** Directories of which every file with a record's or a vocabulary's extension counts, whatever they are called. */
  readonly directories: readonly string[];
  /** Single files; their last names count. */
  readonly files?: readonly string[];
  readonly base: string;
  /** The URL of munpart's own pages, where that is not the base IRI. */
  readonly site?: string | undefined;
  /** How the files are read, where that is not as always. */
  readonly settings?: readonly string[];
}

const READ = /\.(ya?ml|ttl|jsonld)$/;

/** SHA-256, hexadecimal, over the names and bytes of all that a build reads, the base IRI and the version of munpart; what cannot be read counts as empty, for reading it says why. */
export async function inputsDigest(inputs: Inputs): Promise<string> {
  const hash = createHash('sha256');
  const add = (part: string | Buffer) => {
    const bytes = Buffer.from(part);
    hash.update(`${bytes.length}\n`).update(bytes);
  };
  add(packageVersion());
  add(inputs.base);
  if (inputs.site !== undefined) add(inputs.site);
  for (const directory of inputs.directories) {
    for (const name of await namesIn(directory)) {
      add(name);
      add(await bytesOf(join(directory, name)));
    }
  }
  for (const file of inputs.files ?? []) {
    add(basename(file));
    await addFile(hash, file);
  }
  for (const setting of inputs.settings ?? []) add(setting);
  return hash.digest('hex');
}

/** The version of munpart, from its package.json. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** As `add` would, without holding the file. */
async function addFile(hash: Hash, file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
  hash.update(`${size}\n`);
  if (size > 0) for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
}

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch(() => Buffer.alloc(0));
}

/** Paths below the directory with `/`, hidden ones left out, in code point order. */
async function namesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true }).catch(() => []);
  const names = entries.map((name) => name.replaceAll('\\', '/'));
  return sortCodePoints(names.filter((name) => READ.test(name) && !/(^|\/)\./.test(name)));
}
