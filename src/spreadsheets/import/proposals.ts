import { slug as slugSchema } from '../../records/reading/identifiers.ts';
import { distance } from '../../text/edit-distance.ts';
import { folded } from '../../text/folding.ts';
import type { ParsedTable, TableRow } from '../reading/table.ts';
import { latinized, lookupOf, type WordLookup } from '../words/lookup.ts';
import { cellOf, type OfficerColumns, officerColumns } from './columns.ts';
import { extrasOf } from './extras.ts';
import type { Mapping, NewPlace } from './mapping.ts';
import { isName, type Register, SimilarNames } from './names.ts';
import { officerRows } from './officer-table.ts';
import { answerTo, type NameContext, type NamedPartner, partnerCells, type Side } from './partner-cells.ts';
import { Collector } from './result.ts';

/** What is proposed for a name that the register does not know; no answer where it must be asked. */
export interface PlaceProposal {
  /** The key under `names` in the mapping. */
  readonly key: string;
  readonly answer: NewPlace | null;
  /** Why, for the one who confirms it. */
  readonly comment: string;
  /** Where the name stands first. */
  readonly partner: Pick<NamedPartner, 'name' | 'written' | 'country'>;
  readonly side: Side;
  readonly row: number;
  /** The new place that it would be; undefined where that needs a slug first. */
  readonly place: NewPlace | undefined;
  /** Those of the register that it may be. */
  readonly similar: readonly { readonly slug: string; readonly label: string }[];
  /** The key of a name further up that is almost the same. */
  readonly twin: string | undefined;
}

/** What is known of the records when names are proposed. */
export interface ProposalSetting {
  readonly register: Register;
  readonly countries: WordLookup;
}

/** Proposes what the names mean that neither the register nor the mapping knows: each name once, whatever its spelling. */
export function proposeNames(
  table: ParsedTable,
  mapping: Mapping,
  setting: ProposalSetting,
): PlaceProposal[] {
  const { columns } = officerColumns(table, mapping);
  const context: NameContext = { ...setting, columns, mapping };
  const unknown = unknownNames(officerRows(table, columns), context);
  const proposer = new Proposer(context, mapping.page.language);
  return [...unknown.values()].map(({ partner, row, side, key }) =>
    proposer.propose(partner, row, side, key),
  );
}

interface Unknown {
  readonly partner: NamedPartner;
  readonly row: TableRow;
  readonly side: Side;
  readonly key: string;
}

/** Names by their folded form, country and region; where two bear one name, each has a key of its own. */
function unknownNames(rows: readonly TableRow[], context: NameContext): Map<string, Unknown> {
  const unknown = new Map<string, Unknown>();
  const bearers = new Map<string, Set<string>>();
  for (const each of namesIn(rows, context)) {
    const { partner } = each;
    const name = folded(partner.name) || partner.written;
    const group = [name, partner.country ?? '', folded(partner.region ?? '')].join('|');
    if (!unknown.has(group)) unknown.set(group, each);
    bearers.set(name, (bearers.get(name) ?? new Set()).add(group));
  }
  for (const group of [...bearers.values()].flatMap((groups) => (groups.size > 1 ? [...groups] : []))) {
    const each = unknown.get(group);
    const where = each?.partner.region ?? each?.partner.country;
    if (each !== undefined && where !== undefined)
      unknown.set(group, { ...each, key: `${each.partner.written} (${where})` });
  }
  return unknown;
}

/** The names that neither the register nor the mapping knows. */
function* namesIn(rows: readonly TableRow[], context: NameContext): Iterable<Unknown> {
  const sides: readonly Side[] = context.columns.has('publisher') ? ['publisher', 'partner'] : ['partner'];
  for (const row of rows) {
    for (const side of sides) {
      for (const partner of partnerCells(row, side, context).partners) {
        const isKnown = partner.found.slug !== undefined || answerTo(partner, context.mapping) !== undefined;
        if (!isKnown && isKey(partner.written)) yield { partner, row, side, key: partner.written };
      }
    }
  }
}

function isKey(text: string): boolean {
  return text !== '__proto__' && text.length <= 200 && !/\p{Cc}/u.test(text);
}

/** A name that was asked about already. */
interface Twin {
  readonly name: string;
  readonly key: string;
  readonly row: number;
  readonly country: string | undefined;
  readonly region: string | undefined;
}

class Proposer {
  readonly #context: NameContext;
  readonly #language: string;
  readonly #levels = lookupOf('level', []);
  readonly #slugs = new Set<string>();
  readonly #proposed = new SimilarNames<Twin>();

  constructor(context: NameContext, language: string) {
    this.#context = context;
    this.#language = language;
  }

  propose(partner: NamedPartner, row: TableRow, side: Side, key: string): PlaceProposal {
    const { name, country, region, written, found } = partner;
    const similar = found.slug === undefined ? this.#context.register.similarTo(name, country, found) : [];
    const twin = this.#twinOf(partner, row);
    const question = questionOf(partner, similar, twin);
    this.#proposed.add(folded(name), { name, key, row: row.number, country, region });
    const { place, remarks } = this.#newPlace(partner, row, side);
    const about = {
      partner: { name, written, country },
      side,
      row: row.number,
      place,
      similar: similar.map(({ slug, label }) => ({ slug, label })),
      twin: twin?.key,
    };
    const comment = ` row ${row.number}: ${question ?? remarks}`;
    return { key, answer: question === undefined ? (place ?? null) : null, comment, ...about };
  }

  #twinOf({ name, country, region }: NamedPartner, row: TableRow): Twin | undefined {
    return this.#proposed
      .find(folded(name))
      .find(
        (each) =>
          each.row !== row.number &&
          each.region === region &&
          (each.country ?? country) === (country ?? each.country) &&
          isAlmost(each.name, name),
      );
  }

  #newPlace(
    partner: NamedPartner,
    row: TableRow,
    side: Side,
  ): { readonly place?: NewPlace; readonly remarks: string } {
    const { columns, mapping } = this.#context;
    const names = this.#names(partner.name, row, side);
    const slug = this.#freeSlug(partner, names);
    if (slug === undefined)
      return { remarks: 'a new place? Give it a slug in Latin letters: { slug, name, level, country }.' };
    const stated = side === 'partner' ? cellOf(row, columns.get('level'), mapping)?.text : undefined;
    const level = this.#levels.get(folded(stated ?? '')) ?? partner.level ?? this.#levelIn(partner.name);
    const { country } = partner;
    const place: NewPlace = {
      slug,
      name: names,
      level: (level ?? 'city') as NewPlace['level'],
      ...(country !== undefined && { country }),
      ...(side === 'partner' ? this.#extras(row, columns) : {}),
    };
    const remarks = [
      'a new place?',
      ...(country === undefined ? ['Its country is missing.'] : []),
      ...(level === undefined ? ['Its level is a guess.'] : []),
    ];
    return { place, remarks: remarks.join(' ') };
  }

  #extras(row: TableRow, columns: OfficerColumns): object {
    return extrasOf(row, { columns, mapping: this.#context.mapping, collector: new Collector() }).of ?? {};
  }

  /** The name in the language of the table and those that have columns of their own: in no other is it filled in. */
  #names(name: string, row: TableRow, side: Side): Record<string, string> {
    const { columns, mapping } = this.#context;
    const given = [...columns.values()]
      .filter(({ as }) => side === 'partner' && as.startsWith('name.'))
      .map((column) => [column.as.slice('name.'.length), cellOf(row, column, mapping)?.text ?? ''] as const)
      .filter(([, text]) => isName(text));
    return { [this.#language]: name, ...Object.fromEntries(given) };
  }

  #levelIn(name: string): string | undefined {
    return folded(name)
      .split(' ')
      .map((word) => this.#levels.get(word))
      .find((level) => level !== undefined);
  }

  #freeSlug(
    { name, region, country }: NamedPartner,
    names: Readonly<Record<string, string>>,
  ): string | undefined {
    const [base] = [name, ...Object.values(names)].map(slugOf).filter((slug) => slug !== '');
    if (base === undefined) return undefined;
    const where = slugOf(region ?? country ?? '');
    const isTaken = (slug: string) => this.#slugs.has(slug) || this.#context.register.get(slug) !== undefined;
    let free = isTaken(base) && where !== '' ? `${base}-${where}` : base;
    const stem = free;
    for (let number = 2; isTaken(free); number++) free = `${stem}-${number}`;
    this.#slugs.add(free);
    return free;
  }
}

/** What is to be asked about a name; undefined where it is most likely a new place. */
function questionOf(
  { doubt }: NamedPartner,
  similar: readonly { readonly slug: string; readonly label: string }[],
  twin: Twin | undefined,
): string | undefined {
  const form = 'Write its slug, or { slug, name, level, country } of a new place.';
  if (doubt !== undefined) return `${doubt}. ${doubt.startsWith('are') ? '' : form}`.trim();
  if (similar.length > 0)
    return `is it ${similar.map(({ slug, label }) => `${slug} (${label})`).join(' or ')}? ${form}`;
  return (
    twin &&
    `is it the same as ${twin.name} in row ${twin.row}? Write the same slug here and there; else ${form.toLowerCase()}`
  );
}

/** A letter or, in long names, two are different, or one of them has another name in brackets. */
function isAlmost(a: string, b: string): boolean {
  const [x, y] = [folded(a), folded(b)];
  const [bareA, bareB] = [a, b].map((name) => folded(name.replace(/\([^()]*\)\s*$/, '')));
  if (x !== y && (bareA === y || bareB === x)) return true;
  const max = x.length < 8 ? 1 : 2;
  return x.length > 4 && distance(x, y, max + 1) <= max;
}

/** The slug that a name makes; empty where it has no Latin letters. */
export function slugOf(text: string): string {
  const slug = folded(latinized(text.slice(0, 60)))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slugSchema.safeParse(slug).success ? slug : '';
}
