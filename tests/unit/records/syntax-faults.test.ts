import { describe } from 'vitest';
import { entry, PAGE, reported } from './fault-cases.ts';

describe('faults of YAML', () => {
  reported([
    ['a syntax error', PAGE, 'page: [a,\nb: 1\n', ['1:7: a "[" that no "]" closes']],
    [
      'a plain text with a colon',
      PAGE,
      'page:\n  title: { en: P }\n  note: one: two\n',
      ['3:9: a text with a colon: put it in quotes'],
    ],
    ['a tab as indentation', 'places.yaml', 'radom:\n\tlevel: city\n', ['2:1: a tab: indent with blanks']],
    [
      'a list that is not closed, in the line where it begins',
      PAGE,
      entry('partners: [radom', 'kind: twinning'),
      ['4:15: a "[" that no "]" closes'],
    ],
    [
      'a record that is not closed, at the end of the file',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'agreements: [{ instrument: memorandum ]'),
      ['6:18: a "{" that no "}" closes'],
    ],
    [
      'a bracket too many',
      'networks.yaml',
      'hanse: { name: { en: A, lv: B } }}\n',
      ['1:34: a "}" without its "{"'],
    ],
    [
      'a quotation mark that is not closed',
      'networks.yaml',
      'hanse:\n  name: { en: "A, lv: B }\n',
      ['2:15: a quotation mark that no other one closes'],
    ],
    [
      'tabs, after which keys seem to occur twice',
      'places.yaml',
      'radom:\n\tlevel: city\n\tcountry: POL\nparnu:\n\tlevel: city\n\tcountry: EST\n',
      ['2:1: a tab: indent with blanks'],
    ],
    [
      'a tab after blanks',
      'places.yaml',
      'radom:\n  level: city\n \tcountry: POL\n',
      ['3:2: a tab: indent with blanks'],
    ],
    ['a tab within braces', 'places.yaml', 'radom: {\n\tlevel: city }\n', ['2:1: a tab: indent with blanks']],
    [
      'a key that is indented otherwise',
      'places.yaml',
      'radom:\n   level: city\n  country: POL\n',
      ['3:1: indented otherwise than the lines above: the keys of one record begin in one column'],
    ],
    [
      'an item that is indented otherwise',
      PAGE,
      'page: 1\npartnerships:\n  - partners: [radom]\n - partners: [jelgava]\n',
      ['4:1: indented otherwise than the items above: those of one list begin in one column'],
    ],
    [
      'a key without a colon',
      'places.yaml',
      'radom:\n  level city\n  country: POL\n',
      ['2:3: a key without its colon, or no blank after the colon: write key: value'],
    ],
    [
      'a comma that is missing',
      'networks.yaml',
      'hanse: { name: { en: A lv: B } }\n',
      ['1:22: a comma is missing before this'],
    ],
    [
      'a text that begins with a reserved character',
      'networks.yaml',
      'hanse: { name: { en: "A", lv: "B" }, website: @hanse }\n',
      ['1:47: a text that begins with @: put it in quotes'],
    ],
    [
      'text after a quotation',
      'networks.yaml',
      'hanse:\n  name: { en: A, lv: B }\n  website: "Hanse" league\n',
      ['3:20: text after what is in quotes: put all of it in quotes'],
    ],
    [
      'an empty page',
      PAGE,
      '',
      [
        '1:1: the file is empty: write page: { title: { en: … }, publisher: …, language: en } with its title and the slug of the place whose page it is',
      ],
    ],
    [
      'what is told to who leaves a page empty',
      PAGE,
      'page: { title: { en: … }, publisher: daugavpils, language: en }\n',
      [],
    ],
    [
      'a key twice',
      PAGE,
      entry('partners: [radom]', 'kind: twinning', 'kind: project'),
      ['6:5: the key "kind" occurs twice: first in line 5'],
    ],
    [
      'a slug twice in a register',
      'networks.yaml',
      'hanse: { name: { en: A, lv: B } }\nhanse: { name: { en: A, lv: B } }\n',
      ['2:1: the key "hanse" occurs twice: first in line 1'],
    ],
    [
      'a key that is no text',
      'networks.yaml',
      '2016: { name: { en: A, lv: B } }\n',
      ['1:1: a key must be text: put it in quotes'],
    ],
    [
      'an alias',
      'networks.yaml',
      'hanse:\n  name: &name { en: A, lv: B }\n  description: *name\n',
      ['3:16: the alias *name: records are written out in full'],
    ],
    [
      'a tag',
      'networks.yaml',
      'hanse:\n  name: { en: !!binary aGFuc2U=, lv: B }\n',
      ['2:15: YAML: Unresolved tag: tag:yaml.org,2002:binary'],
    ],
    [
      'a key that would reach a prototype',
      'networks.yaml',
      'hanse:\n  name: { en: A, lv: B }\n  __proto__: { website: x }\n',
      ['3:3: unknown key "__proto__"'],
    ],
    [
      'keys of objects',
      'networks.yaml',
      'hanse:\n  name: { en: A, lv: B }\n  constructor: x\n  toString: y\n',
      [
        '3:3: unknown key "constructor": known are name, alsoKnownAs, misspelt, website, description, note',
        '4:3: unknown key "toString": known are name, alsoKnownAs, misspelt, website, description, note',
      ],
    ],
    ['a second document', 'networks.yaml', '{}\n---\n{}\n', ['2:1: a second document: a file holds one']],
  ]);
});
