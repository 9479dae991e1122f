import type { Context } from 'hono';
import type { Language } from '../../pages/messages/messages.ts';
import { CODES, type Records } from '../../records/index.ts';
import { codeLabels, existingRecords } from '../import/records.ts';
import type { Desk } from './desk.ts';
import type { Draft } from './draft.ts';

/** Whom a page is for, and the path of all pages. */
export interface Visit {
  readonly root: string;
  readonly language: Language;
  /** Of the desk, when the page was asked for. */
  readonly revision: number;
}

/** What answers at an address. */
export type EditHandler = (c: Context, desk: Desk, visit: Visit) => Response | Promise<Response>;

const MAX_SUGGESTED = 2000;

/** What answers where a table was chosen. */
export type DraftHandler = (
  c: Context,
  desk: Desk,
  visit: Visit,
  draft: Draft,
) => Response | Promise<Response>;

/** Without a table there is only the first page. */
export function withDraft(handler: DraftHandler): EditHandler {
  return (c, desk, visit) =>
    desk.draft === undefined ? c.redirect(visit.root, 303) : handler(c, desk, visit, desk.draft);
}

/** The records as they are now; throws where they have faults. */
export async function recordsOf({ settings }: Desk): Promise<Records> {
  return (await existingRecords(settings.data)).records;
}

/** What a place is called, in the first of its languages. */
export function nameOf(slug: string, records: Records): string {
  return Object.values<string>(records.places.get(slug)?.value.name ?? {})[0] ?? slug;
}

/** Names to choose from: a list that a browser can show. */
export function placeNames(records: Records, first: Iterable<string> = []): string[] {
  const slugs = [...new Set([...first, ...records.places.keys()])].slice(0, MAX_SUGGESTED);
  return [...new Set(slugs.map((slug) => nameOf(slug, records)))];
}

/** The codes of a scheme with what they are called in the language, else in English. */
export async function labelled(
  scheme: 'kind' | 'level',
  { base }: Desk,
  language: string,
): Promise<(readonly [string, string])[]> {
  const labels = (await codeLabels(base)).filter((each) => each.scheme === scheme);
  return CODES[scheme].map((code) => {
    const own = labels.filter((each) => each.code === code);
    const label =
      own.find((each) => each.language === language) ?? own.find((each) => each.language === 'en');
    return [code, label?.label ?? code] as const;
  });
}
