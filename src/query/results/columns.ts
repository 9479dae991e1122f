/** The variables of a `SELECT *` in the order that is wanted; those that it does not name come last, in their own. */
export function columnsInOrder(
  variables: readonly string[],
  order: readonly string[] = [],
): readonly string[] {
  const requested = order.filter((name) => variables.includes(name));
  return [...requested, ...variables.filter((name) => !requested.includes(name))];
}
