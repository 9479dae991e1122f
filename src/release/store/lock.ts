import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf } from '../../text/error-code.ts';
import type { Release } from './manifest.ts';

/** What this process calls itself in files that others read: see `isAlive`. */
function ownOwner(): Promise<string> {
  return ownerOf(process.pid);
}

/** The pid of an owner. */
function pidOf(owner: string): number {
  return Number.parseInt(owner, 10);
}

/** Whether the process that called itself so still runs. */
async function isAlive(owner: string): Promise<boolean> {
  const pid = pidOf(owner);
  return isRunning(pid) && (await ownerOf(pid)) === owner;
}

/** The pid and, where the system tells it, the start of the process: pids are used again, above all in containers. */
async function ownerOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return `${pid} ${afterName[19] ?? ''}`.trim();
}

/** Whether there is a process of that number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Another builder is at work in the directory. */
export class Locked extends Error {
  override readonly name = 'Locked';
}

const LOCK = '.lock';
const held = new Set<string>();

/** Runs `work` as the only builder in the directory; throws Locked, `locked by pid N`, while another one builds there, and an Error that says what to do where it cannot be written to. */
export async function withLock<T>(releases: string, work: () => Promise<T>): Promise<T> {
  const lock = join(resolve(releases), LOCK);
  if (held.has(lock)) throw lockedBy(lock, process.pid);
  held.add(lock);
  try {
    await mkdir(releases, { recursive: true })
      .then(() => acquire(lock))
      .catch((error: unknown) => {
        throw error instanceof Locked ? error : unwritable(releases, error);
      });
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
      await writeFile(own, await ownOwner());
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
  const pid = pidOf(owner);
  if (pid !== process.pid && (await isAlive(owner))) throw lockedBy(lock, pid);
}

function lockedBy(lock: string, pid: number): Locked {
  return new Locked(`${lock} is locked by pid ${pid}: another munpart builds there`);
}

function unwritable(releases: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `releases cannot be kept in ${resolve(releases)} (${reason}): name a directory that this user may write to with --releases`;
  return new Error(message, { cause });
}

async function ownerIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** All is said by the name, so that a hold is there at once and whole. */
const HOLD = /^\.held\.\d+\.(\d+)\.(\d*)\.(.+)$/;
let holds = 0;

/** Keeps a release from being cleared away while this process uses it; the answer lets go. A store that cannot be written to cannot be cleared from here either, and holds nothing. */
export async function holdRelease({ directory }: Release): Promise<() => Promise<void>> {
  const [pid = '', start = ''] = (await ownOwner()).split(' ');
  const file = join(dirname(directory), `.held.${++holds}.${pid}.${start}.${basename(directory)}`);
  try {
    await writeFile(file, '');
  } catch (error) {
    if (!isReadOnly(error)) throw error;
    return () => Promise.resolve();
  }
  return () => rm(file, { force: true });
}

/** Names of the releases that living processes hold; what dead ones left behind is removed. */
export async function heldReleases(releases: string): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const file of await readdir(releases)) {
    const [, pid, start, name] = HOLD.exec(file) ?? [];
    if (name === undefined) continue;
    if (await isAlive(`${pid} ${start}`.trim())) held.add(name);
    else await rm(join(releases, file), { force: true });
  }
  return held;
}

function isReadOnly(error: unknown): boolean {
  return ['EROFS', 'EACCES'].includes(codeOf(error) ?? '');
}
