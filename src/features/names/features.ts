import type { Coordinates } from '../../geo/coordinates.ts';
import type { Entity, NameUse } from './index/entity.ts';
import type { IndexedName } from './index/name-index.ts';

/** What speaks for and against a candidate; absent where nothing was asked or nothing is known. */
export interface Features {
  /** The identifier asked for is one of the candidate's; false: it has another one of the same kind. */
  readonly identifier?: boolean;
  /** The name is written the same, case, accents and punctuation aside: as a label, another name or a known wrong spelling. */
  readonly exact?: boolean;
  readonly alias?: boolean;
  readonly misspelling?: boolean;
  /** Words of kind apart (city, novads), the name is the same and both are of that kind. */
  readonly sameKindOfName?: boolean;
  /** Words of kind and brackets apart, the name is the same: which of its namesakes is meant, it does not say. */
  readonly namesake?: boolean;
  /** Part of the letters that agree, by spelling or by sound, from 0 to 1. */
  readonly similarity?: number;
  /** The part of the name that its words found are, from 0 to 1. */
  readonly words?: number;
  /** The kind of authority that the name asked for names is the candidate's. */
  readonly kind?: boolean;
  /** What stands behind the name asked for belongs to the candidate. */
  readonly qualifier?: boolean;
  readonly country?: boolean;
  readonly type?: boolean;
  /** Kilometres between the place asked for and the candidate. */
  readonly distance?: number;
}

/** An entity as an answer to a name. */
export interface Candidate {
  readonly entity: Entity;
  /** The name by which it was found; absent where an identifier found it. */
  readonly name?: IndexedName;
  readonly features: Features;
  /** From 0 to 100, made of the features. */
  readonly score: number;
  /** Whether it is certain: there is no other that it could be. */
  readonly match: boolean;
}

const OF_USE: Readonly<Record<NameUse, keyof Features>> = {
  label: 'exact',
  alias: 'alias',
  local: 'alias',
  misspelling: 'misspelling',
};

/** The feature of a name that is written the same. */
export function featureOf(use: NameUse): Features {
  return { [OF_USE[use]]: true };
}

/** Whether the whole name is the same one. */
export function isSameName({ exact, alias, misspelling, sameKindOfName }: Features): boolean {
  return [exact, alias, misspelling, sameKindOfName].includes(true);
}

/** Whether anything speaks against the candidate. */
export function isContradicted(features: Features): boolean {
  const { identifier, kind, qualifier, country, type, distance = 0 } = features;
  return [identifier, kind, qualifier, country, type].includes(false) || distance > FAR;
}

/** Whether anything beside the name speaks for the candidate. */
export function isCorroborated({ identifier, country, distance = Number.NaN }: Features): boolean {
  return identifier === true || country === true || distance <= CLOSE;
}

/** Kilometres within which two points may be of the same place, and past which they are of two. */
const CLOSE = 15;
const FAR = 60;

/** The score of the features, from 0 to 100: what the name gives, raised by what speaks for the candidate, lowered by what speaks against it. */
export function scoreOf(features: Features): number {
  if (features.identifier === true) return 100;
  let score = ofName(features);
  const nearer = (part: number) => {
    score += (100 - score) * part;
  };
  if (features.country === true) nearer(0.5);
  if (features.kind === true) nearer(0.2);
  if (features.qualifier === true) nearer(0.2);
  if (features.distance !== undefined && features.distance <= CLOSE) nearer(0.5);
  for (const [feature, rest] of Object.entries(REST_WHERE_FALSE)) {
    if (features[feature as keyof Features] === false) score *= rest;
  }
  if ((features.distance ?? 0) > FAR) score *= 0.6;
  return Math.round(score * 10) / 10;
}

/** The part of the score that is left where a feature speaks against the candidate. */
const REST_WHERE_FALSE = { identifier: 0.3, country: 0.5, type: 0.5, kind: 0.75, qualifier: 0.85 };

function ofName(features: Features): number {
  if (features.exact) return 100;
  if (features.alias) return 98;
  if (features.misspelling) return 95;
  if (features.sameKindOfName) return 90;
  const { namesake, similarity = 0, words = 0 } = features;
  return Math.max(
    namesake ? 65 : 0,
    similarity > 0.6 ? 50 + (similarity - 0.6) * 100 : 0,
    words > 0 ? 30 + words * 30 : 0,
  );
}

/** What is looked for: a name or an identifier, and what else is known of it. */
export interface NameQuery {
  readonly text: string;
  /** Types of which it is one; with `insist`, no other is given. */
  readonly types?: readonly string[];
  readonly insist?: boolean;
  /** Names, codes or identifiers of its country, any of which it may be. */
  readonly countries?: readonly string[];
  /** Identifiers that it has elsewhere. */
  readonly identifiers?: readonly string[];
  readonly point?: Coordinates;
  /** Words that the name may only begin: for those who are still typing. */
  readonly begun?: boolean;
  readonly limit: number;
}
