interface Run<T> {
  readonly outcome: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Work that several wait for is done once; it is aborted when the last of them has left. */
export class SharedRuns<T> {
  readonly #runs = new Map<string, Run<T>>();

  /** The outcome of the run of this key, which is started where there is none. Rejects with the signal's reason as soon as that aborts. */
  join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const run = this.#runs.get(key) ?? this.#begin(key, start);
    run.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        if (--run.waiting === 0) this.#abandon(key, run);
        reject(signal.reason);
      };
      const stay = () => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      run.outcome.finally(stay).then(resolve, reject);
    });
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<T>): Run<T> {
    const controller = new AbortController();
    const outcome = start(controller.signal).finally(() => this.#forget(key, run));
    const run: Run<T> = { outcome, controller, waiting: 0 };
    this.#runs.set(key, run);
    return run;
  }

  /** Who asks from now on starts anew. */
  #abandon(key: string, run: Run<T>): void {
    this.#forget(key, run);
    run.controller.abort();
  }

  #forget(key: string, run: Run<T>): void {
    if (this.#runs.get(key) === run) this.#runs.delete(key);
  }
}
