import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const LOCK = '.lock';
const held = new Set<string>();

/** Runs `work` as the only builder in the directory; throws an Error `locked by pid N` while another one builds there. */
export async function withLock<T>(releases: string, work: () => Promise<T>): Promise<T> {
  const lock = join(resolve(releases), LOCK);
  if (held.has(lock)) throw lockedBy(lock, process.pid);
  held.add(lock);
  try {
    await mkdir(releases, { recursive: true });
    await acquire(lock);
    return await work().finally(() => rm(lock, { force: true }));
  } finally {
    held.delete(lock);
  }
}

/** A hard link to a complete file appears at once and never over another, so no reader sees half a lock. */
async function acquire(lock: string): Promise<void> {
  const own = `${lock}.${process.pid}.tmp`;
  try {
    for (;;) {
      await writeFile(own, await ownerOf(process.pid));
      if (await linked(own, lock)) return;
      await removeStale(lock, `${own}.stale`);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** False where the lock is taken, or the own file was cleaned away by a builder that holds it. */
async function linked(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** The lock is moved away before it is judged again: of two that find it stale, only one can move it. */
async function removeStale(lock: string, moved: string): Promise<void> {
  const owner = await ownerIn(lock);
  if (owner === undefined) return;
  await refuseIfAlive(lock, owner);
  await rename(lock, moved).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
  const taken = await ownerIn(moved);
  if (taken !== undefined && taken !== owner) await linked(moved, lock);
  await rm(moved, { force: true });
}

/** A lock with our own pid is a dead process's: this process takes a lock only once (`held`). */
async function refuseIfAlive(lock: string, owner: string): Promise<void> {
  const pid = Number.parseInt(owner, 10);
  if (pid === process.pid || !isRunning(pid)) return;
  if ((await ownerOf(pid)) === owner) throw lockedBy(lock, pid);
}

function lockedBy(lock: string, pid: number): Error {
  return new Error(`${lock} is locked by pid ${pid}: another munpart builds there`);
}

async function ownerIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The pid and, where the system tells it, the start of the process: pids are used again, above all in containers. */
async function ownerOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return `${pid} ${afterName[19] ?? ''}`.trim();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
