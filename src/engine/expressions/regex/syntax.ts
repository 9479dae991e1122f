import type { CharacterSet } from './character-set.ts';

/** A parsed regular expression of XPath. `max` is Infinity where there is none. */
export type Pattern =
  | { readonly type: 'set'; readonly set: CharacterSet }
  | { readonly type: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly type: 'choice'; readonly branches: readonly Pattern[] }
  | {
      readonly type: 'repeat';
      readonly item: Pattern;
      readonly min: number;
      readonly max: number;
      readonly isGreedy: boolean;
    }
  | { readonly type: 'group'; readonly index: number; readonly item: Pattern }
  | { readonly type: 'reference'; readonly index: number }
  | { readonly type: 'start' }
  | { readonly type: 'end' };

/** The flags of F&O §7.6.1.1, with `q` of its third version. */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
  readonly literal: boolean;
}

/** A pattern, flags or replacement that F&O does not allow (FORX0001 to FORX0004), or one beyond the bounds. */
export class PatternError extends Error {}

/** Reads the flags of REGEX and REPLACE; throws a PatternError for any other letter. */
export function parseFlags(flags: string): Flags {
  if (!/^[smixq]{0,100}$/.test(flags)) throw new PatternError('no such flag');
  const has = (flag: string) => flags.includes(flag);
  return {
    ignoreCase: has('i'),
    multiline: has('m') && !has('q'),
    dotAll: has('s'),
    extended: has('x') && !has('q'),
    literal: has('q'),
  };
}
