import { javaScriptSet } from './character-set.ts';
import type { Flags, Pattern } from './syntax.ts';

/** Longest chain of characters that is left to JavaScript. */
const MAX_ITEMS = 100;
const MAX_BRANCHES = 20;

/** The pattern as a RegExp, where JavaScript's matching takes time in proportion to the text whatever that is: chains of characters, in which one may be repeated without end if the chain begins with `^`. `undefined` for all others. */
export function harmlessExpression(pattern: Pattern, flags: Flags): RegExp | undefined {
  const branches = pattern.type === 'choice' ? pattern.branches : [pattern];
  if (branches.length > MAX_BRANCHES) return undefined;
  const sources = branches.map((branch) => chainSource(branch, flags));
  if (sources.some((source) => source === undefined)) return undefined;
  return new RegExp(sources.join('|'), flags.ignoreCase ? 'vi' : 'v');
}

function chainSource(branch: Pattern, flags: Flags): string | undefined {
  const items = branch.type === 'sequence' ? branch.items : [branch];
  const repeats = items.filter(({ type }) => type === 'repeat');
  if (items.length > MAX_ITEMS || repeats.length > 1) return undefined;
  if (repeats.length > 0 && items[0]?.type !== 'start') return undefined;
  const sources = items.map((item) => itemSource(item, flags));
  return sources.some((source) => source === undefined) ? undefined : sources.join('');
}

function itemSource(item: Pattern, flags: Flags): string | undefined {
  if (item.type === 'set') return javaScriptSet(item.set, flags.ignoreCase);
  // JavaScript knows other ends of lines.
  if (item.type === 'start' || item.type === 'end') {
    return flags.multiline ? undefined : item.type === 'start' ? '^' : '$';
  }
  if (item.type !== 'repeat' || item.item.type !== 'set') return undefined;
  const set = javaScriptSet(item.item.set, flags.ignoreCase);
  const max = item.max === Number.POSITIVE_INFINITY ? '' : item.max;
  return set === undefined ? undefined : `${set}{${item.min},${max}}${item.isGreedy ? '' : '?'}`;
}
