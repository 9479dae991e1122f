import { READ } from '../../rdf/n-quads/faults.ts';
import { FAULTY } from '../accepted.ts';
import type { FaultKind, OnFault } from '../format.ts';
import { type LongTags, MAX_STATEMENT } from '../whole-lines.ts';
import {
  type Edit,
  faultyCharacters,
  newerToken,
  spelledReferenceFault,
  substituted,
  type TurtleStatement,
  tagProblem,
} from './terms.ts';
import { type End, endOfIri, endOfString, endOfTag, endOfWord, placeIn } from './tokens.ts';

const LINE_BREAK = /\r\n|[\r\n]/g;
const SPACE = /\s/;
const SPACES = /\s+/y;
/** Cuts Turtle or TriG into statements in one pass, however the text is cut into chunks, and reports what is wrong with the terms in them: statements that are beyond reading are left out. */
export class TurtleScanner {
  readonly #onFault: OnFault;
  readonly #hasGraphs: boolean;
  readonly #tags: LongTags;
  #text = '';
  #at = 0;
  #retryAt = 0;
  #line = 1;
  #column = 1;
  /** What is known of the statement that begins at the start of the text. */
  #isOpen = false;
  #isLeftOut = false;
  /** What is to stand in the statement in place of what is written: where, and what, of the same length. */
  #edits: Edit[] = [];
  #previous: 'string' | 'other' = 'other';
  /** A directive ends with its IRI or string; one that begins with @, with a full stop after that. */
  #directive: 'none' | 'sparql' | 'at' | 'at-closed' = 'none';
  #graph: string | undefined;
  #anonymousGraphs = 0;

  constructor(hasGraphs: boolean, tags: LongTags, onFault: OnFault) {
    this.#hasGraphs = hasGraphs;
    this.#tags = tags;
    this.#onFault = onFault;
  }

  /** The statements that end in the text so far. */
  *push(chunk: string, isWhole = false): Generator<TurtleStatement> {
    this.#text += chunk;
    // A token that began long ago is looked at again only when there is twice as much of it.
    if (!isWhole && this.#text.length < this.#retryAt) return;
    while (this.#at < this.#text.length) {
      const statement = this.#token(isWhole);
      if (statement === 'more') break;
      if (!this.#isOpen && this.#at > 0) this.#advance();
      if (statement !== undefined) yield statement;
    }
    this.#retryAt = this.#text.length - this.#at > 4096 ? 2 * this.#text.length : 0;
    if (this.#text.length > MAX_STATEMENT) {
      this.#fault('syntax', `a statement is longer than ${MAX_STATEMENT} characters`, 0, 'ends');
    }
  }

  /** What is left when the text has ended. */
  *end(): Generator<TurtleStatement> {
    yield* this.push('', true);
    const rest = this.#finish();
    if (rest !== undefined) yield rest;
    if (this.#graph !== undefined)
      this.#fault('syntax', 'a graph is not closed: } is missing', 0, 'left out');
  }

  /** Goes over the next token; gives the statement that ends with it. */
  #token(isWhole: boolean): TurtleStatement | 'more' | undefined {
    const [text, at] = [this.#text, this.#at];
    const character = text[at] as string;
    if (SPACE.test(character)) return this.#space();
    if (character === '#') return this.#comment(isWhole);
    if (!isWhole && at + 2 > text.length - 1) return 'more';
    if (this.#directive === 'at-closed' && character !== '.') {
      this.#fault('syntax', 'a full stop is missing after the directive before this', at, 'kept');
      return this.#finish(' .');
    }
    if (this.#hasGraphs && character === '{' && text[at + 1] !== '|') return this.#openGraph();
    if (character === '}' && this.#graph !== undefined) return this.#closeGraph();
    const isFirst = !this.#isOpen;
    this.#isOpen = true;
    if (character === '.' && !/[0-9]/.test(text[at + 1] ?? '')) return this.#stop();
    const statement = this.#term(character, isFirst, isWhole);
    if (statement === 'more' && isFirst) this.#isOpen = false;
    return statement;
  }

  #term(character: string, isFirst: boolean, isWhole: boolean): TurtleStatement | 'more' | undefined {
    const [text, at] = [this.#text, this.#at];
    const newer = newerToken(text, at);
    if (newer !== undefined) {
      this.#leaveOut('RDF 1.2', `${newer} is of RDF 1.2: ${READ}`, at);
      return this.#pass(at + (character === '~' ? 1 : 2));
    }
    if (character === '{' && !this.#hasGraphs) {
      this.#leaveOut('syntax', '{ is no Turtle: it opens a graph of TriG or a formula of Notation3', at);
    }
    if (character === '<') return this.#iri(isWhole);
    if (character === '"' || character === "'") return this.#string(isWhole);
    if (/[(){}[\];,|^>]/.test(character)) return this.#pass(at + 1);
    const end = character === '@' ? endOfTag(text, at + 1, isWhole) : endOfWord(text, at + 1, isWhole);
    if (end === 'more') return 'more';
    this.#word(text.slice(at, end), isFirst);
    return this.#pass(end);
  }

  #space(): undefined {
    SPACES.lastIndex = this.#at;
    SPACES.test(this.#text);
    return this.#pass(SPACES.lastIndex);
  }

  #comment(isWhole: boolean): 'more' | undefined {
    LINE_BREAK.lastIndex = this.#at;
    const end = LINE_BREAK.exec(this.#text)?.index;
    if (end === undefined && !isWhole) return 'more';
    return this.#pass(end ?? this.#text.length);
  }

  #iri(isWhole: boolean): TurtleStatement | 'more' | undefined {
    const { end, isClosed } = endOfIri(this.#text, this.#at, isWhole);
    if (end === 'more') return 'more';
    if (!isClosed) return this.#unclosed('IRI', 'an IRI is not closed on its line: > is missing', end);
    this.#checkIri(this.#text.slice(this.#at + 1, end - 1), this.#at + 1);
    this.#pass(end);
    return this.#endDirective();
  }

  /** What is not closed takes the full stop with it, so the statement is taken to end there. */
  #unclosed(kind: FaultKind, message: string, end: number): undefined {
    this.#leaveOut(kind, message, this.#at);
    this.#pass(end);
    this.#finish();
  }

  /** Reports the first character that the IRI may not hold, and replaces all of them. */
  #checkIri(spelling: string, start: number): void {
    const fault = spelledReferenceFault(spelling);
    if (fault === undefined) return;
    this.#fault('IRI', fault.message, start + fault.at, 'left out');
    for (const index of faultyCharacters(spelling)) this.#edits.push([start + index, FAULTY]);
  }

  #string(isWhole: boolean): TurtleStatement | 'more' | undefined {
    const { end, isClosed } = endOfString(this.#text, this.#at, isWhole);
    if (end === 'more') return 'more';
    if (!isClosed)
      return this.#unclosed('syntax', `a string is not closed: ${this.#text[this.#at]} is missing`, end);
    this.#pass(end, 'string');
    return this.#directive === 'none' ? undefined : this.#endDirective();
  }

  #word(word: string, isFirst: boolean): void {
    if (this.#previous === 'string' && word.startsWith('@')) this.#languageTag(word.slice(1));
    if (!isFirst) return;
    if (/^@?version$/i.test(word)) this.#leaveOut('RDF 1.2', `${word} is of RDF 1.2: ${READ}`, this.#at);
    if (/^(prefix|base|version)$/i.test(word)) this.#directive = 'sparql';
    else if (/^@(prefix|base|version)$/.test(word)) this.#directive = 'at';
  }

  #languageTag(tag: string): void {
    const problem = tagProblem(tag);
    if (problem === undefined) return;
    const { kind, message, at, isReadable } = problem;
    if (isReadable) {
      this.#fault(kind, message, this.#at + at, 'kept');
      this.#edits.push([this.#at + 1, this.#tags.substitute(tag)]);
    } else this.#leaveOut(kind, message, this.#at + at);
  }

  #endDirective(): TurtleStatement | undefined {
    if (this.#directive === 'sparql') return this.#finish();
    if (this.#directive === 'at') this.#directive = 'at-closed';
    return undefined;
  }

  #stop(): TurtleStatement | undefined {
    this.#pass(this.#at + 1);
    return this.#finish();
  }

  #openGraph(): undefined {
    const label = this.#isOpen ? substituted(this.#text.slice(0, this.#at), this.#edits).trim() : '';
    if (this.#graph !== undefined)
      this.#fault('syntax', 'a graph cannot stand in a graph', this.#at, 'left out');
    this.#pass(this.#at + 1);
    // A graph that is read in parts needs a label that is the same for all.
    const isAnonymous = /^(graph\s*)?\[\s*\]$/i.test(label);
    this.#graph = isAnonymous ? `_:anonymous-graph-${this.#anonymousGraphs++}` : label;
    this.#restart();
  }

  #closeGraph(): TurtleStatement | undefined {
    const statement = this.#isOpen ? this.#finish(' .') : undefined;
    this.#graph = undefined;
    this.#pass(this.#at + 1);
    return statement;
  }

  /** Ends the statement where the scanner stands; undefined where it is left out. */
  #finish(tail = ''): TurtleStatement | undefined {
    if (!this.#isOpen) return undefined;
    const [line, column] = [this.#line, this.#column];
    const text = substituted(this.#text.slice(0, this.#at), this.#edits) + tail;
    const isLeftOut = this.#isLeftOut;
    this.#restart();
    if (isLeftOut) return undefined;
    return { text, line, column, ...(this.#graph !== undefined && { graph: this.#graph }) };
  }

  #restart(): void {
    this.#isOpen = false;
    this.#isLeftOut = false;
    this.#edits = [];
    this.#directive = 'none';
    this.#previous = 'other';
    this.#advance();
  }

  /** Lets go of the text up to here, for nothing of it is needed any more. */
  #advance(): void {
    [this.#line, this.#column] = placeIn(this.#text, this.#at, [this.#line, this.#column]);
    this.#text = this.#text.slice(this.#at);
    this.#at = 0;
  }

  #pass(end: End, previous: 'string' | 'other' = 'other'): undefined {
    this.#at = end as number;
    this.#previous = previous;
  }

  #leaveOut(kind: FaultKind, message: string, at: number): void {
    if (!this.#isLeftOut) this.#fault(kind, message, at, 'left out');
    this.#isLeftOut = true;
  }

  #fault(kind: FaultKind, message: string, at: number, effect: 'ends' | 'left out' | 'kept'): void {
    const [line, column] = placeIn(this.#text, at, [this.#line, this.#column]);
    this.#onFault({ kind, message, line, column, effect });
  }
}
