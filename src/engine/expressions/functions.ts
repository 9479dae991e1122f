import type { FunctionDefinition } from './function-definition.ts';
import { HASH_FUNCTIONS } from './hash-functions.ts';
import { NUMERIC_FUNCTIONS } from './numeric-functions.ts';
import { PATTERN_FUNCTIONS } from './pattern-functions.ts';
import { STRING_FUNCTIONS } from './string-functions.ts';
import { TERM_FUNCTIONS } from './term-functions.ts';
import { TIME_FUNCTIONS } from './time-functions.ts';

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
