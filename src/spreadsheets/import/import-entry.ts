import type { z } from 'zod';
import { prose } from '../../records/mapping/text.ts';
import type { PartialDate } from '../../records/mapping/values.ts';
import { didYouMean } from '../../text/edit-distance.ts';
import { folded } from '../../text/folding.ts';
import { readAmount } from '../cells/amounts.ts';
import { readDate } from '../cells/dates.ts';
import { shown } from '../problem.ts';
import type { TableRow } from '../table.ts';
import type { ColumnName } from './columns.ts';
import { type Cell, cellOf } from './import-columns.ts';
import type { ImportContext } from './import-context.ts';
import { readPartners } from './import-partners.ts';
import { type Lookup, readSeveral } from './lookup.ts';

const A_DATE = 'expected a date such as 2007-06-10, 10.06.2007, June 2007, 2007. gada 10. jūnijā or 2015';

/** Reads one row as an entry of a page; what cannot be understood is noted, and its value left out. */
export function readEntry(
  row: TableRow,
  key: string,
  context: ImportContext,
): { readonly partners: readonly string[] } {
  const read = new EntryReader(row, context);
  const { slugs, asWritten } = readPartners(row, context);
  const signed = read.date('signed');
  const since = read.date('since');
  const start = since ?? signed;
  const comments: string[] = [];
  const entry = {
    partners: slugs,
    ...(asWritten.length > 0 && { asWritten }),
    kind: read.code('kind', 'kind') ?? context.mapping.defaults?.kind,
    ...(start !== undefined && { start, startBasis: start === signed ? 'agreement-signed' : 'stated' }),
    ...defined({ end: read.date('until') }),
    ...read.status(),
    ...read.agreements(signed),
    ...read.fields(),
    ...read.facts(),
    ...defined({
      description: read.bilingual('description', comments),
      note: read.bilingual('note', comments),
    }),
  };
  const notes = read.prose('notes');
  if (notes !== undefined) comments.push(notes);
  if (entry.kind === undefined) {
    context.collector.refuse(
      'the kind is missing: give the mapping a default',
      row.number,
      context.columns.get('kind')?.number,
    );
  }
  if (comments.length > 0) context.collector.comments.set(key, comments.join('\n'));
  return entry;
}

/** The reading of one row's cells. */
class EntryReader {
  readonly #row: TableRow;
  readonly #reading: ImportContext;

  constructor(row: TableRow, context: ImportContext) {
    this.#row = row;
    this.#reading = context;
  }

  #cell(name: ColumnName): Cell | undefined {
    return cellOf(this.#row, this.#reading.columns.get(name), this.#reading.mapping);
  }

  #refuse({ column }: Cell, message: string): undefined {
    this.#reading.collector.refuse(message, this.#row.number, column.number);
    return undefined;
  }

  date(name: ColumnName): PartialDate | undefined {
    const cell = this.#cell(name);
    if (cell === undefined || cell.text === '') return undefined;
    const date = readDate(cell.text, cell.column.order);
    if (date === undefined) return this.#refuse(cell, `${A_DATE}, found ${shown(cell.text)}`);
    if (date !== 'ambiguous') return date;
    return this.#refuse(
      cell,
      `${shown(cell.text)}: day or month first? Say "order: dmy" or "order: mdy" of the column in the mapping`,
    );
  }

  code(name: ColumnName, scheme: keyof ImportContext['lookups']): string | undefined {
    const cell = this.#cell(name);
    if (cell === undefined || cell.text === '') return undefined;
    const lookup = this.#reading.lookups[scheme];
    const code = lookup.get(folded(cell.text.slice(0, 200)));
    return code ?? this.#refuse(cell, unknownWord(cell.text, scheme, lookup));
  }

  status(): object {
    const status = this.code('status', 'status');
    if (status === undefined || status === 'unknown') return defined({ status });
    const statusAsOf = this.date('statusAsOf') ?? this.#reading.mapping.defaults?.statusAsOf;
    return defined({ status, statusAsOf });
  }

  agreements(signed: PartialDate | undefined): object {
    const stated = this.code('instrument', 'instrument');
    if (signed === undefined && stated === undefined) return {};
    const instrument = stated ?? this.#reading.mapping.defaults?.instrument ?? 'cooperation-agreement';
    return { agreements: [{ instrument, ...defined({ signed }) }] };
  }

  fields(): object {
    const fields = defined({
      agreed: this.#codes('fields'),
      practised: this.#codes('practised'),
      planned: this.#codes('planned'),
    });
    return Object.keys(fields).length > 0 ? { fields } : {};
  }

  #codes(name: ColumnName): string[] | undefined {
    const cell = this.#cell(name);
    if (cell === undefined) return undefined;
    const lookup = this.#reading.lookups.field;
    const { values, unknown } = readSeveral(cell.text, lookup);
    for (const word of unknown) this.#refuse(cell, unknownWord(word, 'field of cooperation', lookup));
    return values.length > 0 ? values : undefined;
  }

  facts(): object {
    const facts = [...this.#fact('area'), ...this.#fact('population')];
    return facts.length > 0 ? { facts } : {};
  }

  *#fact(measure: 'area' | 'population'): Iterable<object> {
    const cell = this.#cell(measure);
    if (cell === undefined) return;
    const stated = cell.written.replace(/\s+/g, ' ');
    const { year: given, decimal } = cell.column;
    const year = (measure === 'population' ? this.#year() : undefined) ?? given;
    const value = cell.text === '' ? undefined : this.#amount(cell, measure === 'population', decimal);
    yield { measure, stated, ...defined({ value, year }) };
  }

  #amount(cell: Cell, whole: boolean, decimal: '.' | ',' | undefined): number | undefined {
    const value = readAmount(cell.text, { whole, decimal });
    const expected = whole ? 'a whole number such as 45 307' : 'a number of km² such as 130,8';
    if (value === undefined) return this.#refuse(cell, `expected ${expected}, found ${shown(cell.text)}`);
    if (value !== 'ambiguous') return value;
    return this.#refuse(
      cell,
      `${shown(cell.text)}: thousands or a fraction? Say "decimal: ','" or "decimal: '.'" of the column in the mapping`,
    );
  }

  #year(): number | undefined {
    const cell = this.#cell('population.year');
    const date = this.date('population.year');
    if (cell === undefined || date === undefined) return undefined;
    if (typeof date === 'number') return date;
    return this.#refuse(cell, `expected a year, found ${shown(cell.text)}`);
  }

  prose(name: ColumnName): string | undefined {
    const cell = this.#cell(name);
    if (cell === undefined || cell.text === '') return undefined;
    const text = cell.text.replace(/\r\n?/g, '\n');
    const fault: z.ZodError | undefined = prose.safeParse(text).error;
    return fault === undefined
      ? text
      : this.#refuse(cell, `${fault.issues[0]?.message}, found ${shown(text)}`);
  }

  /** Text in both languages; where there is one only, it goes to the keepers and not to readers. */
  bilingual(name: 'description' | 'note', comments: string[]): object | undefined {
    const [en, lv] = [this.prose(`${name}.en`), this.prose(`${name}.lv`)];
    if (en !== undefined && lv !== undefined) return { en, lv };
    if (en !== undefined) comments.push(`${name} (en): ${en}`);
    if (lv !== undefined) comments.push(`${name} (lv): ${lv}`);
    return undefined;
  }
}

function unknownWord(word: string, what: string, lookup: Lookup): string {
  const hint = word.length > 60 ? '' : didYouMean(folded(word), lookup.keys());
  return `expected a ${what}, found ${shown(word)}${hint}`;
}

function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
