import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/formats/index.ts';
import { downloadFormats, RESULT_FORMATS } from '../../../src/query/results/result-formats.ts';

test.each([
  ['select', ['json', 'xml', 'csv', 'tsv']],
  ['ask', ['json', 'xml']],
  ['construct', FORMATS.map(({ name }) => name)],
  ['describe', FORMATS.map(({ name }) => name)],
] as const)('%s can be answered in %j', (form, names) => {
  expect(downloadFormats(form).map(({ name }) => name)).toEqual(names);
});

test('names, media types, extensions and IRIs tell all formats apart', () => {
  const all = [...RESULT_FORMATS, ...FORMATS];
  for (const key of ['name', 'mediaType', 'extension', 'iri'] as const) {
    expect(new Set(all.map((format) => format[key])).size).toBe(all.length);
  }
});
