import { z } from 'zod';
import { citationOf } from '../facts.ts';
import { fetchJson } from '../publisher.ts';
import { tool } from '../tool.ts';

/** What `/compare.json` answers. */
interface ComparisonJson {
  readonly endpoint: string;
  readonly retrieved: string;
  readonly total: Readonly<Record<string, number>>;
  readonly municipalities: readonly {
    readonly iri: string;
    readonly name: string;
    readonly state: string;
    readonly counts: Readonly<Record<string, number>>;
  }[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** The twinnings here beside those of Wikidata. */
export const COMPARE_WITH_WIKIDATA = tool({
  name: 'compare_with_wikidata',
  title: 'Compare with Wikidata',
  description:
    'How the twinnings here differ from those in Wikidata (P190), line by line, from the snapshot that this publisher keeps: the day of the snapshot is told. Nothing is fetched from Wikidata.',
  input: z.object({
    municipality: z
      .string()
      .max(500)
      .optional()
      .describe('Only lines of this municipality: name, IRI or slug'),
    difference: z.string().max(100).optional().describe('Only this difference: a key of `counts`'),
    limit: z.number().int().min(1).max(1000).default(50),
  }),
  run: async (publisher, { municipality, difference, limit }) => {
    const [{ items, ...comparison }, citation] = await Promise.all([
      fetchJson<ComparisonJson>(publisher, 'compare.json'),
      citationOf(publisher),
    ]);
    const ofTown = (row: ComparisonJson['items'][number]) =>
      municipality === undefined ||
      [row.municipality, row.municipality_name].some(
        (value) => value === municipality || String(value).endsWith(`/${municipality}`),
      );
    const found = items.filter(
      (row) => ofTown(row) && (difference === undefined || row.difference === difference),
    );
    const rows = found.slice(0, limit);
    const truncated = rows.length < found.length;
    const counts = Object.entries(comparison.total).map(([key, count]) => `${key} ${count}`);
    const text = [
      `Compared with ${comparison.endpoint} as of ${comparison.retrieved}. In all: ${counts.join(', ')}`,
      truncated ? `TRUNCATED: ${rows.length} of ${found.length} lines` : `${found.length} lines`,
      ...rows.map(
        (row) =>
          `- ${row.difference}: ${row.municipality_name} – ${row.twin_name} (${row.twin_item ?? 'no item'})`,
      ),
      `From: ${citation.text}`,
    ].join('\n');
    return {
      text,
      data: { ...comparison, items: rows, returned: rows.length, found: found.length, truncated, citation },
    };
  },
});
