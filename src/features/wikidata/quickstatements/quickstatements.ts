import type { LocalSource } from '../compare/local.ts';
import { quickDate } from '../snapshot/dates.ts';
import type { Addition } from './additions.ts';

/** Additions as commands of QuickStatements, version 1: one a line, its parts set apart by tabs. `retrieved` (`2026-11-21`) is the day on which somebody looked at the pages. */
export function quickStatements(additions: readonly Addition[], retrieved?: string): string {
  return additions
    .flatMap((addition) => linesOf(addition, retrieved))
    .map((line) => `${line}\n`)
    .join('');
}

/** A further page needs a line of its own: QuickStatements then adds a reference to the statement. */
function linesOf({ subject, value, start, sources }: Addition, retrieved: string | undefined): string[] {
  const statement = [subject, 'P190', value];
  const qualifier = start === undefined ? [] : ['P580', quickDate(start)];
  const [first, ...others] = sources.map((source) => reference(source, retrieved));
  return [
    [...statement, ...qualifier, ...(first ?? [])],
    ...others.map((other) => [...statement, ...other]),
  ].map((parts) => parts.join('\t'));
}

function reference({ url, item }: LocalSource, retrieved: string | undefined): string[] {
  return [
    ...(item === undefined ? [] : ['S248', item]),
    ...(url === undefined ? [] : ['S854', `"${url}"`]),
    ...(url === undefined || retrieved === undefined ? [] : ['S813', `+${retrieved}T00:00:00Z/11`]),
  ];
}
