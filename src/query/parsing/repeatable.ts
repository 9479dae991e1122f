import { isKind, nodesOf } from './syntax-tree.ts';

const VOLATILE = ['now', 'rand', 'uuid', 'struuid', 'bnode'];

/** Whether a parsed query gives the same result whenever it is asked of the same data: no function that differs from call to call, no service. */
export function isRepeatable(tree: unknown): boolean {
  for (const node of nodesOf(tree)) {
    if (isKind(node, 'pattern', 'service')) return false;
    if (isKind(node, 'expression', 'operation') && VOLATILE.includes(String(node.operator))) return false;
  }
  return true;
}
