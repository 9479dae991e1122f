import type { ServerResponse } from 'node:http';
import { codeOf } from '../../text/error-code.ts';
import { CACHE, COMMON } from '../fields.ts';
import { PROBLEMS, type ProblemKind } from '../problem.ts';

/** Counts and tells the failures that are the server's own; the last net under everything that nobody else catches. */
export class Failures {
  readonly #report: (error: Error) => void;
  #count = 0;

  constructor(report: (error: Error) => void = () => {}) {
    this.#report = report;
  }

  /** Since the start. */
  get count(): number {
    return this.#count;
  }

  /** Tells of one; never throws, whatever the log does. */
  readonly report = (error: unknown): void => {
    this.#count++;
    try {
      this.#report(error instanceof Error ? error : new Error(String(error)));
    } catch {
      // There is nobody left to tell.
    }
  };

  /** What would end this process is told and counted instead: an exception of a timer, a stream or an event, a promise that nobody waits for. Returns what undoes this. */
  guardProcess(): () => void {
    process.on('uncaughtException', this.report);
    process.on('unhandledRejection', this.report);
    return () => {
      process.off('uncaughtException', this.report);
      process.off('unhandledRejection', this.report);
    };
  }
}

/** A problem without a site to link to, as bytes and header fields. */
export function bareProblem(kind: ProblemKind): {
  body: string;
  headers: Record<string, string>;
  status: number;
} {
  const { status, title } = PROBLEMS[kind];
  const body = `${JSON.stringify({ type: 'about:blank', status, title, kind })}\n`;
  const length = String(Buffer.byteLength(body));
  return {
    body,
    status,
    headers: {
      ...COMMON,
      'content-type': 'application/problem+json',
      'content-length': length,
      'cache-control': CACHE.none,
    },
  };
}

/** What hears of the failures of responses. */
export type ReportFailure = (error: Error) => void;

/** Makes a response end nothing but itself: header fields that cannot be sent become a 500, and an error while sending closes the connection. */
export function guard(response: ServerResponse, report: ReportFailure): void {
  response.on('error', (error) => {
    if (!isHangUp(error)) report(error);
  });
  const { writeHead } = response;
  const guarded = (...written: Parameters<typeof writeHead>) => {
    try {
      return writeHead.apply(response, written);
    } catch (error) {
      report(error as Error);
      return fail(response, writeHead);
    }
  };
  response.writeHead = guarded as typeof writeHead;
}

/** Sends a 500; what the application goes on to write is no part of it. */
function fail(response: ServerResponse, writeHead: ServerResponse['writeHead']): ServerResponse {
  const { body, headers, status } = bareProblem('failed');
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  writeHead.call(response, status, headers);
  response.end(body);
  response.write = () => true;
  response.end = () => response;
  return response;
}

/** The other side has gone, which is its right. */
function isHangUp(error: Error): boolean {
  return ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error) ?? '');
}
