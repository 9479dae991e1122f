import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  type OldPublication,
  type OldReleaseSettings,
  OldReleases,
} from '../../../src/http/memento/old-releases.ts';
import { Problem } from '../../../src/http/problem.ts';
import type { Release } from '../../../src/release/index.ts';

/** Releases that are opened and closed, and who was open at each moment. */
function workshop(settings: Partial<OldReleaseSettings>) {
  const open = new Set<string>();
  const events: string[] = [];
  let most = 0;
  const releases = new OldReleases(
    async ({ directory }) => {
      open.add(directory);
      most = Math.max(most, open.size);
      events.push(`+${directory}`);
      await pause(5);
      const close = async () => {
        await pause(5);
        open.delete(directory);
        events.push(`-${directory}`);
      };
      return { close } as OldPublication;
    },
    { max: 2, idle: 60_000, wait: 1_000, ...settings },
  );
  const use = (name: string, time = 0) =>
    releases.use(
      name,
      async () => ({ directory: name }) as Release,
      () => pause(time, name),
    );
  return { releases, use, events, open, most: () => most };
}

describe('old releases', () => {
  it('are opened once for many, and stay open', async () => {
    const { use, events, releases } = workshop({});
    expect(await Promise.all([use('a', 10), use('a'), use('a')])).toEqual(['a', 'a', 'a']);
    expect(await use('a')).toBe('a');
    expect(events).toEqual(['+a']);
    expect(releases.size).toBe(1);
  });

  it('make room where too many are wanted: the one that is least lately used goes', async () => {
    const { use, events, most } = workshop({});
    for (const name of ['a', 'b', 'a', 'c', 'a']) await use(name);
    expect(events).toEqual(['+a', '+b', '-b', '+c']);
    expect(most()).toBe(2);
  });

  it('are never more than allowed, whoever asks at once', async () => {
    const { use, most } = workshop({});
    const names = ['a', 'b', 'c', 'd', 'e', 'a', 'b', 'c'];
    expect(await Promise.all(names.map((name) => use(name, 10)))).toEqual(names);
    expect(most()).toBe(2);
  });

  it('are not closed while they are used; who waits too long is told to come again', async () => {
    const { use, open } = workshop({ max: 1, wait: 40 });
    const long = use('a', 200);
    const refused = await use('b').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ kind: 'busy', details: { fields: { 'retry-after': '5' } } });
    expect(open.has('a')).toBe(true);
    expect(await long).toBe('a');
    expect(await use('b')).toBe('b');
  });

  it('are stopped when nobody has asked for a while', async () => {
    const { use, events, releases } = workshop({ idle: 60 });
    await use('a');
    await pause(30);
    await use('a', 60);
    expect(events).toEqual(['+a']);
    await pause(150);
    expect([events, releases.size]).toEqual([['+a', '-a'], 0]);
    expect(await use('a')).toBe('a');
  });

  it('are tried again where one could not be opened', async () => {
    const { releases, use } = workshop({ max: 1 });
    const failing = releases.use(
      'a',
      () => Promise.reject(new Error('damaged')),
      () => 1,
    );
    await expect(failing).rejects.toThrow('damaged');
    expect(releases.size).toBe(0);
    expect(await use('a')).toBe('a');
  });

  it('are closed at the end, after what was asked', async () => {
    const { releases, use, events, open } = workshop({});
    await use('b');
    const closing = releases.close();
    await closing;
    expect([events, open.size]).toEqual([['+b', '-b'], 0]);
    await expect(use('b')).rejects.toThrow(Problem);
  });
});
