import { readFile } from 'node:fs/promises';
import { codeOf } from '../../text/error-code.ts';

/** What this process calls itself in files that others read: see `isAlive`. */
export function ownOwner(): Promise<string> {
  return ownerOf(process.pid);
}

/** The pid of an owner. */
export function pidOf(owner: string): number {
  return Number.parseInt(owner, 10);
}

/** Whether the process that called itself so still runs. */
export async function isAlive(owner: string): Promise<boolean> {
  const pid = pidOf(owner);
  return isRunning(pid) && (await ownerOf(pid)) === owner;
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
