import { type Answer, QueryError, type Question } from '../port.ts';

/** How long a question may wait, in milliseconds, and what to say then. */
export interface WaitLimit {
  readonly limit: number;
  readonly message: string;
}

/** The limit where all processes are at work. */
export function busyAfter(limit: number): WaitLimit {
  return { limit, message: `no process was free for the query within ${limit / 1000} s; ask again shortly` };
}

/** A question on its way through a pool: it is settled once, and then its timers are gone. */
export class Ticket {
  readonly question: Question;
  readonly asked = performance.now();
  readonly answered: Promise<Answer>;
  settled = false;

  #resolve: (answer: Answer) => void = () => {};
  #reject: (error: QueryError) => void = () => {};
  #wait: NodeJS.Timeout | undefined;
  #deadline: NodeJS.Timeout | undefined;
  readonly #late: () => void;
  readonly #abort: () => void;

  /** `stop` is called when the question fails before it is answered: by its deadline, which counts from the beginning of its execution, by the limit to its waiting or by its signal. */
  constructor(question: Question, wait: WaitLimit, stop: (ticket: Ticket, error: QueryError) => void) {
    this.question = question;
    this.answered = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const fail = (error: QueryError) => {
      if (!this.settled) stop(this, error);
      this.reject(error);
    };
    const busy = () => fail(new QueryError('busy', wait.message));
    const seconds = Math.round(question.deadline / 100) / 10;
    this.#late = () =>
      fail(new QueryError('timeout', `the query was stopped after ${seconds} s; ask for less`));
    this.#abort = () => fail(new QueryError('aborted', 'nobody waits for the answer any more'));
    this.#wait = setTimeout(busy, wait.limit);
    question.signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /** The question leaves the queue: from now on only its deadline counts. */
  begin(): void {
    clearTimeout(this.#wait);
    this.#wait = undefined;
    if (!this.settled) this.#deadline = setTimeout(this.#late, this.question.deadline);
  }

  resolve(answer: Answer): void {
    this.#settle();
    this.#resolve(answer);
  }

  reject(error: QueryError): void {
    this.#settle();
    this.#reject(error);
  }

  #settle(): void {
    this.settled = true;
    clearTimeout(this.#wait);
    clearTimeout(this.#deadline);
    this.question.signal?.removeEventListener('abort', this.#abort);
  }
}
