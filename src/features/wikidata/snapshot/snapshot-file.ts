import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../../../text/error-code.ts';
import { EmptySnapshot, parseSnapshot, type Snapshot, SnapshotError } from './snapshot.ts';

/** Where the snapshot is kept when nobody says otherwise: beside the records. */
export function standardSnapshot(data: string): string {
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
