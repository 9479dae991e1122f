import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Settings } from '../../config.ts';
import type { Issue } from '../../records/reading/source.ts';
import type { Progress, Release } from '../../release/index.ts';
import { readRelease } from '../../release/store/open.ts';
import type { SourceSettings } from '../../source.ts';
import type { Log } from './build.ts';

/** What a follower is told: to read all there is, to do once all that a build does before it writes, to build what the source has become, and to write the dumps of that. */
export type FollowerOrder = 'read' | 'prepare' | 'follow' | 'write';

/** What a follower is started with; all of it can be written as JSON. */
export interface FollowerSettings extends SourceSettings, Pick<Settings, 'keep' | 'signingKey'> {
  readonly base: string;
  /** The process that serves what it builds. */
  readonly owner: number;
}

/** What a follower tells; `done` once for each order. */
export type FollowerMessage =
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'release'; readonly directory: string }
  | { readonly kind: 'done' };

/** What follows a source: how it is read, and who publishes what it has become. */
interface Following {
  readonly settings: Settings;
  readonly base: string;
  readonly log: Log;
  /** Publishes a release in the place of the one before; one that is published already stays. */
  publish(release: Release): Promise<void>;
}

const PROCESS = new URL('./follow-process.js', import.meta.url);
/** Milliseconds in which the process may clean away what it has not finished. */
const GRACE = 5_000;

/** Publishes what a source has become, as often as it changes. It is read and built in a process of its own, so that nobody who is served waits for it: large datasets are served before their dumps are written, and a change meanwhile ends the writing. */
export class Follower {
  readonly #following: Following;
  readonly #waiting: (() => void)[] = [];
  #process: ChildProcess | undefined;
  #published = Promise.resolve();
  #isClosed = false;

  constructor(following: Following) {
    this.#following = following;
  }

  /** Reads all there is ahead of the first change, so that what is saved first is seen as soon as what is saved later. */
  read(): Promise<void> {
    return this.#order('read');
  }

  /** Does ahead of the first change all that is slow when it is done for the first time. */
  prepare(): Promise<void> {
    return this.#order('prepare');
  }

  /** Builds and publishes what the source holds now; what fails is logged, and the last release stays. Resolves once it can be seen. */
  follow(): Promise<void> {
    return this.#order('follow');
  }

  /** Ends what is still being built. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const ending = this.#process;
    if (ending === undefined) return;
    const end = once(ending, 'exit');
    const killer = setTimeout(() => ending.kill('SIGKILL'), GRACE);
    if (ending.connected) ending.disconnect();
    await end;
    clearTimeout(killer);
  }

  async #order(order: FollowerOrder): Promise<void> {
    if (this.#isClosed) return;
    this.#process ??= this.#started();
    const done = new Promise<void>((resolve) => this.#waiting.push(resolve));
    // An error of the channel is followed by the exit, which ends the waiting.
    this.#process.send(order, () => {});
    await done;
    await this.#published;
  }

  #started(): ChildProcess {
    const { settings, base, log } = this.#following;
    const started = fork(PROCESS, [JSON.stringify(followerSettings(settings, base))], {
      // Most of what a build makes is gone before a larger nursery is full.
      execArgv: [...process.execArgv, '--max-semi-space-size=32'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.on('message', (message: FollowerMessage) => this.#hear(message));
    started.on('error', log.failed);
    started.on('exit', (code, signal) => {
      this.#process = undefined;
      const waiting = this.#waiting.splice(0);
      if (this.#isClosed) return;
      log.failed(new Error(`building has ended by ${signal ?? code}: what is saved next begins it again`));
      for (const resolve of waiting) resolve();
    });
    return started;
  }

  #hear(message: FollowerMessage): void {
    const { log } = this.#following;
    switch (message.kind) {
      case 'issues':
        log.issues(message.issues);
        break;
      case 'progress':
        log.progress?.(message.progress);
        break;
      case 'note':
        log.note?.(message.text);
        break;
      case 'failed':
        log.failed(new Error(message.message));
        break;
      case 'release':
        this.#published = this.#published.then(() => this.#publish(message.directory));
        break;
      case 'done':
        this.#waiting.shift()?.();
        break;
    }
  }

  async #publish(directory: string): Promise<void> {
    const { publish, log } = this.#following;
    // Who built it has read every file of it.
    if (!this.#isClosed) await readRelease(directory).then(publish).catch(log.failed);
    if (this.#process !== undefined) void this.#order('write');
  }
}

function followerSettings(settings: Settings, base: string): FollowerSettings {
  const { rdf, data, releases, dataset, sitePrefix, format, lenient, context, keep, signingKey } = settings;
  const source = { rdf, data, releases, dataset, sitePrefix, format, lenient, context };
  return { ...source, keep, signingKey, base, owner: process.pid } as FollowerSettings;
}
