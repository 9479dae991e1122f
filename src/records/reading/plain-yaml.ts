/** The value of a text in the plain YAML in which nearly all records are written: blocks, and what stands on one line. Undefined where it holds anything else, right or wrong, which is then for the library to read; what is given, the library would give too. */
export function plainYaml(text: string): object | undefined {
  if (OTHER_CHARACTERS.test(text)) return undefined;
  try {
    return new BlockReader(text).document();
  } catch (error) {
    if (error === OTHER) return undefined;
    throw error;
  }
}

/** Thrown where the text is more than plain. */
const OTHER = new Error('not plain YAML');

/** Tabs, other blanks and breaks, and what YAML refuses or reads in a way of its own. */
const OTHER_CHARACTERS =
  /[^\n -~\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/;
const KEY = /([A-Za-z\u00C0-\u024F_][\w\u00C0-\u024F./-]{0,100}):(?: +|$)/y;
const SPACES = / */y;
const QUOTED = /"([^"\\]*)"|'((?:[^']|'')*)'/y;
/** A plain scalar begins so, or with a sign and a digit. */
const BEGINS_PLAIN = /[^\s\-+?:,[\]{}#&*!|>'"%@`]|[-+]\d/y;
const IN_FLOW = /[^,[\]{}]*/y;
const MAX_DEPTH = 20;

interface Line {
  readonly indent: number;
  readonly text: string;
}

class BlockReader {
  readonly #lines: Line[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    for (const line of text.split('\n')) {
      const indent = matchLength(SPACES, line, 0);
      const content = line.slice(indent).trimEnd();
      if (content !== '' && !content.startsWith('#')) this.#lines.push({ indent, text: content });
    }
  }

  document(): object {
    if (this.#lines[0]?.indent !== 0) throw OTHER;
    const value = this.#block(0);
    if (this.#at < this.#lines.length) throw OTHER;
    return value;
  }

  #block(indent: number): object {
    if (++this.#depth > MAX_DEPTH) throw OTHER;
    const { text } = this.#lines[this.#at] as Line;
    const value = isItem(text) ? this.#list(indent) : this.#map(indent);
    this.#depth--;
    return value;
  }

  #map(indent: number): object {
    const map: Record<string, unknown> = Object.create(null);
    for (let line = this.#next(indent); line !== undefined && !isItem(line.text); line = this.#next(indent)) {
      const length = matchLength(KEY, line.text, 0);
      const key = line.text.slice(0, line.text.indexOf(':'));
      if (length === 0) throw OTHER;
      add(map, key, this.#value(line.text, length, indent, true));
    }
    return map;
  }

  #list(indent: number): unknown[] {
    const list: unknown[] = [];
    for (let line = this.#next(indent); line !== undefined && isItem(line.text); line = this.#next(indent)) {
      const start = 1 + matchLength(SPACES, line.text, 1);
      const rest = line.text.slice(start);
      if (!isItem(rest) && matchLength(KEY, rest, 0) === 0)
        list.push(this.#value(line.text, start, indent, false));
      else {
        // What stands behind the hyphen is the first line of a block.
        this.#lines[this.#at] = { indent: indent + start, text: rest };
        list.push(this.#block(indent + start));
      }
    }
    return list;
  }

  /** The line at hand where it is of the block; a deeper one is more than plain. */
  #next(indent: number): Line | undefined {
    const line = this.#lines[this.#at];
    if (line === undefined || line.indent < indent) return undefined;
    if (line.indent > indent) throw OTHER;
    return line;
  }

  /** What stands in a line from a column on, or in the block below it; the list of a key may be as far left as the key. */
  #value(text: string, start: number, indent: number, isOfKey: boolean): unknown {
    const next = this.#lines[++this.#at];
    const isBelow = next !== undefined && next.indent > indent;
    if (start >= text.length || text[start] === '#') {
      if (isBelow) return this.#block(next.indent);
      return isOfKey && next?.indent === indent && isItem(next.text) ? this.#list(indent) : null;
    }
    if (isBelow) throw OTHER;
    return new LineReader(text, start).value();
  }
}

function isItem(text: string): boolean {
  return text === '-' || text.startsWith('- ');
}

function add(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key in map || key === '__proto__' || typeof scalar(key) !== 'string') throw OTHER;
  map[key] = value;
}

/** A value that stands on one line, from a column to the end. */
class LineReader {
  readonly #text: string;
  #at: number;
  #depth = 0;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  value(): unknown {
    const isPlain = !/["'{[]/.test(this.#text[this.#at] ?? '');
    const value = isPlain ? this.#plain(this.#text.slice(this.#at)) : this.#inFlow();
    if (!isPlain && !/^(?: +#.*)?$/.test(this.#text.slice(this.#at))) throw OTHER;
    return value;
  }

  /** A plain scalar, without the comment behind it. */
  #plain(text: string): unknown {
    if (matchLength(BEGINS_PLAIN, text, 0) === 0) throw OTHER;
    const comment = text.indexOf(' #');
    const plain = comment === -1 ? text : text.slice(0, comment).trimEnd();
    if (plain.includes(': ') || plain.endsWith(':')) throw OTHER;
    return scalar(plain);
  }

  #inFlow(): unknown {
    const first = this.#text[this.#at];
    if (first === '{') return this.#flowMap();
    if (first === '[') return this.#flowList();
    if (first === '"' || first === "'") return this.#quoted();
    const length = matchLength(IN_FLOW, this.#text, this.#at);
    const plain = this.#text.slice(this.#at, this.#at + length);
    if (plain.includes(' #')) throw OTHER;
    this.#at += length;
    return this.#plain(plain.trimEnd());
  }

  #quoted(): string {
    QUOTED.lastIndex = this.#at;
    const match = QUOTED.exec(this.#text);
    if (match === null) throw OTHER;
    this.#at += match[0].length;
    return match[1] ?? (match[2] as string).replaceAll("''", "'");
  }

  #flowMap(): object {
    const map: Record<string, unknown> = Object.create(null);
    this.#items('}', () => {
      const length = matchLength(KEY, this.#text, this.#at);
      if (length === 0) throw OTHER;
      const key = this.#text.slice(this.#at, this.#text.indexOf(':', this.#at));
      this.#at += length;
      add(map, key, this.#inFlow());
    });
    return map;
  }

  #flowList(): unknown[] {
    const list: unknown[] = [];
    this.#items(']', () => list.push(this.#inFlow()));
    return list;
  }

  /** What stands between brackets, with commas between; none after the last. */
  #items(end: string, read: () => void): void {
    if (++this.#depth > MAX_DEPTH) throw OTHER;
    this.#skip(1);
    for (let isFirst = true; !(isFirst && this.#text[this.#at] === end); isFirst = false) {
      read();
      this.#skip(0);
      if (this.#text[this.#at] === end) break;
      if (this.#text[this.#at] !== ',') throw OTHER;
      this.#skip(1);
    }
    this.#at++;
    this.#depth--;
  }

  /** Goes on by so many characters, and past the blanks that follow. */
  #skip(count: number): void {
    this.#at += count;
    this.#at += matchLength(SPACES, this.#text, this.#at);
  }
}

const INTEGER = /^[-+]?[0-9]+$/;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** What a plain scalar stands for (YAML 1.2 §10.3, core schema). */
function scalar(plain: string): unknown {
  if (WORDS.has(plain)) return WORDS.get(plain);
  if (!/^[-+.0-9]/.test(plain)) return plain;
  if (INTEGER.test(plain) || DECIMAL.test(plain)) return Number(plain);
  // Octal and hexadecimal numbers, infinity, what is not a number.
  if (/^[-+]?(?:0[ox]|\.[in])/i.test(plain)) throw OTHER;
  return plain;
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
