import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
/** What was decided once names what was there then. */
const HISTORY = ['CHANGELOG.md', 'docs/decisions/folders.md'];

const documents = ['README.md', 'CONTRIBUTING.md', 'ontology/README.md', 'data/README.md'].concat(
  readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
);

it('files and folders that the documentation names are there', () => {
  const missing = documents
    .filter((name) => !HISTORY.includes(name))
    .flatMap((name) => {
      const text = readFileSync(join(ROOT, name), 'utf8');
      const named = [...text.matchAll(/`((?:src|tests|assets|scripts|deploy)\/[\w./-]+)`/g)];
      return named
        .map(([, path = '']) => path)
        .filter((path) => !/\b(X|XX)\b/.test(path) && !existsSync(join(ROOT, path)))
        .map((path) => `${name}: ${path}`);
    });
  expect(missing).toEqual([]);
});
