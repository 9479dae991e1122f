import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameReader, frameOf } from '../../../src/query/pool/frames.ts';

const messages = fc.array(fc.tuple(fc.record({ text: fc.string({ unit: 'grapheme' }) }), fc.uint8Array()));

test('messages come out of a pipe as they went in, in whatever pieces it gives them', () => {
  fc.assert(
    fc.property(messages, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (given, sizes) => {
      const all = Buffer.concat(given.flatMap(([message, bytes]) => frameOf(message, bytes)));
      const reader = new FrameReader<{ text: string }>();
      const found: [string, number[]][] = [];
      for (let at = 0, turn = 0; at < all.length; turn++) {
        const end = at + (sizes[turn % sizes.length] ?? 1);
        for (const { message, bytes } of reader.push(all.subarray(at, end))) {
          found.push([message.text, [...bytes]]);
        }
        at = end;
      }
      const wanted = given.map(([message, bytes]) => [message.text, [...bytes]]);
      expect(found).toEqual(wanted);
    }),
  );
});
