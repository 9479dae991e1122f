import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');
/** The catalogue of a language, the list of catalogues, and the tables of the world's languages. */
const EXCEPTIONS = [
  /^pages[/]messages[/]/,
  /^spreadsheets[/]reading[/]decode\.ts$/,
  /^features[/]names[/]parsing[/]countries\.ts$/,
];
/** Programmes of the European Union that pay for partnerships everywhere. */
const PROGRAMMES = /'interreg-latvia-lithuania'|'latvia-lithuania-cross-border'/;
const NAMED = /Latvi|latvi|LVA\b|['"`.=:\s]lv\b|\blv:|Daugavpils|Jelgava|Valmiera/;

it('nothing in the program is made for one country: no place, no language of one dataset', () => {
  const found = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.tsx?$/.test(name) && !EXCEPTIONS.some((exception) => exception.test(name)))
    .flatMap((name) =>
      readFileSync(join(SRC, name), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          NAMED.test(line) && !PROGRAMMES.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [],
        ),
    );
  expect(found).toEqual([]);
});
