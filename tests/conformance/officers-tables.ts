import { strToU8, zipSync } from 'fflate';
import { distance } from '../../src/text/edit-distance.ts';

/** A cell of a workbook: text, a number, or a day, which Excel keeps as a number. */
export type WorkbookCell = string | number | { readonly day: number };

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** An Excel workbook of one sheet, as Excel writes it but for what it does not need. */
export function workbook(rows: readonly (readonly WorkbookCell[])[]): Uint8Array {
  const sheet = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, row, column)).join('')}</row>`,
  );
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (text: string) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${text}</Relationships>`;
  const files = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Tabelle1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation(1, 'worksheet', 'worksheets/sheet1.xml') + relation(2, 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${sheet.join('')}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function cellXml(cell: WorkbookCell, row: number, column: number): string {
  const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
  if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c ${at} s="1"><v>${cell.day}</v></c>`;
  return cell === '' ? '' : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
}

const CP1250 = 'ĄĆĘŁŃÓŚŹŻąćęłńóśźż';

/** Text as Polish Windows programs wrote it. */
export function windows1250(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1250');
  const codes = new Map(
    Array.from({ length: 128 }, (_, index) => [decoder.decode(Uint8Array.of(index + 128)), index + 128]),
  );
  for (const letter of CP1250) if (!codes.has(letter)) throw new Error(letter);
  return Uint8Array.from(Array.from(text, (letter) => codes.get(letter) ?? letter.charCodeAt(0)));
}

const [SOUNDS, VOWELS] = ['bdgkmnprstvzl', 'aeiou'];

/** Names of towns that there are not, each unlike all before it. */
export function* madeUpNames(): Generator<string> {
  let seed = 7;
  const pick = (letters: string) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return letters[seed % letters.length] ?? '';
  };
  const given: string[] = [];
  while (true) {
    const name = Array.from({ length: 4 }, () => pick(SOUNDS) + pick(VOWELS)).join('');
    if (given.some((other) => distance(name, other, 4) <= 3)) continue;
    given.push(name);
    yield name.replace(/^./, (letter) => letter.toUpperCase());
  }
}
