/** What is logged of one query; times in milliseconds. */
export interface QueryEntry {
  /** ISO 8601. */
  readonly time: string;
  readonly id: string;
  /** Tells clients apart within one run of the program; not their address. */
  readonly client: string;
  readonly query: string;
  readonly status: number;
  /** `ok`, or the kind of the problem. */
  readonly outcome: string;
  /** The engine that answered; `cache` where none had to. */
  readonly engine?: string;
  readonly queued?: number;
  readonly executed?: number;
  readonly duration: number;
  readonly bytes?: number;
}

const MAX_QUERY_LENGTH = 2_048;
/** JSON escapes control characters up to U+001F; terminals obey these too, and some readers of lines end lines at the last two. */
const CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

/** The entry as one line of JSON, with its line feed. */
export function logLine(entry: QueryEntry): string {
  const json = JSON.stringify({ ...entry, query: entry.query.slice(0, MAX_QUERY_LENGTH) });
  const escaped = json.replace(CONTROLS, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${escaped}\n`;
}
