/** Code in one language that asks a query. */
export interface Snippet {
  readonly name: 'curl' | 'python' | 'r' | 'javascript';
  /** The language's name. */
  readonly label: string;
  readonly code: string;
}

/** The form of a SPARQL query; `select` where it cannot be told. */
export function queryForm(query: string): 'select' | 'ask' | 'construct' | 'describe';

/** Code that asks a query of an endpoint (an absolute URL), in each language. */
export function snippets(endpoint: string, query: string): readonly Snippet[];

/** A text as one word of a POSIX shell. */
export function shellText(text: string): string;

/** A text as a Python literal. */
export function pythonText(text: string): string;

/** A text as a raw string of R 4.0 and later. */
export function rText(text: string): string;

/** A text as a template literal of JavaScript. */
export function javascriptText(text: string): string;
