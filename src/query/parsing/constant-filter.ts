import { isKind, nodesOf, type SyntaxNode, variablesOf } from './syntax-tree.ts';

const CONNECTIVES = ['!', '&&', '||', 'if'];

/** Whether a part of a pattern may be empty whatever the data: a VALUES without rows, or a FILTER that no data decides. */
export function hasConstantPattern(root: unknown): boolean {
  for (const node of nodesOf(root)) {
    if (isKind(node, 'pattern', 'values') && (node.values as unknown[]).length === 0) return true;
    if (Array.isArray(node.patterns) && hasDecidedFilter(node.patterns)) return true;
  }
  return false;
}

function hasDecidedFilter(patterns: readonly SyntaxNode[]): boolean {
  const filters = patterns.filter((pattern) => isKind(pattern, 'pattern', 'filter'));
  if (filters.length === 0) return false;
  const bound = variablesOf(patterns.filter((pattern) => !filters.includes(pattern)));
  return filters.some(({ expression }) => isConstant(expression as SyntaxNode, bound));
}

/** Whether an operand of the expression has the same truth value for all solutions. */
function isConstant(expression: SyntaxNode, bound: ReadonlySet<string>): boolean {
  if (isKind(expression, 'term', 'literal')) return true;
  if (isKind(expression, 'term', 'variable')) return !bound.has(String(expression.value));
  if (isKind(expression, 'expression', 'patternOperation')) {
    const { args } = expression;
    return hasConstantPattern(args) || ![...nodesOf(args)].some((node) => isKind(node, 'triple'));
  }
  if (!isKind(expression, 'expression', 'operation')) return false;
  const operands = expression.args as readonly SyntaxNode[];
  const isTest = expression.operator === 'bound' || CONNECTIVES.includes(String(expression.operator));
  return isTest && operands.some((operand) => isConstant(operand, bound));
}
