import { isMap, isScalar, type Pair, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { slug, wikidataItem } from '../../records/reading/identifiers.ts';
import type { Place } from '../../records/record-types/place.ts';

const candidate = z.strictObject({
  id: wikidataItem,
  name: z.string(),
  score: z.number(),
  reasons: z.array(z.string()),
  decision: z.enum(['confirm', 'reject']).nullable(),
});

const entry = z.strictObject({
  place: slug,
  name: z.string(),
  service: z.string(),
  asked: z.string(),
  candidates: z.array(candidate),
});

const schema = z.array(entry).nullable();

/** A place with its candidates, to be decided on. */
export type ReviewEntry = z.infer<typeof entry>;

/** A file of reviews or rejections that cannot be used; the message says where and why. */
class ReviewError extends Error {
  override readonly name = 'ReviewError';
}

const HEAD = `# Candidates for places that have no Wikidata item yet. Look at each, and write after "decision:"
#   confirm   it is the same place
#   reject    it is not
# or leave it open. Then run munpart link --apply. Nothing in this file is published.
`;

/** The entries of a review file; throws a ReviewError. */
export function parseReview(text: string, file: string): readonly ReviewEntry[] {
  return read(text, file, schema) ?? [];
}

/** Reviews as the text of their file. */
export function printReview(entries: readonly ReviewEntry[]): string {
  return HEAD + entries.map((each) => `\n${printEntry(each)}`).join('');
}

/** By hand, so that what is decided stands alone in its line and is empty, not \`null\`. */
function printEntry({ place, name, service, asked: text, candidates }: ReviewEntry): string {
  const lines = [
    `- place: ${place}`,
    `  name: ${JSON.stringify(name)}`,
    `  service: ${JSON.stringify(service)}`,
    `  asked: ${JSON.stringify(text)}`,
    candidates.length === 0 ? '  candidates: []' : '  candidates:',
    ...candidates.flatMap((each) => [
      `    - id: ${each.id}`,
      `      name: ${JSON.stringify(each.name)}`,
      `      score: ${each.score}`,
      each.reasons.length === 0 ? '      reasons: []' : '      reasons:',
      ...each.reasons.map((reason) => `        - ${JSON.stringify(reason)}`),
      `      decision:${each.decision === null ? '' : ` ${each.decision}`}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const rejections = z.record(slug, z.record(wikidataItem, z.string())).nullable();

/** Rejected candidates: place → item → the day on which it was rejected. */
export type Rejections = NonNullable<z.infer<typeof rejections>>;

/** The rejections in a file; throws a ReviewError. */
export function parseRejections(text: string, file: string): Rejections {
  return read(text, file, rejections) ?? {};
}

/** Rejections as the text of their file, places in order. */
export function printRejections(all: Rejections): string {
  const places = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = places.map(([place, items]) => {
    const each = Object.entries(items).map(([item, day]) => `  ${item}: ${JSON.stringify(day)}\n`);
    return `${place}:\n${each.join('')}`;
  });
  return `# Items that were found not to be the place, with the day of the decision. They are not proposed again.\n${lines.join('') || '{}\n'}`;
}

function read<T>(text: string, file: string, type: z.ZodType<T>): T {
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault) throw new ReviewError(`${file}: ${fault.message.split('\n')[0]}`);
  const result = type.safeParse(document.toJS());
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.reduce<string>(
    (printed, step) => (typeof step === 'number' ? `${printed}[${step}]` : `${printed}.${String(step)}`),
    '',
  );
  throw new ReviewError(`${file}: ${(path ?? '').replace(/^\./, '')}: ${issue?.message}`);
}

/** What is added to the record of a place. */
export interface PlaceLink {
  readonly slug: string;
  readonly wikidata: string;
  readonly linkedBy: NonNullable<Place['linkedBy']>;
}

/** The text of places.yaml with links added to its records: all else stays, byte by byte, comments included. Throws an Error where a place is not there, or has an item already. */
export function addLinks(text: string, links: readonly PlaceLink[]): string {
  return links.reduce(addLink, text);
}

function addLink(text: string, { slug, wikidata, linkedBy }: PlaceLink): string {
  const document = parseDocument(text);
  const place = document.get(slug);
  if (!isMap(place)) throw new Error(`places.yaml has no record ${slug}`);
  if (place.has('wikidata')) throw new Error(`places.yaml has an item for ${slug} already`);
  const pairs = place.items as readonly Pair[];
  const after = pairs.find(({ key }) => isScalar(key) && key.value === 'country') ?? pairs.at(-1);
  const end = endOf(after);
  if (place.flow === true || end === undefined) {
    place.set('wikidata', wikidata);
    place.set('linkedBy', document.createNode(linkedBy, { flow: true }));
    return document.toString({ lineWidth: 0, flowCollectionPadding: true });
  }
  const line = text.indexOf('\n', end);
  const at = line < 0 ? text.length : line + 1;
  const indent = indentOf(text, pairs[0]);
  const added = [`wikidata: ${wikidata}`, `linkedBy: ${inOneLine(linkedBy)}`];
  const lead = line < 0 ? '\n' : '';
  return text.slice(0, at) + lead + added.map((each) => `${indent}${each}\n`).join('') + text.slice(at);
}

/** Offset at which the value of a pair ends; undefined where the parser gives none. */
function endOf(pair: Pair | undefined): number | undefined {
  const value = pair?.value as { range?: readonly [number, number, number] } | null | undefined;
  return value?.range?.[1];
}

function indentOf(text: string, pair: Pair | undefined): string {
  const key = pair?.key as { range?: readonly [number, number, number] } | undefined;
  const start = key?.range?.[0] ?? 0;
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}

function inOneLine(value: object): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}
