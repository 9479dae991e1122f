import { describe, expect, it } from 'vitest';
import { ProgressDisplay } from '../../../src/commands/cli/log.ts';

/** What is written while work of this many seconds tells of itself each second. */
function written(isTTY: boolean, seconds: number): string[] {
  const lines: string[] = [];
  let now = 5_000;
  const display = new ProgressDisplay({ isTTY, write: (text) => lines.push(text) }, () => now);
  for (let second = 0; second <= seconds; second++) {
    display.show({ step: 'writing x.nt', share: second / 100 });
    now += 1_000;
  }
  return lines;
}

describe('progress', () => {
  it('is a line on a terminal, once the work takes longer than a moment', () => {
    expect(written(true, 1)).toEqual([]);
    expect(written(true, 4)).toHaveLength(3);
  });

  it('is in a log no line of what is done in half a minute, then one each half minute', () => {
    expect(written(false, 29)).toEqual([]);
    const lines = written(false, 65);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^writing x\.nt: \d+ %, about \d+ s left\n$/);
  });

  it('is in a log a line for each step of long work, and says how long the step will take', () => {
    const lines: string[] = [];
    let now = 0;
    const display = new ProgressDisplay({ write: (text) => lines.push(text) }, () => now);
    display.show({ step: 'reading records' });
    for (const [time, share] of [
      [40_000, 0],
      [41_000, 0.02],
      [60_000, 0.25],
      [70_000, 0.3],
      [640_000, 0.75],
    ] as const) {
      now = time;
      display.show({ step: 'writing', share, last: 'a.ttl' });
    }
    now = 641_000;
    display.show({ step: 'describing' });
    expect(lines).toEqual([
      'writing: 0 %, last a.ttl\n',
      'writing: 30 %, about 70 s left, last a.ttl\n',
      'writing: 75 %, about 3 min left, last a.ttl\n',
      'describing\n',
    ]);
  });
});
