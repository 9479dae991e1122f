import { iriOf } from './iri-of.ts';
import type { IriNode, QueryTree } from './query-tree.ts';
import { isKind, nodesOf, type SyntaxNode } from './syntax-tree.ts';

/** The ends of paths that may have length zero: terms in SPARQL's syntax, and whether there are some that only evaluation knows. */
export interface ZeroLengthEnds {
  readonly terms: readonly string[];
  readonly unknown: boolean;
}

const NONE: ZeroLengthEnds = { terms: [], unknown: false };

/** The terms at which a query's paths of length zero match, whether or not the data holds them (SPARQL 1.1 Query §18.4, ZeroLengthPath). */
export function zeroLengthEnds(tree: QueryTree): ZeroLengthEnds {
  const nodes = [...nodesOf(tree)];
  const endpoints = nodes.filter(isZeroLengthTriple).flatMap(({ subject, object }) => [subject, object]);
  if (endpoints.length === 0) return NONE;
  const constants = endpoints.filter((end) => isKind(end, 'term', 'namedNode', 'literal'));
  const variables = new Set(
    endpoints.filter((end) => isKind(end, 'term', 'variable')).map(({ value }) => value),
  );
  const assigned = nodes.filter((node) => isKind(node, 'pattern', 'bind')).map(({ variable }) => variable);
  const isAssigned = (assigned as SyntaxNode[]).some(({ value }) => variables.has(value));
  const given = nodes
    .filter((node) => isKind(node, 'pattern', 'values'))
    .flatMap((node) => givenTo(variables, node));
  const terms = new Set([...constants, ...given].map((term) => termText(term, tree)));
  // A term may be known to one graph and not to another.
  const inGraphs = tree.datasets.clauses.length > 0 || nodes.some((node) => isKind(node, 'pattern', 'graph'));
  return { terms: [...terms], unknown: isAssigned || (inGraphs && terms.size > 0) };
}

function isZeroLengthTriple(node: SyntaxNode): node is Readonly<Record<'subject' | 'object', SyntaxNode>> {
  return isKind(node, 'triple') && isNullable(node.predicate);
}

function isNullable(path: unknown): boolean {
  if (!isKind(path, 'path')) return false;
  const { subType, items } = path as { readonly subType: string; readonly items: readonly unknown[] };
  if (subType === '*' || subType === '?') return true;
  if (subType === '!') return false;
  return subType === '|' ? items.some(isNullable) : items.every(isNullable);
}

function givenTo(variables: ReadonlySet<unknown>, { values }: SyntaxNode): SyntaxNode[] {
  return (values as readonly SyntaxNode[]).flatMap((row) =>
    Object.entries(row).flatMap(([name, term]) => (variables.has(name) && term ? [term as SyntaxNode] : [])),
  );
}

function termText(term: SyntaxNode, tree: QueryTree): string {
  if (isKind(term, 'term', 'namedNode')) return `<${iriOf(term as unknown as IriNode, tree)}>`;
  const quoted = JSON.stringify(term.value);
  if (typeof term.langOrIri === 'string') return `${quoted}@${term.langOrIri}`;
  return isKind(term.langOrIri, 'term')
    ? `${quoted}^^<${iriOf(term.langOrIri as unknown as IriNode, tree)}>`
    : quoted;
}
