import { describe } from 'vitest';
import { entry, PAGE, placed, reported } from './fault-cases.ts';

describe('faults of keys and codes', () => {
  reported([
    [
      'an unknown key',
      PAGE,
      entry('partners: [radom]', 'kynd: twinning', 'kind: twinning'),
      ['5:5: unknown key "kynd": did you mean "kind"?'],
    ],
    [
      'an unknown key like no other',
      'projects.yaml',
      'agri-urban: { name: { en: A }, xxxxxxxxxx: 1 }\n',
      [
        '1:32: unknown key "xxxxxxxxxx": known are name, alsoKnownAs, misspelt, programme, start, end, website, description, note',
      ],
    ],
    [
      'several unknown keys',
      'networks.yaml',
      'hanse:\n  name: { en: A, lv: B }\n  webiste: https://a.example\n  nöte: x\n',
      [
        '3:3: unknown key "webiste": did you mean "website"?',
        '4:3: unknown key "nöte": did you mean "note"?',
      ],
    ],
    [
      'an unknown key of an agreement',
      PAGE,
      entry(
        'partners: [radom]',
        'kind: twinning',
        'agreements:',
        '  - instrument: memorandum',
        '    sinned: 1993',
      ),
      ['8:9: unknown key "sinned": did you mean "signed"?'],
    ],
    [
      'a key that is missing',
      PAGE,
      entry('partners: [radom]'),
      ['4:5: "kind" is missing: expected a kind (twinning, cooperation, project or institutional)'],
    ],
    [
      'a key that is missing in a register',
      'places.yaml',
      placed('name: { en: Tartu, lv: Tartu }'),
      ['1:1: "level" is missing: expected a level (city, municipality, district, county or city-district)'],
    ],
    [
      'an unknown code',
      PAGE,
      entry('partners: [radom]', 'kind: twining'),
      [
        '5:11: expected a kind (twinning, cooperation, project or institutional), found "twining": did you mean "twinning"?',
      ],
    ],
    [
      'an unknown field',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'fields: { agreed: [culture, sprot] }'),
      ['6:33: expected a field of cooperation, found "sprot": did you mean "sport"?'],
    ],
    [
      'a group of fields for a field',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'fields: { agreed: [economic-affairs] }'),
      [
        '6:24: expected a field of cooperation in the group economic-affairs (economy, business, trade), found "economic-affairs"',
      ],
    ],
    [
      'an unknown programme',
      PAGE,
      entry('partners: [radom]', 'kind: project', 'programmes: [erasmus]'),
      [
        '6:18: expected a programme (urbact, erasmus-plus, europe-for-citizens, interreg-baltic-sea-region, comenius, comenius-regio, interreg-latvia-lithuania, latvia-lithuania-cross-border or eu-funded), found "erasmus": did you mean "erasmus-plus"?',
      ],
    ],
    [
      'an unknown instrument',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'agreements: [{ instrument: memorandums }]'),
      [
        '6:32: expected an instrument (cooperation-agreement, partnership-agreement, general-cooperation-agreement, memorandum, additional-agreement, extended-agreement or act-of-mutual-cooperation), found "memorandums": did you mean "memorandum"?',
      ],
    ],
    [
      'a number for text',
      'networks.yaml',
      'hanse:\n  name: { en: 1358, lv: Hanza }\n',
      ['2:15: expected a line of text, found 1358: put it in quotes'],
    ],
    [
      'text for a list',
      PAGE,
      entry('partners: radom', 'kind: twinning'),
      ['4:15: expected a list of slugs: [ … ], found "radom"'],
    ],
    [
      'nothing for a record',
      'networks.yaml',
      'hanse:\n',
      ['1:7: expected a record: key: value, found nothing'],
    ],
    [
      'a name in no language',
      'networks.yaml',
      'hanse:\n  name: {}\n',
      ['2:9: expected text in at least one language, found a record'],
    ],
    [
      'a key that is no language tag',
      'networks.yaml',
      'hanse:\n  name: { en: Hanse, lv: Hanza, german: Hanse }\n',
      ['2:33: expected a language tag such as en, de or pl, found "german"'],
    ],
    [
      'a control character',
      'networks.yaml',
      'hanse:\n  name: { en: "Han\\x01se", lv: Hanza }\n',
      [
        '2:15: expected a line of text without control characters or blanks at its ends, found "Han\\u0001se"',
      ],
    ],
    [
      'a lone surrogate',
      'networks.yaml',
      'hanse:\n  name: { en: "Han\\ud800se", lv: Hanza }\n',
      [
        '2:15: expected a line of text without control characters or blanks at its ends, found "Han\\ud800se"',
      ],
    ],
    ['a list for a register', 'networks.yaml', '- hanse\n', ['1:1: expected a map of records: key: { … }']],
  ]);
});
