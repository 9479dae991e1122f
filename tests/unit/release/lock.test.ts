import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../src/release/store/lock.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-lock-'));
});

describe('lock', () => {
  it('refuses a second builder in the same process and lets the next one in', async () => {
    await withLock(directory, async () => {
      await expect(withLock(directory, async () => 1)).rejects.toThrow(`locked by pid ${process.pid}`);
    });
    expect(await withLock(directory, async () => 2)).toBe(2);
    expect(await readdir(directory)).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    const failing = withLock(directory, async () => Promise.reject(new Error('full')));
    await expect(failing).rejects.toThrow('full');
    expect(await withLock(directory, async () => 3)).toBe(3);
  });

  it('names the pid of another live builder, and is taken over from a dead one', async () => {
    const lock = new URL('../../../src/release/store/lock.ts', import.meta.url).href;
    const code = `import(${JSON.stringify(lock)}).then(({ withLock }) => withLock(${JSON.stringify(directory)},
      async () => { console.log('held'); await new Promise((end) => setTimeout(end, 60000)); }))`;
    const other = spawn(process.execPath, ['--import', 'tsx', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(other.stdout, 'data');
      await expect(withLock(directory, async () => 4)).rejects.toThrow(`locked by pid ${other.pid}`);
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    expect(await withLock(directory, async () => 5)).toBe(5);
  });

  it('is taken over from a process whose pid another one uses now', async () => {
    await writeFile(join(directory, '.lock'), `${process.ppid} 1`);
    expect(await withLock(directory, async () => 6)).toBe(6);
  });
});
