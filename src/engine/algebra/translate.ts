import { toAlgebra11Builder } from '@traqula/algebra-sparql-1-1';
import { type Algebra, createAlgebraContext, inScopeVariables } from '@traqula/algebra-transformations-1-1';
import { IndirBuilder } from '@traqula/core';
import type { Parser } from '@traqula/parser-sparql-1-1';

/** Whatever the grammar reads: a query or an update. */
export type SyntaxTree = ReturnType<Parser['parse']>;

/** A parsed query, as the grammar's package gives it. */
export type QueryTree = Extract<SyntaxTree, { type: 'query' }>;

type AlgebraContext = ReturnType<typeof createAlgebraContext>;

const freshVariables = new WeakMap<AlgebraContext, number>();

/** The package's own rule counts anew in each sub-SELECT, so that a variable of a path outside and one inside would be one; these are numbered through, under names that no query can write. */
const generateFreshVar = {
  name: 'generateFreshVar',
  fun: () => (context: AlgebraContext) => {
    const number = freshVariables.get(context) ?? 0;
    freshVariables.set(context, number + 1);
    return context.dataFactory.variable(`.${number}`);
  },
} as const;

/** A part of a query's tree, as far as scope asks for it. */
interface ScopePart {
  readonly type: string;
  readonly subType?: string;
  readonly variables?: readonly { readonly type: string; readonly value?: string }[];
  readonly patterns?: readonly ScopePart[];
  readonly where?: ScopePart;
  readonly values?: ScopePart;
}

const NOTHING: ScopePart = { type: 'nothing' };
const SCOPES = ['group', 'union', 'optional', 'graph', 'service'];

/** The package looks at the first row of VALUES for its variables; they are in scope where there is none too (SPARQL 1.1 Query §18.2.1). */
const variablesInScope = {
  name: 'inScopeVariables',
  fun: (rules: Parameters<typeof inScopeVariables.fun>[0]) => (context: AlgebraContext, query: ScopePart) => {
    const found: Set<string> = inScopeVariables.fun(rules)(context as never, query as never);
    addInlineVariables(query, found);
    return found;
  },
} as const;

function addInlineVariables(part: ScopePart | undefined, found: Set<string>): void {
  const { type, subType = '', variables = [], patterns = [], where, values } = part ?? NOTHING;
  if (type === 'query') {
    if (!variables.some((one) => one.type === 'wildcard')) return;
    for (const inner of [where, values]) addInlineVariables(inner, found);
  } else if (subType === 'values') {
    for (const { value = '' } of variables) found.add(value);
  } else if (SCOPES.includes(subType)) {
    for (const inner of patterns) addInlineVariables(inner, found);
  }
}

let translator: { translateQuery(...args: unknown[]): unknown } | undefined;

/** A query as the algebra has it, and the base IRI that IRI() resolves against. */
export interface TranslatedQuery {
  readonly operation: Algebra.Operation;
  readonly base: string | undefined;
}

/** Translates a query to the algebra (SPARQL 1.1 Query §18.2), GRAPH left as an operator; throws where a prefix is not declared. */
export function translateQuery(tree: QueryTree, base: string | undefined): TranslatedQuery {
  const known = translated.get(tree);
  if (known !== undefined && known.given === base) return known.query;
  const query = translate(tree, base);
  translated.set(tree, { given: base, query });
  return query;
}

/** A query that is asked again comes as the same tree. */
const translated = new WeakMap<
  QueryTree,
  { readonly given: string | undefined; readonly query: TranslatedQuery }
>();

function translate(tree: QueryTree, base: string | undefined): TranslatedQuery {
  translator ??= IndirBuilder.create(toAlgebra11Builder)
    .patchRule(generateFreshVar)
    .patchRule(variablesInScope as never)
    .build() as NonNullable<typeof translator>;
  const context = createAlgebraContext(base === undefined ? {} : { baseIRI: base });
  const operation = translator.translateQuery(context, tree, false, false) as Algebra.Operation;
  return { operation, base: context.currentBase };
}
