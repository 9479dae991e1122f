import { z } from 'zod';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { languageTag, localizedLabels, localizedProse, nameLists } from '../mapping/text.ts';
import { day } from '../mapping/values.ts';
import { reference, webAddress } from '../reading/identifiers.ts';

/** What sort of body a publisher is, as the ADMS list of publisher types has it; a private person is none. */
const PUBLISHER_TYPES = [
  'LocalAuthority',
  'RegionalAuthority',
  'NationalAuthority',
  'SupraNationalAuthority',
  'NonProfitOrganisation',
  'NonGovernmentalOrganisation',
  'Academia-ScientificOrganisation',
  'Company',
  'IndustryConsortium',
  'StandardisationBody',
] as const;

/** The data themes of the EU's table. */
const THEMES = [
  'AGRI',
  'ECON',
  'EDUC',
  'ENER',
  'ENVI',
  'GOVE',
  'HEAL',
  'INTR',
  'JUST',
  'OP_DATPRO',
  'REGI',
  'SOCI',
  'TECH',
  'TRAN',
] as const;

const FREQUENCIES = [
  'IRREG',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'ANNUAL',
  'BIENNIAL',
  'NEVER',
] as const;

const EMAIL = { error: 'expected the e-mail address of an office, such as info@example.org' };
const COLOUR = { error: 'expected a colour such as "#0b4a63", in quotes' };
const colour = z.string(COLOUR).regex(/^#[0-9a-fA-F]{6}$/, COLOUR);

const publisher = z.strictObject(
  {
    name: localizedLabels.describe('Its name, by language'),
    type: z
      .enum(PUBLISHER_TYPES, { error: `expected one of ${PUBLISHER_TYPES.join(', ')}` })
      .optional()
      .describe('What sort of body it is'),
    homepage: webAddress.optional().describe('Its own website'),
    iri: webAddress.optional().describe('An IRI that stands for it, where it has one'),
  },
  { error: 'expected who publishes the data: { name: { en: … } }' },
);

const contact = z.strictObject(
  {
    name: localizedLabels.optional().describe('The office, by language; the publisher where absent'),
    page: webAddress.optional().describe('The page with the ways to reach it'),
    email: z
      .string(EMAIL)
      .regex(/^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/, EMAIL)
      .optional()
      .describe('The address of an office, never of a person'),
  },
  { error: 'expected how to reach the publisher: { page: … }' },
);

const schema = z.strictObject({
  languages: z
    .array(languageTag, { error: 'expected a list of languages: [en, de]' })
    .min(1, { error: 'expected at least one language: [en]' })
    .refine((tags) => new Set(tags).size === tags.length, { error: 'a language is named twice' })
    .describe('The languages in which the records have names and texts, the first one first'),
  base: z
    .string({ error: 'expected a web address that ends with a slash' })
    .regex(/^https?:\/\/[^\s/?#]+\/([^\s?#]*\/)?$/, {
      error: 'expected a web address that ends with a slash, such as https://data.example.org/',
    })
    .optional()
    .describe('Where the data will be published: every IRI begins with it, for good'),
  title: localizedLabels.describe('What the dataset is called, by language'),
  description: localizedProse.optional().describe('What it holds, in two or three sentences, by language'),
  publisher: publisher.describe('The body that publishes it'),
  contact: contact.optional().describe('Where readers can ask'),
  licence: webAddress.optional().describe('The IRI of the licence; where absent, none is claimed'),
  rights: localizedProse.optional().describe('What the licence allows, in a sentence'),
  provenance: localizedProse.optional().describe('Where the data come from'),
  area: z
    .array(
      z.union([reference('country'), webAddress], { error: 'expected a country’s code or a web address' }),
      {
        error: 'expected a list of countries: [DEU]',
      },
    )
    .optional()
    .describe('What the data are about: codes of countries.yaml, or IRIs of regions'),
  keywords: nameLists.optional().describe('Words under which people look for it, by language'),
  themes: z
    .array(z.enum(THEMES, { error: `expected one of ${THEMES.join(', ')}` }), {
      error: 'expected a list of themes: [GOVE]',
    })
    .optional()
    .describe('Themes of the EU’s data portals'),
  frequency: z
    .enum(FREQUENCIES, { error: `expected one of ${FREQUENCIES.join(', ')}` })
    .optional()
    .describe('How often it is brought up to date'),
  issued: day.optional().describe('The day of its first publication: yyyy-mm-dd'),
  modified: day.optional().describe('The day of its last change: yyyy-mm-dd'),
  catalogue: z
    .strictObject({
      title: localizedLabels.describe('What the catalogue is called'),
      description: localizedProse.describe('What is in it'),
    })
    .optional()
    .describe('The catalogue that holds the dataset; named after the dataset where absent'),
  start: localizedProse.optional().describe('What the start page says below the title, by language'),
  colours: z
    .strictObject({
      light: colour.describe('The main colour on a light page; dark enough to be read'),
      dark: colour
        .optional()
        .describe('The main colour on a dark page, light enough to be read; a lighter tone where absent'),
    })
    .optional()
    .describe('The main colour of the pages'),
  logo: z
    .string({ error: 'expected the name of an SVG or PNG file beside this one' })
    .regex(/^[\w-]+\.(svg|png)$/, { error: 'expected the name of an SVG or PNG file beside this one' })
    .optional()
    .describe('The picture in the head of the pages: an SVG or PNG file beside this one, 200 KiB at most'),
});

/** What the keepers say of the dataset as a whole. */
export type DatasetRecord = z.infer<typeof schema>;

/** The dataset: written in dataset.yaml, published in the description of each release, and no statement of the data. */
export const dataset: RecordDefinition<DatasetRecord> = {
  location: 'dataset.yaml',
  jsonSchema: 'dataset.schema.json',
  isOptional: true,
  isSingle: true,
  blank: 'languages, title and publisher',
  key: z.string(),
  schema,
  *statements() {},
  *subjects() {},
};
