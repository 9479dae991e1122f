import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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

it('links between pages lead to files that are there, and the list of decisions to each of them', () => {
  const linked = documents.flatMap((name) =>
    [...readFileSync(join(ROOT, name), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(
      ([, target = '']) => ({ name, path: join(dirname(name), target) }),
    ),
  );
  expect(linked.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
  const decisions = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => name !== 'README.md');
  const listed = linked.filter(({ name }) => name === 'docs/decisions/README.md').map(({ path }) => path);
  expect(listed.sort()).toEqual(decisions.map((name) => `docs/decisions/${name}`).sort());
});

it('files that comments of the code name are there', () => {
  const missing = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const comments = readFileSync(join(ROOT, 'src', name), 'utf8').matchAll(/^\s*(?:\/?\*|\/\/).*$/gm);
      return [...comments]
        .flatMap(([text]) => [...text.matchAll(/\b(?:src|tests|scripts|docs)\/[\w./-]*\w/g)])
        .filter(([path]) => !existsSync(join(ROOT, path)))
        .map(([path]) => `src/${name}: ${path}`);
    });
  expect(missing).toEqual([]);
});

it('walks name files that are there, each once and in the folder where they stand', () => {
  const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const section = /\n## Six walks\n(.*?)\n## /s.exec(text)?.[1] ?? '';
  const walks = section.split('\n').filter((line) => line.startsWith('**'));
  expect(walks).toHaveLength(6);
  for (const walk of walks) {
    const steps: string[] = [];
    for (const [, name = ''] of walk.matchAll(/`([\w/-]+\.tsx?)`/g)) {
      const beside = join(dirname(steps.at(-1) ?? ''), name);
      const step = [name, beside].find((path) => existsSync(join(ROOT, 'src', path)));
      expect(step, `${name} in ${walk.slice(0, 40)}`).toBeDefined();
      steps.push(step ?? name);
    }
    expect(steps).toEqual([...new Set(steps)]);
  }
});
