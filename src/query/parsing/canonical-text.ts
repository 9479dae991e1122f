const KEPT = /<[^<>"{}|^`\\ \t\r\n]*>|""".*?"""|'''.*?'''|"[^"\r\n]*"|'[^'\r\n]*'/s;
const GAP = /(?:[ \t\r\n]|#[^\r\n]*)+/;
const PIECES = new RegExp(`(${KEPT.source})|${GAP.source}`, 'gs');
/** Where these occur, an IRI, a string or a comment may begin or end elsewhere than PIECES takes it to. */
const UNSURE = /\\|<[^<>\s]*'/;

/** A query that parses, with every comment and run of space as one space: queries of the same text mean the same. */
export function canonicalText(query: string): string {
  if (UNSURE.test(query)) return query;
  return query.replace(PIECES, (_, kept?: string) => kept ?? ' ').trim();
}
