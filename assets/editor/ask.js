// One question to the endpoint.
import { worded } from './dom.js';

/** Characters of a query in an address; longer ones are sent as a body. A short question goes as GET, so that caches can answer it. */
const LONGEST_ADDRESS = 2_000;

/** Why there is no answer, in words for the reader; with the line and column (1-based) of the query where it is at fault. */
export class Refusal extends Error {
  constructor(title, detail, at = {}) {
    super(detail);
    this.title = title;
    this.line = at.line;
    this.column = at.column;
  }
}

/** The response to a query in a media type; throws a Refusal where it is a problem, and an AbortError where it was stopped. */
export async function ask(endpoint, query, accept, { signal, words }) {
  const body = new URLSearchParams({ query });
  const isShort = String(body).length < LONGEST_ADDRESS;
  const headers = { accept: `${accept}, application/problem+json;q=0.1` };
  const response = await (isShort
    ? fetch(`${endpoint}${endpoint.includes('?') ? '&' : '?'}${body}`, { headers, signal })
    : fetch(endpoint, { method: 'POST', body, headers, signal })
  ).catch((error) => {
    throw error.name === 'AbortError' ? error : new Refusal(words.unreachable, '');
  });
  if (!response.ok) throw await refusalOf(response, words);
  return response;
}

/** The Refusal that a response tells of: the words of its problem, else its status. */
export async function refusalOf(response, words) {
  const problem = await response.json().catch(() => ({}));
  const { title = `${response.status} ${response.statusText}`, detail = '', line, column } = problem;
  const place = line ? `${worded(words.place, { line, column: column ?? 1 })}: ` : '';
  return new Refusal(title, place + detail, { line, column });
}
