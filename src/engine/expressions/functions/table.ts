import type { FunctionDefinition } from './definition.ts';
import { NUMERIC_FUNCTIONS } from './numbers.ts';
import { PATTERN_FUNCTIONS } from './patterns.ts';
import { HASH_FUNCTIONS, STRING_FUNCTIONS } from './strings.ts';
import { TERM_FUNCTIONS } from './terms.ts';
import { TIME_FUNCTIONS } from './times.ts';

/** The functions of SPARQL 1.1 §17.4 by their names in lower case, but for the functional forms (compile.ts). */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.entries({
    ...TERM_FUNCTIONS,
    ...STRING_FUNCTIONS,
    ...PATTERN_FUNCTIONS,
    ...NUMERIC_FUNCTIONS,
    ...TIME_FUNCTIONS,
    ...HASH_FUNCTIONS,
  }),
);
