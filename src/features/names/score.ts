import { kilometres } from '../../geo/coordinates.ts';
import {
  type Candidate,
  type Features,
  featureOf,
  isContradicted,
  isCorroborated,
  isSameName,
  type NameQuery,
  scoreOf,
} from './features.ts';
import { type Entity, registerOf } from './index/entity.ts';
import type { IndexedName, NameIndex } from './index/name-index.ts';
import { specific } from './parsing/authority-types.ts';
import type { ParsedQueryName } from './parsing/parsed-name.ts';

/** A spelling this similar may be a misspelling of the name, where the country or the place agrees. */
export const LIKELY = 0.83;
/** So much less another candidate must score for the first one to be certain. */
const LEAD = 8;
/** The type of pages about partnerships. */
const SOURCES = 'sources';

/** What is asked for, as it was read and as it was given: what is the same for all candidates. */
export interface ScoreRequest {
  readonly parsedName: ParsedQueryName;
  readonly query: NameQuery;
  /** Codes of the countries that were given and are known. */
  readonly countries: ReadonlySet<string>;
  /** Registers of the identifiers that were given. */
  readonly registers: ReadonlySet<string>;
}

/** The request by which candidates are scored: read once, for there may be a thousand of them, and as many countries and identifiers. */
export function scoreRequestOf(
  { countries }: NameIndex,
  parsedName: ParsedQueryName,
  query: NameQuery,
): ScoreRequest {
  const codes = (query.countries ?? []).flatMap((one) => countries.find(one) ?? []);
  const registers = (query.identifiers ?? []).flatMap((one) => registerOf(one) ?? []);
  return { parsedName, query, countries: new Set(codes), registers: new Set(registers) };
}

/** A candidate of which it is not yet known whether it is certain. */
export type ScoredCandidate = Omit<Candidate, 'match'> & { readonly number: number };

/** A candidate with all that speaks for and against it; `found` is how its name was found. */
export function score(
  index: NameIndex,
  number: number,
  name: IndexedName | undefined,
  found: Features,
  request: ScoreRequest,
): ScoredCandidate {
  const entity = index.entity(number) as Entity;
  const qualifier = qualifierFeature(index, number, found, request.parsedName);
  const same = qualifier.qualifier === true && name?.fold === request.parsedName.main;
  const features = {
    ...identifierFeature(entity, request),
    // What is written behind the name is the candidate's as well: then the name is the same.
    ...(same ? featureOf(name.spelling.use) : found),
    ...kindFeature(index.kindsOf(number), found, request.parsedName),
    ...qualifier,
    ...countryFeature(entity, request),
    ...typeFeature(entity, request.query),
    ...distanceFeature(entity, request.query),
  };
  return { number, entity, ...(name && { name }), features, score: scoreOf(features) };
}

/** It has none of the identifiers asked for, but another of the same register. */
function identifierFeature({ identifiers }: Entity, { registers }: ScoreRequest): Features {
  const hasOther = registers.size > 0 && identifiers.some((one) => registers.has(registerOf(one) ?? ''));
  return hasOther ? { identifier: false } : {};
}

function kindFeature(
  types: number,
  { exact, alias, misspelling }: Features,
  parsedName: ParsedQueryName,
): Features {
  const named = specific(parsedName.types);
  if (named === 0 || types === 0 || exact || alias || misspelling) return {};
  return { kind: (named & types) !== 0 };
}

function qualifierFeature(
  index: NameIndex,
  number: number,
  found: Features,
  { qualifiers }: ParsedQueryName,
): Features {
  if (qualifiers.length === 0 || found.exact || found.alias || found.misspelling) return {};
  const known = index.namesOf(number).map(({ fold }) => ` ${fold} `);
  return { qualifier: qualifiers.every((one) => known.some((fold) => fold.includes(` ${one} `))) };
}

function countryFeature({ country }: Entity, { parsedName, countries }: ScoreRequest): Features {
  const { country: written } = parsedName;
  if (country === undefined || (written === undefined && countries.size === 0)) return {};
  // What is written behind the name says it more surely than a column.
  return { country: written === undefined ? countries.has(country) : written === country };
}

function typeFeature({ type }: Entity, { types }: NameQuery): Features {
  return types === undefined ? {} : { type: type !== undefined && types.includes(type) };
}

function distanceFeature({ lat, long }: Entity, { point }: NameQuery): Features {
  if (point === undefined || lat === undefined || long === undefined) return {};
  return { distance: Math.round(kilometres(point, { lat, long }) * 10) / 10 };
}

/** A country that nobody knows may be any: then no name is certain. */
export function isDoubtful({ parsedName, query, countries }: ScoreRequest): boolean {
  const isGiven = (query.countries ?? []).some((one) => one.trim() !== '');
  return parsedName.country === undefined && isGiven && countries.size === 0;
}

/** An identifier counts more than any name; of two that score the same, the index has the more important one before the other. */
export function byRank(a: ScoredCandidate, b: ScoredCandidate): number {
  const identified = Number(isIdentified(b)) - Number(isIdentified(a));
  return identified || b.score - a.score || a.number - b.number;
}

function isIdentified({ features }: ScoredCandidate): boolean {
  return features.identifier === true;
}

/** The first is a match where its name and all else agree and no other comes near. */
export function withMatch(
  scored: readonly ScoredCandidate[],
  doubt: boolean,
  limit: number,
): readonly Candidate[] {
  const [first] = scored;
  const second = scored.slice(1).find((other) => first !== undefined && isRival(first, other));
  const alone = first !== undefined && (second === undefined || leads(first, second));
  return scored.slice(0, limit).map(({ number: _, ...one }, at) => ({
    ...one,
    match: at === 0 && alone && isCertain(one.features, doubt),
  }));
}

/** A page about a thing is no rival of the thing, nor is what only has the name at the end of its IRI one of what is called so. */
function isRival(first: ScoredCandidate, other: ScoredCandidate): boolean {
  const isAbout = other.entity.type === SOURCES && first.entity.type !== SOURCES;
  const isByIri = other.name?.spelling.use === 'local' && first.features.exact === true;
  return !isAbout && !isByIri;
}

function leads(first: ScoredCandidate, second: ScoredCandidate): boolean {
  return second.score <= first.score - LEAD || (isIdentified(first) && !isIdentified(second));
}

function isCertain(features: Features, doubt: boolean): boolean {
  if (isContradicted(features)) return false;
  if (features.identifier) return true;
  if (doubt) return false;
  return isSameName(features) || ((features.similarity ?? 0) >= LIKELY && isCorroborated(features));
}
