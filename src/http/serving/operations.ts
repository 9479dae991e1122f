import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { InFlightBytes, RateLimiter, type RateLimiterSettings, Turns } from '../limits/rate-limiter.ts';
import type { OldReleases } from '../memento/old-releases.ts';
import type { Failures } from './failures.ts';
import { Metrics } from './metrics.ts';
import type { QueryEntry } from './query-log.ts';
import { RunningQueries } from './running-queries.ts';

const SECRET = randomBytes(32);
const pseudonyms = new LRUCache<string, string>({ max: 10_000 });

/** A name for a client that nobody can turn back into its address. */
export function pseudonym(client: string): string {
  const known = pseudonyms.get(client);
  if (known !== undefined) return known;
  const name = createHmac('sha256', SECRET).update(client).digest('base64url').slice(0, 12);
  pseudonyms.set(client, name);
  return name;
}

/** What a server keeps in mind from release to release. */
export interface Operations {
  readonly metrics: Metrics;
  readonly rateLimiter: RateLimiter;
  readonly turns: Turns;
  readonly running: RunningQueries;
  readonly inFlightBytes: InFlightBytes;
  /** Absent where the server answers from the current release alone. */
  readonly oldReleases?: OldReleases;
  /** Failures so far; absent where nobody counts. */
  readonly failures?: Failures;
  /** Whether first visitors are served well already; they are where absent. */
  isWarm?(): boolean;
  /** Asks the application itself, in the surroundings of the request that needs it: limits and accounts are as for any other. */
  dispatch(request: Request, env: unknown): Response | Promise<Response>;
  /** Hears of every query when it is answered. */
  logQuery(entry: QueryEntry): void;
  /** Hears of every failure that is the server's own. */
  report(error: Error): void;
}

/** Operations that begin at nothing. */
export function openOperations(
  settings: RateLimiterSettings & { readonly maxUnsentBytes?: number },
  logQuery: (entry: QueryEntry) => void = () => {},
  report: (error: Error) => void = () => {},
): Operations {
  return {
    metrics: new Metrics(),
    rateLimiter: new RateLimiter(settings),
    turns: new Turns(),
    running: new RunningQueries(),
    inFlightBytes: new InFlightBytes(settings.maxUnsentBytes),
    logQuery,
    report,
    // An application puts itself in this place.
    dispatch: () => new Response(null, { status: 503 }),
  };
}
