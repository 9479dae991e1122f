import type { TableProblem } from '../problem.ts';
import { WorkbookError } from './archive.ts';
import { decode } from './decode.ts';
import { layout, type ParsedTable } from './layout.ts';
import { readOds } from './ods.ts';
import { readSeparated } from './separated.ts';
import type { Sheet } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

export type { ParsedTable, TableRow } from './layout.ts';

/** What is told about a file that does not show in it. */
export interface ReadingOptions {
  /** A label of the WHATWG Encoding Standard. */
  readonly encoding?: string | undefined;
  /** The name of the sheet of a workbook; else the first with cells. */
  readonly sheet?: string | undefined;
}

interface Cells {
  readonly rows: readonly (readonly string[])[];
  readonly form: string;
  readonly remarks?: readonly TableProblem[];
  readonly problems?: readonly TableProblem[];
}

/** Reads a table from the bytes of a file of separated values, or of an Excel or OpenDocument workbook; never throws. */
export function readTable(bytes: Uint8Array, options: ReadingOptions = {}): ParsedTable {
  const { rows, form, remarks = [], problems = [] } = cellsOf(bytes, options);
  const { problems: faults, ...table } = layout(rows);
  const isEmpty = table.rows.length === 0 && problems.length === 0;
  return {
    ...table,
    form,
    remarks,
    problems: [...problems, ...faults, ...(isEmpty ? [EMPTY] : [])],
  };
}

const EMPTY: TableProblem = {
  message: 'the table has no rows below a header: is it the right file, and the right sheet?',
  localized: { key: 'empty' },
};

function cellsOf(bytes: Uint8Array, options: ReadingOptions): Cells {
  const refused = foreign(bytes);
  if (refused !== undefined) return { rows: [], form: '', problems: [refused] };
  try {
    return isZip(bytes) ? ofWorkbook(bytes, options.sheet) : ofText(bytes, options.encoding);
  } catch (error) {
    if (error instanceof WorkbookError)
      return { rows: [], form: '', problems: [{ message: error.message, localized: error.localized }] };
    if (error instanceof RangeError)
      return {
        rows: [],
        form: '',
        problems: [
          {
            message: `--encoding: there is no "${options.encoding}"; there are utf-8, windows-1250, windows-1251, windows-1252, windows-1257 …`,
          },
        ],
      };
    throw error;
  }
}

function ofText(bytes: Uint8Array, stated: string | undefined): Cells {
  const { text, encoding, guessed } = decode(bytes, stated);
  const { rows, separator, problems } = readSeparated(text);
  const remarks = guessed
    ? [
        {
          message: `read as ${encoding}, which is a guess: if letters with accents are wrong, say --encoding, or save the sheet as CSV UTF-8`,
          localized: { key: 'guessedEncoding', values: { encoding } },
        },
      ]
    : [];
  return {
    rows,
    form: `${encoding}, separated by ${separator === '\t' ? 'tabs' : `"${separator}"`}`,
    remarks,
    problems,
  };
}

function ofWorkbook(bytes: Uint8Array, sheetName: string | undefined): Cells {
  const text =
    new TextDecoder('latin1').decode(bytes.subarray(0, 4096)) +
    new TextDecoder('latin1').decode(bytes.subarray(-65_536));
  const isOds = text.includes('application/vnd.oasis.opendocument.spreadsheet');
  if (!isOds && !text.includes('xl/'))
    throw new WorkbookError('this is an archive and no workbook of Excel (.xlsx) or LibreOffice Calc (.ods)');
  const sheets = isOds ? readOds(bytes) : readXlsx(bytes);
  const filled = sheets.filter(({ rows, hidden }) => rows.length > 0 && !hidden);
  const chosen = sheetName === undefined ? filled[0] : sheets.find(({ name }) => name === sheetName);
  if (chosen === undefined) throw missing(sheets, sheetName);
  const others = filled.filter((sheet) => sheet !== chosen).map(({ name }) => `"${name}"`);
  return {
    rows: chosen.rows,
    form: `${isOds ? 'OpenDocument' : 'Excel'} workbook, sheet "${chosen.name}"`,
    remarks:
      others.length === 0
        ? []
        : [
            {
              message: `the sheet "${chosen.name}" was read; there ${others.length === 1 ? 'is' : 'are'} ${others.join(', ')} too: --sheet NAME reads another`,
              localized: { key: 'otherSheets', values: { sheet: chosen.name, sheets: others.join(', ') } },
            },
          ],
  };
}

function missing(sheets: readonly Sheet[], sheetName: string | undefined): WorkbookError {
  if (sheetName === undefined) return new WorkbookError(EMPTY.message, { localized: EMPTY.localized });
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  return new WorkbookError(`--sheet: there is no sheet "${sheetName}"; there are ${names}`, {
    localized: { key: 'noSheet', values: { sheet: sheetName, sheets: names } },
  });
}

function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 3 && fourth === 4;
}

/** Why a file is no table, where its first bytes say so. */
function foreign(bytes: Uint8Array): TableProblem | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return {
      message: 'this is an old Excel workbook (.xls): open it and save it as .xlsx, or as CSV UTF-8',
      localized: { key: 'xls' },
    };
  const other = (message: string, form: string) => ({
    message,
    localized: { key: 'foreign', values: { form } },
  });
  if (start.startsWith('%PDF'))
    return other('this is a PDF: save the table as .xlsx, .ods or CSV UTF-8', 'PDF');
  if (/^(?:\u00ef\u00bb\u00bf)?\s{0,50}(?:<!doctype html|<html|<table)/i.test(start))
    return other(
      'this is a web page: open it in a spreadsheet and save it as .xlsx, .ods or CSV UTF-8',
      'HTML',
    );
  if (/^(?:\u00ef\u00bb\u00bf)?\s{0,50}[{[]\s{0,50}["{[\]}]/.test(start))
    return other('this is JSON: save the table as .xlsx, .ods or CSV UTF-8', 'JSON');
  return undefined;
}
