import { QueryError, type QueryErrorKind } from '../query/port.ts';

/** Everything that can go wrong with a request: kind, status and title; the closed list. */
export const PROBLEMS = {
  malformed: { status: 400, title: 'Malformed request' },
  refused: { status: 403, title: 'Refused' },
  'not-found': { status: 404, title: 'Not found' },
  'not-compared': { status: 404, title: 'Not compared yet' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'not-acceptable': { status: 406, title: 'Not available in this form' },
  'too-large': { status: 413, title: 'Too large' },
  'address-too-long': { status: 414, title: 'Address too long' },
  'fields-too-large': { status: 431, title: 'Header field too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'range-not-satisfiable': { status: 416, title: 'Range not satisfiable' },
  'too-many': { status: 429, title: 'Too many queries' },
  failed: { status: 500, title: 'Internal error' },
  'service-failed': { status: 502, title: 'A service that the query calls failed' },
  timeout: { status: 503, title: 'Too slow' },
  busy: { status: 503, title: 'Busy' },
  unavailable: { status: 503, title: 'Engine not available' },
  ended: { status: 503, title: 'Ended on request' },
} as const satisfies Record<string, { status: number; title: string }>;

/** A key of the list of problems; the fragment of its address, `/api#not-found`. */
export type ProblemKind = keyof typeof PROBLEMS;

/** Pages that show how to go on where the sentence of a problem does not: their address below the base. */
export const HELP = {
  dumps: 'dataset#downloads',
  limits: 'api#limits',
  examples: 'queries',
} as const;

/** What helps with which problem. */
export const HELPED_BY: Readonly<Partial<Record<ProblemKind, readonly (keyof typeof HELP)[]>>> = {
  refused: ['dumps'],
  'too-large': ['dumps', 'limits'],
  'unsupported-media-type': ['examples'],
  'too-many': ['dumps', 'limits'],
  timeout: ['dumps', 'limits', 'examples'],
  busy: ['dumps'],
  unavailable: ['dumps'],
};

/** An address that may help. */
export interface HelpfulLink {
  readonly href: string;
  readonly label: string;
  readonly mediaType?: string;
}

/** What a problem may carry beside its sentence. */
export interface ProblemDetails {
  readonly links?: readonly HelpfulLink[];
  /** Header fields that the status asks for: Allow, Retry-After, Content-Range. */
  readonly fields?: Readonly<Record<string, string>>;
  /** 1-based place in a query. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly cause?: unknown;
}

/** Thrown where a request cannot be answered; app.ts turns it into the response. */
export class Problem extends Error {
  override readonly name = 'Problem';

  readonly kind: ProblemKind;
  readonly details: ProblemDetails;

  /** `detail` is one sentence for the client; it never quotes the program's insides. */
  constructor(kind: ProblemKind, detail: string, details: ProblemDetails = {}) {
    super(detail, { cause: details.cause });
    this.kind = kind;
    this.details = details;
  }

  get status(): number {
    return PROBLEMS[this.kind].status;
  }

  /** The same problem with more header fields. */
  with(fields: Readonly<Record<string, string>>): Problem {
    const { details, cause } = this;
    return new Problem(this.kind, this.message, {
      ...details,
      cause,
      fields: { ...fields, ...details.fields },
    });
  }
}

/** Thrown where what is to be sent cannot be written in one form; others may do. */
export class Unwritable extends Problem {
  constructor(detail: string, links: readonly HelpfulLink[] = []) {
    super('not-acceptable', detail, { links });
  }
}

const RETRY = { 'retry-after': '5' };

const FROM_QUERY_ERROR = {
  malformed: 'malformed',
  refused: 'refused',
  timeout: 'timeout',
  'too-large': 'too-large',
  busy: 'busy',
  unavailable: 'unavailable',
  service: 'service-failed',
  unwritable: 'not-acceptable',
  failed: 'failed',
  aborted: 'busy',
} as const satisfies Record<QueryErrorKind, ProblemKind>;

/** The problem of a query that the client asked. */
export function problemOfQuery(error: QueryError): Problem {
  const kind = FROM_QUERY_ERROR[error.kind];
  const { line, column } = error;
  const fields = PROBLEMS[kind].status === 503 ? RETRY : {};
  const detail = kind === 'failed' ? INTERNAL : error.message;
  return new Problem(kind, detail, { line, column, fields, cause: error });
}

const INTERNAL = 'The server could not answer; the fault is on its side.';

/** The problem of anything thrown: queries that the server asked itself are no fault of the client. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const overloaded =
    error instanceof QueryError && ['timeout', 'busy', 'unavailable', 'aborted'].includes(error.kind);
  if (!overloaded) return new Problem('failed', INTERNAL, { cause: error });
  return new Problem('busy', 'The server has too much to do; please try again shortly.', {
    fields: RETRY,
    cause: error,
  });
}
