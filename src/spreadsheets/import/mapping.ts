import { z } from 'zod';
import { code } from '../../records/mapping/codes.ts';
import { label, languageTag, localizedLabels } from '../../records/mapping/text.ts';
import { coordinates, partialDate, year } from '../../records/mapping/values.ts';
import { countryCode, slug, webAddress, wikidataItem } from '../../records/reading/identifiers.ts';
import type { Issue } from '../../records/reading/source.ts';
import { validate } from '../../records/reading/validate.ts';
import { parseYaml } from '../../records/reading/yaml.ts';
import { didYouMean } from '../../text/edit-distance.ts';
import { folded } from '../../text/folding.ts';
import { readAmount } from '../cells/amounts.ts';
import { readPeriod } from '../cells/periods.ts';
import { itemIn } from '../cells/values.ts';
import type { TableProblem } from '../problem.ts';
import type { ParsedTable } from '../reading/table.ts';
import { COLUMN_NAMES, type ColumnName, isColumnName, type Meaning } from '../words/columns.ts';
import { lookupOf, readSeveral, saysNothing, type WordLookup } from '../words/lookup.ts';
import { WORD_SCHEMES, type WordScheme } from '../words/words.ts';

/** So many cells show what a column holds. */
const SAMPLE = 50;
/** How dates are read where only their form counts: none is to come, and the day stands first. */
export const TODAY = { today: '9999-12-31', serials: true, order: 'dmy' } as const;
const MAX_LENGTH = 200;

/** What the cells of a column say about what it may hold. */
export class ColumnEvidence {
  readonly #countries: WordLookup;
  readonly #lookups = new Map<WordScheme, WordLookup>();

  constructor(countries: WordLookup) {
    this.#countries = countries;
  }

  /** The share of cells, 0 to 1, that can be read as that; undefined where any text can, or where there are none. */
  share(means: Meaning, cells: readonly string[]): number | undefined {
    const test = this.#testOf(means);
    const filled = cells
      .map((cell) => cell.trim())
      .filter((cell) => !saysNothing(cell) && cell.length <= MAX_LENGTH)
      .slice(0, SAMPLE);
    if (test === undefined || filled.length === 0) return undefined;
    return filled.filter(test).length / filled.length;
  }

  #testOf(means: Meaning): ((cell: string) => boolean) | undefined {
    if (means === 'country' || means === 'publisher.country')
      return (cell) => this.#countries.has(folded(cell));
    if (isDate(means)) return (cell) => typeof readPeriod(cell, TODAY) === 'object';
    if (means === 'website' || means === 'source')
      return (cell) => /^https?:\/\/|^www\.|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/i.test(cell);
    if (means === 'wikidata') return (cell) => itemIn(cell) !== undefined;
    if (means === 'latitude' || means === 'longitude')
      return (cell) => /^[-+]?\d{1,3}(?:[.,]\d+)?/.test(cell);
    if (means === 'coordinates') return (cell) => (cell.match(/\d{1,3}[.,°]\d+/g) ?? []).length === 2;
    if (means === 'population' || means === 'area')
      return (cell) => readAmount(cell, { whole: means === 'population', decimal: '.' }) !== undefined;
    if (means === 'fields' || means === 'practised' || means === 'planned')
      return (cell) => readSeveral(cell, this.#lookup('field')).values.length > 0;
    const scheme = WORD_SCHEMES.find((each) => each === means);
    return scheme && ((cell) => this.#lookup(scheme).has(folded(cell)));
  }

  #lookup(scheme: WordScheme): WordLookup {
    const lookup = this.#lookups.get(scheme) ?? lookupOf(scheme, []);
    this.#lookups.set(scheme, lookup);
    return lookup;
  }
}

/** Whether a column of that holds dates. */
export function isDate(means: Meaning): boolean {
  return ['since', 'signed', 'until', 'statusAsOf'].includes(means);
}

const expectedColumn = `expected what the column holds (${COLUMN_NAMES.join(', ')}, name.XX, description.XX, note.XX with a language) or ignore`;
const columnName = z
  .string({ error: expectedColumn })
  .refine((value): value is ColumnName | 'ignore' => value === 'ignore' || isColumnName(value), {
    error: expectedColumn,
  });

const use = z.strictObject(
  {
    as: columnName,
    order: z.enum(['dmy', 'mdy'], { error: 'expected dmy (day first) or mdy (month first)' }).optional(),
    decimal: z.enum(['.', ','], { error: 'expected "." or ","' }).optional(),
    year: year.optional(),
  },
  { error: expectedColumn },
);

const expectedAnswer =
  'expected the slug of a place or organisation, a new place { slug, name, level, country }, or a list of them where the cell names several';

const newPlace = z.strictObject(
  {
    slug,
    name: localizedLabels,
    level: code('level'),
    country: countryCode.optional(),
    wikidata: wikidataItem.optional(),
    coordinates: coordinates.optional(),
    website: webAddress.optional(),
  },
  { error: expectedAnswer },
);

const one = z.union([slug, newPlace], { error: expectedAnswer });
const answer = z.union([slug, newPlace, z.array(one).min(1), z.null()], { error: expectedAnswer });

const schema = z.strictObject({
  page: z.strictObject({
    slug: slug.optional(),
    title: localizedLabels,
    publisher: slug.optional(),
    language: languageTag,
    url: webAddress.optional(),
    published: partialDate.optional(),
  }),
  encoding: z.string({ error: 'expected an encoding such as windows-1252' }).optional(),
  sheet: z.string({ error: 'expected the name of a sheet' }).optional(),
  columns: z.record(z.string(), z.union([columnName, use], { error: expectedColumn })),
  defaults: z
    .strictObject({
      kind: code('kind').optional(),
      instrument: code('instrument').optional(),
      statusAsOf: partialDate.optional(),
      country: countryCode.optional(),
      publisherCountry: countryCode.optional(),
    })
    .optional(),
  readAs: z
    .record(
      z.string().refine((value): boolean => isColumnName(value), { error: expectedColumn }),
      z.record(z.string(), z.union([label, z.number(), z.null()])),
    )
    .optional(),
  names: z.record(z.string(), answer).optional(),
});

/** How a table is read: what its columns hold, what page it becomes, what its names and odd cells mean. */
export type Mapping = z.infer<typeof schema>;

/** A place that is not yet in the register. */
export type NewPlace = z.infer<typeof newPlace>;

/** What a name means: a slug, a new place, several of them; nothing where that is still open. */
export type NameAnswer = z.infer<typeof answer>;

/** What one column holds, and what must be known to read it. */
export interface ColumnUse {
  readonly as: ColumnName | 'ignore';
  readonly order?: 'dmy' | 'mdy' | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly year?: number | undefined;
}

/** The mapping in a YAML text, or all that is wrong with it. */
export function readMapping(
  text: string,
  file: string,
): { readonly mapping?: Mapping; readonly issues: readonly Issue[] } {
  const { source, issues, readable } = parseYaml(text, file);
  const faults = readable ? validate(schema, source, []) : [];
  const all = [...issues, ...faults];
  // The value has passed the schema from which the type is inferred.
  return all.length > 0 ? { issues: all } : { mapping: source.value as Mapping, issues: [] };
}

/** What the mapping says of the header's column; undefined where it says nothing. */
export function useOf({ columns }: Pick<Mapping, 'columns'>, header: string): ColumnUse | undefined {
  if (!Object.hasOwn(columns, header)) return undefined;
  const found = columns[header];
  return typeof found === 'object' ? found : found && { as: found };
}

/** Columns that the mapping uses and the table does not have: their values would be lost. */
export function missingColumns(mapping: Mapping, { headers, headerRow }: ParsedTable): TableProblem[] {
  const unused = headers.filter((header) => useOf(mapping, header) === undefined);
  return Object.keys(mapping.columns)
    .filter((header) => !headers.includes(header) && useOf(mapping, header)?.as !== 'ignore')
    .map((header) => ({
      row: headerRow,
      message: `the mapping names a column ${JSON.stringify(header)} that the table does not have${didYouMean(header, unused)}; put it back, or take it out of the mapping`,
    }));
}
