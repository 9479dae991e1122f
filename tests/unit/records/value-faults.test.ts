import { describe } from 'vitest';
import { entry, NAMED, PAGE, placed, reported } from './fault-cases.ts';

describe('faults of values', () => {
  reported([
    [
      'a month that does not exist',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'start: 1993-13-40', 'startBasis: stated'),
      ['6:12: expected a date of the calendar as yyyy, yyyy-mm or yyyy-mm-dd, found "1993-13-40"'],
    ],
    [
      'a day that does not exist',
      'projects.yaml',
      'agri-urban: { name: { en: A }, start: 2016-02-31 }\n',
      ['1:39: expected a date of the calendar as yyyy, yyyy-mm or yyyy-mm-dd, found "2016-02-31"'],
    ],
    [
      'a date in another notation',
      'projects.yaml',
      'agri-urban: { name: { en: A }, start: 31.01.2016 }\n',
      ['1:39: expected a date of the calendar as yyyy, yyyy-mm or yyyy-mm-dd, found "31.01.2016"'],
    ],
    [
      'a latitude out of range',
      'places.yaml',
      placed(...NAMED, 'coordinates: { lat: 95, long: 26.7 }'),
      ['5:23: expected a latitude from -90 to 90, found 95'],
    ],
    [
      'a longitude that is no number',
      'places.yaml',
      placed(...NAMED, 'coordinates: { lat: 58, long: east }'),
      ['5:33: expected a longitude from -180 to 180, found "east"'],
    ],
    [
      'a Wikidata item that is none',
      'places.yaml',
      placed(...NAMED, 'wikidata: 13972'),
      ['5:13: expected a Wikidata item such as Q179830, found 13972'],
    ],
    [
      'a web address that would break out of its IRI',
      'networks.yaml',
      'hanse:\n  name: { en: A, lv: B }\n  website: "http://a.example/> <http://b.example"\n',
      [
        '3:12: expected a web address without blanks, quotes or brackets, found "http://a.example/> <http://b.example"',
      ],
    ],
    [
      'a web address without a scheme',
      'networks.yaml',
      'hanse:\n  name: { en: A, lv: B }\n  website: www.hanse.org\n',
      ['3:12: expected a web address that begins with http:// or https://, found "www.hanse.org"'],
    ],
    [
      'a slug in capitals',
      'networks.yaml',
      'Hanse: { name: { en: A, lv: B } }\n',
      ['1:1: expected a slug: lower-case letters, digits and hyphens, found "Hanse"'],
    ],
    [
      'text that is empty',
      'networks.yaml',
      'hanse:\n  name: { en: "", lv: " " }\n  description: { en: " ", lv: B }\n',
      [
        '2:15: expected a line of text, found ""',
        '2:23: expected a line of text without control characters or blanks at its ends, found " "',
        '3:22: expected text, found " "',
      ],
    ],
  ]);
});
