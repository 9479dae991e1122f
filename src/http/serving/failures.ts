/** Counts and tells the failures that are the server's own; the last net under everything that nobody else catches. */
export class Failures {
  readonly #tell: (error: Error) => void;
  #count = 0;

  constructor(tell: (error: Error) => void = () => {}) {
    this.#tell = tell;
  }

  /** Since the start. */
  get count(): number {
    return this.#count;
  }

  /** Tells of one; never throws, whatever the log does. */
  readonly report = (error: unknown): void => {
    this.#count++;
    try {
      this.#tell(error instanceof Error ? error : new Error(String(error)));
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
