import { describe, expect, it } from 'vitest';
import { Turns } from '../../../src/http/limits/rate-limiter.ts';

/** Work that ends when it is told to, and the order in which works began. */
class Works {
  readonly begun: string[] = [];
  readonly #ends = new Map<string, () => void>();

  work(name: string) {
    return () => {
      this.begun.push(name);
      return new Promise<string>((resolve) => this.#ends.set(name, () => resolve(name)));
    };
  }

  async end(name: string): Promise<void> {
    this.#ends.get(name)?.();
    // Until whoever waits for it has heard of it.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const names = (count: number, from = 0) => Array.from({ length: count }, (_, at) => String(from + at));

describe('requests of one client', () => {
  it('are worked on six at once, and further ones in their order', async () => {
    const [turns, works] = [new Turns(), new Works()];
    const all = names(20).map((name) => turns.take('a', works.work(name)));
    expect(works.begun).toEqual(names(6));
    await works.end('3');
    await works.end('0');
    expect(works.begun).toEqual([...names(6), '6', '7']);
    for (const name of names(20)) await works.end(name);
    expect(await Promise.all(all)).toEqual(names(20));
  });

  it('do not keep those of others waiting', () => {
    const [turns, works] = [new Turns(), new Works()];
    for (const name of names(200)) void turns.take('a', works.work(name));
    void turns.take('b', works.work('other'));
    expect(works.begun).toEqual([...names(6), 'other']);
  });

  it('are answered at once where nothing is to be waited for', () => {
    const turns = new Turns();
    for (let time = 0; time < 100; time++) expect(turns.take('a', () => time)).toBe(time);
  });

  it('give their place back where they fail, at once or later', async () => {
    const turns = new Turns();
    const fail = () => {
      throw new Error('no');
    };
    for (let time = 0; time < 40; time++) {
      expect(() => turns.take('a', fail)).toThrow('no');
      await expect(turns.take('a', async () => fail())).rejects.toThrow('no');
    }
    expect(turns.take('a', () => 'yes')).toBe('yes');
  });

  it('are refused where hundreds wait already', () => {
    const [turns, works] = [new Turns(), new Works()];
    for (const name of names(6 + 256)) void turns.take('a', works.work(name));
    expect(() => turns.take('a', works.work('more'))).toThrow(expect.objectContaining({ kind: 'too-many' }));
    expect(turns.take('b', () => 'other')).toBe('other');
  });
});
