import { randomInt, randomUUID } from 'node:crypto';

/** A query taken apart into its constants and all else. */
export interface Shape {
  /** All else, and which constants are the same: queries of one text differ in their constants alone, whatever prefixes, comments and space they are written with. */
  readonly text: string;
  /** The different constants in the order of their first appearance: IRIs in full, the content of strings, the digits of integers, those of LIMIT and OFFSET included. */
  readonly constants: readonly string[];
  /** The query with others in their places, which stand nowhere else: its tree is that of all queries of the shape but for them. */
  readonly template: string;
  /** What stands in the places, as a tree has it. */
  readonly places: readonly string[];
}

/** Nobody can guess them, so no query has them; an integer of so many digits is no constant. */
const TEXT_PLACE = `urn:uuid:${randomUUID()}:`;
const INTEGER_PLACE = randomInt(2 ** 47, 2 ** 48 - 1) * 16;
const INTEGER = /^(?:0|[1-9]\d{0,14})$/;

/** A comment ends with its line: there is one way to read it. */
const GAP = '(?:[ \\t\\r\\n]|#[^\\r\\n]*(?=[\\r\\n]|$))';
const IRI = '<[^<>"{}|^`\\\\\\u0000-\\u0020]*>';
const PREFIX = '(?:[A-Za-z](?:[\\w.-]*[\\w-])?)?:';
const LOCAL_END = '(?:[\\w:-]|%[0-9A-Fa-f]{2})';
const LOCAL = `(?:[\\w:]|%[0-9A-Fa-f]{2})(?:(?:[.]|${LOCAL_END})*${LOCAL_END})?`;
const TOKEN = new RegExp(
  [
    `(?<gap>${GAP}+)`,
    `(?<iri>${IRI})`,
    `(?<string>"""[^]*?"""|'''[^]*?'''|"[^"\\r\\n]*"|'[^'\\r\\n]*')`,
    `(?<name>${PREFIX}(?:${LOCAL})?)`,
    // A double or a decimal; what is none of these is an integer.
    '(?:[0-9]+[.][0-9]*|[.]?[0-9]+)[eE][+-]?[0-9]+|[0-9]*[.][0-9]+|(?<digits>[0-9]+)',
    // A blank node, a variable, a language, a word with what may follow it, a sign.
    '_:\\w(?:[\\w.-]*[\\w-])?|[?$]\\w+|@[A-Za-z]+(?:-[A-Za-z0-9]+)*|[A-Za-z_][\\w.-]*|\\^\\^|[!$%&()*+,./;=<>?@^{|}\\[\\]-]',
  ].join('|'),
  'y',
);
const SPACE = new RegExp(`${GAP}*`, 'y');
const DECLARATION = new RegExp(`PREFIX${GAP}+(${PREFIX})${GAP}*(${IRI})${GAP}*`, 'iy');
const CALL = new RegExp(`${GAP}*\\(`, 'y');

/** Escapes could hide what a token is; a sign that may be less-than and an apostrophe could be taken for an IRI; what Virtuoso calls functions is looked for in the text. */
const UNSURE = /\\|<[^<>\s]*'|(?:bif|sql):/i;
const ABSOLUTE = /^[a-z][\d+.a-z-]*:/i;
/** What an IRI follows that names no resource of the data: a dataset clause, a service, a datatype. */
const NAMING = /^(?:FROM|NAMED|SERVICE|SILENT|\^\^)$/i;
const BASE = /BASE/iy;

/** The shape of a query; undefined where its tokens are not certain, or it has a base of its own. One linear pass. */
export function shapeOf(query: string): Shape | undefined {
  if (UNSURE.test(query)) return undefined;
  const prologue = prologueOf(query);
  return prologue && new ShapeReader(query, prologue).read();
}

interface Prologue {
  /** The IRIs that prefixes stand for; each ends with a colon. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Where the query itself begins. */
  readonly end: number;
}

function prologueOf(query: string): Prologue | undefined {
  const prefixes = new Map<string, string>();
  let end = endOf(SPACE, query, 0) ?? 0;
  for (;;) {
    DECLARATION.lastIndex = end;
    const [, prefix = '', iri = ''] = DECLARATION.exec(query) ?? [];
    if (prefix === '') break;
    // What a relative IRI becomes depends on more than this text.
    if (prefixes.has(prefix) || !ABSOLUTE.test(iri.slice(1))) return undefined;
    prefixes.set(prefix, iri.slice(1, -1));
    end = DECLARATION.lastIndex;
  }
  return endOf(BASE, query, end) === undefined ? { prefixes, end } : undefined;
}

function endOf(pattern: RegExp, query: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(query) ? pattern.lastIndex : undefined;
}

class ShapeReader {
  readonly #query: string;
  readonly #prefixes: ReadonlyMap<string, string>;
  /** The numbers of the constants, each with its kind in front. */
  readonly #numbers = new Map<string, number>();
  readonly #constants: string[] = [];
  readonly #places: string[] = [];
  #text = '';
  #template = '';
  /** Up to where the template has been written. */
  #written = 0;
  #at: number;
  /** The last token but space, and the one before it. */
  #before = '';
  #earlier = '';

  constructor(query: string, { prefixes, end }: Prologue) {
    this.#query = query;
    this.#prefixes = prefixes;
    this.#at = end;
  }

  read(): Shape | undefined {
    const query = this.#query;
    while (this.#at < query.length) {
      TOKEN.lastIndex = this.#at;
      const found = TOKEN.exec(query);
      // A character that no name, sign or space of ASCII has, or a string that does not end.
      if (found === null || !this.#take(found[0], found.groups ?? {})) return undefined;
    }
    return {
      text: this.#text,
      constants: this.#constants,
      template: this.#template + query.slice(this.#written),
      places: this.#places,
    };
  }

  /** Takes a token; false where it means nothing that is known here. */
  #take(token: string, { gap, iri, string, name, digits }: Record<string, string | undefined>): boolean {
    const start = this.#at;
    this.#at += token.length;
    if (gap !== undefined) {
      this.#text += ' ';
      return true;
    }
    if (iri !== undefined) this.#takeIri(iri.slice(1, -1), start);
    else if (name !== undefined) {
      const colon = name.indexOf(':') + 1;
      const namespace = this.#prefixes.get(name.slice(0, colon));
      if (namespace === undefined) return false;
      this.#takeIri(namespace + name.slice(colon), start);
    } else if (string !== undefined && !this.#isSeparator()) this.#takeString(string, start);
    else if (digits !== undefined && INTEGER.test(digits)) {
      this.#put('n', digits, start);
    } else this.#text += token;
    this.#earlier = this.#before;
    this.#before = token;
    return true;
  }

  #takeIri(iri: string, start: number): void {
    const isConstant =
      ABSOLUTE.test(iri) && !NAMING.test(this.#before) && endOf(CALL, this.#query, this.#at) === undefined;
    if (!isConstant) this.#text += `<${iri}>`;
    else this.#put('i', iri, start, '<', '>');
  }

  #takeString(string: string, start: number): void {
    const quotes = string.length >= 6 && string.startsWith(string.charAt(0).repeat(3)) ? 3 : 1;
    this.#put('s', string.slice(quotes, -quotes), start, '"', '"');
  }

  /** What separates the values of GROUP_CONCAT is no term. */
  #isSeparator(): boolean {
    return this.#before === '=' && /^SEPARATOR$/i.test(this.#earlier);
  }

  #put(kind: 'i' | 's' | 'n', constant: string, start: number, open = '', close = ''): void {
    let number = this.#numbers.get(kind + constant);
    if (number === undefined) {
      number = this.#places.length;
      this.#numbers.set(kind + constant, number);
      this.#constants.push(constant);
      this.#places.push(kind === 'n' ? String(INTEGER_PLACE + number) : TEXT_PLACE + number);
    }
    // Characters that are no token.
    this.#text += `\u0001${kind}${number}\u0001`;
    this.#template += `${this.#query.slice(this.#written, start)}${open}${this.#places[number]}${close}`;
    this.#written = this.#at;
  }
}
