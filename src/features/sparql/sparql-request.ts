import type { Context } from 'hono';
import { bindingsOf, field, parametersOf } from '../../http/limits/limits.ts';
import { negotiate, type Offer } from '../../http/negotiate.ts';
import { HTML } from '../../http/representation.ts';
import { unavailable } from '../../http/respond.ts';
import type { Site } from '../../http/serving/publication.ts';
import { checkBounds, DEFAULT_BOUNDS } from '../../query/parsing/bounds.ts';
import { checkServices, type ParsedQuery } from '../../query/parsing/parse.ts';
import { parseAside } from '../../query/parsing/parse-in-worker.ts';
import { canonicalText, isProbeText } from '../../query/parsing/tokens.ts';
import { PLAN, type QueryRequest } from '../../query/port.ts';
import { downloadFormats, type QueryForm } from '../../query/results/result-formats.ts';

const MAX_PROBE_LENGTH = 200;
/** What other endpoints call forms, where their name is neither ours nor an extension. */
const NAMES_ELSEWHERE: Readonly<Record<string, string>> = {
  'n-triples': 'application/n-triples',
  ntriples: 'application/n-triples',
  'n-quads': 'application/n-quads',
  'json-ld': 'application/ld+json',
  rdfxml: 'application/rdf+xml',
  rdf: 'application/rdf+xml',
  xml: 'application/rdf+xml',
  json: 'application/ld+json',
};

/** A query as the Protocol gives it. */
export interface ProtocolQuery {
  readonly query: string;
  readonly dataset?: NonNullable<QueryRequest['dataset']>;
  /** Name or media type of the form that the answer is wanted in, whatever Accept says. */
  readonly format?: string;
}

/** A query that has been read: what it is, and in what form its answer is wanted. */
export interface SparqlRequest extends ProtocolQuery {
  readonly parsed: ParsedQuery;
  /** What is the same for queries that mean the same. */
  readonly text: string;
  readonly offer: Offer;
  /** Whether it is what monitors ask. */
  readonly isProbe: boolean;
  /** Milliseconds spent on parsing it. */
  readonly parse: number;
}

/** Reads a query on the account of a client; rejects with a QueryError or a Problem where it cannot, or may not, be answered. */
export async function readQuery(
  c: Context,
  site: Site,
  protocolQuery: ProtocolQuery,
  client: string,
): Promise<SparqlRequest> {
  const { query, dataset, format } = protocolQuery;
  const { settings, operations } = site;
  checkBounds(query, { ...DEFAULT_BOUNDS, length: settings.maxQueryBytes ?? DEFAULT_BOUNDS.length });
  const parsing = await parseAside(query);
  const probe = isProbe(protocolQuery);
  if (!probe) operations.rateLimiter.charge(client, parsing.took);
  const parsed = parsing.query();
  checkServices(parsed, settings.services);
  return {
    query,
    ...(dataset && { dataset }),
    ...(format !== undefined && { format }),
    parsed,
    text: canonicalText(query),
    offer: negotiated(c, site, { form: parsed.form, format }),
    isProbe: probe,
    parse: parsing.took,
  };
}

/** Whether a query is what monitors ask. */
export function isProbe({ query, dataset }: ProtocolQuery): boolean {
  return dataset === undefined && query.length <= MAX_PROBE_LENGTH && isProbeText(canonicalText(query));
}

/** Calls back when the response has been sent, or can be no more. */
export function whenSent(c: Context, then: () => void): void {
  const { outgoing } = bindingsOf(c);
  if (outgoing === undefined || outgoing.closed) then();
  else outgoing.once('close', then);
}

/** The same query in the form that the client likes next best, where `tried` cannot carry the answer; throws the Problem that lists the others where it takes none of them. */
export function nextOffer(
  c: Context,
  site: Site,
  request: SparqlRequest,
  tried: readonly Offer[],
): SparqlRequest {
  return {
    ...request,
    offer: negotiated(c, site, { form: request.parsed.form, format: request.format }, tried),
  };
}

/** How the query is answered, in place of its answer. */
export const PLAN_OFFER: Offer = { mediaType: PLAN };
const PLAN_PROFILE = /application\/json *; *profile="?plan\b/i;

/** Profiles are no part of negotiation elsewhere: a plan is only for who names it. */
function isPlanRequested(c: Context): boolean {
  return parametersOf(c).has('explain') || PLAN_PROFILE.test(field(c, 'accept') ?? '');
}

/** What the media type is negotiated for: the form of the query, and the name of a format, where one is given. */
interface NegotiationInput {
  readonly form: QueryForm;
  readonly format: string | undefined;
}

function negotiated(
  c: Context,
  site: Site,
  { form, format }: NegotiationInput,
  tried: readonly Offer[] = [],
): Offer {
  if (isPlanRequested(c)) return PLAN_OFFER;
  const formats = downloadFormats(form);
  const all = form === 'select' || form === 'ask' ? [...formats, HTML] : formats;
  const offers = all.filter((one) => !tried.some(({ mediaType }) => mediaType === one.mediaType));
  const accept = format === undefined ? field(c, 'accept') : mediaTypeOfName(format, all);
  const offer = negotiate(accept, offers);
  if (!offer) throw unavailable(offers.map((one) => ({ ...one, href: `${site.base}sparql` })));
  return offer;
}

/** The media type of a form by the name that clients have for it: `json`, `ttl`, `srx`, or a media type itself. */
function mediaTypeOfName(
  format: string,
  offers: readonly (Offer & { readonly name: string; readonly extension: string })[],
): string {
  const name = format.trim().toLowerCase();
  const named = offers.find(({ name: own, extension }) => own === name || extension === name);
  const spelt = NAMES_ELSEWHERE[name];
  // A `+` in an address that is not encoded is a space.
  return named?.mediaType ?? spelt ?? name.replaceAll(' ', '+');
}
