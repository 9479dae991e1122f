import { type Candidate, type Features, featureOf, isSameName, scoreOf } from './features.ts';
import type { Alike, IndexedName, NameIndex } from './index/name-index.ts';
import type { Wanted } from './name-query.ts';
import { specific } from './parsing/authority-types.ts';
import { similarity } from './parsing/distance.ts';
import { type Asked, readAsked } from './parsing/parsed-name.ts';
import { byRank, decided, doubtful, judge, LIKELY } from './score.ts';

/** Names of like sound that are compared, and entities that are found by their words. */
const MOST_ALIKE = 20;
const MOST_WITH_WORDS = 1_000;
/** Candidates below this are noise. */
const LEAST_SCORE = 20;

/** Candidates for what is looked for, the best first; at most one of them is a match. */
export function find(index: NameIndex, wanted: Wanted): readonly Candidate[] {
  const asked = readAsked(wanted.text, index.countries);
  const found = new Map<number, Found>();
  for (const entity of identified(index, wanted)) found.set(entity, { features: { identifier: true } });
  if (asked.whole !== '' && index.identified(wanted.text).length === 0) addNamed(index, asked, wanted, found);
  const judged = [...found]
    .map(([number, { name, features }]) => judge(index, number, name, features, { asked, wanted }))
    .filter(({ score, features }) => score >= LEAST_SCORE && !(wanted.insist && features.type === false))
    .sort(byRank);
  return decided(judged, doubtful(index, asked, wanted), wanted.most);
}

interface Found {
  readonly name?: IndexedName;
  readonly features: Features;
}

function identified(index: NameIndex, { text, identifiers = [] }: Wanted): readonly number[] {
  return [text, ...identifiers].flatMap((one) => [...index.identified(one)]);
}

/** From the surest way to find a name to the least sure; those after the first are left out where a name is the same. */
function addNamed(index: NameIndex, asked: Asked, wanted: Wanted, found: Map<number, Found>): void {
  const add = (name: IndexedName, features: Features) => keepBest(found, name, features);
  for (const name of [...index.spelt(asked.whole), ...index.spelt(asked.fold)])
    add(name, featureOf(name.spelling.use));
  for (const name of index.withCore(asked.core)) add(name, sameCore(index, asked, name));
  const same = [...found.values()].some(({ features }) => isSameName(features));
  if (!same) addAlike(index, asked, add);
  const likely = same || [...found.values()].some(({ features }) => (features.similarity ?? 0) >= LIKELY);
  if (!likely || wanted.begun) addWithWords(index, asked, found);
}

type Add = (name: IndexedName, features: Features) => void;

function addAlike(index: NameIndex, asked: Asked, add: Add): void {
  for (const fold of new Set([asked.fold, asked.core])) {
    for (const alike of index.sounding(fold, MOST_ALIKE))
      add(alike.name, likeness(index, asked, fold, alike));
  }
}

function keepBest(found: Map<number, Found>, name: IndexedName, features: Features): void {
  const before = found.get(name.entity);
  if (before?.features.identifier) return void (before.name ?? found.set(name.entity, { ...before, name }));
  if (before && scoreOf(before.features) >= scoreOf(features)) return;
  found.set(name.entity, { name, features });
}

/** “Jelgavas novada pašvaldība” and “Jelgavas novads” are both of a municipality; “Alytus” and “Alytus District” may be two. */
function sameCore(index: NameIndex, asked: Asked, name: IndexedName): Features {
  const shared = specific(asked.kinds) & index.kindsOf(name.entity);
  const same = shared !== 0 && !name.bracketed && asked.qualifiers.length === 0;
  return same ? { sameKindOfName: true } : { namesake: true };
}

/** Where both are of the same kind the words of kind need not agree; else they count like all others. */
function likeness(
  index: NameIndex,
  asked: Asked,
  fold: string,
  { name, similarity: sound, core }: Alike,
): Features {
  const sameKind = (specific(asked.kinds) & index.kindsOf(name.entity)) !== 0;
  const compared = sameKind
    ? core && fold === asked.core
    : fold === asked.fold && (!core || name.core === name.fold);
  const spelling = sameKind ? similarity(asked.core, name.core) : similarity(asked.fold, name.fold);
  // Letters say a little more than sounds.
  return { similarity: Math.max(spelling, compared ? sound - 0.02 : 0) };
}

function addWithWords(index: NameIndex, asked: Asked, found: Map<number, Found>): void {
  for (const entity of index.withWords(asked.fold, MOST_WITH_WORDS)) {
    const before = found.get(entity);
    if (before && before.features.similarity === undefined) continue;
    const [best] = index
      .namesOf(entity)
      .map((name) => ({ name, words: shareOfWords(asked.fold, name.fold) }))
      .sort((a, b) => b.words - a.words);
    if (best) found.set(entity, { name: best.name, features: { ...before?.features, words: best.words } });
  }
}

/** How much of a name the words are, where it begins with each of them somewhere; a little where it does not. */
function shareOfWords(asked: string, name: string): number {
  const words = name.split(' ');
  const all = asked.split(' ').every((word) => words.some((one) => one.startsWith(word)));
  const share = Math.min(1, asked.length / name.length);
  return all ? share : share / 10;
}
