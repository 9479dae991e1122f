import { isForeignIri } from './foreign.ts';
import { tokens } from './tokens.ts';

const IRI = /^<.*>$/s;
/** What stands before an IRI that names no resource of the data: the prologue, a dataset clause, a service, a datatype. */
const NAMING = /^(?:[^?$<"'\s]*:|BASE|FROM|NAMED|SERVICE|SILENT|\^\^)$/i;

/**
 * A query without the IRIs that it asks about: what is decided of a query before any engine sees it is the same for all
 * of one shape. Undefined where escapes could hide what a token is.
 */
export function shapeOf(query: string): string | undefined {
  if (query.includes('\\')) return undefined;
  const shape: string[] = [];
  let before = '';
  let held: string | undefined;
  for (const { text } of tokens(query)) {
    // An IRI before a parenthesis may be the name of a function.
    if (held !== undefined) shape.push(text === '(' ? held : '<>');
    held = IRI.test(text) && !NAMING.test(before) && !isForeignIri(text.slice(1)) ? text : undefined;
    if (held === undefined) shape.push(text);
    before = text;
  }
  if (held !== undefined) shape.push('<>');
  return shape.join(' ');
}
