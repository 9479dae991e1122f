import { describe } from 'vitest';
import { entry, PAGE, reported } from './fault-cases.ts';
import { SOUND } from './fixture.ts';

describe('faults of values that do not go together', () => {
  reported([
    [
      'a place and an organisation of one slug',
      'organisations.yaml',
      'bfw: { name: { en: BFW, lv: BFW } }\nradom: { name: { en: R, lv: R } }\n',
      ['2:1: "radom" is a place already: data/places.yaml:4:1'],
    ],
    [
      'a partnership with itself',
      PAGE,
      entry('partners: [daugavpils]', 'kind: twinning'),
      ['4:16: "daugavpils" publishes the page: a partnership with itself'],
    ],
    [
      'a partner named twice',
      PAGE,
      entry('partners: [radom, radom]', 'kind: twinning'),
      ['4:23: "radom" is named twice'],
    ],
    [
      'a partnership twice on a page',
      PAGE,
      entry('partners: [radom, jelgava]', 'kind: twinning').concat(
        '  - { partners: [jelgava, radom], kind: twinning }\n',
      ),
      ['6:5: the partnership "daugavpils--jelgava--radom" is on this page already: line 4'],
    ],
    [
      'a membership twice on a page',
      PAGE,
      'page: { title: { en: P }, publisher: daugavpils, language: en }\nmemberships: [{ network: hanse }, { network: hanse }]\n',
      ['2:46: the membership in "hanse" is on this page already'],
    ],
    [
      'an end before the start',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'start: 2007-05', 'startBasis: stated', 'end: 2007-04-30'),
      ['8:10: the end 2007-04-30 is before the start 2007-05'],
    ],
    [
      'a project that ends before it starts',
      'projects.yaml',
      'agri-urban: { name: { en: A }, start: 2016, end: 2015 }\n',
      ['1:50: the end 2015 is before the start 2016'],
    ],
    [
      'a membership that ends before it starts',
      PAGE,
      'page: { title: { en: P }, publisher: daugavpils, language: en }\nmemberships: [{ network: hanse, since: 2016, until: 2015 }]\n',
      ['2:53: the end 2015 is before the start 2016'],
    ],
    [
      'a status without its date',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'status: active'),
      ['6:13: the status active needs a "statusAsOf": when the source said so'],
    ],
    [
      'a date without a status',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'statusAsOf: 2020'),
      ['6:17: a "statusAsOf" without a known "status"'],
    ],
    [
      'a start without its basis',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'start: 1993'),
      ['6:12: a start needs a "startBasis": stated, agreement-signed or approximate'],
    ],
    [
      'a basis without a start',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'startBasis: stated'),
      ['6:17: a "startBasis" without a "start"'],
    ],
    [
      'a supplement to nothing',
      PAGE,
      entry(
        'partners: [radom]',
        'kind: twinning',
        'agreements:',
        '  - { instrument: memorandum, signed: 1993 }',
        '  - { instrument: additional-agreement, signed: 2003, supplements: agreement-1992 }',
      ),
      [
        '8:72: no other agreement of this partnership has the id "agreement-1992": did you mean "agreement-1993"?',
      ],
    ],
    [
      'two agreements of one year',
      PAGE,
      entry(
        'partners: [radom]',
        'kind: twinning',
        'agreements:',
        '  - { instrument: memorandum, signed: 1993-01 }',
        '  - { instrument: memorandum, signed: 1993-12 }',
      ),
      ['8:9: a second agreement with the id "agreement-1993": give it an "id" of its own'],
    ],
    [
      'the Wikidata item of another place',
      'places.yaml',
      `${SOUND['places.yaml']}tartu: { name: { en: T, lv: T }, level: city, country: LVA, wikidata: Q80021 }\n`,
      ['7:71: Q80021 is the item of "daugavpils" already'],
    ],
    [
      'a fact of which partner nobody knows',
      PAGE,
      entry('partners: [radom, jelgava]', 'kind: cooperation', 'facts: [{ measure: area, stated: 5 km2 }]'),
      ['6:13: which partner is meant? add "of" with its slug'],
    ],
    [
      'a fact of what is no partner',
      PAGE,
      entry(
        'partners: [radom]',
        'kind: cooperation',
        'facts: [{ measure: area, stated: 5 km2, of: jelgava }]',
      ),
      ['6:49: "jelgava" is no partner of this partnership'],
    ],
    [
      'two facts for one',
      PAGE,
      entry(
        'partners: [radom]',
        'kind: cooperation',
        'facts:',
        '  - { measure: area, stated: 5 km2 }',
        '  - { measure: area, stated: 6 km2 }',
      ),
      ['8:9: another area of "radom" for the same year is on this page already'],
    ],
    [
      'half an inhabitant',
      PAGE,
      entry(
        'partners: [radom]',
        'kind: cooperation',
        'facts: [{ measure: population, stated: 1.5, value: 1.5 }]',
      ),
      [
        '6:44: expected a line of text, found 1.5: put it in quotes',
        '6:56: expected a whole number of inhabitants, found 1.5',
      ],
    ],
    [
      'all faults of an entry at once',
      PAGE,
      entry(
        'partners: [radon]',
        'kind: twinning',
        'start: 1993-13',
        'status: active',
        'agreements: [{ instrument: treaty }]',
        'projets: []',
      ),
      [
        '4:16: no place or organisation "radon": did you mean "radom"?',
        '6:12: expected a date of the calendar as yyyy, yyyy-mm or yyyy-mm-dd, found "1993-13"',
        '7:13: the status active needs a "statusAsOf": when the source said so',
        '8:32: expected an instrument (cooperation-agreement, partnership-agreement, general-cooperation-agreement, memorandum, additional-agreement, extended-agreement or act-of-mutual-cooperation), found "treaty"',
        '9:5: unknown key "projets": did you mean "projects"?',
      ],
    ],
  ]);
});
