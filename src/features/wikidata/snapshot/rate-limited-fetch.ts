import { textOfHtml } from '../../../query/remote/remote-error.ts';
import { codeOf } from '../../../text/error-code.ts';

/** How a public service is asked; times in milliseconds. */
export interface FetchOptions {
  /** Who asks (RFC 9110 §10.1.5), with an address to write to or read. */
  readonly userAgent: string;
  /** Longest wait for one whole answer. */
  readonly timeout: number;
  /** Least time from the end of one request to the next. */
  readonly interval: number;
  /** Requests for one answer, the first included. */
  readonly attempts: number;
  /** The first wait after a refusal; each further one is twice as long. */
  readonly backOff: number;
  /** Longest wait that a service may ask for; past it, the answer is given up. */
  readonly patience: number;
}

/** Manners that public services ask for, with the name of who asks. */
export function defaultFetchOptions(userAgent: string): FetchOptions {
  return { userAgent, timeout: 60_000, interval: 500, attempts: 5, backOff: 2_000, patience: 120_000 };
}

/** A service that gave no answer to build on; the message is one line and names its host. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

/** Asks for one text; a GET without a form, a POST with one. Rejects with a ServiceError. */
export type FetchText = (url: string, accept: string, form?: URLSearchParams) => Promise<string>;

const BUSY: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
/** Codes of system errors, and what `fetch` calls a port that it never asks, with which no second attempt is worth making. */
const NO_WAY = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|EACCES|CERT_|ERR_TLS|bad port)/;
const MAX_REASON_LENGTH = 200;

/** Asks one request after the other, with pauses, and again where the service is busy, as its Retry-After says. */
export function rateLimitedFetch(defaultFetchOptions: FetchOptions): FetchText {
  let free = 0;
  return async (url, accept, form) => {
    for (let attempt = 1; ; attempt++) {
      await pause(free - Date.now());
      const outcome = await request(url, accept, form, defaultFetchOptions).finally(() => {
        free = Date.now() + defaultFetchOptions.interval;
      });
      if (outcome.text !== undefined) return outcome.text;
      if (!outcome.isWorthRepeating || attempt >= defaultFetchOptions.attempts) throw outcome.error;
      await pause(waitAfter(outcome, attempt, defaultFetchOptions));
    }
  };
}

interface FetchOutcome {
  readonly text?: string;
  readonly error: ServiceError;
  readonly isWorthRepeating: boolean;
  /** Milliseconds that the service asks to be left alone for. */
  readonly retryAfter?: number | undefined;
}

async function request(
  url: string,
  accept: string,
  form: URLSearchParams | undefined,
  { userAgent, timeout }: FetchOptions,
): Promise<FetchOutcome> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, {
      headers: { accept, 'user-agent': userAgent },
      signal: AbortSignal.timeout(timeout),
      ...(form && { method: 'POST', body: form }),
    });
    const text = await response.text();
    const error = new ServiceError(`${host} answered with status ${response.status}${excuse(text)}`);
    if (response.ok) return { text, error, isWorthRepeating: false };
    const retryAfter = retryAfterOf(response.headers.get('retry-after'));
    return { error, isWorthRepeating: BUSY.has(response.status), retryAfter };
  } catch (cause) {
    const { code, reason } = reasonOf(cause);
    const error = new ServiceError(`${host} cannot be reached: ${reason}`, { cause });
    return { error, isWorthRepeating: !NO_WAY.test(code || reason) };
  }
}

function waitAfter(
  { retryAfter, error }: FetchOutcome,
  attempt: number,
  { backOff, patience }: FetchOptions,
): number {
  const wait = Math.max(retryAfter ?? 0, backOff * 2 ** (attempt - 1));
  if (wait <= patience) return wait;
  throw new ServiceError(`${error.message}; it asks to be left alone for ${Math.ceil(wait / 1000)} s`);
}

/** Milliseconds of a Retry-After field: seconds, or a date (RFC 9110 §10.2.3). */
function retryAfterOf(field: string | null): number | undefined {
  if (field === null) return undefined;
  if (/^\d+$/.test(field)) return Number(field) * 1000;
  const date = Date.parse(field);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function excuse(text: string): string {
  const reason = textOfHtml(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return reason === '' ? '' : `: ${reason.slice(0, MAX_REASON_LENGTH)}`;
}

function reasonOf(cause: unknown): { code: string; reason: string } {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(inner instanceof Error)) return { code: '', reason: String(inner) };
  if (inner.name === 'TimeoutError') return { code: '', reason: 'no answer in time' };
  const code = codeOf(inner) ?? '';
  return { code, reason: inner.message || code };
}

function pause(time: number): Promise<void> {
  return time <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, time));
}
