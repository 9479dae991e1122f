import { Parser, sparql11ParserBuilder } from '@traqula/parser-sparql-1-1';
import { QueryError } from '../port.ts';
import {
  type ParsedQuery,
  queryOfShape,
  queryOfText,
  rememberShape,
  rememberText,
  type Shape,
  shapeOf,
} from './known-queries.ts';
import {
  type IriNode,
  iriOf,
  isForeignIri,
  isKind,
  isRepeatable,
  nodesOf,
  type QueryTree,
  type SyntaxNode,
  type Tree,
  variablesOf,
} from './query-tree.ts';
import { type SyntaxFault, syntaxError } from './syntax-error.ts';

export type { ParsedQuery } from './known-queries.ts';

let parser: Parser | undefined;

/** Parses a query that keeps its bounds (bounds.ts), unless it is known; throws a QueryError `malformed` with line and column where it is no SPARQL 1.1 Query, an update included. */
export function parseQuery(query: string): ParsedQuery {
  const known = queryOfText(query);
  if (known !== undefined) return known;
  const shape = shapeOf(query);
  const parsed = (shape && queryOfShape(shape)) ?? parseShaped(query, shape);
  rememberText(query, parsed);
  return parsed;
}

/** A query that was parsed not long ago, or one that differs from it only in the IRIs that it asks about. */
export function knownQuery(query: string): ParsedQuery | undefined {
  const known = queryOfText(query);
  if (known !== undefined) return known;
  const shape = shapeOf(query);
  const parsed = shape && queryOfShape(shape);
  if (parsed !== undefined) rememberText(query, parsed);
  return parsed;
}

function parseShaped(query: string, shape: Shape | undefined): ParsedQuery {
  if (shape === undefined || shape.iris.length === 0) return readTree(parseTree(query));
  try {
    return rememberShape(shape, readTree(parseTree(shape.template)));
  } catch {
    // What is told of a fault is told of the query as it is written.
    return readTree(parseTree(query));
  }
}

/** Throws a QueryError `refused` where the query calls a service that is not allowed, or one known only at run time. */
export function checkServices({ services }: ParsedQuery, allowed: readonly string[] = []): void {
  const isAllowed = (service: string | undefined) => service !== undefined && allowed.includes(service);
  if (services.every(isAllowed)) return;
  const refused = services.find((service) => !isAllowed(service));
  const called = refused === undefined ? 'SERVICE with a variable' : `SERVICE <${refused}>`;
  const offered = allowed.length === 0 ? 'this endpoint calls none' : `allowed are ${allowed.join(', ')}`;
  throw new QueryError('refused', `${called} is not allowed: ${offered}`);
}

/** The tree of a query; throws a QueryError `malformed`, for an update too. */
export function parseTree(query: string): QueryTree {
  const tree = treeOf(query);
  if (tree.type === 'update') throw updateRefused(tree);
  return tree;
}

/** Builds the parser, which takes about 0.2 s, so that the first query need not wait for it. */
export function warmParser(): void {
  treeOf('SELECT ?s (COUNT(*) AS ?n) WHERE { ?s ?p "o" OPTIONAL { ?s ?p 1 } FILTER(?p != <x>) } GROUP BY ?s');
}

class GrammarError extends Error {
  readonly fault: SyntaxFault;

  constructor(fault: SyntaxFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Handed on to the grammar's builder: without it no error would carry its token. */
const OPTIONS = {
  lexerConfig: {},
  errorHandler: ([fault]: readonly SyntaxFault[]) => {
    if (fault !== undefined) throw new GrammarError(fault);
  },
};

/** Has the grammar read prefixed names whole: by itself it drops what follows a second colon, and keeps the backslashes of escapes (SPARQL 1.1 Query §19.8, PN_LOCAL_ESC). */
function patchGrammar(): void {
  const { name, impl, ...rest } = sparql11ParserBuilder.getRule('prefixedName');
  sparql11ParserBuilder.patchRule({
    ...rest,
    name,
    impl: (grammar) => (context) => {
      let image = '';
      const consume: typeof grammar.CONSUME = (...token) => {
        const found = grammar.CONSUME(...token);
        ({ image } = found);
        return found;
      };
      const node = impl({ ...grammar, CONSUME: consume })(context);
      const value = image.slice(image.indexOf(':') + 1).replaceAll(/\\(.)/g, '$1');
      return grammar.ACTION(() => ({ ...node, value }));
    },
  });
}

function parserOnce(): Parser {
  if (parser === undefined) patchGrammar();
  parser ??= new Parser(OPTIONS);
  return parser;
}

function treeOf(query: string): Tree {
  try {
    return parserOnce().parse(query);
  } catch (cause) {
    throw syntaxError(query, cause, cause instanceof GrammarError ? cause.fault : undefined);
  }
}

function updateRefused({ updates }: Extract<Tree, { type: 'update' }>): QueryError {
  const isEmpty = updates.every(({ operation }) => operation === undefined);
  const message = isEmpty ? 'the query is empty' : 'this is an update; the endpoint takes queries';
  return new QueryError('malformed', message, { line: 1, column: 1 });
}

function readTree(tree: QueryTree): ParsedQuery {
  const graphs = (type: 'default' | 'named') =>
    tree.datasets.clauses
      .filter(({ clauseType }) => clauseType === type)
      .map(({ value }) => iriOf(value, tree));
  return {
    form: tree.subType,
    services: servicesOf(tree),
    from: { defaultGraphs: graphs('default'), namedGraphs: graphs('named') },
    columns: columnsOf(tree),
    foreign: foreignIri(tree),
    isRepeatable: isRepeatable(tree),
    tree: jsonOf(tree),
  };
}

/** Throws a QueryError `too-large` where the tree is too deep. */
function jsonOf(tree: QueryTree): string {
  try {
    return JSON.stringify(tree, (key, value: unknown) =>
      key === 'loc' && isPlace(value) ? undefined : value,
    );
  } catch (cause) {
    throw new QueryError('too-large', 'the query is nested too deeply', { cause });
  }
}

/** A variable of VALUES may have the same name. */
function isPlace(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sourceLocationType' in value;
}

function columnsOf(tree: QueryTree): readonly string[] | undefined {
  if (tree.subType !== 'select' || !isKind(tree.variables[0], 'wildcard')) return undefined;
  return [...variablesOf([tree.where, tree.values])];
}

function servicesOf(tree: QueryTree): (string | undefined)[] {
  return [...nodesOf(tree)]
    .filter(isService)
    .map(({ name }) => (name.subType === 'variable' ? undefined : iriOf(name, tree)));
}

function foreignIri(tree: QueryTree): string | undefined {
  const written = [...nodesOf(tree)].filter((node) =>
    isKind(node, 'term', 'namedNode'),
  ) as unknown as IriNode[];
  return [...written.map(({ value }) => value), ...written.map((node) => iriOf(node, tree))].find(
    isForeignIri,
  );
}

type ServiceNode = { readonly name: IriNode | { readonly subType: 'variable' } };

function isService(node: SyntaxNode): node is SyntaxNode & ServiceNode {
  return isKind(node, 'pattern', 'service');
}
