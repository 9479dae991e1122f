import { describe, expect, it } from 'vitest';
import { placedLabels } from '../../../../src/features/maps/labels.ts';

const PICTURE = { width: 400, height: 200 };

describe('names on a map', () => {
  it.each([
    ['to the right where there is room', [200, 100], 'start'],
    ['to the left at the right edge', [395, 100], 'end'],
  ] as const)('stand %s', (_, spot, anchor) => {
    expect(
      placedLabels([{ text: 'Radom', principal: false, spot }], 20, PICTURE).map((label) => label.anchor),
    ).toEqual([anchor]);
  });

  it('never overlap: the second gives way', () => {
    const [first, second] = placedLabels(
      [
        { text: 'Jelgava', principal: true, spot: [200, 100] },
        { text: 'Jelgavas novads', principal: false, spot: [196, 102] },
      ],
      16,
      PICTURE,
    );
    expect(first?.anchor).not.toBe(second?.anchor);
  });

  it('are left out where nothing is free', () => {
    const crowd = Array.from({ length: 30 }, () => ({
      text: 'Daugavpils',
      principal: false,
      spot: [200, 100] as const,
    }));
    const placed = placedLabels(crowd, 20, PICTURE);
    expect(placed.length).toBeLessThan(crowd.length);
    expect(new Set(placed.map(({ x, y, anchor }) => `${x} ${y} ${anchor}`)).size).toBe(placed.length);
  });
});
