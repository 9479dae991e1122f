import type { Budget } from '../context.ts';
import { findByBacktracking } from './backtracking-matcher.ts';
import { harmlessExpression } from './harmless.ts';
import { parsePattern } from './parse.ts';
import { compileProgram, type Program } from './program.ts';
import { SetMatcher } from './set-matcher.ts';
import { type Flags, parseFlags } from './syntax.ts';
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
  test(text: string, budget: Budget): boolean {
    if (this.#program.hasReferences) return findByBacktracking(this.#program, text, 0, budget) !== undefined;
    if (this.#expression === undefined) return this.#sets.test(text, budget);
    budget.charge(text.length);
    return this.#expression.test(text);
  }

  /** Where the first match from a position on and its groups begin and end. */
  find(text: string, from: number, budget: Budget): Slots | undefined {
    const find = this.#program.hasReferences ? findByBacktracking : findByThreads;
    return find(this.#program, text, from, budget);
  }
}
