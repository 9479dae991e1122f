import { similarity } from '../../text/edit-distance.ts';
import { type Candidate, type Features, featureOf, isSameName, type NameQuery, scoreOf } from './features.ts';
import type { Alike, IndexedName, NameIndex } from './index/name-index.ts';
import { specific } from './parsing/authority-types.ts';
import { type ParsedQueryName, parseQueryName } from './parsing/parsed-name.ts';
import { byRank, isDoubtful, LIKELY, score, scoreRequestOf, withMatch } from './score.ts';

/** Names of like sound that are compared, and entities that are found by their words. */
const MAX_ALIKE = 20;
const MAX_WITH_WORDS = 1_000;
/** Candidates below this are noise. */
const MIN_SCORE = 20;

/** Candidates for what is looked for, the best first; at most one of them is a match. */
export function find(index: NameIndex, query: NameQuery): readonly Candidate[] {
  const parsedName = parseQueryName(query.text, index.countries);
  const found = new Map<number, NameMatch>();
  for (const entity of identified(index, query)) found.set(entity, { features: { identifier: true } });
  if (parsedName.whole !== '' && index.identified(query.text).length === 0)
    addNamed(index, parsedName, query, found);
  const request = scoreRequestOf(index, parsedName, query);
  const scored = [...found]
    .map(([number, { name, features }]) => score(index, number, name, features, request))
    .filter(({ score, features }) => score >= MIN_SCORE && !(query.insist && features.type === false))
    .sort(byRank);
  return withMatch(scored, isDoubtful(request), query.limit);
}

/** Whether all that has the words of a text, the last of them begun, is among its candidates: only then are these as many as there are. */
export function isWhole(index: NameIndex, text: string): boolean {
  return index.withWords(parseQueryName(text, index.countries).fold, MAX_WITH_WORDS).isWhole;
}

interface NameMatch {
  readonly name?: IndexedName;
  readonly features: Features;
}

function identified(index: NameIndex, { text, identifiers = [] }: NameQuery): readonly number[] {
  return [text, ...identifiers].flatMap((one) => [...index.identified(one)]);
}

/** From the surest way to find a name to the least sure; those after the first are left out where a name is the same. */
function addNamed(
  index: NameIndex,
  parsedName: ParsedQueryName,
  query: NameQuery,
  found: Map<number, NameMatch>,
): void {
  const add = (name: IndexedName, features: Features) => recordBest(found, name, features);
  for (const name of [...index.spelt(parsedName.whole), ...index.spelt(parsedName.fold)])
    add(name, featureOf(name.spelling.use));
  for (const name of index.withCore(parsedName.core)) add(name, sameCore(index, parsedName, name));
  const same = [...found.values()].some(({ features }) => isSameName(features));
  if (!same) addAlike(index, parsedName, add);
  const likely = same || [...found.values()].some(({ features }) => (features.similarity ?? 0) >= LIKELY);
  if (!likely || query.begun) addWithWords(index, parsedName, found);
}

type Add = (name: IndexedName, features: Features) => void;

function addAlike(index: NameIndex, parsedName: ParsedQueryName, add: Add): void {
  for (const fold of new Set([parsedName.fold, parsedName.core])) {
    for (const alike of index.sounding(fold, MAX_ALIKE))
      add(alike.name, likeness(index, parsedName, fold, alike));
  }
}

function recordBest(found: Map<number, NameMatch>, name: IndexedName, features: Features): void {
  const before = found.get(name.entity);
  if (before?.features.identifier) return void (before.name ?? found.set(name.entity, { ...before, name }));
  if (before && scoreOf(before.features) >= scoreOf(features)) return;
  found.set(name.entity, { name, features });
}

/** “Alytus district municipality” and “Alytus district” are both of a district; “Alytus” and “Alytus District” may be two. */
function sameCore(index: NameIndex, parsedName: ParsedQueryName, name: IndexedName): Features {
  const shared = specific(parsedName.types) & index.kindsOf(name.entity);
  const same = shared !== 0 && !name.bracketed && parsedName.qualifiers.length === 0;
  return same ? { sameKindOfName: true } : { namesake: true };
}

/** Where both are of the same kind the words of kind need not agree; else they count like all others. */
function likeness(
  index: NameIndex,
  parsedName: ParsedQueryName,
  fold: string,
  { name, similarity: sound, core }: Alike,
): Features {
  const sameKind = (specific(parsedName.types) & index.kindsOf(name.entity)) !== 0;
  const compared = sameKind
    ? core && fold === parsedName.core
    : fold === parsedName.fold && (!core || name.core === name.fold);
  const spelling = sameKind ? similarity(parsedName.core, name.core) : similarity(parsedName.fold, name.fold);
  // Letters say a little more than sounds.
  return { similarity: Math.max(spelling, compared ? sound - 0.02 : 0) };
}

function addWithWords(index: NameIndex, parsedName: ParsedQueryName, found: Map<number, NameMatch>): void {
  for (const entity of index.withWords(parsedName.fold, MAX_WITH_WORDS).entities) {
    const before = found.get(entity);
    if (before && before.features.similarity === undefined) continue;
    const [best] = index
      .namesOf(entity)
      .map((name) => ({ name, words: shareOfWords(parsedName.fold, name.fold) }))
      .sort((a, b) => b.words - a.words);
    if (best) found.set(entity, { name: best.name, features: { ...before?.features, words: best.words } });
  }
}

/** How much of a name the words are, where it begins with each of them somewhere; a little where it does not. */
function shareOfWords(parsedName: string, name: string): number {
  const words = name.split(' ');
  const all = parsedName.split(' ').every((word) => words.some((one) => one.startsWith(word)));
  const share = Math.min(1, parsedName.length / name.length);
  return all ? share : share / 10;
}
