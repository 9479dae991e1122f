import { readXml, unzipped, WorkbookError } from './archive.ts';
import { type Sheet, SheetBuilder } from './sheet.ts';

/** What is repeated more often is the rest of an empty sheet. */
const MAX_REPEATED = 1000;

/** The sheets of an OpenDocument spreadsheet, as LibreOffice writes them. Throws a WorkbookError where it is none. */
export function readOds(bytes: Uint8Array): Sheet[] {
  const xml = unzipped(bytes, /^content\.xml$/).get('content.xml');
  if (xml === undefined) throw new WorkbookError('the workbook has no sheet: save the sheet as CSV UTF-8');
  const reader = new OdsReader();
  readXml(xml, reader);
  return reader.sheets;
}

class OdsReader {
  readonly sheets: Sheet[] = [];
  #sheet = new SheetBuilder();
  #name = '';
  #row = 0;
  #column = 0;
  #rowRepeated = 1;
  #cell: Readonly<Record<string, string>> = {};
  #paragraphs: string[] | undefined;
  #inNote = 0;
  #merged: [first: number, last: number, column: number][] = [];

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'table') {
      this.#sheet = new SheetBuilder();
      [this.#name, this.#row, this.#merged] = [attributes.name ?? '', 0, []];
    } else if (name === 'table-row') {
      [this.#column, this.#rowRepeated] = [0, repeated(attributes['number-rows-repeated'])];
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      [this.#cell, this.#paragraphs] = [attributes, []];
    } else if (name === 'annotation') this.#inNote++;
    else if (this.#inNote === 0) this.#openText(name, attributes);
  }

  #openText(name: string, { c = '1' }: Readonly<Record<string, string>>): void {
    if (name === 'p') this.#paragraphs?.push('');
    if (name === 's') this.text(' '.repeat(Math.min(Number(c) || 1, MAX_REPEATED)));
    if (name === 'tab') this.text(' ');
    if (name === 'line-break') this.text('\n');
  }

  text(chunk: string): void {
    const paragraphs = this.#paragraphs;
    if (paragraphs === undefined || paragraphs.length === 0 || this.#inNote > 0) return;
    paragraphs[paragraphs.length - 1] += chunk;
  }

  close(name: string): void {
    if (name === 'annotation') this.#inNote--;
    if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    if (name === 'table-row') this.#row += this.#rowRepeated;
    if (name !== 'table') return;
    for (const [first, last, column] of this.#merged) this.#sheet.merge(first, last, column);
    this.sheets.push({ name: this.#name, hidden: false, rows: this.#sheet.rows });
  }

  #closeCell(): void {
    const count = repeated(this.#cell['number-columns-repeated']);
    const text = textOf(this.#cell, (this.#paragraphs ?? []).join('\n'));
    this.#paragraphs = undefined;
    const spanned = repeated(this.#cell['number-rows-spanned']);
    if (spanned > 1) this.#merged.push([this.#row, this.#row + spanned - 1, this.#column]);
    if (text !== '' && (count > MAX_REPEATED || this.#rowRepeated > MAX_REPEATED))
      throw new WorkbookError(
        'a cell is repeated over the whole sheet: save the part that is meant as CSV UTF-8',
      );
    for (let down = 0; text !== '' && down < this.#rowRepeated; down++) {
      for (let across = 0; across < count; across++)
        this.#sheet.put(this.#row + down, this.#column + across, text);
    }
    this.#column += count;
  }
}

function repeated(times: string | undefined): number {
  const count = Number(times ?? '1');
  return Number.isInteger(count) && count > 0 ? count : 1;
}

function textOf(cell: Readonly<Record<string, string>>, shown: string): string {
  const { 'value-type': type, value, 'date-value': date } = cell;
  if (type === 'date' && date !== undefined) {
    // A month is kept as its first day; what is shown has no day then.
    return /-01$/.test(date.slice(0, 10)) && !/(?:^|\D)0?1(?:\D|$)/.test(shown)
      ? date.slice(0, 7)
      : date.slice(0, 10);
  }
  return type === 'float' && value !== undefined && Number.isFinite(Number(value))
    ? String(Number(value))
    : shown;
}
