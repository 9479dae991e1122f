// Lays out a SPARQL query: a clause, a triple and a declaration a line, groups indented. Lines are broken and indented
// and nothing else: where two tokens stood together they stay together, where there was space one remains.
const TOKEN =
  /#[^\n\r]*|"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>"{}|^`\\\s]*>|[?$][\p{L}\p{N}_]+|[\p{L}\p{N}_-]*:(?:[\p{L}\p{N}_:%\\](?:[\p{L}\p{N}_.:%\\~-]*[\p{L}\p{N}_:%\\~-])?)?|\d+\.\d*[eE][+-]?\d+|\d*\.\d+(?:[eE][+-]?\d+)?|[\p{L}\p{N}_-]+|[^\s]/gu;
/** These begin a line wherever they stand outside of brackets. */
const CLAUSES = new Set(
  'PREFIX BASE SELECT ASK CONSTRUCT DESCRIBE FROM GROUP ORDER HAVING LIMIT OFFSET VALUES OPTIONAL FILTER BIND MINUS GRAPH SERVICE'.split(
    ' ',
  ),
);
/** These stay behind the brace that ends what is before them. */
const AFTER_BRACE = new Set(['UNION', 'WHERE', '{', '.', ';']);
const STEP = '  ';

/** The query laid out; the same text where it is laid out already, or has no tokens. */
export function formatted(query) {
  const lines = new Lines();
  let before = '';
  for (const { token, gap } of tokensOf(query)) {
    lines.add(token, gap, before);
    before = token;
  }
  return lines.text();
}

/** Tokens with the space before each. */
function* tokensOf(query) {
  let at = 0;
  for (const match of query.matchAll(TOKEN)) {
    yield { token: match[0], gap: query.slice(at, match.index) };
    at = match.index + match[0].length;
  }
}

class Lines {
  #done = [];
  #line = '';
  /** Of braces, and of brackets of other kinds: within these nothing is broken. */
  #depth = 0;
  #brackets = 0;
  /** Whether the subject of the line before is meant. */
  #isContinued = false;
  /** Whether the line is full, but for a comment. */
  #isFull = false;

  add(token, gap, before) {
    const isComment = token.startsWith('#');
    if (isComment ? gap.includes('\n') : this.#isFull || this.#breaksBefore(token, before)) this.#end();
    if (token === '}' && this.#brackets === 0) this.#depth = Math.max(0, this.#depth - 1);
    if (isClause(token) || token === '}') this.#isContinued = false;
    this.#write(token, gap);
    this.#isFull = isComment || (this.#brackets === 0 && ['{', '.', ';'].includes(token));
    this.#goOn(token);
  }

  /** What a token says of the lines after it. */
  #goOn(token) {
    if (token === '(' || token === '[') this.#brackets++;
    if (token === ')' || token === ']') this.#brackets = Math.max(0, this.#brackets - 1);
    if (this.#brackets > 0) return;
    if (token === '{') this.#depth++;
    if (token === ';' || token === '.') this.#isContinued = token === ';';
  }

  text() {
    this.#end();
    return this.#done.join('\n');
  }

  #breaksBefore(token, before) {
    if (this.#brackets > 0) return false;
    if (token === '}') return true;
    if (before === '}') return !AFTER_BRACE.has(token.toUpperCase());
    // What stands behind a whole condition is the next triple or group.
    if (before === ')' && /^\s*(FILTER|BIND)\b/i.test(this.#line)) return token !== '.';
    return isClause(token) && before !== '^';
  }

  #write(token, gap) {
    if (this.#line === '') {
      this.#line = STEP.repeat(this.#depth + (this.#isContinued ? 1 : 0)) + token;
    } else {
      const isApart =
        gap !== '' || (this.#brackets === 0 && (token === '{' || token === '}' || this.#line.endsWith('}')));
      this.#line += (isApart ? ' ' : '') + token;
    }
  }

  #end() {
    this.#isFull = false;
    if (this.#line === '') return;
    const isPrologue = /^(PREFIX|BASE)\b/i;
    if (isPrologue.test(this.#done.at(-1) ?? '') && !isPrologue.test(this.#line)) this.#done.push('');
    this.#done.push(this.#line);
    this.#line = '';
  }
}

function isClause(token) {
  return CLAUSES.has(token.toUpperCase());
}
