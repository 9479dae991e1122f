import { describe, expect, it } from 'vitest';
import { dataLanguages, mapRecords, readRecords } from '../../../src/records/index.ts';
import { worded } from '../../../src/text/words.ts';
import { BASE, withRecords } from './fixture.ts';

const GERMAN = {
  'dataset.yaml': `languages: [de]
title: { de: Städtepartnerschaften }
publisher: { name: { de: Stadt Zaranora } }
`,
  'places.yaml': `
zaranora: { name: { de: Zaranora }, level: city, country: DEU, coordinates: { lat: 51.7, long: 14.3 } }
gorica: { name: { de: Görz, pl: Gorica }, level: city, country: POL }
`,
  'countries.yaml': 'DEU: { name: { de: Deutschland } }\nPOL: { name: { de: Polen } }\n',
  'organisations.yaml': '{}\n',
  'networks.yaml': '{}\n',
  'projects.yaml': '{}\n',
  'discrepancies.yaml': `count:
  about: { place: gorica }
  property: name
  variants: [{ stated: Goritza, page: zaranora }]
  resolution: corrected
  reason: { de: Ein Tippfehler. }
`,
  'pages/daugavpils.yaml': undefined,
  'pages/zaranora.yaml': `page: { title: { de: Partner }, publisher: zaranora, language: de }
partnerships:
  - partners: [gorica]
    kind: twinning
    agreements: [{ instrument: memorandum, signed: 1993 }]
    facts: [{ measure: area, stated: 12 km², value: 12 }]
`,
};

const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';

async function labels(files: Readonly<Record<string, string | undefined>>) {
  return withRecords(files, async (directory) => {
    const { records, issues } = await readRecords(directory, '2026-01-01');
    const found = [...mapRecords(records, BASE).quads]
      .filter(({ predicate, graph }) => predicate.value === LABEL && graph.termType === 'DefaultGraph')
      .map(({ subject, object }) => [subject.value.slice(`${BASE}id/`.length), object] as const);
    return { found, issues, languages: dataLanguages(records) };
  });
}

describe('the languages of the data', () => {
  it('may be German alone: names, and what is named after them, are in German', async () => {
    const { found, issues, languages } = await labels(GERMAN);
    expect(issues).toEqual([]);
    expect(languages).toEqual(['de']);
    const german = found.filter(([, object]) => 'language' in object && object.language === 'de');
    const texts = Object.fromEntries(german.map(([subject, object]) => [subject, object.value]));
    expect(texts).toMatchObject({
      'place/gorica': 'Görz',
      'partnership/gorica--zaranora': 'Zaranora – Görz',
      'partnership/gorica--zaranora#agreement-1993': 'Memorandum, 1993',
      'place/gorica#area-zaranora': 'Fläche: Görz',
      'place/zaranora#geometry': 'Lage: Zaranora',
      'source/zaranora': 'Zaranora: Seite über Partnerschaften (ohne Datum)',
      'place/gorica#discrepancy-count': 'Abweichung (Name): Görz',
      'place/gorica#discrepancy-count-1': 'Angegeben: Goritza',
    });
    const others = found.filter(([, object]) => 'language' in object && object.language !== 'de');
    expect(others.map(([subject, { value }]) => [subject, value])).toEqual([['place/gorica', 'Gorica']]);
  });

  it('a missing one is a note, once for all names of a file, and is not filled in', async () => {
    const { found, issues, languages } = await labels({
      ...GERMAN,
      'dataset.yaml': GERMAN['dataset.yaml'].replace('[de]', '[de, sv]'),
    });
    expect(languages).toEqual(['de', 'sv']);
    expect(issues.map(({ file, severity, message }) => [file, severity, message])).toEqual([
      ['data/countries.yaml', 'warning', '"DEU", "POL" have no name in the language sv of the data'],
      ['data/places.yaml', 'warning', '"zaranora", "gorica" have no name in the language sv of the data'],
    ]);
    const named = found.filter(([subject]) => /^place[/][a-z]+$/.test(subject));
    expect(named.some(([, object]) => 'language' in object && object.language === 'sv')).toBe(false);
  });

  it('are those in which all have names, where nobody says', async () => {
    const { languages } = await labels({ ...GERMAN, 'dataset.yaml': undefined });
    expect(languages).toEqual(['de']);
  });
});

describe('the words of data', () => {
  it('are in English where there are none in a language, and only then', () => {
    expect(worded(['de', 'sw'], 'memorandum')).toEqual({ de: 'Memorandum' });
    expect(worded(['sw'], 'undated')).toEqual({ en: 'undated' });
  });
});
