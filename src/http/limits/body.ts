import { codeOf } from '../../text/error-code.ts';
import { Problem } from '../problem.ts';
import { LIMITS, statedLength } from './limits.ts';

/** The body of a request, at most so many bytes, whatever Content-Length says; throws a Problem `too-large`. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (statedLength(request) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length > limit) throw tooLarge(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    throw isBroken(error) ? new Problem('malformed', 'The request ended before its body was whole.') : error;
  }
  return Buffer.concat(chunks);
}

/** Whether the client left while its request was read: no failure of the server. */
function isBroken(error: unknown): boolean {
  return ['ECONNRESET', 'ABORT_ERR'].includes(codeOf(error) ?? '') || (error as Error).name === 'AbortError';
}

/** The same as a text; throws a Problem `malformed` where it is no UTF-8. */
export async function readText(request: Request, limit: number): Promise<string> {
  const bytes = await readBody(request, limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('malformed', 'The body is not UTF-8.');
  }
}

function tooLarge(limit: number): Problem {
  return new Problem('too-large', `The body may have ${limit} bytes at most.`, {
    fields: { connection: 'close' },
  });
}

/** The value of a text of JSON; throws a Problem `malformed` where it is none, or is nested deeper than a stranger's JSON may be: that is counted before anything parses it. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > LIMITS.jsonDepth) {
    throw new Problem('malformed', `The JSON is nested deeper than ${LIMITS.jsonDepth} levels.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('malformed', 'The body is no JSON.');
  }
}

const STEPS: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Arrays and objects open at once, at most, in one pass over the text. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = closingQuote(text, at);
    depth += STEPS[character] ?? 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function closingQuote(text: string, opening: number): number {
  let at = opening + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
