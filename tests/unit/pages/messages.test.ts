import { expect, test } from 'vitest';
import { fileSize, partialDate } from '../../../src/pages/formatting.ts';
import { type Messages, messagesIn } from '../../../src/pages/messages/messages.ts';

const [en, lv] = [messagesIn('en'), messagesIn('lv')];

/** Key paths of a catalogue with the text under each, made with plain parameters where it takes some. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(7, 7, 7))]];
  return Object.entries(value as object).flatMap(([key, child]) => texts(child, `${path}.${key}`));
}

test('both catalogues have the same keys, and a text under each', () => {
  expect(texts(lv).map(([key]) => key)).toEqual(texts(en).map(([key]) => key));
  for (const [key, text] of [...texts(en), ...texts(lv)]) expect(text.trim(), key).not.toBe('');
});

test.each([
  [en, 1, '1 partnership'],
  [en, 21, '21 partnerships'],
  [lv, 1, '1 partnerība'],
  [lv, 11, '11 partnerības'],
  [lv, 21, '21 partnerība'],
  [lv, 22, '22 partnerības'],
] as [Messages, number, string][])('a number takes the right form (%#)', (messages, count, text) => {
  expect(messages.home.partnerships(count)).toBe(text);
});

test.each([
  ['2019', '2019', '2019'],
  ['2019-08', 'August 2019', '2019. gada augusts'],
  ['2019-08-29', '29 August 2019', '2019. gada 29. augusts'],
  ['1993-12-17Z', '17 December 1993', '1993. gada 17. decembris'],
  ['2019-13', '2019-13', '2019-13'],
  ['soon', 'soon', 'soon'],
])('%s is %s and %s', (lexical, english, latvian) => {
  expect(partialDate(lexical, en)).toBe(english);
  expect(partialDate(lexical, lv)).toBe(latvian);
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1500, '1.5 kB'],
  [98_765, '99 kB'],
  [12_345_678, '12 MB'],
  [5e12, '5,000 GB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(fileSize(bytes, en).replace('\u00a0', ' ')).toBe(text);
});
