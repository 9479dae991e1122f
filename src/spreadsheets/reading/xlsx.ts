import { readXml, unzipped, WorkbookError } from './archive.ts';
import { type Sheet, SheetBuilder } from './sheet.ts';

const PARTS =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;
/** What Excel's own number formats show of a date: 14 to 22, and those of East Asia. */
const BUILT_IN: Readonly<Record<number, DatePart>> = {
  ...Object.fromEntries(
    [14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day']),
  ),
  ...{ 17: 'month', 55: 'month' },
};
const DAY = 86_400_000;

type DatePart = 'day' | 'month' | 'year';

/** The sheets of an Excel workbook (ECMA-376). Throws a WorkbookError where it is none. */
export function readXlsx(bytes: Uint8Array): Sheet[] {
  const parts = unzipped(bytes, PARTS);
  const book = readWorkbook(parts);
  const strings = readStrings(parts.get('xl/sharedStrings.xml'));
  const dates = readStyles(parts.get('xl/styles.xml'));
  return book.sheets.map(({ name, hidden, part }) => {
    const xml = parts.get(part);
    if (xml === undefined) throw new WorkbookError('the workbook has no sheet: save the sheet as CSV UTF-8');
    return { name, hidden, rows: readSheet(xml, { strings, dates, epoch: book.epoch }) };
  });
}

function readWorkbook(parts: ReadonlyMap<string, string>) {
  const targets = new Map<string, string>();
  readXml(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: { name: string; hidden: boolean; part: string }[] = [];
  let epoch = Date.UTC(1899, 11, 30);
  readXml(parts.get('xl/workbook.xml') ?? '<none/>', {
    open(element, attributes) {
      const { name = '', id = '', state = 'visible', date1904 } = attributes;
      if (element === 'sheet')
        sheets.push({ name, hidden: state !== 'visible', part: targets.get(id) ?? '' });
      if (element === 'workbookPr' && ['1', 'true'].includes(date1904 ?? '')) epoch = Date.UTC(1904, 0, 1);
    },
  });
  return { sheets: sheets.filter(({ part }) => part.startsWith('xl/worksheets/')), epoch };
}

/** Texts stand once in the workbook; what tells how to pronounce them is left out. */
function readStrings(xml: string | undefined): string[] {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let text = '';
  let [inText, inReading] = [false, false];
  readXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 't') inText = true;
      if (name === 'rPh') inReading = true;
    },
    text(chunk) {
      if (inText && !inReading) text += chunk;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inReading = false;
      if (name === 'si') strings.push(unescaped(text));
    },
  });
  return strings;
}

/** For each style of cells, what its number format shows of a date. */
function readStyles(xml: string | undefined): (DatePart | undefined)[] {
  const formats = new Map<number, DatePart | undefined>();
  const styles: (DatePart | undefined)[] = [];
  let inCells = false;
  readXml(xml ?? '<none/>', {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') formats.set(Number(numFmtId), datePart(formatCode));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells)
        styles.push(
          formats.has(Number(numFmtId)) ? formats.get(Number(numFmtId)) : BUILT_IN[Number(numFmtId)],
        );
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function datePart(format: string): DatePart | undefined {
  const code = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  if (!code.includes('y')) return undefined;
  if (code.includes('d')) return 'day';
  return code.includes('m') ? 'month' : 'year';
}

interface Workbook {
  readonly strings: readonly string[];
  readonly dates: readonly (DatePart | undefined)[];
  readonly epoch: number;
}

function readSheet(xml: string, book: Workbook): string[][] {
  const sheet = new SheetBuilder();
  const merged: string[] = [];
  let cell: Readonly<Record<string, string>> = {};
  let [row, column, text, inValue] = [-1, -1, '', false];
  readXml(xml, {
    open(name, attributes) {
      const { r } = attributes;
      if (name === 'row') [row, column] = [r === undefined ? row + 1 : Number(r) - 1, -1];
      if (name === 'c') {
        column = r === undefined ? column + 1 : columnOf(r);
        [cell, text] = [attributes, ''];
      }
      inValue ||= name === 'v' || name === 't';
      if (name === 'mergeCell') merged.push(String(attributes.ref));
    },
    text(chunk) {
      if (inValue) text += chunk;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'c') sheet.put(row, column, textOf(cell, text, book));
    },
  });
  for (const ref of merged) {
    const [, start = '', first = '', last = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(ref) ?? [];
    if (first !== '' && first !== last) sheet.merge(Number(first) - 1, Number(last) - 1, columnOf(start));
  }
  return sheet.rows;
}

function textOf({ t = 'n', s = '' }: Readonly<Record<string, string>>, text: string, book: Workbook): string {
  if (t === 's') return book.strings[Number(text)] ?? '';
  if (t === 'b') return text === '1' ? 'TRUE' : 'FALSE';
  if (t === 'e') return '';
  if (t === 'd') return text.slice(0, 10);
  if (t !== 'n') return unescaped(text);
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return text;
  const part = book.dates[Number(s)];
  return part === undefined ? String(number) : dateOf(number, part, book.epoch);
}

function dateOf(serial: number, part: DatePart, epoch: number): string {
  const time = epoch + Math.floor(serial) * DAY;
  if (Math.abs(time) > 8e15) return String(serial);
  return new Date(time).toISOString().slice(0, { day: 10, month: 7, year: 4 }[part]);
}

/** `C12` → 2. */
function columnOf(reference: string): number {
  const letters = reference.replace(/\d+$/, '');
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Excel writes control characters as `_x000D_`. */
function unescaped(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}
