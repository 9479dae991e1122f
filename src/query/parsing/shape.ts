import { randomUUID } from 'node:crypto';
import { isForeignIri } from './foreign.ts';
import { tokens } from './tokens.ts';

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
export function cutTree(json: string): readonly string[] {
  return json.split(PLACES);
}

/** The tree of the query of the same shape that asks about these IRIs, as JSON. */
export function filledTree(cut: readonly string[], iris: readonly string[]): string {
  return cut.map((piece, at) => (at % 2 === 0 ? piece : JSON.stringify(iris[Number(piece)]))).join('');
}
