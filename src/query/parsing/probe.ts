const PROBE = /^ASK ?(?:WHERE ?)?\{ ?(?:([?$]\w+) ([?$]\w+) ([?$]\w+) ?\.? ?)?\}$/i;

/** Whether a query, given as its canonical text, is what monitors ask to see whether anybody answers: `ASK {}` or `ASK { ?s ?p ?o }`. */
export function isProbeText(text: string): boolean {
  const found = PROBE.exec(text);
  if (found === null) return false;
  const variables = found.slice(1).filter((variable) => variable !== undefined);
  return new Set(variables.map((variable) => variable.slice(1))).size === variables.length;
}
