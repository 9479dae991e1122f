/** A fault in what is to be published, at a place where its keeper can mend it; line and column are 1-based. */
export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the record: `partnerships[3].kind`. */
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** The issue as compilers print theirs, which editors turn into links: `file:line:column: message`. */
export function printIssue(issue: Issue): string {
  const severity = issue.severity === 'warning' ? 'warning: ' : '';
  return `${issue.file}:${issue.line}:${issue.column}: ${severity}${issue.message}`;
}
