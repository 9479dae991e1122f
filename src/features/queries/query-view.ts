import type { Offer } from '../../http/negotiate.ts';
import { RDF_FORMS } from '../../http/representation.ts';
import { type Language, type Messages, wording } from '../../pages/messages/messages.ts';
import { parseQuery } from '../../query/parsing/parse.ts';
import { RESULT_FORMATS, type SparqlResults, type SparqlTerm } from '../../query/results/result-formats.ts';
import { parseNQuads } from '../../rdf/canonical.ts';
import type { Term } from '../../rdf/terms.ts';
import { MAX_TABLE_BYTES } from '../sparql/execute.ts';
import type { ExampleQuery } from './examples.ts';

/** An example query of `assets/queries`. */
export interface ExampleView {
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
  /** Key in the messages: `fields`. */
  readonly topic: string;
  /** What shows its result best: `table`, `chart`, `map`, `timeline`, `graph`. */
  readonly view: string;
  readonly query: string;
}

/** A format in which a result can be had. */
export interface ResultForm {
  readonly label: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
}

/** A part of a query that the reader may choose, with what is chosen. */
export interface ParameterView {
  /** Key in addresses. */
  readonly name: string;
  readonly type: 'iri' | 'text' | 'year' | 'language';
  readonly label: string;
  readonly value: string;
  /** Good values with their labels; empty where none are known. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What a query finds now: its first rows, that they are too many for a page, or why it found nothing. */
type LiveView =
  | { readonly results: SparqlResults; readonly total: number }
  | { readonly isTooLarge: true }
  | { readonly problem: { readonly kind: string; readonly title: string; readonly detail: string } };

/** The page of one example query. */
export interface QueryView extends ExampleView {
  readonly parameters: readonly ParameterView[];
  /** Parameters that the address names, as it names them: `town=Radom`. */
  readonly chosen: string;
  readonly live: LiveView;
  /** The day of the release, where its description states one. */
  readonly released?: string | undefined;
  /** Where the whole result is, in each format. */
  readonly downloads: readonly (ResultForm & { readonly href: string })[];
}

/** What a topic is called. */
export function topicName({ home, queries }: Messages, topic: string): string {
  return topic === 'contents' ? home.contents : wording(queries.topics, topic);
}

const FIRST_ROWS = 50;
const LINE_FEED = 0x0a;

/** Whether the result of an example query is a graph. */
export function isGraphQuery({ query }: Pick<ExampleQuery, 'query'>): boolean {
  const { form } = parseQuery(query);
  return form === 'construct' || form === 'describe';
}

/** The first rows of what a query finds; `read` gets the whole result in a format. */
export async function tableOf(
  example: Pick<ExampleQuery, 'query'>,
  read: (offer: Offer) => Promise<Uint8Array>,
): Promise<LiveView> {
  const isGraph = isGraphQuery(example);
  const offers: readonly Offer[] = isGraph ? RDF_FORMS : RESULT_FORMATS;
  const mediaType = isGraph ? 'application/n-triples' : 'application/sparql-results+json';
  const offer = offers.find((one) => one.mediaType === mediaType);
  if (!offer) throw new Error(`no result is written as ${mediaType}`);
  const bytes = await read(offer);
  if (isGraph) return firstTriples(bytes);
  if (bytes.byteLength > MAX_TABLE_BYTES) return { isTooLarge: true };
  const whole: SparqlResults = JSON.parse(new TextDecoder().decode(bytes));
  const bindings = whole.results?.bindings ?? [];
  const results = { ...whole, results: { bindings: bindings.slice(0, FIRST_ROWS) } };
  return { results, total: bindings.length };
}

/** However large a graph is, no more than its first lines is read. */
function firstTriples(nTriples: Uint8Array): LiveView {
  let total = 0;
  let end = 0;
  for (let at = nTriples.indexOf(LINE_FEED); at !== -1; at = nTriples.indexOf(LINE_FEED, at + 1)) {
    if (++total <= FIRST_ROWS) end = at + 1;
  }
  const text = new TextDecoder().decode(nTriples.subarray(0, end));
  const bindings = [...parseNQuads(text)].map(({ subject, predicate, object }) => ({
    subject: resultTerm(subject),
    predicate: resultTerm(predicate),
    object: resultTerm(object),
  }));
  return { results: { head: { vars: ['subject', 'predicate', 'object'] }, results: { bindings } }, total };
}

function resultTerm(term: Term): SparqlTerm {
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
  if (term.termType !== 'Literal') return { type: 'bnode', value: term.value };
  const { value, language, datatype } = term;
  return language === ''
    ? { type: 'literal', value, datatype: datatype.value }
    : { type: 'literal', value, 'xml:lang': language };
}
