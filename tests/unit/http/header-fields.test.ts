import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../../src/', import.meta.url));
/** Reads of what a request sends in its header: Hono's, those of the Web's Request, and Node.js's. */
const READ =
  /\breq\.header\(|\breq\.raw\.headers\b|\brequest\.headers\b|\bincoming\.headers\b|\brawHeaders\b/;

it('header fields of requests are read in one place, which knows their bounds', () => {
  const files = ['http', 'features'].flatMap((folder) =>
    readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const readers = files.filter((name) => READ.test(readFileSync(join(SRC, name), 'utf8')));
  expect(files.length).toBeGreaterThan(100);
  expect(readers).toEqual([join('http', 'limits', 'limits.ts')]);
});
