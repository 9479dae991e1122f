import fc from 'fast-check';

/** Any character of Unicode. What fast-check has for it (`unit: 'binary'`) makes a table of all of them first, which takes a second of every process of tests. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10_f7ff }).map(
  // The places of surrogates are none of characters.
  (number) => String.fromCodePoint(number < 0xd800 ? number : number + 0x800),
  (value) => {
    const [character, ...more] = String(value);
    const point = character?.codePointAt(0) ?? 0xd800;
    if (more.length > 0 || (point >= 0xd800 && point < 0xe000)) throw new Error('not one character');
    return point < 0xd800 ? point : point - 0x800;
  },
);
