import { type Answer, QueryError, type Question } from './port.ts';

/** A question on its way through a pool: it is settled once, and then its timers are gone. */
export class Ticket {
  readonly question: Question;
  readonly asked = performance.now();
  readonly answered: Promise<Answer>;
  settled = false;

  #resolve: (answer: Answer) => void = () => {};
  #reject: (error: QueryError) => void = () => {};
  #wait: NodeJS.Timeout | undefined;
  readonly #deadline: NodeJS.Timeout;
  readonly #abort: () => void;

  /** `stop` is called when the question fails before it is answered: by its deadline, the wait limit or its signal. */
  constructor(question: Question, wait: number, stop: (ticket: Ticket, error: QueryError) => void) {
    this.question = question;
    this.answered = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const fail = (error: QueryError) => {
      if (!this.settled) stop(this, error);
      this.reject(error);
    };
    const busy = () =>
      fail(
        new QueryError(
          'busy',
          `no process was free for the query within ${wait / 1000} s; ask again shortly`,
        ),
      );
    const late = () =>
      fail(
        new QueryError('timeout', `the query was stopped after ${question.deadline / 1000} s; ask for less`),
      );
    this.#abort = () => fail(new QueryError('aborted', 'nobody waits for the answer any more'));
    this.#wait = setTimeout(busy, Math.min(wait, question.deadline));
    this.#deadline = setTimeout(late, question.deadline);
    question.signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /** The question leaves the queue: from now on only its deadline counts. */
  begin(): void {
    clearTimeout(this.#wait);
    this.#wait = undefined;
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
