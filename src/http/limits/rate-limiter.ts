import { LRUCache } from 'lru-cache';
import { Problem } from '../problem.ts';

/** What one client may have; 0 or absent: as much as it likes. */
export interface RateLimiterSettings {
  /** Queries under way at once, until their answers are read. */
  readonly clientQueries?: number;
  /** Milliseconds of engine time a minute; twice that may be used at once. */
  readonly clientBudget?: number;
}

interface Bucket {
  underWay: number;
  /** Milliseconds of engine time that are left; below 0 where the last query took more than was left. */
  left: number;
  /** When that was so. */
  at: number;
}

const MINUTE = 60_000;
const BURST = 2;
/** More clients than these are not told apart for ever: the one not seen for longest starts anew. */
const MAX_CLIENTS = 50_000;

/** Sees to it that no client takes what is there for all: a token bucket of measured engine time and a number of places. */
export class RateLimiter {
  readonly #queries: number;
  readonly #budget: number;
  readonly #now: () => number;
  /** Made for the first client: so many places are megabytes, and most servers that are started answer none. */
  #accounts: LRUCache<string, Bucket> | undefined;

  /** `now` gives milliseconds. */
  constructor(
    { clientQueries = 0, clientBudget = 0 }: RateLimiterSettings,
    now: () => number = () => performance.now(),
  ) {
    this.#queries = clientQueries;
    this.#budget = clientBudget;
    this.#now = now;
  }

  /** Takes a place for a query and returns what gives it back; throws a Problem `too-many` with Retry-After where the client has had its share. */
  enter(client: string): () => void {
    const bucket = this.#accountOf(client);
    if (this.#budget > 0 && bucket.left <= 0) throw this.#spent(bucket.left);
    if (this.#queries > 0 && bucket.underWay >= this.#queries) throw this.#crowded();
    bucket.underWay++;
    let isIn = true;
    return () => {
      if (isIn) bucket.underWay--;
      isIn = false;
    };
  }

  /** Books milliseconds of work that the client caused. */
  charge(client: string, time: number): void {
    if (this.#budget > 0) this.#accountOf(client).left -= time;
  }

  #accountOf(client: string): Bucket {
    this.#accounts ??= new LRUCache<string, Bucket>({ maxSize: MAX_CLIENTS, sizeCalculation: () => 1 });
    const now = this.#now();
    const max = this.#budget * BURST;
    const bucket = this.#accounts.get(client) ?? { underWay: 0, left: max, at: now };
    bucket.left = Math.min(max, bucket.left + ((now - bucket.at) * this.#budget) / MINUTE);
    bucket.at = now;
    this.#accounts.set(client, bucket);
    return bucket;
  }

  #crowded(): Problem {
    return new Problem(
      'too-many',
      `You have ${this.#queries} queries under way, as many as one client may have; go on when one of them is answered.`,
      { fields: { 'retry-after': '1' } },
    );
  }

  #spent(left: number): Problem {
    const wait = Math.floor((-left * MINUTE) / this.#budget / 1000) + 1;
    return new Problem(
      'too-many',
      `Your queries have used up the ${this.#budget / 1000} s of engine time a minute that one client may have; go on in ${wait} s, ask for less, or take the dumps.`,
      { fields: { 'retry-after': String(wait) } },
    );
  }
}

/** Requests of one client that are worked on at once, as many as a browser has connections, and that wait for that. */
const MAX_CONCURRENT = 6;
const MAX_WAITING = 256;

interface Line {
  underWay: number;
  readonly waiting: (() => void)[];
}

/** Takes the requests of each client by turns, so many at once: whoever asks for a great deal at a time waits behind itself, and others do not. */
export class Turns {
  readonly #lines = new Map<string, Line>();

  /** What the work gives, as soon as it is the client's turn; throws a Problem `too-many` where too many of its requests wait already. */
  take<T>(client: string, work: () => T | Promise<T>): T | Promise<T> {
    const line = this.#lines.get(client) ?? { underWay: 0, waiting: [] };
    if (line.underWay < MAX_CONCURRENT) {
      this.#lines.set(client, line);
      line.underWay++;
      return this.#done(client, line, work);
    }
    if (line.waiting.length >= MAX_WAITING) {
      const detail = `${MAX_WAITING} of your requests wait to be answered; go on when some of them are.`;
      throw new Problem('too-many', detail, { fields: { 'retry-after': '1' } });
    }
    return new Promise<void>((resolve) => line.waiting.push(resolve)).then(() =>
      this.#done(client, line, work),
    );
  }

  #done<T>(client: string, line: Line, work: () => T | Promise<T>): T | Promise<T> {
    let isLater = false;
    try {
      const result = work();
      isLater = result instanceof Promise;
      return result instanceof Promise ? result.finally(() => this.#leave(client, line)) : result;
    } finally {
      if (!isLater) this.#leave(client, line);
    }
  }

  /** The next in the line takes the place that becomes free. */
  #leave(client: string, line: Line): void {
    const next = line.waiting.shift();
    if (next !== undefined) next();
    else if (--line.underWay === 0) this.#lines.delete(client);
  }
}

/** Results on their way to their readers, bounded in bytes together, so that slow readers cannot fill the memory. */
export class InFlightBytes {
  readonly #max: number;
  #bytes = 0;

  /** `most` in bytes. */
  constructor(max: number = Number.POSITIVE_INFINITY) {
    this.#max = max;
  }

  /** Bytes under way. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes in the bytes of a result and returns what is to be called when it is sent; throws a Problem `busy` with Retry-After where too much is under way. One result may always be. */
  reserve(bytes: number): () => void {
    if (this.#bytes > 0 && this.#bytes + bytes > this.#max) {
      throw new Problem(
        'busy',
        'Readers have yet to take as many results as the server may keep for them; please try again shortly.',
        { fields: { 'retry-after': '10' } },
      );
    }
    this.#bytes += bytes;
    return () => {
      this.#bytes -= bytes;
    };
  }
}
