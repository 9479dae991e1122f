import { parseDocument } from 'yaml';
import { z } from 'zod';
import { slug, wikidataItem } from '../../../records/reading/identifiers.ts';

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

/** A candidate; `decision` is null until somebody has decided. */
export type ReviewCandidate = z.infer<typeof candidate>;

/** A file of reviews or rejections that cannot be used; the message says where and why. */
export class ReviewError extends Error {
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
