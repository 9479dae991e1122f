import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../../src/features/maps/frame.ts';

const DAUGAVPILS = { lat: 55.88, long: 26.53 };
const RADOM = { lat: 51.4, long: 21.15 };
const HARBIN = { lat: 45.75, long: 126.65 };
const NOVA_ODESSA = { lat: -22.78, long: -47.3 };
const SIZE = { width: 1000, height: 580, home: DAUGAVPILS };

describe('a frame', () => {
  it.each([
    ['one place', [DAUGAVPILS], false],
    ['neighbours', [DAUGAVPILS, RADOM], false],
    ['three continents', [DAUGAVPILS, RADOM, HARBIN, NOVA_ODESSA], true],
    [
      'the poles and the date line',
      [
        { lat: 90, long: 0 },
        { lat: -90, long: 0 },
        { lat: 0, long: 180 },
      ],
      true,
    ],
  ])('of %s holds all of them', (_, positions, warped) => {
    const frame = frameOf({ ...SIZE, positions });
    expect(frame.warped).toBe(warped);
    for (const position of positions) {
      const [x, y] = frame.spot(position);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1000);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(580);
    }
  });

  it('has north above and east to the right, however far', () => {
    const frame = frameOf({ ...SIZE, positions: [DAUGAVPILS, RADOM, HARBIN, NOVA_ODESSA] });
    const [home, china, brazil] = [DAUGAVPILS, HARBIN, NOVA_ODESSA].map(frame.spot);
    expect(china?.[0]).toBeGreaterThan(home?.[0] ?? 0);
    expect(brazil?.[0]).toBeLessThan(home?.[0] ?? 0);
    expect(brazil?.[1]).toBeGreaterThan(home?.[1] ?? 0);
  });

  it('draws the world in few bytes, and arcs as curves of their own', () => {
    const frame = frameOf({ ...SIZE, positions: [DAUGAVPILS, RADOM, HARBIN, NOVA_ODESSA] });
    expect(frame.land.length).toBeGreaterThan(5_000);
    expect(frame.land.length + frame.borders.length).toBeLessThan(32_000);
    expect(frame.arc(DAUGAVPILS, HARBIN).split(' ').length).toBeGreaterThan(5);
  });

  it.each([
    ['amid a desert', { lat: 22, long: 3 }, /^M\S+( \S+){4}z$/],
    ['amid an ocean', { lat: -48, long: -125 }, /^$/],
    ['across the date line', { lat: -30, long: -165 }, /^$/],
  ])('%s no point of an outline is in sight, and yet it is land or sea', (_, home, land) => {
    expect(frameOf({ ...SIZE, home, positions: [home] }).land).toMatch(land);
  });

  it('is drawn once', () => {
    const fitting = { ...SIZE, positions: [DAUGAVPILS, RADOM] };
    expect(frameOf(fitting)).toBe(frameOf({ ...fitting }));
  });
});
