import type { Flags } from './syntax.ts';

const LINE_FEED = 10;

/** Whether `^` or `$` holds at a position; with the flag m also at the lines, of which none begins after a final line feed (F&O §7.6.1). */
export function holdsAt(
  anchor: 'start' | 'end',
  text: string,
  position: number,
  { multiline }: Flags,
): boolean {
  if (anchor === 'start') {
    if (position === 0) return true;
    return multiline && position < text.length && text.charCodeAt(position - 1) === LINE_FEED;
  }
  return position === text.length || (multiline && text.charCodeAt(position) === LINE_FEED);
}
