import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { QueryForm } from '../results/result-formats.ts';
import { isForeignIri } from './query-tree.ts';
import { tokens } from './tokens.ts';

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
  /** Its tree (query-tree.ts) as JSON, without places in the text: what an engine is given, so that it need not parse. */
  readonly tree: string;
}

/** A query taken apart into what it asks about and all else. */
export interface Shape {
  /** The tokens, with `<>` for each IRI that the query asks about: what is decided of a query before any engine sees it is the same for all of one text. */
  readonly text: string;
  /** The IRIs that it asks about, as written, in order. */
  readonly iris: readonly string[];
  /** The query with a name of its own, which stands nowhere else, for each of them. */
  readonly template: string;
}

const IRI = /^<.*>$/s;
/** What stands before an IRI that names no resource of the data: the prologue, a dataset clause, a service, a datatype. */
const NAMING = /^(?:[^?$<"'\s]*:|BASE|FROM|NAMED|SERVICE|SILENT|\^\^)$/i;
/** Nobody can guess it, so no query has it. */
const PLACE = `urn:uuid:${randomUUID()}:`;
const PLACES = new RegExp(`"${PLACE}(\\d+)"`);

/** The shape of a query; undefined where escapes could hide what a token is. */
export function shapeOf(query: string): Shape | undefined {
  if (query.includes('\\')) return undefined;
  const shape: string[] = [];
  const iris: string[] = [];
  let template = '';
  let end = 0;
  let before = '';
  let held: { readonly text: string; readonly start: number } | undefined;
  const place = () => {
    if (held === undefined) return;
    shape.push('<>');
    template += `${query.slice(end, held.start)}<${PLACE}${iris.length}>`;
    end = held.start + held.text.length;
    iris.push(held.text.slice(1, -1));
  };
  for (const token of tokens(query)) {
    const { text } = token;
    // An IRI before a parenthesis may be the name of a function.
    if (held !== undefined && text === '(') shape.push(held.text);
    else place();
    held = IRI.test(text) && !NAMING.test(before) && !isForeignIri(text.slice(1)) ? token : undefined;
    if (held === undefined) shape.push(text);
    before = text;
  }
  place();
  return { text: shape.join(' '), iris, template: template + query.slice(end) };
}

/** The tree of a template, as JSON, cut where IRIs go. */
function cutTree(json: string): readonly string[] {
  return json.split(PLACES);
}

/** The tree of the query of the same shape that asks about these IRIs, as JSON. */
function filledTree(cut: readonly string[], iris: readonly string[]): string {
  return cut.map((piece, at) => (at % 2 === 0 ? piece : JSON.stringify(iris[Number(piece)]))).join('');
}

/** What was parsed of a shape: all that is the same for its queries, and their tree. */
interface ParsedShape {
  readonly parsed: ParsedQuery;
  readonly tree: readonly string[];
}

const MAX_CHARACTERS = 4_194_304;
const OVERHEAD = 256;

const byText = new LRUCache<string, ParsedQuery>({
  maxSize: MAX_CHARACTERS,
  sizeCalculation: ({ tree }, text) => text.length + tree.length + OVERHEAD,
});
/** Those of which nothing that is known depends on an IRI. */
const byShape = new LRUCache<string, ParsedShape>({
  maxSize: MAX_CHARACTERS,
  sizeCalculation: ({ parsed }, text) => text.length + parsed.tree.length + OVERHEAD,
});

/** A query that was parsed not long ago. */
export function queryOfText(text: string): ParsedQuery | undefined {
  return byText.get(text);
}

/** A query that differs from one that was parsed not long ago only in the IRIs that it asks about. */
export function queryOfShape({ text, iris }: Shape): ParsedQuery | undefined {
  const known = byShape.get(text);
  return known && { ...known.parsed, tree: filledTree(known.tree, iris) };
}

/** Keeps what was parsed. */
export function rememberText(text: string, parsed: ParsedQuery): void {
  byText.set(text, parsed);
}

/** Keeps what was parsed of the template of a shape; gives the query of its IRIs. */
export function rememberShape(shape: Shape, parsed: ParsedQuery): ParsedQuery {
  const tree = cutTree(parsed.tree);
  const { services, from } = parsed;
  const namesGraphs = from.defaultGraphs.length + from.namedGraphs.length > 0;
  if (services.length === 0 && !namesGraphs) byShape.set(shape.text, { parsed, tree });
  return { ...parsed, tree: filledTree(tree, shape.iris) };
}
