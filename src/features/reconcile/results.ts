import type { Language } from '../../pages/messages/messages.ts';
import type { Candidate, Features } from '../names/features.ts';
import { find } from '../names/find.ts';
import { bestName, type Entity } from '../names/index/entity.ts';
import type { NameIndex } from '../names/index/name-index.ts';
import { typeOf, typesIn } from './manifest.ts';
import type { ReconciliationQuery } from './queries.ts';

/** An id with a name, as types and entities are given. */
export interface Identified {
  readonly id: string;
  readonly name: string;
}

/** A candidate as the service gives it (Reconciliation Service API 0.2, §4.2). */
export interface ResultCandidate extends Identified {
  readonly description?: string;
  readonly score: number;
  readonly match: boolean;
  readonly type: readonly Identified[];
  readonly features: readonly { readonly id: string; readonly value: boolean | number }[];
}

/** Ids of the features; the page of the service explains each. */
export const FEATURE_IDS: Readonly<Record<keyof Features, string>> = {
  identifier: 'identifier',
  exact: 'exact',
  alias: 'alias',
  misspelling: 'misspelling',
  sameKindOfName: 'same_kind_of_name',
  namesake: 'namesake',
  similarity: 'similarity',
  words: 'words',
  kind: 'kind',
  qualifier: 'qualifier',
  country: 'country',
  type: 'type',
  distance: 'distance',
};

/** The candidates for a query, the best first. */
export function candidatesFor(
  index: NameIndex,
  { typeIds, ...query }: ReconciliationQuery,
  language: Language,
): readonly ResultCandidate[] {
  const types =
    typeIds &&
    typesIn(index)
      .filter(({ id }) => typeIds.includes(id))
      .map(({ indexed }) => indexed);
  return find(index, { ...query, ...(types && { types }) }).map((candidate) =>
    resultOf(index, candidate, language),
  );
}

function resultOf(index: NameIndex, candidate: Candidate, language: Language): ResultCandidate {
  const { entity, score, match, features } = candidate;
  const type = typeIn(index, entity, language);
  const description = descriptionOf(index, entity, language);
  return {
    ...identifiedAs(entity, language),
    ...(description !== undefined && { description }),
    score,
    match,
    type: type ? [type] : [],
    features: Object.entries(features).map(([feature, value]) => ({
      id: FEATURE_IDS[feature as keyof Features],
      value: typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value,
    })),
  };
}

/** The id and the name of an entity. */
export function identifiedAs(entity: Entity, language: Language): Identified {
  return { id: entity.iri, name: bestName(entity, language).text };
}

/** The type of an entity in the language. */
export function typeIn(index: NameIndex, entity: Entity, language: Language): Identified | undefined {
  const type = typeOf(index, entity);
  return type && { id: type.id, name: type.name[language] };
}

/** What tells an entity from its namesakes: what it is, and its country. */
export function descriptionOf(index: NameIndex, entity: Entity, language: Language): string | undefined {
  const country = entity.country && index.countries.nameOf(entity.country, language);
  const parts = [typeIn(index, entity, language)?.name, country].filter(
    (part) => part !== undefined && part !== '',
  );
  return parts.length > 0 ? parts.join(', ') : undefined;
}
