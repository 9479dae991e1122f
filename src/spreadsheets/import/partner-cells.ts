import { folded } from '../../text/folding.ts';
import { itemIn } from '../cells/values.ts';
import type { TableRow } from '../reading/table.ts';
import { countryIn } from '../words/countries.ts';
import { lookupOf, saysNothing, type WordLookup } from '../words/lookup.ts';
import { words } from '../words/words.ts';
import { cellOf, type OfficerColumns, type TableCell } from './columns.ts';
import type { Mapping, NameAnswer } from './mapping.ts';
import { isName, type Reconciled, type Register, splitCountry } from './names.ts';

/** Whose town it is: the partner's, or that of the municipality whose partner it is. */
export type Side = 'partner' | 'publisher';

/** All that the reading of names depends on. */
export interface NameContext {
  readonly columns: OfficerColumns;
  readonly mapping: Pick<Mapping, 'readAs' | 'names' | 'defaults'>;
  readonly countries: WordLookup;
  readonly register: Register;
}

/** A town named in a row. */
export interface NamedPartner {
  /** As it stands in the cell. */
  readonly written: string;
  /** Without the country and marks of footnotes. */
  readonly name: string;
  readonly country: string | undefined;
  /** Whether the country is the usual one, which the row does not say. */
  readonly isAssumed: boolean;
  readonly region: string | undefined;
  readonly item: string | undefined;
  /** The level that an abbreviation before the name says: `м. Кошиці` is a city. */
  readonly level: string | undefined;
  readonly found: Reconciled;
  /** Why it may be no one town, for the one who is asked. */
  readonly doubt: string | undefined;
}

/** The towns that a row names, and the cells that name them and their country. */
export interface PartnerCells {
  readonly partners: readonly NamedPartner[];
  readonly cell: TableCell | undefined;
  readonly country: TableCell | undefined;
}

/** Numbers of a list and the brackets of a wiki are no part of a name. */
const BEFORE = /^(?:\(?\d{1,3}[.)]\s{1,3}(?=\p{L})|\[\[)/u;
const MARKS = /(?:\s?[*†‡¹²³⁴⁵]+|\s?\[\d{1,2}\])+$/u;

/** Reads the towns of a row; several stand in lines of their own, or between semicolons. */
export function partnerCells(row: TableRow, side: Side, context: NameContext): PartnerCells {
  const { columns, mapping, countries } = context;
  const cell = (name: Parameters<OfficerColumns['get']>[0]) => cellOf(row, columns.get(name), mapping);
  const isPartner = side === 'partner';
  const localized = [...columns.keys()].find((name) => name.startsWith('name.'));
  const named = isPartner ? (cell('partner') ?? (localized && cell(localized))) : cell('publisher');
  const country = cell(isPartner ? 'country' : 'publisher.country');
  const stated =
    country === undefined || saysNothing(country.text) ? undefined : countryIn(country.text, countries);
  const parts = saysNothing(named?.text ?? '')
    ? []
    : (named?.text ?? '').split(/[;\n]/).map((part) => part.replace(/\s+/g, ' ').trim());
  const known = { country: stated, region: cell(isPartner ? 'region' : 'publisher.region')?.text };
  const usual = isPartner ? mapping.defaults?.country : mapping.defaults?.publisherCountry;
  const item = isPartner && parts.length === 1 ? itemIn(cell('wikidata')?.text ?? '') : undefined;
  const partners = parts
    .filter((part) => part !== '')
    .map((written) => partner(written, { ...known, item, usual }, context));
  return { partners, cell: named, country };
}

function partner(
  written: string,
  known: Pick<NamedPartner, 'country' | 'region' | 'item'> & { readonly usual: string | undefined },
  { countries, register }: NameContext,
): NamedPartner {
  const unmarked = written.replace(BEFORE, '').replace(MARKS, '').replace(/\]\]$/, '');
  const split = splitCountry(unmarked, countries);
  const isSplit = known.country === undefined || split.country === known.country;
  const { name, level } = withoutLevel(isSplit ? split.name : unmarked);
  const country = known.country ?? split.country ?? known.usual;
  const byItem = known.item === undefined ? undefined : register.ofItem(known.item);
  const whole = register.reconcile(unmarked, country);
  const byName = whole.slug === undefined && name !== unmarked ? register.reconcile(name, country) : whole;
  const found = byItem === undefined ? byName : { slug: byItem.slug };
  return {
    written,
    name,
    level,
    region: known.region,
    item: known.item,
    country,
    isAssumed: (known.country ?? split.country) === undefined,
    found,
    doubt: found.slug === undefined ? doubtOf(name, countries) : undefined,
  };
}

let levels: WordLookup | undefined;

/** `м. Кошиці`, `gm. Bochnia`: the name, and the level that the abbreviation before it stands for. */
function withoutLevel(text: string): { name: string; level?: string | undefined } {
  const [before = '', word = ''] = /^(\p{Ll}{1,4})\.\s?(?=\p{Lu})/u.exec(text) ?? [];
  levels ??= lookupOf('level', []);
  const level = word === '' ? undefined : levels.get(folded(word));
  return level === undefined ? { name: text } : { name: text.slice(before.length), level };
}

let ands: RegExp | undefined;

/** Why a text may be something else than one town. */
function doubtOf(name: string, countries: WordLookup): string | undefined {
  const list = [...new Set([...words().languages.values()].flatMap(({ and }) => and))].join('|');
  ands ??= new RegExp(`^[^/]{2,}(?:\\s/\\s|/(?=\\p{Lu})|,\\s|\\s(?:${list}|&|\\+)\\s)[^/]{2,}`, 'u');
  if (!isName(name)) return 'this is no name';
  if (name.length > 3 && countries.has(folded(name))) return 'this is the name of a country';
  if (ands.test(name)) return 'are these two towns? Answer with a list of them, or with the one that it is';
  return name.split(' ').length > 6 ? 'this is long for a name' : undefined;
}

const answersOf = new WeakMap<object, ReadonlyMap<string, NameAnswer>>();

/** What the mapping answers for the name, in whatever spelling it asks; undefined where it says nothing. */
export function answerTo(
  { written, region, country }: NamedPartner,
  { names }: Pick<Mapping, 'names'>,
): NameAnswer | undefined {
  if (names === undefined) return undefined;
  const known =
    answersOf.get(names) ??
    new Map(
      Object.entries(names).flatMap(
        ([key, answer]) =>
          [
            [key, answer],
            [folded(key), answer],
          ] as const,
      ),
    );
  answersOf.set(names, known);
  for (const key of [
    ...[region, country].flatMap((where) => (where === undefined ? [] : [`${written} (${where})`])),
    written,
  ]) {
    const answer = known.get(key) ?? known.get(folded(key));
    if (answer !== undefined) return answer;
  }
  return undefined;
}

const newSlugs = new WeakMap<object, ReadonlySet<string>>();

/** Whether the mapping describes a new place of that slug. */
export function describesPlace({ names = {} }: Pick<Mapping, 'names'>, slug: string): boolean {
  const slugs =
    newSlugs.get(names) ??
    new Set(
      Object.values(names)
        .flat()
        .flatMap((answer) => (typeof answer === 'object' && answer !== null ? answer.slug : [])),
    );
  newSlugs.set(names, slugs);
  return slugs.has(slug);
}
