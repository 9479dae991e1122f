import type { StepBudget } from '../context.ts';
import { findByBacktracking } from './backtracking-matcher.ts';
import { parsePattern } from './parse.ts';
import { compileProgram, type Instruction, type Program } from './program.ts';
import { type Flags, harmlessExpression, holdsAt, parseFlags } from './syntax.ts';
import { findByThreads, type Slots } from './thread-matcher.ts';

/** A regular expression of XPath ready to be matched, in time that is linear in the text or bounded by the budget. */
export class Matcher {
  readonly flags: Flags;
  /** How many groups the pattern captures. */
  readonly groups: number;
  readonly #program: Program;
  readonly #sets: SetMatcher;
  readonly #expression: RegExp | undefined;

  /** Throws a PatternError where the pattern or its flags are not as F&O §7.6.1 says. */
  constructor(pattern: string, flags: string) {
    this.flags = parseFlags(flags);
    const parsed = parsePattern(pattern, this.flags);
    this.groups = parsed.groups;
    this.#program = compileProgram(parsed, this.flags);
    this.#sets = new SetMatcher(this.#program);
    this.#expression = harmlessExpression(parsed.pattern, this.flags);
  }

  /** Whether the pattern matches anywhere in the text. */
  test(text: string, budget: StepBudget): boolean {
    if (this.#program.hasReferences) return findByBacktracking(this.#program, text, 0, budget) !== undefined;
    if (this.#expression === undefined) return this.#sets.test(text, budget);
    budget.charge(text.length);
    return this.#expression.test(text);
  }

  /** Where the first match from a position on and its groups begin and end. */
  find(text: string, from: number, budget: StepBudget): Slots | undefined {
    const find = this.#program.hasReferences ? findByBacktracking : findByThreads;
    return find(this.#program, text, from, budget);
  }
}

/** Past this, marks begin again. */
const MAX_MARK = 2 ** 30;

/** Tells whether a program without back-references matches anywhere in a text: like the threads, but without a memory of where. It is used for text after text. */
class SetMatcher {
  readonly #instructions: readonly Instruction[];
  readonly #program: Program;
  /** For each step the mark of the position at which it was last reached: it need not be followed twice. */
  readonly #reached: Int32Array;
  readonly #pending: number[] = [];
  #current: number[] = [];
  #following: number[] = [];
  #mark = 0;
  #steps = 0;
  #isFound = false;

  constructor(program: Program) {
    this.#program = program;
    this.#instructions = program.instructions;
    this.#reached = new Int32Array(program.instructions.length);
  }

  /** Whether there is a match; every step is charged. */
  test(text: string, budget: StepBudget): boolean {
    this.#reset();
    for (let position = 0; ; ) {
      this.#follow(0, text, position, this.#current);
      if (this.#isFound) return true;
      budget.charge(this.#steps + 1);
      this.#steps = 0;
      const codePoint = text.codePointAt(position);
      if (codePoint === undefined) return false;
      position += codePoint > 0xffff ? 2 : 1;
      this.#step(text, codePoint, position);
    }
  }

  /** A budget may have ended the last text in the middle. */
  #reset(): void {
    if (this.#mark > MAX_MARK) {
      this.#reached.fill(0);
      this.#mark = 0;
    }
    this.#mark++;
    this.#current.length = 0;
    this.#following.length = 0;
    this.#steps = 0;
    this.#isFound = false;
  }

  #step(text: string, codePoint: number, next: number): void {
    this.#mark++;
    for (const at of this.#current) {
      const instruction = this.#instructions[at];
      if (instruction?.op === 'set' && instruction.test(codePoint)) {
        this.#follow(instruction.next, text, next, this.#following);
      }
    }
    [this.#current, this.#following] = [this.#following, this.#current];
    this.#following.length = 0;
  }

  /** Adds the steps that are reached without a character. */
  #follow(start: number, text: string, position: number, reached: number[]): void {
    const pending = this.#pending;
    pending.push(start);
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (this.#reached[at] === this.#mark) continue;
      this.#reached[at] = this.#mark;
      this.#steps++;
      const instruction = this.#instructions[at];
      if (instruction?.op === 'set') reached.push(at);
      else if (instruction !== undefined) this.#advance(instruction, text, position);
    }
  }

  #advance(instruction: Instruction, text: string, position: number): void {
    if (instruction.op === 'match') this.#isFound = true;
    else if (instruction.op === 'split') this.#pending.push(instruction.other, instruction.next);
    else if (instruction.op !== 'start' && instruction.op !== 'end') this.#pending.push(instruction.next);
    else if (holdsAt(instruction.op, text, position, this.#program.flags)) {
      this.#pending.push(instruction.next);
    }
  }
}
