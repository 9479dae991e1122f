import type { Release } from '../../release/index.ts';
import { Problem } from '../problem.ts';
import type { Publication } from '../serving/running-queries.ts';

/** A publication of a release that is not the current one. */
export interface OldPublication extends Publication {
  /** Ends its engines once what they were asked is answered. */
  close(): Promise<void>;
}

/** How many old releases are open at once, and for how long, in milliseconds: unused, and waited for. */
export interface OldReleaseSettings {
  readonly max: number;
  readonly idle: number;
  readonly wait: number;
}

interface Opened {
  readonly publication: Promise<OldPublication>;
  users: number;
  timer?: NodeJS.Timeout | undefined;
}

/** Publications of old releases, opened when they are asked for: never more than so many, and none that nobody has used for a while. */
export class OldReleases {
  readonly #open: (release: Release) => Promise<OldPublication>;
  readonly #settings: OldReleaseSettings;
  /** By name, the one least lately used first. */
  readonly #opened = new Map<string, Opened>();
  readonly #closing = new Set<Promise<void>>();
  #waiting: (() => void)[] = [];
  #isClosed = false;

  constructor(open: (release: Release) => Promise<OldPublication>, settings: OldReleaseSettings) {
    this.#open = open;
    this.#settings = settings;
  }

  /** Releases that have engines at this moment, those that are being stopped included. */
  get size(): number {
    return this.#opened.size + this.#closing.size;
  }

  /** An answer from the release of this name, which `find` finds and verifies where it is not open; throws a Problem `busy` where all places are taken for too long. */
  async use<T>(
    name: string,
    find: () => Promise<Release>,
    respond: (publication: OldPublication) => T | Promise<T>,
  ): Promise<T> {
    const opened = await this.#enter(name, find);
    try {
      return await respond(await opened.publication);
    } finally {
      this.#leave(name, opened);
    }
  }

  /** Stops all; what was asked is answered first. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const [name, opened] of this.#opened) this.#stop(name, opened);
    await Promise.all(this.#closing);
  }

  async #enter(name: string, find: () => Promise<Release>): Promise<Opened> {
    const deadline = performance.now() + this.#settings.wait;
    for (;;) {
      if (this.#isClosed) throw busy();
      const known = this.#opened.get(name);
      if (known) return this.#taken(name, known);
      if (this.size < this.#settings.max) return this.#taken(name, this.#start(name, find));
      const unused = [...this.#opened].find(([, { users }]) => users === 0);
      if (unused) this.#stop(...unused);
      await this.#change(deadline - performance.now());
    }
  }

  #taken(name: string, opened: Opened): Opened {
    clearTimeout(opened.timer);
    opened.users++;
    this.#opened.delete(name);
    this.#opened.set(name, opened);
    return opened;
  }

  #leave(name: string, opened: Opened): void {
    if (--opened.users > 0 || this.#opened.get(name) !== opened) return;
    opened.timer = setTimeout(() => this.#stop(name, opened), this.#settings.idle).unref();
    this.#wake();
  }

  #start(name: string, find: () => Promise<Release>): Opened {
    const opened: Opened = { publication: find().then(this.#open), users: 0 };
    this.#opened.set(name, opened);
    // What could not be opened may be, when it is asked for again.
    opened.publication.catch(() => {
      if (this.#opened.get(name) === opened) this.#opened.delete(name);
      this.#wake();
    });
    return opened;
  }

  #stop(name: string, opened: Opened): void {
    clearTimeout(opened.timer);
    this.#opened.delete(name);
    const closing = opened.publication
      .then((publication) => publication.close())
      .catch(() => {})
      .finally(() => {
        this.#closing.delete(closing);
        this.#wake();
      });
    this.#closing.add(closing);
  }

  /** Resolves when a place may have become free. */
  async #change(wait: number): Promise<void> {
    if (wait <= 0) throw busy();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

function busy(): Problem {
  return new Problem('busy', 'Other old releases are being read; please try again shortly.', {
    fields: { 'retry-after': '5' },
  });
}
