import { Document, isMap, isScalar, type Pair } from 'yaml';
import { slug as slugSchema, webAddress } from '../../records/reading/identifiers.ts';
import type { Records } from '../../records/record-types/index.ts';
import { folded } from '../../text/folding.ts';
import type { Table, TableRow } from '../table.ts';
import { COLUMNS, type ColumnName, guessColumn } from './columns.ts';
import { cellOf, type OfficerColumn, officerColumns } from './import-columns.ts';
import { countryLookup } from './import-table.ts';
import { lookupOf } from './lookup.ts';
import type { Mapping, NewPlace } from './mapping.ts';
import { isName, type Register, registerOf } from './names.ts';
import { type NamedPartner, partnerCells } from './partner-cells.ts';

/** What cannot be seen in the table. */
export interface ImportOptions {
  /** The table's file, without folder and extension. */
  readonly name: string;
  readonly publisher: string;
  /** The day, `yyyy-mm-dd`. */
  readonly today: string;
}

/** A guessed header: what its column holds, and why that is open. */
export interface GuessedColumn {
  readonly header: string;
  readonly as: ColumnName | 'ignore';
  readonly help: string;
}

type PlaceChoice = NewPlace | null;

/** A mapping guessed from a table, as the YAML text to be confirmed. */
export interface GuessedMapping {
  readonly columns: readonly GuessedColumn[];
  /** How many names are neither in the register nor plainly new. */
  readonly questions: number;
  readonly text: string;
}

/** Guesses how the table is to be read: its columns by their headers, its page, its defaults, and what its names mean that the register does not know. */
export function guessMapping(table: Table, records: Records, options: ImportOptions): GuessedMapping {
  const columns = guessColumns(table.headers);
  const mapping = {
    page: pageOf(columns, records, options),
    columns: Object.fromEntries(
      columns.map(({ header, as, year }) => [header, year === undefined ? as : { as, year }]),
    ),
    defaults: defaultsOf(columns, options),
  };
  const answers = answersOf(table, mapping, records);
  const names = Object.fromEntries([...answers].map(([written, { choice }]) => [written, choice]));
  const document = new Document({ ...mapping, ...(answers.size > 0 && { names }) });
  annotate(document, columns, answers);
  return {
    columns,
    questions: [...answers.values()].filter(({ choice }) => choice?.country === undefined).length,
    text: document.toString({ lineWidth: 0 }),
  };
}

interface ColumnGuess extends GuessedColumn {
  readonly language: 'en' | 'lv' | undefined;
  readonly year: number | undefined;
}

function guessColumns(headers: readonly string[]): ColumnGuess[] {
  const taken = new Set<ColumnName>();
  return [...new Set(headers)]
    .filter((header) => header !== '' && header !== '__proto__')
    .map((header) => {
      const [year] = /\b(?:19|20)\d{2}\b/.exec(header) ?? [];
      const guesses = guessColumn(header);
      const [guess] = guesses;
      const open = guesses.length !== 1 || guess === undefined || taken.has(guess.name);
      if (open) {
        const maybe = guesses.map(({ name }) => name).join(' or ');
        return {
          header,
          as: 'ignore',
          help: maybe === '' ? 'not known' : `perhaps ${maybe}`,
          language: undefined,
          year: undefined,
        };
      }
      taken.add(guess.name);
      const isMeasure = guess.name === 'population' || guess.name === 'area';
      return {
        header,
        as: guess.name,
        help: COLUMNS[guess.name].help,
        language: guess.language,
        year: isMeasure && year !== undefined ? Number(year) : undefined,
      };
    });
}

function pageOf(
  columns: readonly ColumnGuess[],
  records: Records,
  { name, publisher }: ImportOptions,
): Mapping['page'] {
  const count = (language: string) => columns.filter((column) => column.language === language).length;
  const language = count('lv') > count('en') ? 'lv' : 'en';
  const own = slugOf(name);
  const slug = !records.pages.has(publisher)
    ? publisher
    : own === '' || records.pages.has(own)
      ? `${publisher}-table`
      : own;
  const title = name.replace(/\p{Cc}+|\s+/gu, ' ').trim();
  return { slug, title: { [language]: title === '' ? publisher : title }, publisher, language };
}

function defaultsOf(
  columns: readonly ColumnGuess[],
  { today }: ImportOptions,
): NonNullable<Mapping['defaults']> {
  const partner = columns.find(({ as }) => as === 'partner')?.header ?? '';
  const isTwin = /\b(twin|sister|sadraudzib)/.test(folded(partner));
  const has = (name: ColumnName) => columns.some(({ as }) => as === name);
  return {
    kind: isTwin ? 'twinning' : 'cooperation',
    ...(has('signed') && { instrument: 'cooperation-agreement' }),
    ...(has('status') && { statusAsOf: today }),
  };
}

interface Answered {
  readonly choice: PlaceChoice;
  readonly comment: string;
}

/** What is proposed for the names that the register does not know. */
function answersOf(table: Table, mapping: Mapping, records: Records): Map<string, Answered> {
  const { columns } = officerColumns(table, mapping);
  const register = registerOf(records);
  const countries = countryLookup(records);
  const answers = new Map<string, Answered>();
  const slugs = new Set(register.map(({ slug }) => slug));
  for (const row of table.rows) {
    for (const partner of partnerCells(row, columns, mapping, countries, register).partners) {
      if (
        partner.found.slug !== undefined ||
        answers.has(partner.written) ||
        partner.written === '__proto__' ||
        !isName(partner.written)
      )
        continue;
      answers.set(partner.written, answerFor(partner, row, columns, mapping, slugs));
    }
  }
  return answers;
}

function answerFor(
  { name, country, found }: NamedPartner,
  row: TableRow,
  columns: ReadonlyMap<ColumnName, OfficerColumn>,
  mapping: Mapping,
  slugs: Set<string>,
): Answered {
  const closest: Register = found.slug === undefined ? found.similar : [];
  if (closest.length > 0) {
    const candidates = closest.map(({ slug, label }) => `${slug} (${label})`).join(' or ');
    return {
      choice: null,
      comment: ` row ${row.number}: is it ${candidates}? Write its slug, or { slug, name, level, country } of a new place.`,
    };
  }
  const text = (column: ColumnName) => cellOf(row, columns.get(column), mapping)?.text;
  const given = (column: ColumnName) => [text(column)].find((each) => each !== undefined && isName(each));
  const [en, lv] = [given('name.en') ?? name, given('name.lv') ?? name];
  const slug = freeSlug(slugOf(en) || `place-${row.number}`, slugs);
  const website = text('website');
  const level = lookupOf('level', []).get(folded(text('level') ?? '')) ?? levelIn(name);
  const place = {
    slug,
    name: { en, lv },
    level: level as NewPlace['level'],
    ...(country !== undefined && { country }),
    ...(webAddress.safeParse(website).success && website !== undefined && { website }),
  };
  const open = country === undefined ? ' Its country is missing.' : '';
  return {
    choice: place,
    comment: ` row ${row.number}: a new place?${en === lv ? ' Its name is the same in both languages: confirm.' : ''}${open}`,
  };
}

function levelIn(name: string): string {
  const words = folded(name).split(' ');
  const lookup = lookupOf('level', []);
  return words.map((word) => lookup.get(word)).find((level) => level !== undefined) ?? 'city';
}

function slugOf(text: string): string {
  const slug = folded(text.slice(0, 60))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slugSchema.safeParse(slug).success ? slug : '';
}

function freeSlug(slug: string, taken: Set<string>): string {
  let free = slug;
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`;
  taken.add(free);
  return free;
}

/** Says beside each line what it is, for the one who confirms it. */
function annotate(
  document: Document,
  columns: readonly ColumnGuess[],
  answers: ReadonlyMap<string, Answered>,
): void {
  document.commentBefore =
    ' How munpart reads the table. Look at every line; then import again with --mapping.';
  for (const [key, value] of pairsOf(document.get('columns'))) {
    const column = columns.find(({ header }) => header === key.value);
    if (isScalar(value)) value.comment = ` ${column?.help ?? ''}`;
    else if (isMap(value)) value.flow = true;
  }
  for (const [key, value] of pairsOf(document.get('names'))) {
    key.commentBefore = answers.get(String(key.value))?.comment ?? '';
    if (isMap(value)) value.flow = true;
  }
}

function* pairsOf(
  node: unknown,
): Iterable<readonly [{ readonly value: unknown; commentBefore?: string | null }, unknown]> {
  for (const { key, value } of isMap(node) ? (node.items as Pair[]) : []) {
    if (isScalar(key)) yield [key, value];
  }
}
