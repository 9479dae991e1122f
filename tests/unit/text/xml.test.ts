import { expect, test } from 'vitest';
import { escapeXml, forbiddenInXml, withXmlCharacters } from '../../../src/text/xml.ts';

test.each([
  ['a & b < c > d "e"', 'a &amp; b &lt; c &gt; d &quot;e&quot;'],
  ['\r\n\t', '&#xD;\n\t'],
  ['Ābele – 𝄞', 'Ābele – 𝄞'],
])('%j as XML', (text, xml) => {
  expect(escapeXml(text)).toBe(xml);
});

test.each([
  ['a\u0000b', '\u0000'],
  ['a\u001fb', '\u001f'],
  ['a\ud834', '\ud834'],
  ['\uffff', '\uffff'],
  ['\u007f\u009f\t\r\n𝄞', undefined],
])('what XML 1.0 cannot hold of %j', (text, character) => {
  expect(forbiddenInXml(text)).toBe(character);
  expect(forbiddenInXml(withXmlCharacters(text, ''))).toBeUndefined();
});

test('what cannot be held gives way, and nothing else', () => {
  expect(withXmlCharacters('a\u0000𝄞b\ufffe', '\ufffd')).toBe('a\ufffd𝄞b\ufffd');
});
