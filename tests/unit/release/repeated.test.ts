import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { IndexBuilder } from '../../../src/engine/columns/build.ts';
import { EncodedDataset } from '../../../src/release/n-quads/encoded.ts';
import { checkRecords, FormerReading, readAhead } from '../../../src/release/reading/check.ts';
import { BASE, SOUND, withRecords } from '../records/fixture.ts';
import { ONTOLOGY } from './workshop.ts';

const places = SOUND['places.yaml'] as string;
const page = SOUND['pages/daugavpils.yaml'] as string;
const JELGAVA = `page: { title: { en: Partners of Jelgava }, publisher: jelgava, language: en }
partnerships:
  - { partners: [parnu], kind: cooperation, start: 1998, startBasis: stated }
`;

/** What may stand in a file, one state after the other; the first is that of the sound records. */
const STATES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'places.yaml': [
    places,
    places.replace('lv: Radoma', 'lv: Rādoma'),
    places.replace(
      'level: city, country: LVA }',
      'level: city, country: LVA, coordinates: { lat: 56.65, long: 23.71 } }',
    ),
    // Names in another language than before change the languages of the data.
    places.replaceAll(/, lv: [^,}]*/g, ''),
    places.replace(/^jelgava.*\n/m, ''),
  ],
  'organisations.yaml': [SOUND['organisations.yaml'], 'radom: { name: { en: Radom & Co } }\n'],
  'pages/daugavpils.yaml': [
    page,
    page.replace('en: Partners', 'en: Other words'),
    page.replace('signed: 1993', 'signed: 1994'),
    `${page}  - { partners: [jelgava], kind: cooperation, note: { en: Near } }\n`,
    page.replace('twinning', 'twining'),
  ],
  'pages/jelgava.yaml': [
    undefined,
    JELGAVA,
    // The same partnership as the other page has: what is stated once is stated by the first of both.
    JELGAVA.replace('partners: [parnu]', 'partners: [daugavpils]'),
  ],
};

describe('records that are read again and again', () => {
  it('give what they give when they are read for the first time, whatever has changed', async () => {
    const step = fc
      .constantFrom(...Object.keys(STATES))
      .chain((file) =>
        fc.record({ file: fc.constant(file), state: fc.nat((STATES[file]?.length ?? 1) - 1) }),
      );
    await withRecords({ 'networks.yaml': '{}\n' }, async (data, parent) => {
      const former = new FormerReading();
      const source = { data, ontology: ONTOLOGY, base: BASE };
      const compared = async (steps: readonly { file: string; state: number }[]) => {
        for (const [at, { file, state }] of steps.entries()) {
          const text = STATES[file]?.[state];
          if (text === undefined) await rm(join(parent, data, file), { force: true });
          else await writeFile(join(parent, data, file), text);
          // Some are read before it is asked what they have become.
          if (at % 2 === 0) await readAhead(source, former);
          const [again, first] = [await checkRecords({ ...source, former }), await checkRecords(source)];
          expect(again.issues).toEqual(first.issues);
          expect(digestOf(again.quads)).toBe(digestOf(first.quads));
        }
      };
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), compared), {
        numRuns: 3,
      });
    });
  }, 60_000);

  it('makes no statement again of what was read ahead', async () => {
    await withRecords({ 'networks.yaml': '{}\n' }, async (data, parent) => {
      const former = new FormerReading();
      const source = { data, ontology: ONTOLOGY, base: BASE };
      await readAhead(source, former);
      const made = vi.spyOn(IndexBuilder.prototype, 'add');
      try {
        const { quads } = await checkRecords({ ...source, former });
        expect(made).not.toHaveBeenCalled();
        expect(digestOf(quads)).toBe(digestOf((await checkRecords(source)).quads));
        await writeFile(join(parent, data, 'places.yaml'), places.replace('lv: Radoma', 'lv: Rādoma'));
        made.mockClear();
        await checkRecords({ ...source, former });
        const changed = made.mock.calls.length;
        made.mockClear();
        await checkRecords(source);
        expect(changed).toBeGreaterThan(0);
        expect(changed).toBeLessThan(made.mock.calls.length / 4);
      } finally {
        made.mockRestore();
      }
    });
  });
});

/** SHA-256 of the index; nothing where the records have faults. */
function digestOf(quads: unknown): string | undefined {
  if (!(quads instanceof EncodedDataset)) return undefined;
  return createHash('sha256').update(quads.file).digest('hex');
}
