import type { Coordinates } from '../../geo/coordinates.ts';
import { isInCountry, isOnLand } from '../../geo/countries.ts';
import { IDENTIFIER_SCHEMES, WIKIDATA } from '../../rdf/identifier-schemes.ts';
import { partnershipSlug } from '../mapping/resource-types.ts';
import type { Localized } from '../mapping/text.ts';
import type { PartialDate } from '../mapping/values.ts';
import { type Issue, printPosition, type RecordEntry, type ValuePath } from '../reading/source.ts';
import { agreementFragment, isSigned } from '../record-types/agreement.ts';
import type { Records } from '../record-types/index.ts';
import type { Page } from '../record-types/page.ts';
import { identifierCode, type Place } from '../record-types/place.ts';
import { unlikelyDate, unlikelyPartnership } from './plausible-dates.ts';
import type { RuleFault } from './rule.ts';

/** What no two places have in common, and how a fault calls it. */
const DISTINCT: Readonly<Record<string, (place: Place) => string | undefined>> = {
  coordinates: ({ coordinates: at }) => at && `${at.lat} ${at.long}`,
  website: ({ website }) => website,
  name: ({ name, level, country }) => `${Object.values(name)[0]} (${level}, ${country})`,
  ...Object.fromEntries(
    IDENTIFIER_SCHEMES.flatMap(({ name, ofPlaces }) =>
      // Two places of one Wikidata item are a fault, told elsewhere.
      ofPlaces === undefined || name === WIKIDATA.name
        ? []
        : [[name, (place) => identifierCode(place, name)]],
    ),
  ),
};

/** What is unlikely about places: where they are, and what they share with another. */
function* unlikelyPlaces({ places, countries }: Records): Iterable<Issue> {
  for (const place of places.values()) {
    const { coordinates, country } = place.value;
    if (coordinates === undefined) continue;
    const message = judged(coordinates, countries.get(country)?.value.name ?? {});
    if (message !== undefined) yield warn(place, 'coordinates', message);
  }
  for (const key of Object.keys(DISTINCT)) yield* shared(key, places.values());
}

interface Judgement {
  readonly country: Localized;
  readonly message: string | undefined;
}

/** By the coordinates of a record: one that is read again is judged once. */
const judgements = new WeakMap<Coordinates, Judgement>();

function judged(at: Coordinates, country: Localized): string | undefined {
  const known = judgements.get(at);
  if (known?.country === country) return known.message;
  const message = misplaced(at, country);
  judgements.set(at, { country, message });
  return message;
}

function misplaced(at: Coordinates, country: Localized): string | undefined {
  const isInside = isInCountry(at, country);
  if (isInside ?? isOnLand(at)) return undefined;
  const [name] = Object.values(country);
  const where = `latitude ${at.lat}, longitude ${at.long}`;
  const swapped = { lat: at.long, long: at.lat };
  if (Math.abs(swapped.lat) <= 90 && isInCountry(swapped, country) === true)
    return `${where} is not in ${name}: are lat and long swapped?`;
  return isOnLand(at) ? `${where} is not in ${name}` : `${where} is in the sea`;
}

function* shared(key: string, places: Iterable<RecordEntry<Place>>): Iterable<Issue> {
  const owners = new Map<string, RecordEntry<Place>>();
  for (const place of places) {
    const value = DISTINCT[key]?.(place.value);
    if (value === undefined) continue;
    const owner = owners.get(value);
    if (owner === undefined) owners.set(value, place);
    else {
      const position = printPosition(owner.source.position([...owner.path, key]));
      yield warn(place, key, `"${owner.slug}" has the same ${key}: ${position}`);
    }
  }
}

function warn({ source, path }: RecordEntry<Place>, key: string, message: string): Issue {
  return { ...source.issue([...path, key], message), severity: 'warning' };
}

/** Warnings about valid records that are most likely mistaken; `today` is a day of the calendar. They keep nothing from being published. */
export function* plausibilityIssues(records: Records, today: string): Iterable<Issue> {
  yield* unlikelyPlaces(records);
  const signed = datesOfAgreements(records);
  for (const page of records.pages.values()) {
    const { published } = page.value.page;
    const signedOf = (reference: string) => signed.get(reference);
    yield* warnings(page, ['page'], unlikelyDate(['published'], 'the publication', published, today));
    for (const [index, each] of (page.value.partnerships ?? []).entries()) {
      const faults = unlikelyPartnership(each, { today, published, signedOf });
      yield* warnings(page, ['partnerships', index], faults);
      yield* warnings(page, ['partnerships', index], unlikelyYears(each.facts ?? [], today));
    }
    for (const [index, { since }] of (page.value.memberships ?? []).entries()) {
      const faults = unlikelyDate(['since'], 'the membership since', since, today);
      yield* warnings(page, ['memberships', index], faults);
    }
  }
  yield* repeatedAddresses(records);
}

function* warnings(page: RecordEntry<Page>, base: ValuePath, faults: Iterable<RuleFault>): Iterable<Issue> {
  for (const { path, message } of faults) {
    yield { ...page.source.issue([...base, ...path], message), severity: 'warning' };
  }
}

function* unlikelyYears(
  facts: readonly { readonly year?: number | undefined }[],
  today: string,
): Iterable<RuleFault> {
  for (const [index, { year }] of facts.entries()) {
    const isLater = year !== undefined && String(year) > today.slice(0, 4);
    if (isLater) yield { path: ['facts', index, 'year'], message: `the year ${year} is in the future` };
  }
}

/** Two records of one page are one too many, unless one is the other's earlier version. */
function* repeatedAddresses({ pages }: Records): Iterable<Issue> {
  const owners = new Map<string, RecordEntry<Page>>();
  for (const page of pages.values()) {
    const { url, revisionOf } = page.value.page;
    const owner = url === undefined ? undefined : owners.get(url);
    if (url !== undefined && owner === undefined) owners.set(url, page);
    if (owner === undefined || revisionOf === owner.slug || owner.value.page.revisionOf === page.slug)
      continue;
    const position = printPosition(owner.source.position(['page', 'url']));
    const message = `"${owner.slug}" has the same url: ${position}; a later version of one page names it in "revisionOf"`;
    yield { ...page.source.issue(['page', 'url'], message), severity: 'warning' };
  }
}

/** The date of each agreement, by `{partnership}#{id}`. */
function datesOfAgreements({ pages }: Records): ReadonlyMap<string, PartialDate> {
  const dates = new Map<string, PartialDate>();
  for (const { value } of pages.values()) {
    for (const { partners, agreements = [] } of value.partnerships ?? []) {
      const slug = partnershipSlug(value.page.publisher, partners);
      for (const each of agreements.filter(isSigned)) {
        if (each.signed !== undefined) dates.set(`${slug}#${agreementFragment(each)}`, each.signed);
      }
    }
  }
  return dates;
}
