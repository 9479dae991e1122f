import { describe, expect, it } from 'vitest';
import { pseudonym } from '../../../../src/http/serving/operations.ts';
import { logLine } from '../../../../src/http/serving/query-log.ts';

const ENTRY = { time: '', id: 'i', client: 'c', query: 'ASK {}', status: 200, outcome: 'ok', duration: 1 };

describe('a line of the log', () => {
  it.each([
    ['a line feed', '\n'],
    ['an escape sequence', '\u001b[2J'],
    ['a one-byte escape sequence', '\u009b2J'],
    ['delete', '\u007f'],
    ['separators of lines', '\u0085\u2028\u2029'],
    ['half a character', '\ud83d'],
  ])('holds %s in a query as an escape', (_, text) => {
    const line = logLine({ ...ENTRY, query: `ASK {} # ${text}` });
    expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(line.endsWith('}\n')).toBe(true);
    expect(JSON.parse(line).query).toBe(`ASK {} # ${text}`);
  });

  it('tells all of an entry', () => {
    const entry = { ...ENTRY, engine: 'cache', queued: 0, executed: 1.5, bytes: 355 };
    expect(JSON.parse(logLine(entry))).toEqual(entry);
    expect(JSON.parse(logLine(ENTRY))).toEqual(ENTRY);
  });

  it('holds no more of a query than 2 KiB', () => {
    expect(JSON.parse(logLine({ ...ENTRY, query: 'x'.repeat(60_000) })).query).toHaveLength(2_048);
  });

  it('tells clients apart without naming them', () => {
    expect(pseudonym('203.0.113.9')).toBe(pseudonym('203.0.113.9'));
    expect(pseudonym('203.0.113.9')).not.toBe(pseudonym('203.0.113.8'));
    expect(pseudonym('203.0.113.9')).not.toContain('203');
  });
});
