import { z } from 'zod';
import { code } from '../../records/mapping/codes.ts';
import { label, languageTag, localizedLabels } from '../../records/mapping/text.ts';
import { coordinates, partialDate, year } from '../../records/mapping/values.ts';
import { countryCode, slug, webAddress, wikidataItem } from '../../records/reading/identifiers.ts';
import type { Issue } from '../../records/reading/source.ts';
import { validate } from '../../records/reading/validate.ts';
import { parseYaml } from '../../records/reading/yaml.ts';
import { didYouMean } from '../../text/edit-distance.ts';
import type { Problem } from '../problem.ts';
import type { Table } from '../reading/table.ts';
import { COLUMN_NAMES, type ColumnName, isColumnName } from '../words/columns.ts';

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
export type Answer = z.infer<typeof answer>;

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
export function missingColumns(mapping: Mapping, { headers, headerRow }: Table): Problem[] {
  const unused = headers.filter((header) => useOf(mapping, header) === undefined);
  return Object.keys(mapping.columns)
    .filter((header) => !headers.includes(header) && useOf(mapping, header)?.as !== 'ignore')
    .map((header) => ({
      row: headerRow,
      message: `the mapping names a column ${JSON.stringify(header)} that the table does not have${didYouMean(header, unused)}; put it back, or take it out of the mapping`,
    }));
}
