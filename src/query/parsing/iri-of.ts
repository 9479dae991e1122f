import type { IriNode, QueryTree } from './query-tree.ts';

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
