import type { QueryTree } from '../../engine/algebra/translate.ts';

/** An IRI as it is written: in full, relative or prefixed. */
export type IriNode = QueryTree['datasets']['clauses'][number]['value'];

/** The IRI that a query means: prefixes replaced, and resolved against the query's own base where it has one. */
export function iriOf(node: IriNode, { context }: QueryTree): string {
  const definitions = context.filter((definition) => !('prefix' in node) || definition.subType === 'prefix');
  if ('prefix' in node) {
    const found = definitions.findLast((one) => one.subType === 'prefix' && one.key === node.prefix);
    return (found?.value.value ?? '') + node.value;
  }
  const base = definitions.findLast((definition) => definition.subType === 'base')?.value.value;
  return base !== undefined && URL.canParse(node.value, base) && !URL.canParse(node.value)
    ? new URL(node.value, base).href
    : node.value;
}

/** Whether an IRI is of the functions of Virtuoso, which are no SPARQL. */
export function isForeignIri(iri: string): boolean {
  return /^(bif|sql):/i.test(iri.trimStart());
}

/** A node of a parsed query, looked at without knowing its kind. */
export type SyntaxNode = Readonly<Record<string, unknown>>;

/** All nodes below a root, itself first, in the order of the query's text; with a stack of its own, because long chains of operators make trees too deep for recursion. */
export function* nodesOf(root: unknown): Generator<SyntaxNode> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!isNode(node)) continue;
    if (!Array.isArray(node)) yield node;
    open.push(...Object.values(node).reverse());
  }
}

/** Whether this is a node of the kind, and of one of the kinds within the kind. */
export function isKind(node: unknown, type: string, ...subTypes: readonly string[]): boolean {
  return (
    isNode(node) && node.type === type && (subTypes.length === 0 || subTypes.includes(String(node.subType)))
  );
}

/** The variables below a root, each once, in the order of their first appearance. */
export function variablesOf(root: unknown): Set<string> {
  const names = [...nodesOf(root)].filter((node) => isKind(node, 'term', 'variable'));
  return new Set(names.map(({ value }) => String(value)));
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null;
}

const VOLATILE = ['now', 'rand', 'uuid', 'struuid', 'bnode'];

/** Whether a parsed query gives the same result whenever it is asked of the same data: no function that differs from call to call, no service. */
export function isRepeatable(tree: unknown): boolean {
  for (const node of nodesOf(tree)) {
    if (isKind(node, 'pattern', 'service')) return false;
    if (isKind(node, 'expression', 'operation') && VOLATILE.includes(String(node.operator))) return false;
  }
  return true;
}
