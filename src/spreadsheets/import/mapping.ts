import { z } from 'zod';
import { code } from '../../records/mapping/codes.ts';
import { label, languageTag, localizedLabels, localizedLabels as names } from '../../records/mapping/text.ts';
import { partialDate, year } from '../../records/mapping/values.ts';
import { countryCode, slug, webAddress } from '../../records/reading/identifiers.ts';
import type { Issue } from '../../records/reading/source.ts';
import { validate } from '../../records/reading/validate.ts';
import { parseYaml } from '../../records/reading/yaml.ts';
import { COLUMN_NAMES, type ColumnName } from './columns.ts';

const expectedColumn = `expected what the column holds (${COLUMN_NAMES.join(', ')}) or ignore`;
const columnName = z.enum([...COLUMN_NAMES, 'ignore'], { error: expectedColumn });

const use = z.strictObject(
  {
    as: columnName,
    order: z.enum(['dmy', 'mdy'], { error: 'expected dmy (day first) or mdy (month first)' }).optional(),
    decimal: z.enum(['.', ','], { error: 'expected "." or ","' }).optional(),
    year: year.optional(),
  },
  { error: expectedColumn },
);

const newPlace = z.strictObject(
  {
    slug,
    name: names,
    level: code('level'),
    country: countryCode.optional(),
    website: webAddress.optional(),
  },
  { error: 'expected the slug of a place or organisation, or a new place: { slug, name, level, country }' },
);

const answer = z.union([slug, newPlace, z.null()], {
  error: 'expected the slug of a place or organisation, or a new place: { slug, name, level, country }',
});

const schema = z.strictObject({
  page: z.strictObject({
    slug,
    title: localizedLabels,
    publisher: slug,
    language: languageTag,
    url: webAddress.optional(),
    published: partialDate.optional(),
  }),
  columns: z.record(z.string(), z.union([columnName, use])),
  defaults: z
    .strictObject({
      kind: code('kind').optional(),
      instrument: code('instrument').optional(),
      statusAsOf: partialDate.optional(),
    })
    .optional(),
  readAs: z
    .partialRecord(z.enum(COLUMN_NAMES), z.record(z.string(), z.union([label, z.number(), z.null()])))
    .optional(),
  names: z.record(z.string(), answer).optional(),
});

/** How a table is read: what its columns hold, what page it becomes, what its names and odd cells mean. */
export type Mapping = z.infer<typeof schema>;

/** A place that is not yet in the register. */
export type NewPlace = z.infer<typeof newPlace>;

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
export function useOf({ columns }: Mapping, header: string): ColumnUse | undefined {
  if (!Object.hasOwn(columns, header)) return undefined;
  const found = columns[header];
  return typeof found === 'object' ? found : found && { as: found };
}
