import type { StepBudget } from '../context.ts';
import type { Instruction, Program } from './program.ts';
import { holdsAt } from './syntax.ts';
import type { Slots } from './thread-matcher.ts';

/** Steps between two charges. */
const CHARGED = 1024;

interface State {
  readonly at: number;
  readonly position: number;
  readonly slots: Slots;
}

/** Finds the first match of a pattern with back-references from a position on, which no linear matcher can: one way after the other, each step charged. */
export function findByBacktracking(
  program: Program,
  text: string,
  from: number,
  budget: StepBudget,
): Slots | undefined {
  const matcher = new BacktrackingMatcher(program, text, budget);
  for (let start = from; start <= text.length; start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) {
    const slots = matcher.matchAt(start);
    if (slots !== undefined) return slots;
  }
  return undefined;
}

class BacktrackingMatcher {
  readonly #program: Program;
  readonly #text: string;
  readonly #budget: StepBudget;
  #steps = 0;

  constructor(program: Program, text: string, budget: StepBudget) {
    this.#program = program;
    this.#text = text;
    this.#budget = budget;
  }

  matchAt(start: number): Slots | undefined {
    const none: Slots = new Array<number>(this.#program.slots).fill(-1);
    const pending: State[] = [{ at: 0, position: start, slots: none }];
    for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
      this.#charge();
      const instruction = this.#program.instructions[state.at];
      if (instruction === undefined || instruction.op === 'match') return state.slots;
      if (instruction.op === 'split') pending.push({ ...state, at: instruction.other });
      const next = this.#advance(instruction, state);
      if (next !== undefined) pending.push(next);
    }
    return undefined;
  }

  #charge(): void {
    if (++this.#steps % CHARGED === 0) this.#budget.charge(CHARGED);
  }

  #advance(instruction: Exclude<Instruction, { op: 'match' }>, state: State): State | undefined {
    const { position, slots } = state;
    const at = instruction.next;
    switch (instruction.op) {
      case 'set':
        return this.#character(instruction, position, slots);
      case 'save':
        return { at, position, slots: slots.with(instruction.slot, position) };
      case 'start':
      case 'end':
        return holdsAt(instruction.op, this.#text, position, this.#program.flags)
          ? { at, position, slots }
          : undefined;
      case 'reference': {
        const end = this.#referenceEnd(instruction.group, position, slots);
        return end === undefined ? undefined : { at, position: end, slots };
      }
      case 'progress':
        return slots[instruction.slot] === position ? undefined : { at, position, slots };
      default:
        return { at, position, slots };
    }
  }

  #character(
    { test, next }: Extract<Instruction, { op: 'set' }>,
    position: number,
    slots: Slots,
  ): State | undefined {
    const codePoint = this.#text.codePointAt(position);
    if (codePoint === undefined || !test(codePoint)) return undefined;
    return { at: next, position: position + (codePoint > 0xffff ? 2 : 1), slots };
  }

  /** Where the text of a group ends if it is repeated here; a group that took no part is the empty text. */
  #referenceEnd(group: number, position: number, slots: Slots): number | undefined {
    const [begin = -1, end = -1] = slots.slice(2 * group, 2 * group + 2);
    if (begin < 0 || end < 0) return position;
    this.#budget.charge(end - begin);
    const captured = this.#text.slice(begin, end);
    const candidate = this.#text.slice(position, position + captured.length);
    const isSame = this.#program.flags.ignoreCase
      ? captured.toLowerCase() === candidate.toLowerCase()
      : captured === candidate;
    return isSame ? position + captured.length : undefined;
  }
}
