import { describe, expect, it } from 'vitest';
import { RunningQueries } from '../../../../src/http/serving/running-queries.ts';

const ID = 'a-long-enough-name-1';
const here = new AbortController().signal;

describe('ids of queries', () => {
  it.each([
    [ID, true],
    ['0b0c4a3e-6f3e-4a37-8c0e-2f6c1c5d9a11', true],
    ['short', false],
    ['with/a-slash-in-its-middle', false],
    ['with a-space-in-its-middle', false],
    ['x'.repeat(129), false],
    ['a-long-enough-name\r\nset-cookie:a=b', false],
    [undefined, false],
  ])('%j is taken: %s', (wish, isTaken) => {
    const id = new RunningQueries().idFor(wish);
    expect(id === wish).toBe(isTaken);
    expect(id).toMatch(/^[\w.~-]{16,128}$/);
  });

  it('are not given twice at once', () => {
    const running = new RunningQueries();
    const { done } = running.begin(ID, 'a', here);
    expect(running.idFor(ID)).not.toBe(ID);
    done();
    expect(running.idFor(ID)).toBe(ID);
  });
});

describe('a query under way', () => {
  it('is ended by its own client alone', () => {
    const running = new RunningQueries();
    const { signal } = running.begin(ID, 'a', here);
    expect(running.end(ID, 'b')).toBe(false);
    expect(running.end('another-long-enough-name', 'a')).toBe(false);
    expect(signal.aborted).toBe(false);
    expect(running.end(ID, 'a')).toBe(true);
    expect(signal.reason).toMatchObject({ kind: 'ended' });
  });

  it('ends when its client has gone', () => {
    const gone = new AbortController();
    const { signal } = new RunningQueries().begin(ID, 'a', gone.signal);
    gone.abort();
    expect(signal.reason).toMatchObject({ kind: 'aborted' });
  });
});
