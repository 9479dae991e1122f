import { expect, it } from 'vitest';
import { bibtex } from '../../../../src/pages/parts/citing.tsx';

const cited = {
  iri: 'https://towns.example/id/place/radom',
  name: 'Radom',
  site: 'Municipal partnerships',
  release: 'dcc0b5f43ed7',
};

it('writes an entry with what is known', () => {
  expect(bibtex({ ...cited, date: '2026-11-20' })).toBe(`@misc{radom,
  title = {Radom},
  howpublished = {Municipal partnerships},
  year = {2026},
  date = {2026-11-20},
  version = {dcc0b5f43ed7},
  url = {https://towns.example/id/place/radom},
}`);
  expect(bibtex(cited)).not.toContain('year');
});

it('lets no name end its field', () => {
  const entry = bibtex({ ...cited, name: 'a}, evil = {b \\input{x} 5 % & $' });
  expect(entry).toContain('title = {a\\}, evil = \\{b \\textbackslash{}input\\{x\\} 5 \\% \\& \\$}');
});
