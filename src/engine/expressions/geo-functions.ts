import type { FunctionDefinition } from './function-definition.ts';

/** The functions of GeoSPARQL by IRI. */
export const GEO_FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map();
