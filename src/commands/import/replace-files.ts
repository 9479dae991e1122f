import { randomUUID } from 'node:crypto';
import { cp, link, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAbsent } from '../../text/error-code.ts';

/** Where what is replaced is kept; what begins with a point is no record. */
const FORMER = '.replaced';

interface Pending {
  readonly target: string;
  readonly temporary: string;
  /** Where the file that stood there is kept until all are written. */
  readonly former: string | undefined;
}

/** Writes all the files (name below the directory → text) or, where one cannot be written, none: each goes to a file beside its place first, and what stood there is brought back if a later one fails. */
export async function replaceFiles(directory: string, files: ReadonlyMap<string, string>): Promise<void> {
  const pending: Pending[] = [];
  const done: Pending[] = [];
  try {
    for (const [name, text] of files) pending.push(await prepared(join(directory, name), text));
    for (const each of pending) {
      await rename(each.temporary, each.target);
      done.push(each);
    }
  } catch (error) {
    const backupPath = await undone(done);
    if (backupPath.length > 0)
      throw new Error(`what stood there is kept as ${backupPath.join(', ')}`, { cause: error });
    await clear(pending);
    throw error;
  }
  await clear(pending);
}

/** Brings back what stood there; where that fails, it is kept beside its place under the names given. */
async function undone(done: readonly Pending[]): Promise<string[]> {
  const backupPath: string[] = [];
  for (const each of done.toReversed()) {
    await undo(each).catch(() => backupPath.push(each.former ?? each.target));
  }
  return backupPath;
}

async function clear(pending: readonly Pending[]): Promise<void> {
  const left = pending.flatMap(({ temporary, former }) => [
    temporary,
    ...(former === undefined ? [] : [former]),
  ]);
  await Promise.all(left.map((path) => rm(path, { force: true })));
}

/** Files that begin with a point are no records, so nothing half-written is ever read. */
async function prepared(target: string, text: string): Promise<Pending> {
  await mkdir(dirname(target), { recursive: true });
  const beside = (sort: string) => join(dirname(target), `.${basename(target)}.${randomUUID()}.${sort}`);
  const [temporary, former] = [beside('new'), beside('old')];
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    const handle = await open(temporary, 'r+');
    await handle.sync().finally(() => handle.close());
    return {
      target,
      temporary,
      former: (await exists(target)) ? await backupPath(target, former) : undefined,
    };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function backupPath(target: string, former: string): Promise<string> {
  await link(target, former);
  return former;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function undo({ target, former }: Pending): Promise<void> {
  if (former === undefined) await rm(target, { force: true });
  else await rename(former, target);
}

/** Keeps a copy of the files that are to be written over in a folder of its own, which it gives; undefined where there are none. */
export async function backUp(data: string, names: readonly string[]): Promise<string | undefined> {
  const copies = join(data, FORMER, new Date().toISOString().replace(/[:.]/g, '-'));
  for (const name of new Set(names)) {
    await mkdir(dirname(join(copies, name)), { recursive: true });
    await cp(join(data, name), join(copies, name)).catch((error: unknown) => {
      if (!isAbsent(error)) throw error;
    });
  }
  return names.length > 0 ? copies : undefined;
}
