import { describe } from 'vitest';
import { entry, PAGE, reported } from './fault-cases.ts';

describe('faults of YAML', () => {
  reported([
    [
      'a syntax error',
      PAGE,
      'page: [a,\nb: 1\n',
      ['2:1: YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    [
      'a plain text with a colon',
      PAGE,
      'page:\n  title: { en: P }\n  note: one: two\n',
      ['3:9: YAML: Nested mappings are not allowed in compact mappings: put a text with a colon in quotes'],
    ],
    [
      'a tab as indentation',
      'places.yaml',
      'radom:\n\tlevel: city\n',
      ['2:1: YAML: Tabs are not allowed as indentation'],
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
