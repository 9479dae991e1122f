import { expect, test } from 'vitest';
import { PROBLEMS } from '../../../src/http/problem.ts';
import { LANGUAGES, messagesIn } from '../../../src/pages/messages/messages.ts';
import { problemPage } from '../../../src/pages/problem.tsx';
import { context, readable } from './fixtures.ts';

const view = { status: 400, title: 'A title', detail: 'Unexpected } (2:8)', links: [] };

test.each(LANGUAGES)('every kind of problem has its title and its text in %s', (language) => {
  const { title, text } = messagesIn(language).problem;
  const kinds = Object.keys(PROBLEMS).sort();
  expect([Object.keys(title).sort(), Object.keys(text).sort()]).toEqual([kinds, kinds]);
});

test('a problem is told in the language of the page, with the detail where it says more', () => {
  const html = readable(problemPage(context('/x', { language: 'lv' }), { ...view, kind: 'malformed' }));
  expect(html).toContain('Pieprasījumā ir kļūda');
  expect(html).toContain('Unexpected } (2:8)');
  expect(html).not.toContain('A title');
});

test('what its wording explains in full needs no detail', () => {
  const html = readable(problemPage(context('/x', { language: 'lv' }), { ...view, kind: 'not-found' }));
  expect(html).toContain('Nav atrasts');
  expect(html).not.toContain('Unexpected');
});

test('a kind without a wording keeps its own title and detail', () => {
  const html = readable(problemPage(context('/x', { language: 'lv' }), { ...view, kind: 'toString' }));
  expect(html).toContain('A title');
  expect(html).toContain('Unexpected } (2:8)');
});

test('links below the base stay with the visitor, in the language chosen', () => {
  const links = [{ href: 'https://data.example/doc/place/radom', label: 'Radom' }];
  const html = problemPage(context('/x?lang=lv', { language: 'lv' }), { ...view, links });
  expect(html).toContain('href="/doc/place/radom?lang=lv"');
});
