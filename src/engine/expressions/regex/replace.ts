import type { StepBudget } from '../context.ts';
import type { Matcher } from './set-matcher.ts';
import { PatternError } from './syntax.ts';
import type { Slots } from './thread-matcher.ts';

/** A piece of a replacement: text, or the number of a group. */
type ReplacementSegment = string | number;

/** Replaces every match that does not overlap one before (F&O §7.6.3); throws a PatternError where the replacement is not as it should be or the pattern matches the empty text. */
export function replaceAll(matcher: Matcher, text: string, replacement: string, budget: StepBudget): string {
  const segments = matcher.flags.literal ? [replacement] : parseReplacement(replacement, matcher.groups);
  if (matcher.test('', budget)) throw new PatternError('the pattern matches the empty text');
  const parts: string[] = [];
  let position = 0;
  for (let slots = matcher.find(text, 0, budget); slots !== undefined; ) {
    const [begin = 0, end = 0] = slots;
    append(parts, text.slice(position, begin), budget);
    for (const segment of segments) append(parts, segmentText(segment, text, slots), budget);
    position = end;
    slots = matcher.find(text, end > begin ? end : end + 1, budget);
  }
  append(parts, text.slice(position), budget);
  return parts.join('');
}

function append(parts: string[], text: string, budget: StepBudget): void {
  budget.charge(text.length);
  parts.push(text);
}

/** The text of a group, empty where it took no part. */
function segmentText(segment: ReplacementSegment, text: string, slots: Slots): string {
  if (typeof segment === 'string') return segment;
  const [begin = -1, end = -1] = slots.slice(2 * segment, 2 * segment + 2);
  return begin < 0 || end < 0 ? '' : text.slice(begin, end);
}

/** `$N` is a group, as many digits as there are groups for; `\$` and `\\` are themselves; nothing else may follow `$` or a backslash. */
function parseReplacement(replacement: string, groups: number): ReplacementSegment[] {
  const segments: ReplacementSegment[] = [];
  for (let position = 0; position < replacement.length; ) {
    const char = replacement.charAt(position);
    const following = replacement.charAt(position + 1);
    if (char === '$') {
      const digits = groupDigits(replacement, position + 1, groups);
      segments.push(Number(digits));
      position += 1 + digits.length;
    } else if (char === '\\') {
      if (following !== '\\' && following !== '$') throw new PatternError('a backslash escapes $ or itself');
      segments.push(following);
      position += 2;
    } else {
      const end = nextSpecial(replacement, position);
      segments.push(replacement.slice(position, end));
      position = end;
    }
  }
  return segments;
}

function nextSpecial(replacement: string, from: number): number {
  let position = from;
  while (position < replacement.length && !'$\\'.includes(replacement.charAt(position))) position++;
  return position;
}

function groupDigits(replacement: string, from: number, groups: number): string {
  let digits = replacement.charAt(from);
  if (!/^\d$/.test(digits)) throw new PatternError('$ is followed by the number of a group');
  for (let position = from + 1; /^\d$/.test(replacement.charAt(position)); position++) {
    const longer = digits + replacement.charAt(position);
    if (Number(longer) > groups) break;
    digits = longer;
  }
  return digits;
}
