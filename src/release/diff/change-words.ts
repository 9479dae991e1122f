import type { Term } from '../../rdf/terms.ts';
import { RESOURCE_TYPE_ROWS } from '../../records/mapping/resource-types.ts';
import type { ChangeEvent, PartKind, Sides } from './change-events.ts';
import { languageOf } from './resource.ts';

/** The languages in which changes are told. */
export type Language = 'en' | 'lv';

/** A sentence without its subject, in each language. */
export type Bilingual = Readonly<Record<Language, string>>;

type What = 'added' | 'removed' | 'restored';

interface Wording {
  /** Type in IRIs → “partnership added”. */
  resource(what: What, type: string): string;
  part(what: 'added' | 'removed', kind: PartKind): string;
  withdrawn(why: string): string;
  renamed(name: string, key: string): string;
  measures: Readonly<Record<'population' | 'area', string>>;
  changed(property: string, from: string, to: string): string;
  added(property: string, to: string): string;
  removed(property: string, from: string): string;
  rewritten(property: string): string;
}

/** Latvian participles agree with what they are said of. */
const LV_NOUNS: Readonly<Record<string, readonly [noun: string, ending: 'a' | 's']>> = {
  ...Object.fromEntries(RESOURCE_TYPE_ROWS.map(([type, { title }]) => [type, lvNoun(title.lv)])),
  agreement: ['vienošanās', 'a'],
  population: ['iedzīvotāju skaits', 's'],
  area: ['platība', 'a'],
  membership: ['dalība tīklā', 'a'],
  discrepancy: ['nesakritība', 'a'],
  part: ['daļa', 'a'],
};

/** Feminine nouns end in -a or -e. */
function lvNoun(title: string): readonly [noun: string, ending: 'a' | 's'] {
  return [title.toLowerCase(), /[ae]$/.test(title) ? 'a' : 's'];
}

const EN_NOUNS: Readonly<Record<string, string>> = {
  source: 'source page',
  membership: 'membership in a network',
};
const EN_TYPES = new Set([...Object.keys(LV_NOUNS)]);
const LV_VERBS = { added: 'pievienot', removed: 'svītrot', restored: 'atkal publicēt' } as const;

const WORDING: Readonly<Record<Language, Wording>> = {
  en: {
    resource: (what, type) => `${enNoun(type)} ${what === 'restored' ? 'published again' : what}`,
    part: (what, kind) => `${enNoun(kind)} ${what}`,
    withdrawn: (why) => `withdrawn: ${why}`,
    renamed: (name, key) => `renamed to ${name} (${key})`,
    measures: { population: 'population', area: 'area' },
    changed: (property, from, to) => `${property} changed from ${from} to ${to}`,
    added: (property, to) => `${property} added: ${to}`,
    removed: (property, from) => `${property} removed: ${from}`,
    rewritten: (property) => `${property} rewritten`,
  },
  lv: {
    resource: (what, type) => lvPhrase(type, what),
    part: (what, kind) => lvPhrase(kind, what),
    withdrawn: (why) => `vairs nav datos: ${why}`,
    renamed: (name, key) => `jaunais nosaukums: ${name} (${key})`,
    measures: { population: 'iedzīvotāju skaits', area: 'platība' },
    changed: (property, from, to) => `${property}: bija ${from}, tagad ${to}`,
    added: (property, to) => `${property}: pievienota vērtība ${to}`,
    removed: (property, from) => `${property}: svītrota vērtība ${from}`,
    rewritten: (property) => `${property}: teksts pārrakstīts`,
  },
};

const LANGUAGES: readonly Language[] = ['en', 'lv'];
const MAX_QUOTED_LENGTH = 80;

/** What happened, in words; `iri` is the resource it happened to. */
export function changeTexts(event: ChangeEvent, iri: string, sides: Sides): Bilingual {
  const listed = LANGUAGES.map((language) => [language, sentence(event, iri, sides, language)] as const);
  return Object.fromEntries(listed) as Record<Language, string>;
}

/** `place` of `{base}id/place/radom`; empty for what has no such IRI. */
export function typeOf(iri: string): string {
  return /\/id\/([a-z]+)\/[^/]+$/.exec(iri)?.[1] ?? '';
}

function sentence(event: ChangeEvent, iri: string, sides: Sides, language: Language): string {
  const words = WORDING[language];
  if (event.kind === 'resource') return words.resource(event.what, typeOf(iri));
  if (event.kind === 'withdrawn') return words.withdrawn(inLanguage(event.why, language));
  if (event.kind === 'renamed') {
    return words.renamed(sides.to.of(event.to, language), event.to.replace(/^.*\/id\//, ''));
  }
  if (event.kind === 'part') {
    const detail = event.detail === undefined ? '' : ` (${event.detail})`;
    return words.part(event.what, event.part) + detail;
  }
  return valueSentence(event, sides, language);
}

function valueSentence(
  event: Extract<ChangeEvent, { kind: 'value' }>,
  sides: Sides,
  language: Language,
): string {
  const words = WORDING[language];
  const { from, to, part } = event;
  const subject = part === undefined ? '' : `${sides.to.of(part, language)}: `;
  const property = subject + propertyName(event, sides, language);
  const [old, fresh] = [from && value(from, sides.from, language), to && value(to, sides.to, language)];
  const isLong = [old, fresh].some((text) => text !== undefined && text.length > MAX_QUOTED_LENGTH);
  if (isLong && old !== undefined && fresh !== undefined) return words.rewritten(property);
  if (old === undefined) return words.added(property, shortened(fresh ?? ''));
  return fresh === undefined ? words.removed(property, shortened(old)) : words.changed(property, old, fresh);
}

function propertyName(
  { of, from, to }: Extract<ChangeEvent, { kind: 'value' }>,
  sides: Sides,
  language: Language,
): string {
  if (of === 'population' || of === 'area') return WORDING[language].measures[of];
  const term = to ?? from;
  const tag = term ? languageOf(term) : '';
  return sides.to.of(of, language) + (tag && ` (${tag})`);
}

function value(term: Term, labels: Sides['from'], language: Language): string {
  return term.termType === 'NamedNode' ? labels.of(term.value, language) : term.value;
}

function shortened(text: string): string {
  return text.length <= MAX_QUOTED_LENGTH ? text : `${[...text].slice(0, MAX_QUOTED_LENGTH - 1).join('')}…`;
}

function inLanguage(terms: readonly Term[], language: Language): string {
  return (terms.find((term) => languageOf(term) === language) ?? terms[0])?.value ?? '';
}

function enNoun(name: string): string {
  return EN_NOUNS[name] ?? (EN_TYPES.has(name) ? name : 'resource');
}

function lvPhrase(name: string, what: What): string {
  const [noun, ending] = LV_NOUNS[name] ?? ['resurss', 's'];
  return `${noun} ${LV_VERBS[what]}${ending === 'a' ? 'a' : 's'}`;
}
