import { expect, it } from 'vitest';
import { writableLanguages } from '../../src/http/serving/publication.ts';
import { languages } from '../../src/setting-values.ts';
import { BASE, publishTexts } from './publication.ts';

it.each([
  [undefined, 'fi'],
  ['ja', 'fi'],
  ['pl, en;q=0.5', 'pl'],
])('who asks for %s reads the first language of the data that suits: %s', async (asked, language) => {
  const published = await publishTexts({
    'data.ttl': `<${BASE}id/a> <https://data.example/p> "x" .\n`,
    'dataset.yaml': 'languages: [fi, sv, en]\ntitle: { fi: Kunnat }\npublisher: { name: { fi: Kunta } }\n',
  });
  try {
    const headers = { accept: 'text/html', ...(asked !== undefined && { 'accept-language': asked }) };
    const html = await (await published.app.request('/', { headers })).text();
    expect(html).toContain(`<html lang="${language}">`);
  } finally {
    await published.close();
  }
});

it.each([
  [
    ['uk', 'en'],
    ['uk', 'en'],
  ],
  [
    ['rue', 'de', 'cs'],
    ['de', 'cs'],
  ],
  [['rue'], []],
])('a site of data in %j has pages in %j, the first without a mark', (ofData, ofPages) => {
  expect(writableLanguages({ languages: ofData, title: {} })).toEqual(ofPages);
});

it('the setting keeps the order in which languages are named', () => {
  expect(languages.parse(['uk', 'en', 'uk'])).toEqual(['uk', 'en']);
});
