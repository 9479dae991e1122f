import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { plainYaml } from '../../../src/records/reading/plain-yaml.ts';
import { readYamlText } from '../../../src/records/reading/yaml.ts';

const DATA = readdirSync('data', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join('data', name), 'utf8'));

/** What the library makes of a text, where it finds no fault. */
function byLibrary(text: string): unknown {
  const { value, issues, readable } = readYamlText(text, 'x.yaml');
  return readable && issues.length === 0 ? { value } : 'faulty';
}

function expectSame(text: string): boolean {
  const plain = plainYaml(text);
  if (plain === undefined) return false;
  expect(byLibrary(text), JSON.stringify(text)).toEqual({ value: plain });
  return true;
}

describe('plain YAML', () => {
  it('is most of what the records are written in, and is read as the library reads it', () => {
    expect(DATA.filter(expectSame).length).toBeGreaterThan(DATA.length / 2);
  });

  it.each([
    'a: 1\nb: -2.50\nc: 1e3\nd: 007\ne: +5\nf: .5\ng: 5.\n',
    'a: ~\nb: null\nc:\nd: True\ne: FALSE\nf: "null"\n',
    'a:\n- b\n- c: 1\n  d: 2\n-\n- - x\n  - y\ne: f\n',
    "a: { b: [c, \"d, e\", 'it''s'], f: { g: h i } } # j\n",
    '# a\na: b # c\n\n  # d\nb:\n    c: d#e\n',
    'a: https://x.example/y?z=[1]\n',
    'a: 2001-02-03\nb: 12:30\nc: <x>\nd: a \'b\' "c"\n',
    'Ķekava: āčē – ī\nb: { c: ā }\n',
    'a: []\nb: {}\nc: [ ]\n',
  ])('%j is read as the library reads it', (text) => {
    expect(expectSame(text)).toBe(true);
  });

  it.each([
    ...['', '{}', 'a', 'a: |\n  b\n', 'a: &b c\n', 'a: *b\n', 'a: !!str 1\n', 'a: b\n  c\n'],
    ...['a: "b\\n"\n', 'a: 0x1F\n', 'a: .inf\n', 'a: b: c\n', 'a: 1\na: 2\n', '1990: a\n', 'true: a\n'],
    ...[
      'a: [b\n',
      'a: [b: c]\n',
      'a: {b}\n',
      'a: [b,]\n',
      'a:\tb\n',
      'a: b\r\n',
      '--- a\n',
      '__proto__: a\n',
    ],
    ...[
      ' a: b\n',
      'a: b\n c: d\n',
      '? a\n: b\n',
      'a: @b\n',
      'a: %b\n',
      'a: [b] c\n',
      '%YAML 1.2\n---\na: b\n',
    ],
  ])('%j is not', (text) => {
    expect(plainYaml(text)).toBeUndefined();
  });

  it('is the same in texts that were damaged', () => {
    const inserted = fc.constantFrom(
      ...[
        ' ',
        '  ',
        '\n',
        '\n  ',
        '- ',
        ': ',
        ':',
        '#',
        ' #',
        ',',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '\\',
        '|',
        '>',
      ],
      ...[
        '&',
        '*',
        '!',
        '%',
        '@',
        '`',
        '?',
        '-',
        '~',
        '.',
        '0',
        '1',
        'e',
        'null',
        'true',
        '---',
        '...',
        '\t',
        'ā',
      ],
    );
    const place = fc.double({ min: 0, max: 0.999, noNaN: true });
    const damage = fc.array(fc.tuple(place, fc.nat(3), inserted), { minLength: 1, maxLength: 3 });
    const short = DATA.map((text) => text.slice(0, 1_500).replace(/\n[^\n]*$/, '\n'));
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...short), damage, (text, damages) => {
        const damaged = damages.reduce((before, [share, cut, piece]) => {
          const at = Math.floor(before.length * share);
          return before.slice(0, at) + piece + before.slice(at + cut);
        }, text);
        if (expectSame(damaged)) read++;
      }),
      { numRuns: 1_000 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it('is the same whatever values are written, and however wide lines may be', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
        fc.constantFrom(
          'yes',
          '1',
          '0x1',
          '1e3',
          '- a',
          'a: b',
          'a #b',
          '#a',
          ' a',
          'a ',
          "it's",
          '.5',
          '+1',
          '~',
        ),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,6}$/), tie('any'), { maxKeys: 4 }),
      ),
    })).any;
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), value), fc.nat(2), (map, kind) => {
        const options =
          kind === 0 ? {} : { collectionStyle: kind === 1 ? ('flow' as const) : ('any' as const) };
        expectSame(stringify(map, { lineWidth: kind === 2 ? 20 : 0, ...options }));
      }),
      { numRuns: 1_000 },
    );
  });
});
