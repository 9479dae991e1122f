import { prose } from '../../records/mapping/text.ts';
import type { PartialDate } from '../../records/mapping/values.ts';
import { didYouMean, nearest } from '../../text/edit-distance.ts';
import { folded } from '../../text/folding.ts';
import { factorIn, readAmount } from '../cells/amounts.ts';
import { type Period, type PeriodFault, readPeriod, withoutAbout, withoutUntil } from '../cells/periods.ts';
import { type LocalizedMessage, shown } from '../problem.ts';
import type { TableRow } from '../reading/table.ts';
import type { ColumnName } from '../words/columns.ts';
import { readSeveral, saysNothing, type WordLookup } from '../words/lookup.ts';
import type { WordScheme } from '../words/words.ts';
import { cellOf, readAsMapped, type TableCell } from './columns.ts';
import { dateFault } from './date-faults.ts';
import type { Mapping } from './mapping.ts';
import type { PartnerContext } from './partners.ts';

/** All that the reading of a row depends on. */
export interface RowContext extends PartnerContext {
  readonly mapping: Mapping;
  readonly lookups: { readonly [S in WordScheme]: WordLookup };
  /** The day, `yyyy-mm-dd`. */
  readonly today: string;
}

const AMERICAN = 'USA';
/** The reading of one row's cells: what cannot be understood is refused, what is not certain is kept as it was written. */
export class TableRowReader {
  readonly #row: TableRow;
  readonly #context: RowContext;
  /** What the row says in words that its dates do not say: to be told to readers. */
  readonly inexact: string[] = [];
  /** What is kept for those who keep the records. */
  readonly comments: string[] = [];

  constructor(row: TableRow, context: RowContext) {
    this.#row = row;
    this.#context = context;
  }

  /** The cell of the column, unless it says that nothing is known. */
  cell(name: ColumnName): TableCell | undefined {
    const cell = cellOf(this.#row, this.#context.columns.get(name), this.#context.mapping);
    return cell === undefined || saysNothing(cell.written) ? undefined : cell;
  }

  /** Notes that the cell cannot be understood. */
  refuse({ column }: TableCell, message: string, localized?: LocalizedMessage): undefined {
    this.#context.collector.refuse(message, this.#row.number, column.number, localized);
    return undefined;
  }

  /** The date or the two of a cell; `ends` may lie in the future. */
  period(name: ColumnName, ends = false): Period {
    const cell = this.cell(name);
    if (cell === undefined) return {};
    if (cell.text === '') return this.#leftOut(cell);
    const { today } = this.#context;
    const order = cell.column.order ?? this.#localOrder();
    const text = ends ? withoutUntil(cell.text) : cell.text;
    const read = readPeriod(text, { order, today: ends ? '9999-12-31' : today, serials: true });
    if (typeof read === 'string') return this.#refusePeriod(cell, read);
    if (cell.text !== cell.written) this.comments.push(`${cell.column.header}: ${cell.written}`);
    else if (read.inexact) this.inexact.push(`${cell.column.header}: ${cell.written}`);
    this.#remarkDecision(cell, read, order);
    return read;
  }

  #leftOut(cell: TableCell): Period {
    this.inexact.push(`${cell.column.header}: ${cell.written}`);
    return {};
  }

  #refusePeriod(cell: TableCell, fault: PeriodFault): Period {
    const { message, localized } = dateFault(cell.text, fault);
    this.refuse(cell, message, localized);
    return {};
  }

  /** Only in English may the month come first; there the country of the publisher decides, if it is known. */
  #localOrder(): 'dmy' | 'mdy' | undefined {
    const { mapping, records } = this.#context;
    if (!mapping.page.language.startsWith('en')) return 'dmy';
    const country = records.places.get(mapping.page.publisher ?? '')?.value.country;
    if (country === undefined) return undefined;
    return country === AMERICAN ? 'mdy' : 'dmy';
  }

  #remarkDecision(cell: TableCell, { start }: Period, order: string | undefined): void {
    const found = shown(cell.text);
    const remark = (message: string, key: string) => {
      const localized = { key, values: { found: cell.text.trim(), date: String(start) } };
      this.#context.collector.remark(message, this.#row.number, cell.column.number, localized);
    };
    if (/^\d{5}(\.\d+)?$/.test(cell.text))
      remark(`${found} was read as Excel’s number of the day ${start}`, 'readDate');
    else if (
      cell.column.order === undefined &&
      readPeriod(cell.text, { today: undefined, order: undefined }) === 'ambiguous'
    )
      remark(
        `${found} was read as ${start}, ${order === 'mdy' ? 'the month' : 'the day'} first`,
        order === 'mdy' ? 'monthFirst' : 'dayFirst',
      );
    else if (/(?:^|\D)\d{2}$/.test(cell.text) && !/\d{4}/.test(cell.text))
      remark(`${found} was read as ${start}`, 'readDate');
  }

  /** The one date of a cell. */
  date(name: ColumnName): PartialDate | undefined {
    return this.period(name).start;
  }

  /** The code that a cell names. */
  code(name: ColumnName, scheme: WordScheme): string | undefined {
    const cell = cellOf(this.#row, this.#context.columns.get(name), this.#context.mapping);
    if (cell === undefined || cell.text === '') return undefined;
    const lookup = this.#context.lookups[scheme];
    const code = lookup.get(folded(cell.text.slice(0, 200)));
    if (code !== undefined || saysNothing(cell.text)) return code;
    const [, word = '', rest] =
      /^(\D{1,60}?)[\s,(]{1,3}(?:\p{L}{1,6}\.?\s)?\d[\d.\s/)-]{3,12}$/u.exec(cell.text) ?? [];
    const status = rest === '' ? undefined : lookup.get(folded(word));
    if (scheme === 'status' && status !== undefined) {
      this.inexact.push(`${cell.column.header}: ${cell.written}`);
      return status;
    }
    return this.#refuseWord(cell, cell.text, scheme, lookup);
  }

  /** The codes of fields that a cell names; what the mapping says of a piece holds for it in every cell. */
  fields(name: ColumnName): string[] | undefined {
    const cell = this.cell(name);
    if (cell === undefined) return undefined;
    const { lookups, mapping } = this.#context;
    const { values, unknown } = readSeveral(cell.text, lookups.field);
    const mapped = unknown.flatMap((word) => {
      const as = readAsMapped(word, name, mapping);
      if (as === undefined) this.#refuseWord(cell, word, 'field of cooperation', lookups.field);
      else if (as === '') this.comments.push(`${cell.column.header}: ${word}`);
      return as === undefined || as === '' ? [] : readSeveral(as, lookups.field).values;
    });
    const all = [...new Set([...values, ...mapped])];
    return all.length > 0 ? all : undefined;
  }

  #refuseWord(cell: TableCell, word: string, what: string, lookup: WordLookup): undefined {
    const suggestion = word.length > 60 ? undefined : nearest(folded(word), lookup.keys());
    const hint = suggestion === undefined ? '' : didYouMean(folded(word), [suggestion]);
    return this.refuse(
      cell,
      `expected ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}, found ${shown(word)}${hint}`,
      { key: 'word', suggestion },
    );
  }

  /** The area and the population that the row states of the partner; of several partners, it must say of which. */
  *facts(partners: ReadonlyMap<string, string>): Iterable<object> {
    const isOfSeveral = new Set(partners.values()).size > 1;
    for (const measure of ['area', 'population'] as const) {
      const cell = this.cell(measure);
      if (cell === undefined) continue;
      if (!isOfSeveral) yield this.#fact(cell, measure, cell.text);
      else if (cell.text === '') this.inexact.push(`${cell.column.header}: ${cell.written}`);
      else yield* this.#factsOfSeveral(cell, measure, partners);
    }
  }

  *#factsOfSeveral(
    cell: TableCell,
    measure: 'area' | 'population',
    partners: ReadonlyMap<string, string>,
  ): Iterable<object> {
    const parts = cell.text.split(/[;\n]/, 100).filter((part) => part.trim() !== '');
    const named = parts.map((part) => {
      const colon = part.lastIndexOf(':');
      const at = colon === -1 ? part.search(/\d/) : colon;
      const name = part.slice(0, Math.max(at, 0)).trim();
      return { of: partners.get(folded(name.slice(0, 200))), text: part.slice(at).replace(/^:/, '').trim() };
    });
    if (named.some(({ of }) => of === undefined)) {
      const each = [...new Set(partners.values())].map((slug) => `${slug}: …`).join('; ');
      const message = `of which partner? Say ${JSON.stringify(each)}, or of one; found ${shown(cell.text)}`;
      this.refuse(cell, message, { key: 'ofWhich', values: { each } });
      return;
    }
    for (const { of, text } of named) yield { ...this.#fact(cell, measure, text), of };
  }

  #fact(cell: TableCell, measure: 'area' | 'population', written: string): object {
    const stated = cell.written.replace(/\s+/g, ' ');
    const whole = measure === 'population';
    const [, bracketed] = /\((?:[^()\d]{0,20})((?:19|20)\d{2})\)\s*$/.exec(written) ?? [];
    const text = bracketed === undefined ? written : written.slice(0, written.lastIndexOf('(')).trim();
    const year =
      (whole ? this.#year() : undefined) ??
      (bracketed === undefined ? undefined : Number(bracketed)) ??
      cell.column.year;
    const value = text === '' ? undefined : this.#amount(cell, text, whole);
    return { measure, stated, ...(value !== undefined && { value }), ...(year !== undefined && { year }) };
  }

  #amount(cell: TableCell, text: string, whole: boolean): number | undefined {
    // What is stated is kept beside it, and that it is about so many.
    const { decimal, header } = cell.column;
    const factor = factorIn(header, whole ? 'population' : 'area');
    const value = readAmount(withoutAbout(text) ?? text, { whole, decimal, factor });
    const expected = whole ? 'a whole number such as 45 307' : 'a number of km² such as 130,8';
    if (value === undefined) {
      const localized = { key: whole ? 'count' : 'area' };
      return this.refuse(cell, `expected ${expected}, found ${shown(text)}`, localized);
    }
    if (value !== 'ambiguous') return value;
    const message = `${shown(text)}: thousands or a fraction? Say "decimal: ','" or "decimal: '.'" of the column in the mapping`;
    return this.refuse(cell, message, { key: 'decimal' });
  }

  #year(): number | undefined {
    const cell = this.cell('population.year');
    const date = cell === undefined ? undefined : this.date('population.year');
    if (cell === undefined || date === undefined) return undefined;
    if (typeof date === 'number') return date;
    return this.refuse(cell, `expected a year, found ${shown(cell.text)}`, { key: 'year' });
  }

  /** The text of a cell, of any length. */
  prose(name: ColumnName): string | undefined {
    const cell = this.cell(name);
    if (cell === undefined || cell.text === '') return undefined;
    const text = cell.text.replace(/\r\n?/g, '\n');
    const fault = prose.safeParse(text).error;
    return fault === undefined
      ? text
      : this.refuse(cell, `${fault.issues[0]?.message}, found ${shown(text)}`);
  }

  /** The texts of the columns of that name, by language: `note.de`, `note.pl`. */
  localized(name: 'description' | 'note'): Record<string, string> {
    const columns = [...this.#context.columns.keys()].filter((column) => column.startsWith(`${name}.`));
    const texts = columns.map((column) => [column.slice(name.length + 1), this.prose(column)] as const);
    return Object.fromEntries(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}
