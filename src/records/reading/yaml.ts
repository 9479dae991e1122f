import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { plainYaml } from './plain-yaml.ts';
import {
  type Issue,
  type Offsets,
  printPath,
  SourceFile,
  type ValuePath,
  type YamlLayout,
} from './source.ts';
import { explainFault } from './yaml-faults.ts';

/** Nesting beyond this is refused before it is composed: the composer recurses, and V8 aborts when it runs out of stack. */
const MAX_DEPTH = 64;

/** What came of a file: its values are not to be judged where it is not `readable`. */
export interface ParsedYaml {
  readonly source: SourceFile;
  readonly issues: Issue[];
  readonly readable: boolean;
}

/** A YAML 1.2 text (core schema, no aliases) as a source, with all its faults; what equals a part of what the file held before is that part. */
export function parseYaml(text: string, file: string, former?: ParsedYaml): ParsedYaml {
  const plain = plainYaml(text);
  const read = () => readYamlText(text, file);
  const source = (value: unknown) => new SourceFile(file, unchanged(former?.source.value, value), read);
  if (plain !== undefined) return { source: source(plain), issues: [], readable: true };
  const { value, issues, readable } = read();
  return { source: source(value), issues, readable };
}

/** The value, or what was there before where that is equal, keys in the same order: whole, or the parts of it that are. */
function unchanged(former: unknown, value: unknown): unknown {
  if (!isContainer(former) || !isContainer(value)) return value;
  if (Array.isArray(former) !== Array.isArray(value)) return value;
  const keys = Object.keys(value);
  const formerKeys = Object.keys(former);
  let isSame = keys.length === formerKeys.length;
  for (const [at, key] of keys.entries()) {
    value[key] = unchanged(former[key], value[key]);
    isSame &&= key === formerKeys[at] && value[key] === former[key];
  }
  return isSame ? former : value;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What the library makes of a text: its value with the places of all that is in it, and its faults. */
export function readYamlText(text: string, file: string): YamlLayout & Omit<ParsedYaml, 'source'> {
  const lines = new LineCounter();
  const composition = new YamlComposer(file, (offset) => lines.linePos(offset));
  const tokens = tokenize(text, lines);
  if (typeof tokens === 'number') {
    composition.refuse(tokens, [], `nested deeper than ${MAX_DEPTH} levels`);
    return composition.result(undefined);
  }
  const document = compose(tokens, text, lines, composition);
  // What a text with a fault of syntax holds is a guess: keys that seem to occur twice are no second fault.
  return composition.result(composition.isReadable ? document.contents : undefined);
}

/** The text's tokens, or the offset where they nest too deeply. */
function tokenize(text: string, lines: LineCounter): CST.Token[] | number {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) return parser.offset;
  }
  tokens.push(...parser.end());
  return tokens;
}

function compose(
  tokens: CST.Token[],
  text: string,
  lines: LineCounter,
  composition: YamlComposer,
): Document.Parsed {
  const composer = new Composer({
    lineCounter: lines,
    prettyErrors: false,
    // The library's own check is quadratic in the number of keys.
    uniqueKeys: false,
    schema: 'core',
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === undefined) throw new Error('a forced YAML document is missing');
  // What follows the first fault of syntax is mostly its echo.
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) {
    const { offset, message } = explainFault(fault, text, tokens);
    composition.refuse(offset, [], message);
  }
  if (second !== undefined) composition.refuse(second.range[0], [], 'a second document: a file holds one');
  return document;
}

/** The turning of one document into plain values: collects offsets and faults. */
class YamlComposer {
  readonly #issues: Issue[] = [];
  readonly #file: string;
  readonly #position: (offset: number) => { line: number; col: number };
  readonly #offsets = new WeakMap<object, Offsets>();
  #readable = true;

  constructor(file: string, position: (offset: number) => { line: number; col: number }) {
    this.#file = file;
    this.#position = position;
  }

  /** Notes a fault after which the values are not to be judged. */
  refuse(offset: number, path: ValuePath, message: string): void {
    this.#readable = false;
    this.#report(offset, path, message);
  }

  #report(offset: number, path: ValuePath, message: string): void {
    const { line, col } = this.#position(offset);
    const place = { file: this.#file, line: line || 1, column: col || 1, path: printPath(path) };
    this.#issues.push({ ...place, message, severity: 'error' });
  }

  get isReadable(): boolean {
    return this.#readable;
  }

  result(contents: ParsedNode | null | undefined): ReturnType<typeof readYamlText> {
    const value = contents ? this.#value(contents, []) : undefined;
    const places = { offsets: this.#offsets, positionOf: this.#position };
    return { value, ...places, issues: this.#issues, readable: this.#readable };
  }

  #value(node: ParsedNode, path: ValuePath): unknown {
    if (isMap(node)) return this.#map(node, path);
    if (isSeq(node)) return this.#list(node, path);
    if (isAlias(node)) return this.#alias(node, path);
    return this.#scalar(node, path);
  }

  #map(node: YAMLMap.Parsed, path: ValuePath): object {
    const map: Record<string, unknown> = Object.create(null);
    const offsets = new Map<string, readonly [number, number]>();
    for (const pair of node.items) {
      const key = this.#key(pair, path, offsets);
      if (key === undefined) continue;
      offsets.set(key, [start(pair.key), pair.value === null ? start(pair.key) : start(pair.value)]);
      map[key] = pair.value === null ? null : this.#value(pair.value, [...path, key]);
    }
    this.#offsets.set(map, offsets);
    return map;
  }

  /** The pair's key; undefined, with an issue, where it cannot be one. */
  #key(pair: Pair<ParsedNode, ParsedNode | null>, path: ValuePath, seen: Offsets): string | undefined {
    const key = isScalar(pair.key) ? pair.key.value : undefined;
    if (typeof key !== 'string') {
      this.#report(start(pair.key), path, 'a key must be text: put it in quotes');
    } else if (key === '__proto__') {
      this.#report(start(pair.key), [...path, key], 'unknown key "__proto__"');
    } else if (seen.has(key)) {
      const { line } = this.#position(seen.get(key)?.[0] ?? 0);
      this.#report(start(pair.key), [...path, key], `the key "${key}" occurs twice: first in line ${line}`);
    } else {
      return key;
    }
    return undefined;
  }

  #list(node: YAMLSeq.Parsed, path: ValuePath): unknown[] {
    const list = node.items.map((item, index) => this.#value(item as ParsedNode, [...path, index]));
    const starts = node.items.map((item, index) => {
      const offset = start(item as ParsedNode);
      return [index, [offset, offset]] as const;
    });
    this.#offsets.set(list, new Map(starts));
    return list;
  }

  #alias(node: Alias.Parsed, path: ValuePath): undefined {
    this.refuse(start(node), path, `the alias *${node.source}: records are written out in full`);
    return undefined;
  }

  #scalar(node: Scalar.Parsed, path: ValuePath): unknown {
    const { value } = node;
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
    this.refuse(start(node), path, 'expected text, a number, true, false or nothing');
    return undefined;
  }
}

function start(node: ParsedNode): number {
  return node.range[0];
}
