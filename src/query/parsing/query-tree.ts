import type { Parser } from '@traqula/parser-sparql-1-1';

/** Whatever the grammar reads: a query or an update. */
export type Tree = ReturnType<Parser['parse']>;

/** A parsed query, as the grammar's package gives it. */
export type QueryTree = Extract<Tree, { type: 'query' }>;

/** An IRI as it is written: in full, relative or prefixed. */
export type IriNode = QueryTree['datasets']['clauses'][number]['value'];
