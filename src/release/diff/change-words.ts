import { isSameLanguage } from '../../rdf/term-faults.ts';
import type { Term } from '../../rdf/terms.ts';
import type { ChangeEvent, PartKind, Sides } from './change-events.ts';
import { languageOf } from './resource.ts';

/** How one language words changes, each as a sentence without its subject; by language tag where there are several. */
export type ChangeWordings<Language extends string> = Readonly<Record<Language, Wording>>;

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

const MAX_QUOTED_LENGTH = 80;

/** What happened, in the words of each language; `iri` is the resource it happened to. */
export function changeTexts<Language extends string>(
  event: ChangeEvent,
  iri: string,
  sides: Sides,
  wordings: ChangeWordings<Language>,
): Readonly<Record<Language, string>> {
  return byLanguage(wordings, (language, words) => sentence(event, iri, sides, { language, words }));
}

/** A text in each of the languages that there are wordings in. */
export function byLanguage<Language extends string>(
  wordings: ChangeWordings<Language>,
  text: (language: Language, words: Wording) => string,
): Readonly<Record<Language, string>> {
  const languages = Object.keys(wordings) as Language[];
  return Object.fromEntries(
    languages.map((language) => [language, text(language, wordings[language])]),
  ) as Record<Language, string>;
}

interface Speech {
  readonly language: string;
  readonly words: Wording;
}

/** `place` of `{base}id/place/radom`; empty for what has no such IRI. */
export function typeOf(iri: string): string {
  return /\/id\/([a-z]+)\/[^/]+$/.exec(iri)?.[1] ?? '';
}

function sentence(event: ChangeEvent, iri: string, sides: Sides, speech: Speech): string {
  const { language, words } = speech;
  if (event.kind === 'resource') return words.resource(event.what, typeOf(iri));
  if (event.kind === 'withdrawn') return words.withdrawn(inLanguage(event.why, language));
  if (event.kind === 'renamed') {
    return words.renamed(sides.to.of(event.to, language), event.to.replace(/^.*\/id\//, ''));
  }
  if (event.kind === 'part') {
    const detail = event.detail === undefined ? '' : ` (${event.detail})`;
    return words.part(event.what, event.part) + detail;
  }
  return valueSentence(event, sides, speech);
}

function valueSentence(event: Extract<ChangeEvent, { kind: 'value' }>, sides: Sides, speech: Speech): string {
  const { language, words } = speech;
  const { from, to, part } = event;
  const subject = part === undefined ? '' : `${sides.to.of(part, language)}: `;
  const property = subject + propertyName(event, sides, speech);
  const [old, fresh] = [from && value(from, sides.from, language), to && value(to, sides.to, language)];
  const isLong = [old, fresh].some((text) => text !== undefined && text.length > MAX_QUOTED_LENGTH);
  if (isLong && old !== undefined && fresh !== undefined) return words.rewritten(property);
  if (old === undefined) return words.added(property, shortened(fresh ?? ''));
  return fresh === undefined ? words.removed(property, shortened(old)) : words.changed(property, old, fresh);
}

function propertyName(
  { of, from, to }: Extract<ChangeEvent, { kind: 'value' }>,
  sides: Sides,
  { language, words }: Speech,
): string {
  if (of === 'population' || of === 'area') return words.measures[of];
  const term = to ?? from;
  const tag = term ? languageOf(term) : '';
  return sides.to.of(of, language) + (tag && ` (${tag})`);
}

function value(term: Term, labels: Sides['from'], language: string): string {
  return term.termType === 'NamedNode' ? labels.of(term.value, language) : term.value;
}

function shortened(text: string): string {
  return text.length <= MAX_QUOTED_LENGTH ? text : `${[...text].slice(0, MAX_QUOTED_LENGTH - 1).join('')}…`;
}

function inLanguage(terms: readonly Term[], language: string): string {
  return (terms.find((term) => isSameLanguage(languageOf(term), language)) ?? terms[0])?.value ?? '';
}
