import { describe, expect, it } from 'vitest';
import { Outline, type PicturePoint } from '../../../../src/features/maps/atlas.ts';

function drawn(spots: readonly PicturePoint[], closed: boolean): Outline {
  const outline = new Outline();
  outline.beginPath();
  spots.forEach(([x, y], index) => {
    if (index === 0) outline.moveTo(x, y);
    else outline.lineTo(x, y);
  });
  if (closed) outline.closePath();
  return outline;
}

describe('path data', () => {
  it.each<[string, readonly PicturePoint[], boolean, string]>([
    [
      'moves are relative and whole',
      [
        [1.4, 2.2],
        [11, 2],
        [11, -8],
      ],
      false,
      'M1 2l10 0 0-10',
    ],
    [
      'a ring is closed',
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      true,
      'M0 0l10 0 0 10z',
    ],
    [
      'a spot on the way is left out',
      [
        [0, 0],
        [5, 0.4],
        [10, 0],
      ],
      false,
      'M0 0l10 0',
    ],
    [
      'a spot off the way is kept',
      [
        [0, 0],
        [5, 4],
        [10, 0],
      ],
      false,
      'M0 0l5 4 5-4',
    ],
    [
      'what is smaller than the least is left out',
      [
        [0, 0],
        [2, 2],
      ],
      false,
      '',
    ],
    [
      'negative coordinates need no space',
      [
        [-5, -5],
        [-15, -25],
      ],
      false,
      'M-5-5l-10-20',
    ],
    [
      'a way back is not taken for a straight line',
      [
        [0, 0],
        [20, 0],
        [4, 0],
      ],
      false,
      'M0 0l20 0-16 0',
    ],
  ])('%s', (_, spots, closed, expected) => {
    expect(drawn(spots, closed).pathData(1, 3)).toBe(expected);
  });

  it('keeps lines apart', () => {
    const outline = drawn(
      [
        [0, 0],
        [9, 0],
      ],
      false,
    );
    outline.moveTo(20, 20);
    outline.lineTo(20, 29);
    expect(outline.pathData(1, 3)).toBe('M0 0l9 0M20 20l0 9');
  });
});
