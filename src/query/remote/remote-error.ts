import { QueryError, type QueryErrorKind } from '../port.ts';

/** More of a page than this says nothing that a message could use. */
const MAX_CHARACTERS = 20_000;
const SILENT = ['script', 'style', 'title'];

/** The text of a page that a server sent in place of an answer: tags are blanks, scripts and styles are left out; of its first 20,000 characters, in one pass. */
export function textOfHtml(html: string): string {
  const [first = '', ...rest] = html.slice(0, MAX_CHARACTERS).split('<');
  let text = first;
  let silent: string | undefined;
  for (const chunk of rest) {
    const end = chunk.indexOf('>');
    const [name = ''] = /^\/?[a-z]{0,10}/i.exec(chunk) ?? [];
    const tag = name.toLowerCase();
    if (silent === undefined && end < 0) text += `<${chunk}`;
    else if (silent === undefined && SILENT.includes(tag)) silent = tag;
    else if (silent === undefined) text += ` ${chunk.slice(end + 1)}`;
    else if (tag === `/${silent}`) {
      silent = undefined;
      text += ` ${chunk.slice(end + 1)}`;
    }
  }
  return text;
}

const MAX_LENGTH = 200;

const KINDS: Readonly<Record<number, QueryErrorKind>> = {
  400: 'malformed',
  403: 'refused',
  408: 'timeout',
  413: 'too-large',
  422: 'malformed',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'timeout',
};
/** What stores say of a query that they stopped, or would not begin, for the time it takes. */
const TOO_SLOW = /timed? ?out|too slow|execution time|cancel+ed|S1T00|deadline/i;
/** SQL states of Virtuoso for queries that it cannot compile, whatever status it sends. */
const UNCOMPILED = /^Virtuoso (37000|42001|22023)/;

/** The QueryError for an answer other than 200; `body` is the beginning of what the store says. */
export function remoteError(status: number, body: string): QueryError {
  const excerpt = shortened(body);
  const kind = kindOf(status, body);
  const reasons: Partial<Record<QueryErrorKind, string>> = {
    malformed: 'the store does not take this query',
    refused: 'the store refuses this query',
    timeout: 'the store stopped the query for the time it takes',
    busy: 'the store is busy',
    'too-large': 'the answer is too large for the store',
  };
  const reason = reasons[kind] ?? `the store answered with status ${status}`;
  return new QueryError(kind, excerpt === '' ? reason : `${reason}: ${excerpt}`);
}

/** The QueryError for a store that gave no answer at all. */
export function unreachable(cause: unknown): QueryError {
  return new QueryError('busy', 'the store of the data cannot be reached; try again later', { cause });
}

function kindOf(status: number, body: string): QueryErrorKind {
  if (UNCOMPILED.test(body)) return 'malformed';
  if (status >= 500 && TOO_SLOW.test(body)) return 'timeout';
  return KINDS[status] ?? 'failed';
}

/** The first line that says something: of problem details their sentence, of a page its text. */
function shortened(body: string): string {
  const text = detailOf(body) ?? textOfHtml(body);
  const [line = ''] = text.split(/\r?\n\s*\r?\n|\bSPARQL query:/);
  const words = line.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return words.length > MAX_LENGTH ? `${words.slice(0, MAX_LENGTH)}…` : words;
}

function detailOf(body: string): string | undefined {
  try {
    const { detail, message } = JSON.parse(body) as { detail?: unknown; message?: unknown };
    return [detail, message].find((text) => typeof text === 'string') as string | undefined;
  } catch {
    return undefined;
  }
}
