import { LRUCache } from 'lru-cache';
import type { QueryForm } from '../results/result-formats.ts';
import type { Shape } from './shape.ts';

/** What the service must know of a query before any engine sees it. */
export interface ParsedQuery {
  readonly form: QueryForm;
  /** The services that SERVICE names, as absolute IRIs; `undefined` stands for a variable. */
  readonly services: readonly (string | undefined)[];
  /** The graphs of FROM and FROM NAMED. */
  readonly from: { readonly defaultGraphs: readonly string[]; readonly namedGraphs: readonly string[] };
  /** The variables in the order of their first appearance, where the query says `SELECT *`. */
  readonly columns: readonly string[] | undefined;
  /** An IRI of Virtuoso's own functions (`bif:`, `sql:`), which are no SPARQL and reach what is no data, as the query means it: escapes and prefixes replaced. */
  readonly foreign: string | undefined;
  /** Whether the answer is the same as long as the data is. */
  readonly isRepeatable: boolean;
  /** What an engine is given, so that it need not parse; the same one for all queries of a shape. */
  readonly template: QueryTemplate;
  /** What the query has in the places of the template. */
  readonly constants: readonly string[];
}

/** The tree of a query (query-tree.ts), with places for the constants in which other queries of its shape differ. */
export interface QueryTemplate {
  /** Tells templates apart as long as the process lives. */
  readonly id: number;
  /** As JSON, without places in the text. */
  readonly tree: string;
  /** What stands in the tree where a constant goes, in the order of the constants; for an integer, its digits. */
  readonly places: readonly string[];
}

/** A query that was parsed, by itself or as one of a shape. */
type KnownText = ParsedQuery | Pick<Shape, 'text' | 'constants'>;

const MAX_CHARACTERS = 4_194_304;
const OVERHEAD = 256;

const byText = new LRUCache<string, KnownText>({
  maxSize: MAX_CHARACTERS,
  sizeCalculation: (known, text) =>
    2 * text.length + ('text' in known ? 0 : known.template.tree.length) + OVERHEAD,
});
const byShape = new LRUCache<string, ParsedQuery>({
  maxSize: MAX_CHARACTERS,
  sizeCalculation: ({ template }, text) => text.length + template.tree.length + OVERHEAD,
});

/** A query that was parsed not long ago. */
export function queryOfText(text: string): ParsedQuery | undefined {
  const known = byText.get(text);
  return known !== undefined && 'text' in known ? queryOfShape(known) : known;
}

/** A query that differs from one that was parsed not long ago only in its constants. */
export function queryOfShape({
  text,
  constants,
}: Pick<Shape, 'text' | 'constants'>): ParsedQuery | undefined {
  const known = byShape.get(text);
  return known && { ...known, constants };
}

/** Keeps what was parsed of a query that has no shape. */
export function rememberText(text: string, parsed: ParsedQuery): void {
  byText.set(text, parsed);
}

/** Keeps what was parsed of the template of a shape, unless it is known. */
export function rememberShape(shape: Shape, parsed: ParsedQuery): void {
  byShape.set(shape.text, parsed);
}

/** Keeps the shape of a query, so that it is not looked for again. */
export function rememberShapeOf(query: string, { text, constants }: Shape): void {
  byText.set(query, { text, constants });
}
