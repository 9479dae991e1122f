import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readTable } from '../../../../src/spreadsheets/index.ts';

const PARTS = {
  'xl/workbook.xml': '<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Target="worksheets/1.xml"/></Relationships>',
};

/** A workbook with a text at each of these cells, and these ranges merged. */
function workbook(
  cells: readonly (readonly [row: number, column: string])[],
  merged: readonly string[] = [],
) {
  const rows = cells.map(
    ([row, column]) => `<row r="${row}"><c r="${column}${row}" t="str"><v>x</v></c></row>`,
  );
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`);
  const sheet = `<worksheet><sheetData>${rows.join('')}</sheetData>${merges.join('')}</worksheet>`;
  const files = { ...PARTS, 'xl/worksheets/1.xml': sheet };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

it('counts cells that are empty and lie before others: they take memory too', () => {
  const far = Array.from({ length: 2_100 }, (_, i) => [i + 1, 'ALL'] as const);
  expect(readTable(workbook(far)).problems[0]?.message).toContain('too many cells');
  expect(readTable(workbook(far.slice(0, 100))).rows).toHaveLength(99);
});

it('takes no time for merged cells that hold nothing', () => {
  const merged = Array.from({ length: 20_000 }, () => 'B1:B199999');
  const started = performance.now();
  readTable(
    workbook(
      [
        [1, 'A'],
        [199_999, 'A'],
      ],
      merged,
    ),
  );
  expect(performance.now() - started).toBeLessThan(5_000);
});
