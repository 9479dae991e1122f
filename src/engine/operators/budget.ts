import type { Charged } from './tables/batch.ts';

/** What a query may use. */
export interface Limits {
  /** Milliseconds. */
  readonly deadline: number;
  /** Bytes of memory for what is held until it ends, and of its result. */
  readonly maxBytes: number;
  /** Rows that are looked at; as many as the time allows where absent. */
  readonly maxSteps?: number;
}

/** Why a query was ended: it took too long, or needs too much memory. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
  readonly kind: 'timeout' | 'too-large';

  constructor(kind: 'timeout' | 'too-large', message: string) {
    super(message);
    this.kind = kind;
  }
}

const STEPS_BETWEEN_LOOKS = 20_000;
const CHARACTERS_PER_STEP = 8;

/** Takes account of what one query uses, and ends it with a BudgetError. */
export class Budget implements Charged {
  readonly #limits: Limits;
  readonly #ends: number;
  #bytes = 0;
  #steps = 0;
  readonly #interval: number;
  #untilCheck: number;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#interval = Math.min(STEPS_BETWEEN_LOOKS, limits.maxSteps ?? STEPS_BETWEEN_LOOKS);
    this.#untilCheck = this.#interval;
    this.#ends = performance.now() + limits.deadline;
  }

  /** Rows looked at so far. */
  get steps(): number {
    return this.#steps + this.#interval - this.#untilCheck;
  }

  /** Bytes charged so far. */
  get bytes(): number {
    return this.#bytes;
  }

  charge(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#limits.maxBytes) return;
    throw new BudgetError('too-large', `the query needs more than ${this.#limits.maxBytes} bytes of memory`);
  }

  step(rows: number): void {
    this.#untilCheck -= rows;
    if (this.#untilCheck > 0) return;
    this.#steps += this.#interval - this.#untilCheck;
    this.#untilCheck = this.#interval;
    const { maxSteps = Number.POSITIVE_INFINITY } = this.#limits;
    if (this.#steps < maxSteps && performance.now() <= this.#ends) return;
    throw new BudgetError('timeout', `the query took longer than ${this.#limits.deadline} ms`);
  }

  /** Steps of an expression, or characters that it is about to build. */
  compute(amount: number): void {
    if (amount > this.#limits.maxBytes) {
      throw new BudgetError('too-large', `an expression of the query builds ${amount} characters`);
    }
    this.step(amount / CHARACTERS_PER_STEP);
  }
}
