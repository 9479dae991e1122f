import { Document, isMap, isScalar, type Pair, parseDocument } from 'yaml';
import type { Records } from '../../records/record-types/index.ts';
import { folded } from '../../text/folding.ts';
import { fillTemplate } from '../../text/template.ts';
import type { ParsedTable } from '../reading/table.ts';
import type { ColumnName } from '../words/columns.ts';
import { countryLookup } from '../words/countries.ts';
import { type CodeLabel, lookupOf } from '../words/lookup.ts';
import { words } from '../words/words.ts';
import { type GuessedColumn, type GuessedColumns, guessColumns } from './guess-columns.ts';
import { type Mapping, useOf } from './mapping.ts';
import { registerOf } from './names.ts';
import { type PlaceProposal, proposeNames, slugOf } from './proposals.ts';
import { tableDate } from './table-date.ts';

/** What cannot be seen in the table. */
export interface ImportOptions {
  /** The table's file, without folder and extension. */
  readonly name: string;
  /** The slug of the place whose table it is; none where a column says it. */
  readonly publisher?: string | undefined;
  /** The day, `yyyy-mm-dd`. */
  readonly today: string;
  /** How the file was to be read, if that was told. */
  readonly encoding?: string | undefined;
  readonly sheet?: string | undefined;
}

/** A mapping guessed from a table or completed, as the YAML text to be confirmed. */
export interface GuessedMapping {
  /** The columns that were guessed now. */
  readonly columns: readonly GuessedColumn[];
  /** What is proposed for names now. */
  readonly proposals: readonly PlaceProposal[];
  readonly text: string;
}

/** Guesses how the table is to be read: its columns by their headers and cells, its page, its defaults, and what its names mean that the register does not know. */
export function guessMapping(table: ParsedTable, records: Records, options: ImportOptions): GuessedMapping {
  const countries = countryLookup(records);
  const guessed = guessColumns(table, countries, options.publisher !== undefined);
  const { columns } = guessed;
  const mapping: Mapping = {
    page: pageOf(guessed, table, records, options),
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    columns: Object.fromEntries(
      columns.map(({ header, as, year }) => [header, year === undefined ? as : { as, year }]),
    ),
    defaults: { ...defaultsOf(columns, table, options), ...publisherCountryOf(columns, records) },
  };
  const proposals = columns.some(({ as }) => as === 'partner') ? proposalsFor(table, mapping, records) : [];
  const document = new Document(mapping);
  document.commentBefore = ' How munpart reads the table. Look at every line; then import again.';
  annotateColumns(document, columns);
  addNames(document, proposals);
  return { columns, proposals, text: document.toString({ lineWidth: 0 }) };
}

/** The mapping that is there, with guesses for the columns and the names that it does not say anything of; all that stands in it is left as it is. */
export function completeMapping(
  text: string,
  mapping: Mapping,
  table: ParsedTable,
  records: Records,
): GuessedMapping {
  const isNew = ({ header }: GuessedColumn) => useOf(mapping, header) === undefined;
  const guessed = guessColumns(table, countryLookup(records), mapping.page.publisher !== undefined);
  const used = new Set(Object.keys(mapping.columns).map((header) => useOf(mapping, header)?.as));
  const columns = guessed.columns
    .filter(isNew)
    .map(
      (column): GuessedColumn =>
        used.has(column.as) && column.as !== 'ignore'
          ? { ...column, as: 'ignore', help: `perhaps ${column.as}, which another column is` }
          : column,
    );
  const document = parseDocument(text, { uniqueKeys: false });
  for (const { header, as, year } of columns)
    document.addIn(['columns'], document.createPair(header, year === undefined ? as : { as, year }));
  const completed: Mapping = {
    ...mapping,
    columns: { ...mapping.columns, ...Object.fromEntries(columns.map(({ header, as }) => [header, as])) },
  };
  annotateColumns(document, columns);
  const proposals = proposalsFor(table, completed, records);
  addNames(document, proposals);
  const isChanged = columns.length + proposals.length > 0;
  return { columns, proposals, text: isChanged ? document.toString({ lineWidth: 0 }) : text };
}

function proposalsFor(table: ParsedTable, mapping: Mapping, records: Records): PlaceProposal[] {
  return proposeNames(table, mapping, {
    register: registerOf(records),
    countries: countryLookup(records),
  });
}

function pageOf(
  { columns, language }: GuessedColumns,
  { title: above }: ParsedTable,
  records: Records,
  { name, publisher }: ImportOptions,
): Mapping['page'] {
  const stated = (above[0]?.text ?? '')
    .replace(/\p{Cc}+|\s+/gu, ' ')
    .trim()
    .slice(0, 200)
    .trim();
  const isOfMany = columns.some(({ as }) => as === 'publisher') || publisher === undefined;
  const title = stated === '' ? usualTitle(language, isOfMany ? undefined : publisher, records) : stated;
  if (isOfMany) return { title: { [language]: title }, language };
  const own = slugOf(name);
  const isOwn = (slug: string) => records.pages.get(slug)?.value.page.publisher === publisher;
  const slug = !records.pages.has(publisher)
    ? publisher
    : own !== '' && (!records.pages.has(own) || isOwn(own))
      ? own
      : `${publisher}-table`;
  return { slug, title: { [language]: title }, publisher, language };
}

/** What a page is called that its table does not name: `Partnerschaften: Cottbus`. */
function usualTitle(language: string, publisher: string | undefined, { places }: Records): string {
  const { languages } = words();
  const page = (languages.get(language) ?? languages.get('en'))?.page;
  const names = publisher === undefined ? undefined : places.get(publisher)?.value.name;
  const municipality = names?.[language] ?? Object.values<string>(names ?? {})[0] ?? publisher;
  if (municipality === undefined) return page?.all ?? 'Partners';
  return page === undefined ? municipality : fillTemplate(page.of, { municipality });
}

function defaultsOf(
  columns: readonly GuessedColumn[],
  table: ParsedTable,
  { today }: ImportOptions,
): NonNullable<Mapping['defaults']> {
  const naming = columns.filter(({ as }) => as === 'partner' || as === 'since' || as === 'signed');
  const has = (name: ColumnName) => columns.some(({ as }) => as === name);
  return {
    kind: naming.some(({ header }) => kindIn(header) === 'twinning') ? 'twinning' : 'cooperation',
    ...(has('signed') && { instrument: 'cooperation-agreement' as const }),
    ...(has('status') && !has('statusAsOf') && { statusAsOf: tableDate(table, today) ?? today }),
  };
}

/** The country of the publishers, where no column says it and those of the records are all of one. */
function publisherCountryOf(columns: readonly GuessedColumn[], { pages, places }: Records): object {
  const has = (name: ColumnName) => columns.some(({ as }) => as === name);
  const known = new Set(
    [...pages.values()].map(({ value }) => places.get(value.page.publisher)?.value.country),
  );
  const [only] = known.size > 0 ? known : new Set([...places.values()].map(({ value }) => value.country));
  const isOne = known.size === 1 || (known.size === 0 && places.size === 1);
  return has('publisher') && !has('publisher.country') && isOne && only !== undefined
    ? { publisherCountry: only }
    : {};
}

/** The kind of partnership that a header has a word for: `Ystävyyskaupunki`, `Sister city since`. */
function kindIn(header: string): 'twinning' | 'cooperation' {
  const { twinning = [], cooperation = [] } = Object.fromEntries(
    (['twinning', 'cooperation'] as const).map((kind) => [
      kind,
      [...words().languages.values()].flatMap(({ kind: kinds }) => kinds[kind] ?? []),
    ]),
  );
  const text = ` ${folded(header)} `;
  const maxLength = (list: readonly string[]) =>
    Math.max(
      0,
      ...list
        .map(folded)
        .filter((word) => text.includes(` ${word} `))
        .map(({ length }) => length),
    );
  const lookup = lookupOf('kind', [] as CodeLabel[]).get(folded(header));
  if (lookup === 'twinning' || lookup === 'cooperation') return lookup;
  return maxLength(twinning) > maxLength(cooperation) ? 'twinning' : 'cooperation';
}

/** Says beside each column what it is, with the first of its cells. */
function annotateColumns(document: Document, columns: readonly GuessedColumn[]): void {
  for (const [key, value] of pairsOf(document.get('columns'))) {
    const column = columns.find(({ header }) => header === key.value);
    if (column === undefined) continue;
    const samples = column.samples.map((cell) => JSON.stringify(cell.slice(0, 40))).join(', ');
    if (isScalar(value)) value.comment = ` ${column.help}${samples === '' ? '' : `: ${samples}`}`;
    else if (isMap(value)) value.flow = true;
  }
}

function addNames(document: Document, proposals: readonly PlaceProposal[]): void {
  if (proposals.length > 0 && !isMap(document.get('names'))) document.set('names', document.createNode({}));
  const names = document.get('names');
  // No name is proposed that is there, and the library would look for it among all the others.
  if (isMap(names))
    for (const { key, answer } of proposals) names.items.push(document.createPair(key, answer));
  const comments = new Map(proposals.map(({ key, comment }) => [key, comment]));
  for (const [key, value] of pairsOf(document.get('names'))) {
    const comment = comments.get(String(key.value));
    if (comment === undefined) continue;
    key.commentBefore = comment;
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
