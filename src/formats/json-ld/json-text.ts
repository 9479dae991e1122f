import { RdfSyntaxError } from '../fault.ts';

/** The value of a JSON text; throws an RdfSyntaxError at the place of its first fault. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [message = ''] = (error as Error).message.split(/,? ?"|,? ?\.\.\.| in JSON at position /);
    const { line, column } = placeAt(text, faultIndex(text));
    throw new RdfSyntaxError(`not JSON: ${message.replace(/ JSON input$/, '')}`, line, column);
  }
}

/** Line and column, both from 1, of an index in a text. */
export function placeAt(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

/** Where a JSON string first stands in a text; undefined where it does not, or only in other spelling. */
export function placeOf(
  text: string,
  value: string,
): { readonly line: number; readonly column: number } | undefined {
  const index = text.indexOf(JSON.stringify(value));
  return index < 0 ? undefined : placeAt(text, index);
}

/** The index of the first fault, by bisection: V8 does not always tell it, but what comes before it is only unfinished. */
function faultIndex(text: string): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isUnfinished(text.slice(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isUnfinished(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const position = / at position (\d+)/.exec(message)?.[1];
    return /end of JSON input|Unterminated/.test(message) || Number(position) >= text.length;
  }
}
