import { beforeEach, expect, test } from 'vitest';
import { SharedRuns } from '../../../../src/http/response-cache.ts';

let started: { signal: AbortSignal; resolve(value: string): void; reject(error: Error): void }[];
beforeEach(() => {
  started = [];
});

const start = (signal: AbortSignal) =>
  new Promise<string>((resolve, reject) => started.push({ signal, resolve, reject }));
const patient = new AbortController().signal;

test('who asks the same at once shares one run, and its failure', async () => {
  const runs = new SharedRuns<string>();
  const asked = [
    runs.join('a', patient, start),
    runs.join('a', patient, start),
    runs.join('b', patient, start),
  ];
  expect(started).toHaveLength(2);
  started[0]?.resolve('one');
  started[1]?.reject(new Error('no'));
  await expect(asked[0]).resolves.toBe('one');
  await expect(asked[1]).resolves.toBe('one');
  await expect(asked[2]).rejects.toThrow('no');
  const again = runs.join('a', patient, start);
  expect(started).toHaveLength(3);
  started[2]?.resolve('two');
  await expect(again).resolves.toBe('two');
});

test('a run ends with the last who waits for it', async () => {
  const runs = new SharedRuns<string>();
  const [first, second] = [new AbortController(), new AbortController()];
  const asked = [first, second].map(({ signal }) => runs.join('a', signal, start));
  first.abort(new Error('gone'));
  await expect(asked[0]).rejects.toThrow('gone');
  expect(started[0]?.signal.aborted).toBe(false);
  second.abort(new Error('gone too'));
  await expect(asked[1]).rejects.toThrow('gone too');
  expect(started[0]?.signal.aborted).toBe(true);
  started[0]?.reject(new Error('aborted'));
});

test('who comes after the last has left starts anew', async () => {
  const runs = new SharedRuns<string>();
  const only = new AbortController();
  const left = runs.join('a', only.signal, start);
  only.abort(new Error('gone'));
  const next = runs.join('a', patient, start);
  started[0]?.reject(new Error('aborted'));
  started[1]?.resolve('new');
  await expect(left).rejects.toThrow('gone');
  await expect(next).resolves.toBe('new');
});

test('who has left before asking starts nothing', async () => {
  const asked = new SharedRuns<string>().join('a', AbortSignal.abort(new Error('gone')), start);
  await expect(asked).rejects.toThrow('gone');
  expect(started).toEqual([]);
});
