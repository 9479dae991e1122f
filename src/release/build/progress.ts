/** How far work has come: `share` is between 0 and 1, absent where nobody knows. */
export interface Progress {
  /** What is being done, in the same words until it is done: `reading towns.nt`. */
  readonly step: string;
  readonly share?: number;
  /** What of it was done last. */
  readonly last?: string;
  /** Statements so far. */
  readonly quads?: number;
}

/** Is told now and then how far the work has come. */
export type OnProgress = (progress: Progress) => void;
