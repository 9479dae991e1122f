/** How an address of the publisher is asked: in one form, or with a body. */
export interface RequestOptions {
  readonly accept?: string;
  readonly body?: { readonly mediaType: string; readonly text: string };
}

/** A publisher as its tools see it: public addresses and nothing else, so that bounds, budgets and answers are those of every other client. */
export interface Publisher {
  /** Where its own pages are; ends with `/`. */
  readonly base: string;
  /** The answer at an absolute URL below the base, whatever its status; redirects are not followed. */
  fetch(url: string, init: RequestInit): Response | Promise<Response>;
}

/** A text with its media type, as an address answered it; `url` is where it came from. */
export interface FetchedText {
  readonly text: string;
  readonly mediaType: string;
  readonly url: string;
}

/** Bytes of an answer that a tool reads at most: what is larger is for programs that take it as a file. */
const MAX_RESPONSE_BYTES = 1_048_576;

const MAX_REDIRECTS = 3;

/** A problem of the closed table (`/api#problems`), as the publisher told it. */
export class AnsweredProblem extends Error {
  override readonly name = 'AnsweredProblem';
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(problem: Readonly<Record<string, unknown>>) {
    super(`${problem.title}: ${problem.detail}`);
    this.problem = problem;
  }

  get kind(): unknown {
    return this.problem.kind;
  }
}

/** What an address below the base answers; rejects with an AnsweredProblem where that is a problem or too large for a tool. */
export async function fetchFrom(
  publisher: Publisher,
  address: string,
  options: RequestOptions = {},
): Promise<FetchedText> {
  const { accept = 'application/json', body } = options;
  const headers = { accept, 'accept-language': 'en', ...(body && { 'content-type': body.mediaType }) };
  const init = body ? { method: 'POST', headers, body: body.text } : { headers };
  let url = new URL(address, publisher.base).href;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    // What a client names may begin like an address of the publisher and lead elsewhere: `//host/`, `../`.
    if (!url.startsWith(publisher.base)) break;
    const response = await publisher.fetch(url, init);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return read(response, url);
    url = new URL(location, url).href;
  }
  throw new AnsweredProblem({
    kind: 'not-found',
    status: 404,
    title: 'Not found',
    detail: `The publisher has nothing of its own at ${address}; it leads to ${url}.`,
  });
}

/** The value of a JSON answer. */
export async function fetchJson<T>(publisher: Publisher, address: string): Promise<T> {
  const { text } = await fetchFrom(publisher, address);
  return JSON.parse(text) as T;
}

async function read(response: Response, url: string): Promise<FetchedText> {
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? '';
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MAX_RESPONSE_BYTES) {
    await response.body?.cancel();
    throw tooLarge(length, url);
  }
  const text = await response.text();
  if (response.ok) {
    if (text.length > MAX_RESPONSE_BYTES) throw tooLarge(text.length, url);
    return { text, mediaType, url };
  }
  if (mediaType === 'application/problem+json') throw new AnsweredProblem(JSON.parse(text));
  const { status } = response;
  throw new AnsweredProblem({
    kind: 'failed',
    status,
    title: `Status ${status}`,
    detail: `${url} answered ${status}.`,
  });
}

function tooLarge(length: number, url: string): AnsweredProblem {
  return new AnsweredProblem({
    kind: 'too-large',
    status: 413,
    title: 'Too large',
    detail: `The whole answer has ${length} bytes, more than the ${MAX_RESPONSE_BYTES} that a tool reads. Nothing was cut: ask for less (LIMIT, filters, COUNT), or take the whole by HTTP from ${url}.`,
  });
}
