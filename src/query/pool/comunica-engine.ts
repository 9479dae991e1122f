/** Comunica's engine, in a file of its own: the build puts all its packages into this one (scripts/build.mjs). */
export { QueryEngine } from '@comunica/query-sparql';
