import { compareCodePoints } from './canonical.ts';
import { PREFIXES } from './namespaces.ts';
import type { Literal } from './terms.ts';

/** A text with its language tag; without one where none is stated. */
export interface LabelText {
  readonly text: string;
  readonly language?: string;
}

/** Dublin Core's first element set, older than its terms. */
const DC = 'http://purl.org/dc/elements/1.1/';

/** Properties that name a resource, best first: the first one that a resource has gives all its labels. */
export const LABEL_PROPERTIES: readonly string[] = [
  `${PREFIXES.rdfs}label`,
  `${PREFIXES.skos}prefLabel`,
  `${PREFIXES.dcterms}title`,
  `${DC}title`,
  `${PREFIXES.foaf}name`,
  'http://schema.org/name',
  'https://schema.org/name',
];

/** Properties whose texts say what a resource is, best first: the first one that a resource has gives its description. */
export const DESCRIPTION_PROPERTIES: readonly string[] = [
  `${PREFIXES.dcterms}description`,
  `${PREFIXES.skos}definition`,
  `${PREFIXES.rdfs}comment`,
  `${DC}description`,
  `${PREFIXES.dcterms}abstract`,
  'http://schema.org/description',
  'https://schema.org/description',
  `${PREFIXES.skos}scopeNote`,
];

/** Properties that lead to a picture of a resource, best first. */
export const PICTURE_PROPERTIES: readonly string[] = [
  ...['depiction', 'img', 'logo', 'thumbnail'].map((name) => PREFIXES.foaf + name),
  ...['image', 'logo', 'thumbnailUrl'].flatMap((name) => [
    `http://schema.org/${name}`,
    `https://schema.org/${name}`,
  ]),
];

/** Languages that readers of any other are given first, `mul` being names that hold in all. */
const FALLBACK_LANGUAGES = ['en', 'mul', ''];

/** The label for a reader of the language: in it or a regional form of it, else in one of the fallback languages, else without a language, else in any by code point of its tag; of equals the first by code point. Undefined where no label has a letter. */
export function bestLabel<Label extends LabelText>(
  labels: Iterable<Label>,
  language: string,
): Label | undefined {
  let best: Label | undefined;
  for (const label of labels) {
    if (label.text.trim() === '') continue;
    if (best === undefined || compareLabels(label, best, language) < 0) best = label;
  }
  return best;
}

/** Labels that are given by language tag, the empty one where there is none. */
export function labelTexts(labels: Readonly<Record<string, string>>): LabelText[] {
  return Object.entries(labels).map(([language, text]) => labelText(text, language));
}

/** A literal as a label. */
export function literalText({ value, language }: Pick<Literal, 'value' | 'language'>): LabelText {
  return labelText(value, language);
}

/** A text as a label, with its tag where it has one. */
export function labelText(text: string, language: string | undefined): LabelText {
  return language ? { text, language } : { text };
}

function compareLabels(a: LabelText, b: LabelText, language: string): number {
  const [left, right] = [a, b].map((label) => label.language?.toLowerCase() ?? '') as [string, string];
  return (
    rankOf(left, language) - rankOf(right, language) ||
    compareCodePoints(left, right) ||
    compareCodePoints(a.text, b.text)
  );
}

function rankOf(tag: string, language: string): number {
  if (tag === language) return 0;
  if (tag.startsWith(`${language}-`)) return 1;
  const fallback = FALLBACK_LANGUAGES.findIndex((one) => tag === one || (one && tag.startsWith(`${one}-`)));
  return 2 + (fallback < 0 ? FALLBACK_LANGUAGES.length : fallback);
}
