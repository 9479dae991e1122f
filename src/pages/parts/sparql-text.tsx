const KEYWORDS = new Set(
  'a as ask asc base bind by construct delete desc describe distinct exists filter from graph group having in limit minus named not offset optional order prefix reduced select separator service undef union values where'.split(
    ' ',
  ),
);
const PIECES =
  /(#[^\n\r]*)|("""(?:(?!""")[\s\S])*(?:""")?|'''(?:(?!''')[\s\S])*(?:''')?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(<[^<>"{}|^`\\\s]*>)|([?$][\p{L}\p{N}_]+)|([\p{L}][\p{L}\p{N}_-]*:[\p{L}\p{N}_-]*)|([\p{L}][\p{L}\p{N}_]*)|(\b\d+(?:\.\d+)?\b)/gu;
const KINDS = [undefined, 'comment', 'string', 'iri', 'variable', 'name', 'word', 'number'] as const;

/** A SPARQL text with its parts marked by class, so that a style sheet can tell them apart. */
export function SparqlText({ query }: { query: string }) {
  return <>{[...tokens(query)]}</>;
}

function* tokens(query: string) {
  let at = 0;
  for (const match of query.matchAll(PIECES)) {
    if (match.index > at) yield query.slice(at, match.index);
    at = match.index + match[0].length;
    const kind = KINDS[match.findIndex((group, index) => index > 0 && group !== undefined)];
    yield token(match[0], kind);
  }
  yield query.slice(at);
}

function token(text: string, kind: (typeof KINDS)[number]) {
  if (kind !== 'word') return <span class={`q-${kind}`}>{text}</span>;
  return KEYWORDS.has(text.toLowerCase()) ? <span class="q-keyword">{text}</span> : text;
}
