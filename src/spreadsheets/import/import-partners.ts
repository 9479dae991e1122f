import { folded } from '../../text/folding.ts';
import { shown } from '../problem.ts';
import type { TableRow } from '../table.ts';
import { cellOf } from './import-columns.ts';
import type { ImportContext } from './import-context.ts';
import { originKey } from './import-result.ts';
import type { NewPlace } from './mapping.ts';
import { isName } from './names.ts';
import { type NamedPartner, partnerCells } from './partner-cells.ts';

/** The slugs of a row's partners and their names as written; new places become records. */
export function readPartners(
  row: TableRow,
  context: ImportContext,
): { slugs: string[]; asWritten: string[] } {
  const { columns, mapping, countries, register, collector } = context;
  const { partners, cell, country } = partnerCells(row, columns, mapping, countries, register);
  const column = cell?.column.number ?? columns.get('partner')?.number;
  if (country !== undefined && country.text !== '' && !countries.has(folded(country.text.slice(0, 200)))) {
    const message = `expected a country of countries.yaml by its name or code, found ${shown(country.text)}: add it there first`;
    collector.refuse(message, row.number, country.column.number);
  }
  if (partners.length === 0)
    collector.refuse('expected the name of a partner, found nothing', row.number, column);
  const slugs = partners.flatMap((partner) => {
    if (!isName(partner.written)) {
      collector.refuse(`expected a name, found ${shown(partner.written)}`, row.number, column);
      return [];
    }
    const slug = answered(partner, row, context) ?? partner.found.slug;
    if (slug === undefined) collector.refuse(undecided(partner), row.number, column);
    return slug === undefined ? [] : [slug];
  });
  const website = cellOf(row, columns.get('website'), mapping);
  if (website !== undefined) remarkWebsite(website.text, website.column.number, slugs, row, context);
  return { slugs, asWritten: partners.map(({ written }) => written) };
}

/** What the mapping answers for the name; a place that it describes is added. */
function answered(partner: NamedPartner, row: TableRow, context: ImportContext): string | undefined {
  const { mapping, register, collector } = context;
  const names = mapping.names ?? {};
  const answer = Object.hasOwn(names, partner.written) ? names[partner.written] : undefined;
  if (answer === undefined || answer === null) return undefined;
  if (typeof answer === 'object') return added(answer, partner, row, context);
  const isKnown =
    register.some(({ slug }) => slug === answer) || newPlaces(context).some(({ slug }) => slug === answer);
  if (!isKnown)
    collector.refuse(`the mapping says "${answer}", which is no place or organisation`, row.number);
  return answer;
}

function added(place: NewPlace, partner: NamedPartner, row: TableRow, context: ImportContext): string {
  const { collector, register, columns } = context;
  const { slug, ...value } = place;
  // A mapping is kept: at its second import the place is the one that the first one added.
  if (partner.found.slug === slug) return slug;
  if (register.some((named) => named.slug === slug)) {
    collector.refuse(`the mapping adds a place "${slug}", which is in the register already`, row.number);
  } else if (value.country === undefined) {
    collector.refuse(
      `the new place "${slug}" needs a country: the code of one in countries.yaml`,
      row.number,
      columns.get('country')?.number ?? columns.get('partner')?.number,
    );
  } else if (collector.add('places', slug, value)) {
    const columnOf = () => columns.get('partner')?.number;
    collector.origins.set(originKey('places', slug), { row: row.number, columnOf });
    if (value.name.en === value.name.lv)
      collector.comments.set(
        originKey('places', slug),
        `${partner.name}: the name was given in one language: confirm.`,
      );
    collector.remark(`new place "${slug}"`, row.number);
  }
  return slug;
}

function newPlaces({ mapping }: ImportContext): NewPlace[] {
  return Object.values(mapping.names ?? {}).filter(
    (answer): answer is NewPlace => typeof answer === 'object' && answer !== null,
  );
}

function undecided({ written, country, found }: NamedPartner): string {
  const where = country === undefined ? '' : ` in ${country}`;
  const similar = found.slug === undefined ? found.similar : [];
  const candidates = similar.map(
    ({ slug, label, country: of }) => `${slug} (${label}${of === undefined ? '' : `, ${of}`})`,
  );
  const hint = candidates.length === 0 ? '' : `; is it ${candidates.join(' or ')}?`;
  return `expected a name of the register, found ${shown(written)}${where}${hint} Answer under "names" in the mapping`;
}

/** The website of a place that has a record is that record's business. */
function remarkWebsite(
  text: string,
  column: number,
  slugs: readonly string[],
  row: TableRow,
  context: ImportContext,
): void {
  const [slug = ''] = slugs;
  const known = context.places.get(slug)?.value;
  if (known === undefined || known.website === text) return;
  context.collector.remark(
    `the website was not taken: "${slug}" has ${known.website ?? 'none'} in the register`,
    row.number,
    column,
  );
}
