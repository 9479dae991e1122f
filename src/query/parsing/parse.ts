import type { QueryTree, SyntaxTree } from '../../engine/algebra/translate.ts';
import { QueryError } from '../port.ts';
import { treeOf } from './grammar.ts';
import {
  type ParsedQuery,
  queryOfShape,
  queryOfText,
  rememberShape,
  rememberShapeOf,
  rememberText,
} from './known-queries.ts';
import {
  type IriNode,
  iriOf,
  isForeignIri,
  isKind,
  isRepeatable,
  nodesOf,
  type SyntaxNode,
  variablesOf,
} from './query-tree.ts';
import { type Shape, shapeOf } from './shape.ts';

export type { ParsedQuery } from './known-queries.ts';

/** Parses a query that keeps its bounds (bounds.ts), unless it is known; throws a QueryError `malformed` with line and column where it is no SPARQL 1.1 Query, an update included. */
export function parseQuery(query: string): ParsedQuery {
  const known = queryOfText(query);
  if (known !== undefined) return known;
  const shape = shapeOf(query);
  return (shape && knownShape(query, shape)) ?? parseShaped(query, shape);
}

/** A query that was parsed not long ago, or one that differs from it only in its constants. */
export function knownQuery(query: string): ParsedQuery | undefined {
  const known = queryOfText(query);
  if (known !== undefined) return known;
  const shape = shapeOf(query);
  return shape && knownShape(query, shape);
}

function knownShape(query: string, shape: Shape): ParsedQuery | undefined {
  const known = queryOfShape(shape);
  if (known !== undefined) rememberShapeOf(query, shape);
  return known;
}

function parseShaped(query: string, shape: Shape | undefined): ParsedQuery {
  if (shape !== undefined) {
    try {
      const parsed = readTree(parseTree(shape.template), shape);
      remember(query, parsed, shape);
      return parsed;
    } catch {
      // What is told of a fault is told of the query as it is written.
    }
  }
  const parsed = readTree(parseTree(query));
  remember(query, parsed, undefined);
  return parsed;
}

/** Keeps what was parsed elsewhere; gives it as it is to be used here. */
export function adoptQuery(query: string, parsed: ParsedQuery): ParsedQuery {
  const own = { ...parsed, template: { ...parsed.template, id: ++latestTemplate } };
  const shape = shapeOf(query);
  const isShaped = shape?.constants.length === parsed.template.places.length;
  remember(query, own, isShaped ? shape : undefined);
  return own;
}

function remember(query: string, parsed: ParsedQuery, shape: Shape | undefined): void {
  if (shape === undefined) rememberText(query, parsed);
  else {
    rememberShape(shape, parsed);
    rememberShapeOf(query, shape);
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

function updateRefused({ updates }: Extract<SyntaxTree, { type: 'update' }>): QueryError {
  const isEmpty = updates.every(({ operation }) => operation === undefined);
  const message = isEmpty ? 'the query is empty' : 'this is an update; the endpoint takes queries';
  return new QueryError('malformed', message, { line: 1, column: 1 });
}

let latestTemplate = 0;

function readTree(tree: QueryTree, { constants, places }: Partial<Shape> = {}): ParsedQuery {
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
    template: { id: ++latestTemplate, tree: jsonOf(tree), places: places ?? [] },
    constants: constants ?? [],
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
