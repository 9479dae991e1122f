import { describe, expect, test } from 'vitest';
import {
  type ParameterType,
  parameterToken,
  type QueryParameter,
  withParameters,
} from '../../../src/features/queries/parameters.ts';
import { parseQuery } from '../../../src/query/parsing/parse.ts';

const parameter = (type: ParameterType, standard = ''): QueryParameter => ({
  name: 'value',
  type,
  standard,
});

describe('a value becomes one token', () => {
  test.each<[ParameterType, string, string]>([
    ['iri', 'https://x.example/a', '<https://x.example/a>'],
    ['text', 'Radom', '"Radom"'],
    ['text', 'a "b" \\ \n c', '"a \\"b\\" \\\\ \\n c"'],
    ['text', '" } DROP ALL # $value', '"\\" } DROP ALL # $value"'],
    ['text', '', '""'],
    ['year', '1990', '1990'],
    ['language', 'LV', '"lv"'],
    ['language', 'sr-Latn', '"sr-latn"'],
  ])('%s %j', (type, value, token) => {
    expect(parameterToken(parameter(type), value)).toBe(token);
    expect(parseQuery(`SELECT * { ?s ?p ${token} }`).form).toBe('select');
  });

  test.each<[ParameterType, string]>([
    ['iri', 'relative'],
    ['iri', 'x:a> } #'],
    ['iri', 'x:a b'],
    ['iri', 'x:"'],
    ['iri', ''],
    ['text', 'x'.repeat(501)],
    ['text', '\ud800'],
    ['year', '20'],
    ['year', '1990 '],
    ['year', '-199'],
    ['year', '1990}'],
    ['language', 'english'],
    ['language', 'en"'],
    ['language', ''],
  ])('but not %s %j', (type, value) => {
    expect(() => parameterToken(parameter(type), value)).toThrow(RangeError);
  });
});

describe('a template is filled', () => {
  const town = { ...parameter('text', 'Radom'), name: 'town' };
  const filled = (template: string, value?: string) =>
    withParameters(template, [town], new Map(value === undefined ? [] : [['town', value]]));

  test.each([
    ['with the standard value', '{ ?s ?p $town }', undefined, '{ ?s ?p "Radom" }'],
    ['with a chosen one', '{ ?s ?p $town }', 'Como', '{ ?s ?p "Como" }'],
    ['everywhere', '$town = $town', 'a', '"a" = "a"'],
    ['but not in strings', '"$town" $town', 'a', '"$town" "a"'],
    ['but not in comments', '# $town\n$town', 'a', '# $town\n"a"'],
    ['but not in IRIs', '<x:$town> $town', 'a', '<x:$town> "a"'],
    ['but not in longer names', '$town2 ?town $town', 'a', '$town2 ?town "a"'],
    ['and a value is never filled itself', '$town', '$town', '"$town"'],
  ])('%s', (_, template, value, expected) => {
    expect(filled(template, value)).toBe(expected);
  });
});
