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
