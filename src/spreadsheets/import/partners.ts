import type { Records } from '../../records/record-types/index.ts';
import { folded } from '../../text/folding.ts';
import { shown, type TableProblem } from '../problem.ts';
import type { TableRow } from '../reading/table.ts';
import { countryIn, countryNames } from '../words/countries.ts';
import { saysNothing } from '../words/lookup.ts';
import { compareExtras, type Extras, extrasOf } from './extras.ts';
import type { NewPlace } from './mapping.ts';
import { isName } from './names.ts';
import {
  answerTo,
  describesPlace,
  type NameContext,
  type NamedPartner,
  partnerCells,
  type Side,
} from './partner-cells.ts';
import { type Collector, originKey } from './result.ts';

/** All that the reading of partners depends on. */
export interface PartnerContext extends NameContext {
  readonly records: Pick<Records, 'places' | 'countries'>;
  /** The languages in which the records have names. */
  readonly languages: readonly string[];
  readonly collector: Collector;
}

/** The slugs of a row's towns, their names as written, and what the row may call each (folded) → its slug; new places and countries become records. */
export function readPartners(
  row: TableRow,
  side: Side,
  context: PartnerContext,
): { slugs: string[]; asWritten: string[]; called: ReadonlyMap<string, string> } {
  const { columns, countries, collector } = context;
  const { partners, cell, country } = partnerCells(row, side, context);
  const column = cell?.column.number ?? columns.get(side)?.number;
  if (
    country !== undefined &&
    !saysNothing(country.text) &&
    countryIn(country.text, countries) === undefined
  ) {
    const message = `expected a country by its name or code, found ${shown(country.text)}: say under readAs in the mapping which it is`;
    collector.refuse(message, row.number, country.column.number, { key: 'country' });
  }
  if (partners.length === 0 && columns.has(side))
    collector.refuse(`expected the name of a ${side}, found nothing`, row.number, column, {
      key: side === 'partner' ? 'noPartner' : 'noPublisher',
    });
  const extras = side === 'partner' && partners.length === 1 ? extrasOf(row, context) : {};
  const called = new Map<string, string>();
  const slugs = partners.flatMap((partner) => {
    const own = slugsOf(partner, extras, { row, column, side }, context);
    for (const slug of own)
      for (const name of own.length > 1 ? [slug] : [slug, partner.name]) called.set(folded(name), slug);
    return own;
  });
  const asWritten = partners.map(({ written }) => written).filter(isWritable);
  return { slugs, called, asWritten };
}

function isWritable(written: string): boolean {
  return isName(written.replace(/^[^\p{L}\p{N}]+/u, '')) && !/\p{Cc}/u.test(written);
}

interface Spot {
  readonly row: TableRow;
  readonly column: number | undefined;
  readonly side: Side;
}

function slugsOf(partner: NamedPartner, extras: Extras, spot: Spot, context: PartnerContext): string[] {
  const { collector, register, mapping } = context;
  const answer = answerTo(partner, mapping);
  const answers = answer === undefined || answer === null ? [] : [answer].flat();
  const slugs = answers.map((each) =>
    typeof each === 'string' ? known(each, spot, context) : added(each, partner, extras, spot, context),
  );
  if (slugs.length === 0) {
    const { slug } = partner.found;
    if (slug === undefined)
      collector.refuse(undecided(partner, register), spot.row.number, spot.column, {
        key: 'name',
        values: { found: partner.written },
      });
    else slugs.push(slug);
  }
  const [slug] = slugs;
  if (slug !== undefined && register.get(slug) !== undefined) compareExtras(slug, extras, spot.row, context);
  return slugs;
}

function known(slug: string, { row }: Spot, { register, collector, mapping }: PartnerContext): string {
  if (register.get(slug) === undefined && !describesPlace(mapping, slug))
    collector.refuse(`the mapping says "${slug}", which is no place or organisation`, row.number, undefined, {
      key: 'noPlace',
      values: { slug },
    });
  return slug;
}

/** A place that the mapping describes, completed by what the row says of it. */
function added(
  place: NewPlace,
  partner: NamedPartner,
  extras: Extras,
  spot: Spot,
  context: PartnerContext,
): string {
  const { collector, register, columns } = context;
  const { slug, ...rest } = place;
  // A mapping is kept: at its second import the place is the one that the first one added.
  const names = register.get(slug)?.names ?? [];
  if (partner.found.slug === slug || Object.values(rest.name).some((name) => names.includes(name)))
    return slug;
  const { row, side } = spot;
  const country = rest.country ?? partner.country;
  const fault = faultOf(slug, country, partner, register);
  if (fault !== undefined || country === undefined) {
    const column = columns.get(side === 'partner' ? 'country' : 'publisher.country')?.number ?? spot.column;
    collector.refuse(fault?.message ?? '', row.number, column, fault?.localized);
    return slug;
  }
  const { name, level, ...more } = rest;
  if (collector.add('places', slug, { name, level, country, ...extras.of, ...more })) {
    const columnOf = () => columns.get(side)?.number;
    const key = originKey('places', slug);
    collector.origins.set(key, { row: row.number, columnOf });
    collector.remark(`new place "${slug}"`, row.number, undefined, { key: 'newPlace', values: { slug } });
    if (partner.region !== undefined) collector.comments.set(key, `region: ${partner.region}`);
  }
  addCountry(country, row, context);
  return slug;
}

/** Why a new place cannot be added. */
function faultOf(
  slug: string,
  country: string | undefined,
  partner: NamedPartner,
  register: NameContext['register'],
): TableProblem | undefined {
  if (register.get(slug) !== undefined)
    return {
      message: `the mapping adds a place "${slug}", which is in the register already`,
      localized: { key: 'placeThere', values: { slug } },
    };
  if (country === undefined)
    return {
      message: `the new place "${slug}" needs a country: the code of one, such as POL, there or as a default in the mapping`,
      localized: { key: 'needsCountry', values: { slug } },
    };
  if (partner.country === undefined || partner.isAssumed || partner.country === country) return undefined;
  return {
    message: `the mapping says that "${slug}" is in ${country}, the row says ${partner.country}: which is right?`,
    localized: { key: 'otherCountry', values: { said: country, country: partner.country } },
  };
}

/** A country that has no record yet gets one, with its names in the languages of the data from the Unicode CLDR. */
function addCountry(code: string, row: TableRow, { records, languages, collector }: PartnerContext): void {
  if (records.countries.has(code)) return;
  const name = countryNames(code, languages);
  if (Object.keys(name).length === 0) return;
  if (collector.add('countries', code, { name })) {
    collector.origins.set(originKey('countries', code), { row: row.number, columnOf: () => undefined });
    collector.remark(`new country ${code}`, row.number, undefined, { key: 'newCountry', values: { code } });
  }
}

function undecided(
  { written, name, country, found, doubt }: NamedPartner,
  register: NameContext['register'],
): string {
  const where = country === undefined ? '' : ` in ${country}`;
  const similar = found.slug === undefined ? register.similarTo(name, country, found) : [];
  const candidates = similar.map(
    ({ slug, label, country: of }) => `${slug} (${label}${of === undefined ? '' : `, ${of}`})`,
  );
  const hint = candidates.length === 0 ? '' : `; is it ${candidates.join(' or ')}?`;
  const why = doubt === undefined ? '' : `; ${doubt}`;
  return `expected a name of the register, found ${shown(written)}${where}${hint}${why}: answer under "names" in the mapping`;
}
