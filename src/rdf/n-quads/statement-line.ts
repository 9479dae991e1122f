/** The terms of one canonical line as they are written there; `graph` is empty for the default graph. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly graph: string;
}

/** A canonical line cut into its terms; cheaper than parsing, for only literals hold spaces. */
export function statement(line: string): Statement {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  const end = line.length - ' .'.length;
  const last = line.lastIndexOf(' ', end - 1);
  const tail = line.slice(last + 1, end);
  const hasGraph = last > second && (tail.startsWith('<') || tail.startsWith('_:')) && !tail.includes('"');
  return {
    subject: line.slice(0, first),
    predicate: line.slice(first + 1, second),
    object: line.slice(second + 1, hasGraph ? last : end),
    graph: hasGraph ? tail : '',
  };
}

/** The text of an IRI term of a line, without its brackets; undefined for any other term. */
export function iriOf(term: string): string | undefined {
  return term.startsWith('<') ? term.slice(1, -1) : undefined;
}
