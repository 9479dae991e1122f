import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../src/text/edit-distance.ts';

describe('the nearest name', () => {
  it.each([
    ['radon', ['radom', 'ramla', 'raska'], 'radom'],
    ['twining', ['twinning', 'cooperation'], 'twinning'],
    ['sprot', ['food', 'sport'], 'sport'],
    ['erasmus', ['urbact', 'erasmus-plus'], 'erasmus-plus'],
    ['daugavpilss', ['daugavpils', 'daugavpils-district'], 'daugavpils'],
    ['Radom', ['ramla', 'RADOM'], 'RADOM'],
    ['cat', ['bat', 'car'], 'car'],
    ['cat', ['car', 'bat', 'can'], 'car'],
    ['b', ['a', 'c'], undefined],
    ['zzzz', ['radom'], undefined],
    ['', ['radom'], undefined],
    ['radom', [], undefined],
  ])('to %s among %j is %s', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
    expect(didYouMean(name, candidates)).toBe(expected === undefined ? '' : `: did you mean "${expected}"?`);
  });
});
