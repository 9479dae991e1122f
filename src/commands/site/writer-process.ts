import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Writer } from '../../static-site/crawl.ts';
import type { CrawlEntry, SiteFiles, WriteResult } from '../../static-site/site-writer.ts';
import type { SiteMessage, SiteOrder, SiteProcessSettings } from './site-process.ts';

const PROCESS = new URL('./site-process.js', import.meta.url);
/** Megabytes: most of what a page is made of is gone before a larger nursery is full. */
const NURSERY = 32;
/** Milliseconds in which a process may end by itself. */
const GRACE = 5_000;

type Result = Extract<SiteMessage, { kind: 'done' }>['result'];

/** A process that writes files of a site, with engines of its own, which are started where they are needed. */
export class WriterProcess implements Writer {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve(result: Result): void; reject(reason: Error): void }>();
  readonly #report: (error: Error) => void;
  #orders = 0;
  #onLinked: ((pages: number) => void) | undefined;
  #end: Error | undefined;

  constructor(settings: SiteProcessSettings, report: (error: Error) => void) {
    this.#report = report;
    this.#process = fork(PROCESS, [JSON.stringify(settings)], {
      execArgv: [...process.execArgv, `--max-semi-space-size=${NURSERY}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#process.on('message', (message: SiteMessage) => this.#handle(message));
    this.#process.on('error', (error) => this.#fail(error));
    this.#process.on('exit', (code, signal) =>
      this.#fail(new Error(`a process that wrote the site has ended by ${signal ?? code}`)),
    );
  }

  /** The files that a site begins with. */
  async begin(): Promise<readonly CrawlEntry[]> {
    return (await this.#order({ kind: 'begin' })) as readonly CrawlEntry[];
  }

  async write(entries: readonly CrawlEntry[]): Promise<WriteResult> {
    return (await this.#order({ kind: 'write', entries })) as WriteResult;
  }

  async link({ files, redirects }: SiteFiles, onLinked?: (pages: number) => void): Promise<void> {
    this.#onLinked = onLinked;
    await this.#order({ kind: 'link', files: files.slots, redirects });
  }

  /** Ends the process; what it was still doing is left undone. */
  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const end = once(this.#process, 'exit');
    // A query that nobody waits for any more ends with it.
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), GRACE);
    if (this.#process.connected) this.#process.disconnect();
    await end;
    clearTimeout(timer);
  }

  #order(order: SiteOrder): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#end !== undefined) return reject(this.#end);
      this.#waiting.set(this.#orders++, { resolve, reject });
      // An error of the channel is followed by the exit.
      this.#process.send(order, () => {});
    });
  }

  #handle(message: SiteMessage): void {
    switch (message.kind) {
      case 'linked':
        this.#onLinked?.(message.pages);
        break;
      case 'failed':
        this.#report(new Error(message.message));
        break;
      case 'done':
        this.#answered(message.order)?.resolve(message.result);
        break;
      case 'refused':
        this.#answered(message.order)?.reject(new Error(message.message));
        break;
    }
  }

  #answered(order: number) {
    const waiting = this.#waiting.get(order);
    this.#waiting.delete(order);
    return waiting;
  }

  #fail(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
