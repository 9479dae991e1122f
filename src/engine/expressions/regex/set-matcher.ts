import type { Budget } from '../context.ts';
import { holdsAt } from './position.ts';
import type { Program } from './program.ts';

/** Whether a program without back-references matches anywhere in a text: like the threads, but without a memory of where. Every step is charged. */
export function isMatch(program: Program, text: string, budget: Budget): boolean {
  return new SetMatcher(program, text, budget).run();
}

class SetMatcher {
  readonly #program: Program;
  readonly #text: string;
  readonly #budget: Budget;
  readonly #visited: Int32Array;
  readonly #pending: number[] = [];
  #steps = 0;
  #isFound = false;

  constructor(program: Program, text: string, budget: Budget) {
    this.#program = program;
    this.#text = text;
    this.#budget = budget;
    this.#visited = new Int32Array(program.instructions.length).fill(-1);
  }

  run(): boolean {
    let current: number[] = [];
    let following: number[] = [];
    for (let position = 0; position <= this.#text.length; ) {
      this.#follow(0, position, current);
      if (this.#isFound) return true;
      this.#budget.charge(this.#steps + 1);
      this.#steps = 0;
      const codePoint = this.#text.codePointAt(position);
      if (codePoint === undefined) return false;
      position += codePoint > 0xffff ? 2 : 1;
      this.#step(current, codePoint, position, following);
      [current, following] = [following, current];
      following.length = 0;
    }
    return false;
  }

  #step(current: readonly number[], codePoint: number, next: number, following: number[]): void {
    for (const at of current) {
      const instruction = this.#program.instructions[at];
      if (instruction?.op === 'set' && instruction.test(codePoint)) {
        this.#follow(instruction.next, next, following);
      }
    }
  }

  /** Adds the steps that are reached without a character. */
  #follow(start: number, position: number, reached: number[]): void {
    this.#pending.push(start);
    for (let at = this.#pending.pop(); at !== undefined; at = this.#pending.pop()) {
      if (this.#visited[at] === position) continue;
      this.#visited[at] = position;
      this.#steps++;
      this.#advance(at, position, reached);
    }
  }

  #advance(at: number, position: number, reached: number[]): void {
    const instruction = this.#program.instructions[at];
    if (instruction === undefined) return;
    if (instruction.op === 'match') this.#isFound = true;
    else if (instruction.op === 'set') reached.push(at);
    else if (instruction.op === 'split') this.#pending.push(instruction.other, instruction.next);
    else if (instruction.op !== 'start' && instruction.op !== 'end') this.#pending.push(instruction.next);
    else if (holdsAt(instruction.op, this.#text, position, this.#program.flags)) {
      this.#pending.push(instruction.next);
    }
  }
}
