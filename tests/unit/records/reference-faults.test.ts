import { describe } from 'vitest';
import { entry, PAGE, reported } from './fault-cases.ts';

describe('references that lead nowhere', () => {
  reported([
    [
      'a place that does not exist',
      PAGE,
      entry('partners: [radon]', 'kind: twinning'),
      ['4:16: no place or organisation "radon": did you mean "radom"?'],
    ],
    [
      'a place like no other',
      PAGE,
      entry('partners: [zzzzzzzz]', 'kind: twinning'),
      ['4:16: no place or organisation "zzzzzzzz"'],
    ],
    [
      'a network as a partner',
      PAGE,
      entry('partners: [hanse]', 'kind: twinning'),
      ['4:16: "hanse" is a network: expected a place or organisation'],
    ],
    [
      'an organisation that does not exist',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'involves: [bwf]'),
      ['6:16: no organisation "bwf": did you mean "bfw"?'],
    ],
    [
      'a network that does not exist',
      PAGE,
      'page: { title: { en: P }, publisher: daugavpils, language: en }\nmemberships: [{ network: hansa }]\n',
      ['2:26: no network "hansa": did you mean "hanse"?'],
    ],
    [
      'a project that does not exist',
      PAGE,
      entry('partners: [radom]', 'kind: project', 'projects: [agri-urbn]'),
      ['6:16: no project "agri-urbn": did you mean "agri-urban"?'],
    ],
    [
      'a country that does not exist',
      'organisations.yaml',
      'bfw: { name: { en: BFW, lv: BFW }, country: LVX }\n',
      ['1:45: no country "LVX": did you mean "LVA"?'],
    ],
    [
      'a page that does not exist',
      PAGE,
      'page:\n  title: { en: P }\n  publisher: daugavpils\n  language: en\n  revisionOf: daugavpil\n',
      ['5:15: no page "daugavpil": did you mean "daugavpils"?'],
    ],
    [
      'a shared agreement that does not exist',
      PAGE,
      entry(
        'partners: [radom]',
        'kind: twinning',
        'agreements:',
        '  - { instrument: memorandum, signed: 1993 }',
        '  - shared: daugavpils--radom#agreement-1994',
      ),
      [
        '8:17: no agreement "daugavpils--radom#agreement-1994": did you mean "daugavpils--radom#agreement-1993"?',
      ],
    ],
    [
      'a discrepancy about a partnership that does not exist',
      'discrepancies.yaml',
      'd:\n  about: { partnership: daugavpils--radon }\n  property: start\n  variants: [{ stated: "1993", page: daugavpils }]\n  resolution: preferred\n  reason: { en: A, lv: B }\n',
      ['2:25: no partnership "daugavpils--radon": did you mean "daugavpils--radom"?'],
    ],
    [
      'a discrepancy about two things',
      'discrepancies.yaml',
      'd:\n  about: { place: radom, network: hanse }\n  property: name\n  variants: [{ stated: A, page: daugavpils }]\n  resolution: preferred\n  reason: { en: A, lv: B }\n',
      ['2:10: a discrepancy is about one of place, partnership, project, source, network, organisation'],
    ],
  ]);
});
