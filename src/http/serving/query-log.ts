import { LRUCache } from 'lru-cache';

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
  readonly engine?: string | undefined;
  readonly queued?: number | undefined;
  readonly executed?: number | undefined;
  readonly duration: number;
  readonly bytes?: number | undefined;
}

const MAX_QUERY_LENGTH = 2_048;
/** JSON escapes control characters up to U+001F; terminals obey these too, and some readers of lines end lines at the last two. */
const CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

/** Queries as they stand in a line: most are asked many times, and to write one costs as much as all the rest. */
const written = new LRUCache<string, string>({ max: 100 });

let clock = { at: 0, text: '' };

/** The time in ISO 8601, which is written once for all that happens in one millisecond. */
export function currentTime(): string {
  const at = Date.now();
  if (clock.at !== at) clock = { at, text: new Date(at).toISOString() };
  return clock.text;
}

/** The entry as one line of JSON, with its line feed. */
export function logLine(entry: QueryEntry): string {
  const { time, id, client, status, outcome, engine, queued, executed, duration, bytes } = entry;
  // Of all these none has a character that JSON escapes: ids are well-formed (`RunningQueries`), the rest is our own.
  const about = `{"time":"${time}","id":"${id}","client":"${client}","status":${status},"outcome":"${outcome}"`;
  const result =
    bytes === undefined
      ? ''
      : `,"engine":"${engine}","queued":${queued},"executed":${executed},"bytes":${bytes}`;
  return `${about}${result},"duration":${duration},"query":${writtenQuery(entry.query)}}\n`;
}

function writtenQuery(query: string): string {
  const start = query.length > MAX_QUERY_LENGTH ? query.slice(0, MAX_QUERY_LENGTH) : query;
  const known = written.get(start);
  if (known !== undefined) return known;
  const json = JSON.stringify(start).replace(
    CONTROLS,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  written.set(start, json);
  return json;
}
