import { compareCodePoints } from '../../rdf/canonical.ts';
import { READ, unescapedIri } from '../../rdf/n-quads/faults.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iriReferenceFault, languageTagFault, type TermFault } from '../../rdf/term-faults.ts';
import { isIri } from '../../rdf/terms.ts';

const PREFIX = /^[a-z][a-z0-9-]*$/i;
/** Characters of the body that are buffered until the head says which prefixes it uses. */
const BUFFER_SIZE = 4_000_000;
/** Bytes of a text whose head was written before its end, whatever its characters and whatever its prefixes. */
export const MIN_SETTLED_SIZE = 3 * BUFFER_SIZE + 100_000;

/** The prefixes of one text: those that it uses are declared in its head, and none can be added once that is written. */
export class PrefixTable {
  readonly #byNamespace = new Map<string, string>();
  readonly #used = new Map<string, string>();
  #closed = false;

  constructor(prefixes: Readonly<Record<string, string>> = PREFIXES) {
    for (const [prefix, namespace] of Object.entries(prefixes)) {
      if (PREFIX.test(prefix) && isIri(namespace)) this.#byNamespace.set(namespace, prefix);
    }
  }

  /** The prefix of a namespace, which counts as used; undefined where it has none or the head is written. */
  prefixOf(namespace: string): string | undefined {
    const prefix = this.#byNamespace.get(namespace);
    if (prefix === undefined || (this.#closed && !this.#used.has(prefix))) return undefined;
    this.#used.set(prefix, namespace);
    return prefix;
  }

  /** The used prefixes with their namespaces, sorted; from now on no other can be used. */
  close(): [prefix: string, namespace: string][] {
    this.#closed = true;
    return [...this.#used].sort(([a], [b]) => compareCodePoints(a, b));
  }
}

/** The body behind its head, which is asked for when the body is complete or has grown past the buffer. */
export function* headed(head: () => string, body: Iterable<string>): Generator<string> {
  let buffer: string[] | undefined = [];
  let size = 0;
  for (const chunk of body) {
    if (buffer === undefined) {
      yield chunk;
      continue;
    }
    buffer.push(chunk);
    size += chunk.length;
    if (size > BUFFER_SIZE) {
      yield head();
      yield* buffer;
      buffer = undefined;
    }
  }
  if (buffer === undefined) return;
  yield head();
  yield* buffer;
}

/** One statement or directive of Turtle or TriG as it stands in its text, which parses on its own behind its prefixes. */
export interface TurtleStatement {
  /** Its text; what no IRI may hold is replaced by `FAULTY`, character by character. */
  readonly text: string;
  /** Where it begins, both from 1. */
  readonly line: number;
  readonly column: number;
  /** The label of the graph that it stands in, as written before the brace. */
  readonly graph?: string;
}

/** What is wrong with a language tag; a readable one is taken by the grammar all the same. */
interface TagProblem extends TermFault {
  readonly kind: 'RDF 1.2' | 'language tag';
  readonly isReadable: boolean;
}

const NEWER_TOKENS: Readonly<Record<string, string>> = {
  '<<': 'a triple term or reified triple (<<)',
  '{|': 'an annotation ({|)',
  '~': 'a reifier (~)',
};

/** The token of RDF 1.2 that stands there, in words; undefined where there is none. */
export function newerToken(text: string, at: number): string | undefined {
  return NEWER_TOKENS[text[at] as string] ?? NEWER_TOKENS[text.slice(at, at + 2)];
}

/** What is wrong with an IRI reference as it is spelled between `<` and `>`. */
export function spelledReferenceFault(spelling: string): TermFault | undefined {
  const { text, fault, at } = unescapedIri(spelling);
  const first = fault ?? iriReferenceFault(text);
  return first && { at: at(first.at), message: first.message };
}

/** Where the characters of a faulty spelling stand that the parser would not read, escapes among them. */
export function* faultyCharacters(spelling: string): Generator<number> {
  for (let index = 0; index < spelling.length; index++) {
    const character = spelling[index] as string;
    if (character === '\\' || iriReferenceFault(character) !== undefined) yield index;
  }
}

/** What is wrong with a language tag; `at` counts from its `@`. */
export function tagProblem(tag: string): TagProblem | undefined {
  if (/--(ltr|rtl)$/.test(tag)) {
    const message = `a base direction (@${tag}) is of RDF 1.2: ${READ}`;
    return { kind: 'RDF 1.2', at: 0, message, isReadable: false };
  }
  const fault = languageTagFault(tag);
  const isReadable = /^[a-z]+(-[a-z0-9]+)*$/i.test(tag);
  return fault && { kind: 'language tag', at: fault.at + 1, message: fault.message, isReadable };
}

/** What is to stand in a text in place of what is written there, of the same length. */
export type Edit = readonly [at: number, substitute: string];

/** The text with its edits, which are in the order of the text. */
export function substituted(text: string, edits: readonly Edit[]): string {
  let [result, last] = ['', 0];
  for (const [at, substitute] of edits) {
    result += text.slice(last, at) + substitute;
    last = at + substitute.length;
  }
  return result + text.slice(last);
}
