import type { Fault, FaultKind } from '../../formats/fault.ts';
import type { Issue } from '../../records/reading/source.ts';

/** Faults of one file that are listed; the others are counted. */
const MAX_LISTED = 50;

/** Collects the faults of one file as issues: a bounded list, and how many there are of each kind. */
export class FaultReport {
  readonly #file: string;
  readonly #isLenient: boolean;
  readonly #listed: Issue[] = [];
  readonly #unlisted = new Map<FaultKind, number>();
  readonly #leftOut = new Map<FaultKind, number>();
  readonly #kept = new Map<FaultKind, number>();
  #hasErrors = false;

  constructor(file: string, isLenient: boolean) {
    this.#file = file;
    this.#isLenient = isLenient;
  }

  /** Whether the file cannot be published as it is. */
  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  add(fault: Fault): void {
    const { kind, message, line = 1, column = 1, effect } = fault;
    const isWarning = effect === 'ignored' || (this.#isLenient && effect !== 'ends');
    this.#hasErrors ||= !isWarning;
    if (effect === 'left out') increment(this.#leftOut, kind);
    if (effect === 'kept') increment(this.#kept, kind);
    if (this.#listed.length >= MAX_LISTED && effect !== 'ends') increment(this.#unlisted, kind);
    else this.#listed.push(this.#issue(message, isWarning ? 'warning' : 'error', line, column));
  }

  /** The faults so far, and a line that counts those that are not listed, or what became of them. */
  issues(): readonly Issue[] {
    const severity = this.#hasErrors ? 'error' : 'warning';
    const summaries: string[] = [];
    if (this.#unlisted.size > 0) summaries.push(`and ${faults(this.#unlisted)} more`);
    if (this.#isLenient && this.#leftOut.size > 0) {
      summaries.push(`left out because of ${faults(this.#leftOut)}`);
    }
    if (this.#isLenient && this.#kept.size > 0) {
      summaries.push(`taken as it stands in spite of ${faults(this.#kept)}`);
    }
    const listed = [...this.#listed].sort((a, b) => a.line - b.line || a.column - b.column);
    return [...listed, ...summaries.map((summary) => this.#issue(summary, severity))];
  }

  #issue(message: string, severity: Issue['severity'], line = 1, column = 1): Issue {
    return { file: this.#file, line, column, path: '', message, severity };
  }
}

function increment(counts: Map<FaultKind, number>, kind: FaultKind): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** `3 faults (IRI 2, syntax 1)`. */
function faults(counts: ReadonlyMap<FaultKind, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
  return `${total} ${total === 1 ? 'fault' : 'faults'} (${kinds})`;
}
