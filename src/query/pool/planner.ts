import { hasConstantPattern } from '../parsing/constant-filter.ts';
import type { QueryTree } from '../parsing/query-tree.ts';
import { isKind, nodesOf, type SyntaxNode, variablesOf } from '../parsing/syntax-tree.ts';
import { zeroLengthEnds } from '../parsing/zero-length.ts';
import type { EngineName } from './messages.ts';

/** Which engine is to answer a query, and why it is not the usual one. */
export interface Plan {
  readonly engine: EngineName;
  readonly reason?: string;
  /** RDF terms in SPARQL's syntax: where all of them occur in the data, the usual engine answers after all. */
  readonly unlessKnown?: readonly string[];
}

/** A construct that oxigraph does not answer as the Recommendation says. */
interface Departure {
  readonly reason: string;
  /** Ids of the W3C's tests that show it, after http://www.w3.org/2009/sparql/docs/tests/data-sparql11/. */
  readonly tests: readonly string[];
  applies(tree: QueryTree): boolean;
}

/** Known departures of oxigraph 0.5, all of which Comunica answers as it should. */
export const DEPARTURES: readonly Departure[] = [
  {
    reason: 'oxigraph calls no service',
    tests: [],
    applies: (tree) => some(tree, (node) => isKind(node, 'pattern', 'service')),
  },
  {
    reason: 'oxigraph gives no solution for an aggregate without GROUP BY over what is empty by its form',
    tests: [],
    applies: (tree) => some(tree, (node) => isImplicitGroup(node) && hasConstantPattern(node)),
  },
  {
    reason: 'oxigraph adds the graphs of several FROM up without merging them',
    tests: [],
    applies: ({ datasets }) => isMerge(datasets.clauses.filter(({ clauseType }) => clauseType === 'default')),
  },
  {
    reason: 'oxigraph takes the variable of GRAPH for one that both sides of MINUS share',
    tests: ['negation/manifest#graph-minus'],
    applies: (tree) => some(tree, isGraphOfDisjointMinus),
  },
  {
    reason: 'oxigraph makes a new blank node at every call of BNODE with the same argument',
    tests: ['functions/manifest#bnode01'],
    applies: (tree) => some(tree, (node) => isOperation(node, 'bnode') && argumentsOf(node).length > 0),
  },
  {
    reason: 'oxigraph keeps a language tag in GROUP_CONCAT',
    tests: ['aggregates/manifest#agg-groupconcat-04', 'aggregates/manifest#agg-groupconcat-06'],
    applies: (tree) => some(tree, isTaggedConcatenation),
  },
];

const ZERO_LENGTH = 'oxigraph finds no path of length zero at a term that is not in the data';
/** More terms than these are not looked up. */
const MAX_TERMS = 50;

/** The engine for a query: oxigraph, unless the query holds what it departs from the Recommendation in. */
export function planOf(tree: QueryTree): Plan {
  const departure = DEPARTURES.find(({ applies }) => applies(tree));
  if (departure !== undefined) return { engine: 'comunica', reason: departure.reason };
  const endpoints = zeroLengthEnds(tree);
  if (endpoints.terms.length === 0 && !endpoints.unknown) return { engine: 'oxigraph' };
  const plan = { engine: 'comunica', reason: ZERO_LENGTH } as const;
  return endpoints.unknown || endpoints.terms.length > MAX_TERMS
    ? plan
    : { ...plan, unlessKnown: endpoints.terms };
}

/** Whether graphs have to be merged into one default graph. */
export function isMerge(defaultGraphs: readonly unknown[]): boolean {
  return defaultGraphs.length > 1;
}

/** Asks whether the data holds all of these terms. */
export function knowsAll(terms: readonly string[]): string {
  const known = terms.map((term) => {
    const asObject = `EXISTS { ?s ?p ${term} }`;
    return `FILTER(${term.startsWith('<') ? `EXISTS { ${term} ?p ?o } || ${asObject}` : asObject})`;
  });
  return `ASK { ${known.join(' ')} }`;
}

function some(root: unknown, test: (node: SyntaxNode) => boolean): boolean {
  for (const node of nodesOf(root)) if (test(node)) return true;
  return false;
}

function isImplicitGroup(node: SyntaxNode): boolean {
  if (!isKind(node, 'query')) return false;
  const { group, having } = node.solutionModifiers as { group?: unknown; having?: unknown };
  return (
    group === undefined && some([node.variables, having], (part) => isKind(part, 'expression', 'aggregate'))
  );
}

function isGraphWithVariable(node: SyntaxNode): boolean {
  return isKind(node, 'pattern', 'graph') && isKind(node.name, 'term', 'variable');
}

function isGraphOfDisjointMinus(node: SyntaxNode): boolean {
  return isGraphWithVariable(node) && some(node, (part) => hasDisjointMinus(part.patterns));
}

function hasDisjointMinus(patterns: unknown): boolean {
  if (!Array.isArray(patterns)) return false;
  return patterns.some((pattern, index) => {
    if (!isKind(pattern, 'pattern', 'minus')) return false;
    const left = variablesOf(patterns.slice(0, index));
    return [...variablesOf(pattern)].every((name) => !left.has(name));
  });
}

function isTaggedConcatenation(node: SyntaxNode): boolean {
  if (!isKind(node, 'expression', 'aggregate') || node.aggregation !== 'group_concat') return false;
  const [argument] = node.expression as SyntaxNode[];
  return argument === undefined || !isOperation(argument, 'str');
}

function isOperation(node: SyntaxNode, operator: string): boolean {
  return isKind(node, 'expression', 'operation') && node.operator === operator;
}

function argumentsOf(node: SyntaxNode): readonly unknown[] {
  return node.args as readonly unknown[];
}
