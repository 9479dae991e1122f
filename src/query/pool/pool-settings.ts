import type { MemberSettings } from './query-process.ts';

/** How many children a pool keeps, and how many questions wait for them. */
export interface PoolSettings extends MemberSettings {
  /** Questions under way at once. */
  readonly children: number;
  /** Loaded children beyond those, which take over from a killed one at once. */
  readonly spares: number;
  /** Questions that may wait; one more is `busy`. */
  readonly queueLength: number;
  /** Milliseconds after which a waiting question is `busy`. */
  readonly queueWait: number;
  /** Hears that no child can be started and why, once for each reason. */
  report?(error: Error): void;
  /** Milliseconds that a child may go on after an abort, so that a client who leaves does not cost a load of the dataset. */
  readonly grace: number;
}

/** What a pool does at this moment, and what it has done. */
export interface PoolStatistics {
  readonly alive: number;
  readonly ready: number;
  readonly busy: number;
  readonly queued: number;
  /** Children stopped by a deadline or an abort. */
  readonly kills: number;
  /** Children started in place of ended ones. */
  readonly restarts: number;
  /** Whether the last child that was started ended before it could answer, and no other can. */
  readonly unavailable: boolean;
}
