import { LRUCache } from 'lru-cache';

/** Something that can be asked for by media type. */
export interface Offer {
  readonly mediaType: string;
  /** Other media types under which clients ask for it. */
  readonly aliases?: readonly string[];
}

/** A media type taken apart, in lower case; `*` stands for any type or subtype. */
interface MediaType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: readonly string[];
}

/** One element of an Accept field, with its weight from 0 to 1. */
interface MediaRange extends MediaType {
  readonly weight: number;
}

/** Parameters that say how a type is written, not which type it is: they never exclude an offer. */
const IGNORED_PARAMETERS = /^(charset|profile|version)=/;
const WEIGHT = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/;

/** Clients repeat few Accept fields, so that reading one is a look-up. */
const readBefore = new LRUCache<string, readonly MediaRange[]>({ max: 500 });

/**
 * The offer that the client likes best: by weight, then by how precisely it was named, then by the order
 * of the offers; undefined where nothing fits (RFC 9110 §12.5.1). No field, or an empty one, takes the first.
 */
export function negotiate<T extends Offer>(accept: string | undefined, offers: readonly T[]): T | undefined {
  const ranges = mediaRanges(accept);
  if (ranges.length === 0) return offers[0];
  let best: { offer: T; weight: number; precision: number } | undefined;
  for (const offer of offers) {
    const { weight, precision } = qualityOf(offer, ranges);
    if (weight === 0) continue;
    if (!best || weight > best.weight || (weight === best.weight && precision > best.precision)) {
      best = { offer, weight, precision };
    }
  }
  return best?.offer;
}

/** The language to answer in, by the lookup scheme of RFC 4647 §3.4 (`de-AT` finds `de`); the first where none fits. */
export function negotiateLanguage<T extends string>(
  acceptLanguage: string | undefined,
  languages: readonly [T, ...T[]],
): T {
  if (!acceptLanguage) return languages[0];
  let best = { language: languages[0], weight: 0 };
  for (const [tag, weight] of weighted(acceptLanguage)) {
    const language = languages.find((known) => tag === known || tag.startsWith(`${known}-`) || tag === '*');
    if (language && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

/** Whether the client takes gzip at least as gladly as the bytes themselves (RFC 9110 §12.5.3). */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  return preferredCoding(acceptEncoding, ['gzip']) !== undefined;
}

/** The coding that the client likes best, by weight and then by the order given; undefined where it takes none of them as gladly as the bytes themselves. */
export function preferredCoding<C extends string>(
  acceptEncoding: string | undefined,
  codings: readonly C[],
): C | undefined {
  if (!acceptEncoding) return undefined;
  const weights = new Map(weighted(acceptEncoding));
  const weightOfCoding = (coding: string) =>
    weights.get(coding) ?? weights.get(`x-${coding}`) ?? weights.get('*') ?? 0;
  let best: { coding?: C; weight: number } = { weight: 0 };
  for (const coding of codings) {
    const weight = weightOfCoding(coding);
    if (weight > best.weight) best = { coding, weight };
  }
  return best.weight >= (weights.get('identity') ?? 0) ? best.coding : undefined;
}

interface Preference {
  readonly weight: number;
  /** 0 where no range matches; the more, the more precisely the offer was named. */
  readonly precision: number;
}

const UNNAMED: Preference = { weight: 0, precision: 0 };
const EXACT = 3;

/** By its own type; by an alias only where that one is named. */
function qualityOf(offer: Offer, ranges: readonly MediaRange[]): Preference {
  const [own, ...aliases] = typesOf(offer).map((type) => precisest(type, ranges));
  if (!own || own.precision >= EXACT) return own ?? UNNAMED;
  return aliases.find(({ precision }) => precision >= EXACT) ?? own;
}

/** The weight that the most specific matching range gives to the type. */
function precisest(type: MediaType, ranges: readonly MediaRange[]): Preference {
  let best = UNNAMED;
  for (const range of ranges) {
    const precision = precisionOf(range, type);
    if (precision > best.precision) best = { weight: range.weight, precision };
  }
  return best;
}

function precisionOf(range: MediaRange, { type, subtype, parameters }: MediaType): number {
  if (range.type === '*') return range.subtype === '*' ? 1 : 0;
  if (range.type !== type) return 0;
  if (range.subtype === '*') return 2;
  if (range.subtype !== subtype) return 0;
  if (!range.parameters.every((parameter) => parameters.includes(parameter))) return 0;
  return EXACT + range.parameters.length;
}

const typesBefore = new WeakMap<Offer, readonly MediaType[]>();

function typesOf(offer: Offer): readonly MediaType[] {
  const known = typesBefore.get(offer);
  if (known) return known;
  const types = [offer.mediaType, ...(offer.aliases ?? [])].map((type) => mediaType(partsOf(type)));
  typesBefore.set(offer, types);
  return types;
}

function mediaRanges(accept: string | undefined): readonly MediaRange[] {
  if (!accept) return [];
  const known = readBefore.get(accept);
  if (known) return known;
  const ranges = splitUnquoted(accept, ',').flatMap(mediaRange);
  if (accept.length < 1000) readBefore.set(accept, ranges);
  return ranges;
}

/** One element; none where it is empty, and weight 0 where its weight is not one. */
function mediaRange(element: string): MediaRange[] {
  const parts = partsOf(element);
  return parts[0] ? [{ ...mediaType(parts), weight: weightOf(parts) }] : [];
}

function mediaType([essence = '', ...parts]: readonly string[]): MediaType {
  const [type = '', subtype = ''] = essence.split('/');
  const parameters = parts.filter((part) => !part.startsWith('q=') && !IGNORED_PARAMETERS.test(part));
  return { type, subtype, parameters };
}

function partsOf(element: string): string[] {
  return splitUnquoted(element, ';').map((part) => part.trim().toLowerCase());
}

/** The pieces of a field between separators that stand outside quoted strings (RFC 9110 §5.6.4), in one pass; a string that is not closed takes the rest. */
function splitUnquoted(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isQuoted && character === '\\') at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function weightOf(parts: readonly string[]): number {
  const weight = parts.find((part) => part.startsWith('q='))?.slice(2);
  if (weight === undefined) return 1;
  return WEIGHT.test(weight) ? Number(weight) : 0;
}

/** The elements of a field such as Accept-Language, in lower case, with their weights. */
export function weighted(field: string): [string, number][] {
  return field
    .toLowerCase()
    .split(',')
    .map((element) => element.split(';').map((part) => part.trim()))
    .map(([value = '', ...parts]) => [value, weightOf(parts)]);
}
