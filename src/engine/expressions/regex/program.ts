import { type CharacterSet, type CodePointTest, codePointTest } from './character-set.ts';
import type { ParsedPattern } from './parse.ts';
import { type Flags, type Pattern, PatternError } from './syntax.ts';

/** One step of a program: `next` is where it goes on, `other` the less preferred way of a split. */
export type Instruction =
  | { readonly op: 'set'; readonly test: CodePointTest; readonly next: number }
  | { readonly op: 'split'; next: number; other: number }
  | { readonly op: 'jump'; next: number }
  | { readonly op: 'save'; readonly slot: number; readonly next: number }
  | { readonly op: 'start' | 'end'; readonly next: number }
  | { readonly op: 'reference'; readonly group: number; readonly next: number }
  /** Goes on only if something was matched since the slot was saved: no endless loop over nothing. */
  | { readonly op: 'progress'; readonly slot: number; readonly next: number }
  | { readonly op: 'match' };

/** A pattern as a program; slots 2n and 2n+1 hold where group n begins and ends, higher ones where loops began. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly slots: number;
  readonly groups: number;
  readonly flags: Flags;
  readonly hasReferences: boolean;
}

/** Repetitions are written out: a pattern that comes to more steps is refused. */
const MAX_INSTRUCTIONS = 20_000;

/** Compiles a pattern to a program; throws a PatternError where it comes to more than 20,000 steps. */
export function compileProgram(parsed: ParsedPattern, flags: Flags): Program {
  return new ProgramWriter(parsed, flags).write();
}

class ProgramWriter {
  readonly #instructions: Instruction[] = [];
  readonly #tests = new Map<CharacterSet, CodePointTest>();
  readonly #parsed: ParsedPattern;
  readonly #flags: Flags;
  #slots: number;

  constructor(parsed: ParsedPattern, flags: Flags) {
    this.#parsed = parsed;
    this.#flags = flags;
    this.#slots = 2 * (parsed.groups + 1);
  }

  write(): Program {
    const { pattern, groups, hasReferences } = this.#parsed;
    this.#save(0);
    this.#pattern(pattern);
    this.#save(1);
    this.#emit({ op: 'match' });
    return {
      instructions: this.#instructions,
      slots: this.#slots,
      groups,
      hasReferences,
      flags: this.#flags,
    };
  }

  get #position(): number {
    return this.#instructions.length;
  }

  #emit<Step extends Instruction>(step: Step): Step {
    if (this.#position >= MAX_INSTRUCTIONS) throw new PatternError('the pattern is too large');
    this.#instructions.push(step);
    return step;
  }

  #save(slot: number): void {
    this.#emit({ op: 'save', slot, next: this.#position + 1 });
  }

  #pattern(pattern: Pattern): void {
    switch (pattern.type) {
      case 'set':
        this.#emit({ op: 'set', test: this.#testOf(pattern.set), next: this.#position + 1 });
        break;
      case 'sequence':
        for (const item of pattern.items) this.#pattern(item);
        break;
      case 'choice':
        this.#choice(pattern.branches);
        break;
      case 'repeat':
        this.#repeat(pattern);
        break;
      case 'group':
        this.#save(2 * pattern.index);
        this.#pattern(pattern.item);
        this.#save(2 * pattern.index + 1);
        break;
      case 'reference':
        this.#emit({ op: 'reference', group: pattern.index, next: this.#position + 1 });
        break;
      default:
        this.#emit({ op: pattern.type, next: this.#position + 1 });
    }
  }

  #testOf(set: CharacterSet): CodePointTest {
    const known = this.#tests.get(set) ?? codePointTest(set, this.#flags.ignoreCase);
    this.#tests.set(set, known);
    return known;
  }

  #choice(branches: readonly Pattern[]): void {
    const jumps: { next: number }[] = [];
    branches.forEach((branch, index) => {
      const isLast = index === branches.length - 1;
      const split = isLast ? undefined : this.#split(true);
      this.#pattern(branch);
      if (split === undefined) return;
      jumps.push(this.#emit({ op: 'jump', next: 0 }));
      split.other = this.#position;
    });
    for (const jump of jumps) jump.next = this.#position;
  }

  /** A split whose way in comes next; the way round is set by the caller, through `leave`. */
  #split(isGreedy: boolean): { next: number; other: number } {
    const inside = this.#position + 1;
    return this.#emit({ op: 'split', next: isGreedy ? inside : 0, other: isGreedy ? 0 : inside });
  }

  #repeat({ item, min, max, isGreedy }: Extract<Pattern, { type: 'repeat' }>): void {
    for (let count = 0; count < min; count++) {
      const before = this.#position;
      this.#pattern(item);
      // Nothing repeated is nothing, however often.
      if (this.#position === before) return;
    }
    const splits: { next: number; other: number }[] = [];
    if (max === Number.POSITIVE_INFINITY) this.#loop(item, isGreedy);
    else {
      for (let count = min; count < max; count++) {
        splits.push(this.#split(isGreedy));
        this.#pattern(item);
      }
    }
    for (const split of splits) leave(split, isGreedy, this.#position);
  }

  #loop(item: Pattern, isGreedy: boolean): void {
    const begin = this.#position;
    const split = this.#split(isGreedy);
    const slot = this.#slots++;
    this.#save(slot);
    this.#pattern(item);
    this.#emit({ op: 'progress', slot, next: this.#position + 1 });
    this.#emit({ op: 'jump', next: begin });
    leave(split, isGreedy, this.#position);
  }
}

function leave(split: { next: number; other: number }, isGreedy: boolean, target: number): void {
  if (isGreedy) split.other = target;
  else split.next = target;
}
