import type { FunctionDefinition } from './function-definition.ts';

/** REGEX and REPLACE (§17.4.3.14, §17.4.3.15). */
export const PATTERN_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {};
