import type { StepBudget } from '../context.ts';
import type { Program } from './program.ts';
import { holdsAt } from './syntax.ts';

/** Where the slots of a match lie; -1 where a group took no part. */
export type Slots = readonly number[];

interface Thread {
  readonly at: number;
  readonly slots: Slots;
}

/** Finds the first match from a position on by following all ways at once (Pike's machine): its time is the length of the text times that of the program, whatever they are. Every step is charged. */
export function findByThreads(
  program: Program,
  text: string,
  from: number,
  budget: StepBudget,
): Slots | undefined {
  return new ThreadMatcher(program, text, budget).find(from);
}

class ThreadMatcher {
  readonly #program: Program;
  readonly #text: string;
  readonly #budget: StepBudget;
  /** The position at which a step was last reached: it need not be followed twice. */
  readonly #visited: Int32Array;
  #found: Slots | undefined;
  #steps = 0;

  constructor(program: Program, text: string, budget: StepBudget) {
    this.#program = program;
    this.#text = text;
    this.#budget = budget;
    this.#visited = new Int32Array(program.instructions.length).fill(-1);
  }

  find(from: number): Slots | undefined {
    const none: Slots = new Array<number>(2 * (this.#program.groups + 1)).fill(-1);
    let threads: Thread[] = [];
    for (let position = from; position <= this.#text.length; ) {
      if (this.#found === undefined) this.#follow({ at: 0, slots: none }, position, threads);
      else if (threads.length === 0) break;
      this.#budget.charge(this.#steps + 1);
      this.#steps = 0;
      const codePoint = this.#text.codePointAt(position) ?? -1;
      const next = position + (codePoint > 0xffff ? 2 : 1);
      threads = this.#step(threads, codePoint, next);
      position = next;
    }
    return this.#found;
  }

  /** Takes one character; what is less preferred than a match is given up. */
  #step(threads: readonly Thread[], codePoint: number, next: number): Thread[] {
    const following: Thread[] = [];
    for (const { at, slots } of threads) {
      const instruction = this.#program.instructions[at];
      if (instruction?.op === 'match') {
        this.#found = slots;
        break;
      }
      if (instruction?.op !== 'set' || codePoint < 0 || !instruction.test(codePoint)) continue;
      this.#follow({ at: instruction.next, slots }, next, following);
    }
    return following;
  }

  /** Adds the threads that are reached without a character, the preferred ones first. */
  #follow(start: Thread, position: number, threads: Thread[]): void {
    const pending: Thread[] = [start];
    for (let thread = pending.pop(); thread !== undefined; thread = pending.pop()) {
      const { at, slots } = thread;
      if (this.#visited[at] === position) continue;
      this.#visited[at] = position;
      this.#advance(at, slots, position, pending, threads);
    }
  }

  #advance(at: number, slots: Slots, position: number, pending: Thread[], threads: Thread[]): void {
    const instruction = this.#program.instructions[at];
    this.#steps += instruction?.op === 'save' ? slots.length : 1;
    switch (instruction?.op) {
      case 'set':
      case 'match':
        threads.push({ at, slots });
        break;
      case 'split':
        pending.push({ at: instruction.other, slots }, { at: instruction.next, slots });
        break;
      case 'save':
        pending.push({ at: instruction.next, slots: withSlot(slots, instruction.slot, position) });
        break;
      case 'start':
      case 'end':
        if (holdsAt(instruction.op, this.#text, position, this.#program.flags)) {
          pending.push({ at: instruction.next, slots });
        }
        break;
      case 'jump':
      case 'progress':
        pending.push({ at: instruction.next, slots });
    }
  }
}

/** Slots of loops are of no use here: no step is followed twice at one position. */
function withSlot(slots: Slots, slot: number, position: number): Slots {
  return slot < slots.length ? slots.with(slot, position) : slots;
}
