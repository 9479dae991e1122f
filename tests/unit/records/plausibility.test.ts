import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/records/index.ts';
import { entry, NAMED, PAGE, placed } from './fault-cases.ts';
import { SOUND, withRecords } from './fixture.ts';

const TODAY = '2026-06-01';

/** The issues of the sound records with a file replaced, as `line:column: message`; each must be a warning. */
async function warningsOf(file: string, content: string): Promise<string[]> {
  const { issues } = await withRecords({ [file]: content }, (directory) => readRecords(directory, TODAY));
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return issues.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

/** A page with one twinning, in which these lines stand from line 6 on. */
function twinning(...lines: string[]): string {
  return entry('partners: [radom]', 'kind: twinning', ...lines);
}

function signed(date: string): string {
  return `agreements: [{ instrument: memorandum, signed: ${date} }]`;
}

describe('what is unlikely of dates is a warning at its line', () => {
  it.each([
    ['an agreement in the future', [signed('2033')], ['6:52: the day of signing 2033 is in the future']],
    ['a day after today', [signed('2026-06-02')], ['6:52: the day of signing 2026-06-02 is in the future']],
    ['this year, of which most is to come', [signed('2026')], []],
    [
      'a start in the future',
      ['start: 2027', 'startBasis: stated'],
      ['6:12: the start 2027 is in the future'],
    ],
    [
      'a start before anybody made partnerships',
      ['start: 1093', 'startBasis: stated'],
      ['6:12: the start 1093 is before 1900: is the year right?'],
    ],
    [
      'a start long before its agreement',
      ['start: 1900', 'startBasis: stated', signed('2000-05-04')],
      ['6:12: the start 1900 is 100 years from the agreement of 2000-05-04'],
    ],
    ['a start some decades before its agreement', ['start: 1970', 'startBasis: stated', signed('2011')], []],
    [
      'a start that is not the date of its agreement',
      ['start: 1994', 'startBasis: agreement-signed', signed('1993-12-17')],
      ['6:12: the start 1994 rests on an agreement, and no agreement here was signed then, but 1993-12-17'],
    ],
    [
      'a start less precise than its agreement',
      ['start: 1993', 'startBasis: agreement-signed', signed('1993-12-17')],
      [],
    ],
    [
      'a start that rests on no agreement',
      ['start: 1993', 'startBasis: agreement-signed'],
      ['6:12: the start 1993 rests on an agreement, and no agreement here has a date'],
    ],
    [
      'an agreement after the end',
      ['end: 2000', signed('2003')],
      ['7:52: it was signed 2003, after the partnership ended 2000'],
    ],
    [
      'a supplement before what it supplements',
      [
        'agreements:',
        '  - { instrument: memorandum, signed: 2003 }',
        '  - { instrument: additional-agreement, signed: 1993, supplements: agreement-2003 }',
      ],
      ['8:53: it was signed 1993, before agreement-2003, which it supplements'],
    ],
    [
      'a status before the start',
      ['start: 2000', 'startBasis: stated', 'status: active', 'statusAsOf: 1999'],
      ['9:17: the status is of 1999, before the start 2000'],
    ],
    [
      'a status in the future',
      ['status: active', 'statusAsOf: 2030-01-01'],
      ['7:17: the date of the status 2030-01-01 is in the future'],
    ],
    [
      'life after the end',
      ['end: 2000', 'status: active', 'statusAsOf: 2010'],
      ['6:10: the end 2000 is before 2010, when it was active'],
    ],
    [
      'a figure of the future',
      ['facts: [{ measure: area, stated: 5 km2, year: 2030 }]'],
      ['6:51: the year 2030 is in the future'],
    ],
  ])('%s', async (_, lines, printed) => {
    expect(await warningsOf(PAGE, twinning(...lines))).toEqual(printed);
  });

  it.each([
    [
      'an agreement after the publication of the page that reports it',
      `page: { title: { en: P }, publisher: daugavpils, language: en, published: 2001 }
partnerships:
  - { partners: [radom], kind: twinning, agreements: [{ instrument: memorandum, signed: 2003 }] }
`,
      ['3:89: it was signed 2003, after the page was published 2001'],
    ],
    [
      'a page of the future',
      'page: { title: { en: P }, publisher: daugavpils, language: en, published: 2030 }\n',
      ['1:75: the publication 2030 is in the future'],
    ],
    [
      'a membership of the future',
      'page: { title: { en: P }, publisher: daugavpils, language: en }\nmemberships: [{ network: hanse, since: 2030 }]\n',
      ['2:40: the membership since 2030 is in the future'],
    ],
    [
      'a start by a shared agreement of another date',
      `page: { title: { en: P }, publisher: daugavpils, language: en }
partnerships:
  - { partners: [radom], kind: twinning, agreements: [{ instrument: memorandum, signed: 1993 }] }
  - { partners: [jelgava], kind: twinning, start: 1995, startBasis: agreement-signed, agreements: [{ shared: "daugavpils--radom#agreement-1993" }] }
`,
      ['4:51: the start 1995 rests on an agreement, and no agreement here was signed then, but 1993'],
    ],
  ])('%s', async (_, content, printed) => {
    expect(await warningsOf(PAGE, content)).toEqual(printed);
  });
});

describe('what is unlikely of places is a warning at its line', () => {
  it.each([
    ['a town in its country', ['coordinates: { lat: 56.65, long: 23.71 }'], []],
    ['a harbour off the outline', ['coordinates: { lat: 56.51, long: 20.95 }'], []],
    [
      'a town in the ocean',
      ['coordinates: { lat: 45, long: -30 }'],
      ['5:16: latitude 45, longitude -30 is in the sea'],
    ],
    ['nowhere', ['coordinates: { lat: 0, long: 0 }'], ['5:16: latitude 0, longitude 0 is in the sea']],
    [
      'a town in another country',
      ['coordinates: { lat: 52.23, long: 21.01 }'],
      ['5:16: latitude 52.23, longitude 21.01 is not in Latvia'],
    ],
    [
      'degrees that changed places',
      ['coordinates: { lat: 24.1, long: 56.95 }'],
      ['5:16: latitude 24.1, longitude 56.95 is not in Latvia: are lat and long swapped?'],
    ],
  ])('%s', async (_, lines, printed) => {
    expect(await warningsOf('places.yaml', placed(...NAMED, ...lines))).toEqual(printed);
  });

  it.each([
    ['coordinates', 'coordinates: { lat: 56.65, long: 23.71 }'],
    ['geonames', 'geonames: 5'],
    ['nuts', 'nuts: LV003'],
    ['website', 'website: https://town.example/'],
  ])('two places with the same %s', async (key, line) => {
    const place = (slug: string) =>
      `${slug}:\n  name: { en: ${slug}, lv: ${slug} }\n  level: city\n  country: LVA\n  ${line}\n`;
    const content = `${place('cesis')}${place('tartu')}${SOUND['places.yaml']}`;
    const column = key.length + 5;
    expect(await warningsOf('places.yaml', content)).toEqual([
      `10:${column}: "cesis" has the same ${key}: data/places.yaml:5:${column}`,
    ]);
  });

  it('two places of one name, level and country', async () => {
    const content = `${SOUND['places.yaml']}radom-2: { name: { en: Radom, lv: Radoma }, level: city, country: POL }\n`;
    expect(await warningsOf('places.yaml', content)).toEqual([
      '7:18: "radom" has the same name: data/places.yaml:4:16',
    ]);
  });
});

describe('a page that is recorded twice is a warning', () => {
  const page = (more: string) =>
    `page: { title: { en: P }, publisher: daugavpils, language: en, url: "https://a.example/"${more} }\n`;

  it.each([
    ['', ['data/pages/old.yaml:1:69']],
    [', revisionOf: daugavpils', []],
  ])('unless it is another version: %s', async (more, places) => {
    const files = { [PAGE]: page(''), 'pages/old.yaml': page(more) };
    const { issues } = await withRecords(files, (directory) => readRecords(directory, TODAY));
    expect(issues.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual(places);
    for (const { message, severity } of issues) {
      expect({ message, severity }).toMatchObject({
        message: expect.stringMatching(/^"daugavpils" has the same url: data\/pages\/daugavpils\.yaml:1:69;/),
        severity: 'warning',
      });
    }
  });
});
