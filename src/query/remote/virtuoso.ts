import type { ResultRow, ResultTerm } from '../client.ts';
import { tokens } from '../parsing/tokens.ts';

const GEOMETRY = 'http://www.openlinksw.com/schemas/virtrdf#Geometry';
const WKT = 'http://www.opengis.net/ont/geosparql#wktLiteral';
const TRUTH = '__ASK_RETVAL';
const BOOLEAN = 'http://www.w3.org/2001/XMLSchema#boolean';
/** Significant digits with which every number of single precision can be told from its neighbours. */
const SINGLE_PRECISION = 9;

/** The rows after which Virtuoso cuts a result, where its operator says nothing else (`ResultSetMaxRows`). */
export const VIRTUOSO_ROWS = 10_000;

/** Whether a Virtuoso answered. */
export function isVirtuoso(headers: Headers): boolean {
  return (headers.get('server') ?? '').startsWith('Virtuoso');
}

/** The rows that Virtuoso says it stopped at: it says so only where it had that many. */
export function rowLimit(headers: Headers): number | undefined {
  const limit = headers.get('x-sparql-maxrows');
  return limit === null ? undefined : Number(limit);
}

/** Whether Virtuoso answered with what it had when its time was over. */
export function isInterrupted(headers: Headers): boolean {
  return headers.get('x-sql-state') === 'S1TAT';
}

/** The truth that Virtuoso tells of an ASK with graphs of the protocol: a row with a number, or none. */
export function booleanOf(variables: readonly string[], rows: readonly ResultRow[]): boolean | undefined {
  if (!variables.includes(TRUTH)) return undefined;
  return rows[0]?.[TRUTH]?.value === '1';
}

/** A term as it was before Virtuoso stored it: points were given a type and a precision of its own, booleans became numbers. */
export function asLoaded(
  value: string,
  datatype: string | undefined,
): Pick<ResultTerm, 'value' | 'datatype'> {
  if (datatype === GEOMETRY)
    return { value: value.replace(/(?<!\d)-?\d{1,20}\.\d{1,40}(?!\d)/g, shortest), datatype: WKT };
  if (datatype !== BOOLEAN) return { value, ...(datatype !== undefined && { datatype }) };
  return { value: value === '1' ? 'true' : value === '0' ? 'false' : value, datatype };
}

/** The number of solutions of a CONSTRUCT or DESCRIBE as a query (`?rows`); undefined where the query has no pattern. */
export function countSolutions(query: string): string | undefined {
  const found = [...tokens(query)];
  const form = found.findIndex(({ text }) => /^(construct|describe)$/i.test(text));
  const template = found[form + 1]?.text === '{' ? closing(query, found, form + 1) : form;
  const pattern = found.findIndex(({ text }, index) => index > template && /^(where|\{)$/i.test(text));
  if (form === -1 || pattern === -1) return undefined;
  const prologue = query.slice(0, found[form]?.start);
  return `${prologue}SELECT (COUNT(*) AS ?rows) WHERE { { SELECT (1 AS ?one) ${query.slice(found[pattern]?.start)}\n} }`;
}

/** LIMIT of the query itself, not of one within it. */
export function outerLimit(query: string): number | undefined {
  let depth = 0;
  let limit: number | undefined;
  let previous = '';
  for (const { text } of tokens(query)) {
    if (text === '{') depth++;
    if (text === '}') depth--;
    if (depth === 0 && previous.toUpperCase() === 'LIMIT') limit = Number(text);
    previous = text;
  }
  return limit;
}

function closing(query: string, found: readonly { readonly text: string }[], open: number): number {
  let depth = 0;
  const index = found.findIndex(({ text }, at) => {
    if (at < open) return false;
    if (text === '{') depth++;
    if (text === '}') depth--;
    return depth === 0;
  });
  return index === -1 ? query.length : index;
}

/** The shortest decimal that is this number in single precision. */
function shortest(number: string): string {
  const single = Math.fround(Number(number));
  for (let digits = 1; digits < SINGLE_PRECISION; digits++) {
    const candidate = Number(single.toPrecision(digits));
    if (Math.fround(candidate) === single) return String(candidate);
  }
  return number;
}
