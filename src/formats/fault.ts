/** A text that is not in the syntax it claims; line and column are 1-based, absent where the parser does not know. */
export class RdfSyntaxError extends Error {
  override readonly name = 'RdfSyntaxError';

  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, line?: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** What a fault is about, for counting. */
export type FaultKind =
  | 'IRI'
  | 'language tag'
  | 'RDF 1.2'
  | 'syntax'
  | 'encoding'
  | 'name without a meaning'
  | 'value that RDF cannot hold';

/** A fault of a text; line and column are 1-based, absent where nobody knows. */
export interface Fault {
  readonly kind: FaultKind;
  /** In words, for whoever keeps the file. */
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** What becomes of it where faults are tolerated: the rest of the text is not read, the statement is left out, or it is taken as it stands; `ignored` is what the syntax itself ignores, which is never more than a warning. */
  readonly effect: 'ends' | 'left out' | 'kept' | 'ignored';
}

/** Is told of every fault; may throw to end the reading. */
export type OnFault = (fault: Fault) => void;

/** Refuses a text at its first fault: throws it as an RdfSyntaxError; language tags that the grammars take, and what the syntax ignores, are let pass. */
export function refuse({ kind, effect, message, line, column }: Fault): void {
  if (effect === 'ignored' || (effect === 'kept' && kind === 'language tag')) return;
  throw new RdfSyntaxError(message, line, column);
}
