import { Problem } from '../problem.ts';
import { LIMITS } from './limits.ts';

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
