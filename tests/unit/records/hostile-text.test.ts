import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize, parseNQuads } from '../../../src/rdf/canonical.ts';
import { mapRecords, readRecords } from '../../../src/records/index.ts';
import { anyCharacter } from '../../any-character.ts';
import { BASE, withRecords } from './fixture.ts';

const HOSTILE = [
  '"',
  '\\',
  '\n',
  '\r',
  '\t',
  '\0',
  '\u0085',
  '\u2028',
  '\uD800',
  '\uFFFE',
  '\u{10FFFF}',
  '<',
  '>',
  ' ',
  '#',
  '"@en . <x:y> <x:y> "',
  '${',
  ': ',
  '- ',
  '&a',
  '*a',
  '!!str',
  '---',
  '=1+1',
  '</script>',
  '\u202E',
  '\u200B',
];
const text = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 12 }),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 5 }).map((parts) => parts.join('')),
);

/** A YAML double-quoted scalar, which can hold any text. */
const quoted = (value: string) => JSON.stringify(value);

/** Records with the texts in every place where text may stand. */
function records(all: readonly string[]): Record<string, string> {
  const [name = '', note = '', written = '', stated = '', title = '', web = '', slug = ''] = all.map(quoted);
  const texts = `description: { en: ${note}, lv: ${note} }, note: { en: ${note}, lv: ${note} }`;
  const names = `name: { en: ${name}, lv: ${name}, de: ${name} }, alsoKnownAs: { de: [${name}] }, misspelt: { ru: [${name}] }`;
  return {
    'organisations.yaml': `bfw: { ${names}, ${texts}, website: ${web} }\n`,
    'networks.yaml': `hanse: { ${names}, ${texts} }\n`,
    'projects.yaml': `agri-urban: { ${names}, ${texts} }\n`,
    'discrepancies.yaml': `d: { about: { place: radom }, property: name, variants: [{ stated: ${stated}, page: daugavpils }], accepted: ${stated}, resolution: corrected, reason: { en: ${note}, lv: ${note} } }\n`,
    'pages/daugavpils.yaml': `page: { title: { en: ${title} }, publisher: daugavpils, language: en, url: ${web}, declares: { stated: ${stated} }, ${texts} }
partnerships:
  - { partners: [radom], asWritten: [${written}], kind: twinning, ${texts}, facts: [{ measure: area, stated: ${stated} }], agreements: [{ instrument: memorandum, id: ${slug} }] }
memberships: [{ network: hanse, ${texts} }]
`,
  };
}

/** Whether there are issues; where there are none, what is mapped is written, read back and compared. */
async function survives(texts: readonly string[]): Promise<boolean> {
  return withRecords(records(texts), async (directory) => {
    const read = await readRecords(directory);
    if (read.issues.length > 0) return false;
    const written = await canonicalize(mapRecords(read.records, BASE).quads);
    expect(await canonicalize(parseNQuads(written))).toBe(written);
    for (const line of written.trimEnd().split('\n'))
      expect(line).toMatch(/^<https?:[^<>" ]+> <https?:[^<>" ]+> /);
    return true;
  });
}

describe('hostile text', () => {
  it('is either an issue or comes back as it was, in every field', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 5, maxLength: 5 }), text, async (texts, end) => {
        await survives([...texts, `https://a.example/${end}`, 'agreement-a']);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('comes back as it was where it is text', async () => {
    const fair = text.map((value) => `x${value.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')}x`);
    await fc.assert(
      fc.asyncProperty(fc.array(fair, { minLength: 5, maxLength: 5 }), async (texts) => {
        expect(await survives([...texts, 'https://a.example/', 'agreement-a'])).toBe(true);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it.each([
    ['https://a.example/> <x:y>', 'agreement'],
    ['javascript:alert(1)', 'agreement'],
    ['https://a.example/\u0000', 'agreement'],
    ['https://', 'agreement'],
    ['https://a.example/', 'agreement> <x:y>'],
    ['https://a.example/', 'discrepancy-1'],
  ])('is an issue where it is an address or an id: %j, %j', async (web, id) => {
    expect(await survives(['a', 'b', 'c', 'd', 'e', web, id])).toBe(false);
  });
});
