import type { Coordinates } from './features.ts';

/** What is looked for: a name or an identifier, and what else is known of it. */
export interface NameQuery {
  readonly text: string;
  /** Types of which it is one; with `insist`, no other is given. */
  readonly types?: readonly string[];
  readonly insist?: boolean;
  /** Names, codes or identifiers of its country, any of which it may be. */
  readonly countries?: readonly string[];
  /** Identifiers that it has elsewhere. */
  readonly identifiers?: readonly string[];
  readonly point?: Coordinates;
  /** Words that the name may only begin: for those who are still typing. */
  readonly begun?: boolean;
  readonly most: number;
}
