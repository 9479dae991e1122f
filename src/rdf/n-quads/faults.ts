import { iriFault, languageTagFault, quoted, type TermFault } from '../term-faults.ts';

/** The tokens of a line, well-formed or not, in the groups IRI, string, language tag and blank node label. */
const TOKENS = /<([^>]*)(>?)|"([^"\\]*(?:\\.[^"\\]*)*)("?)|@([^\s.<"]*)|_:([^\s<"]*)/g;
const ESCAPE = /\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\s\S]?)/g;

/** What is wrong with a line that is no statement of N-Quads; undefined where all its terms are sound and only their order is not. */
export function lineFault(line: string): TermFault | undefined {
  for (const match of line.matchAll(TOKENS)) {
    const fault = tokenFault(match);
    if (fault !== undefined) return { ...fault, at: match.index + fault.at };
    if (match[0].startsWith('<<')) break;
  }
  const other = /^\s*(@prefix|@base|prefix|base)\b/i.exec(line);
  if (other === null) return undefined;
  return {
    at: line.indexOf(other[1] as string),
    message: `${quoted(other[1] as string)} is Turtle, not N-Triples or N-Quads`,
  };
}

/** The language tags of a line that the grammar takes and BCP 47 does not. */
export function* tagFaults(line: string): Generator<TermFault> {
  for (const match of line.matchAll(TOKENS)) {
    const fault = match[5] === undefined ? undefined : languageTagFault(match[5]);
    if (fault !== undefined) yield { ...fault, at: match.index + 1 + fault.at };
  }
}

function tokenFault([token, iri, iriEnd, string, stringEnd, tag, label]: RegExpExecArray):
  | TermFault
  | undefined {
  if (token.startsWith('<<')) return { at: 0, message: `a triple term is of RDF 1.2: ${READ}` };
  if (iri !== undefined) {
    return iriEnd === '' ? { at: 0, message: 'an IRI is not closed: > is missing' } : spelledIriFault(iri);
  }
  if (string !== undefined) return stringFault(string, stringEnd);
  if (tag !== undefined) return tagFault(tag);
  return label?.includes(':')
    ? { at: 2 + label.indexOf(':'), message: 'the label of a blank node may hold no colon' }
    : undefined;
}

/** What every message on RDF 1.2 says. */
export const READ = 'RDF 1.1 is read here';

/** What is wrong with an IRI as it is spelled between `<` and `>`, escapes and all; `at` counts from the `<`. */
function spelledIriFault(spelling: string): TermFault | undefined {
  const { text, at, fault } = unescapedIri(spelling);
  const found = fault ?? iriFault(text);
  return found && { at: at(found.at) + 1, message: found.message };
}

/** An IRI without its escapes (N-Triples §2.1, Turtle §6.4), and where each of its characters stood; a fault where a backslash begins no escape that an IRI may hold. */
export function unescapedIri(spelling: string): {
  readonly text: string;
  readonly fault?: TermFault;
  at(index: number): number;
} {
  const places: number[] = [];
  let [text, last] = ['', 0];
  for (const { 0: sequence, index } of spelling.matchAll(ESCAPE)) {
    if (!/^\\u/i.test(sequence)) {
      const fault = { at: index, message: 'an IRI may hold no backslash but in \\uXXXX and \\UXXXXXXXX' };
      return { text: spelling, fault, at: (place) => place };
    }
    text += spelling.slice(last, index);
    places[text.length] = index;
    text += characterOf(sequence);
    last = index + sequence.length;
    places[text.length] = last;
  }
  text += spelling.slice(last);
  return { text, at: (index) => placeOf(places, index) };
}

function characterOf(sequence: string): string {
  const code = Number.parseInt(sequence.slice(2), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFF';
}

function placeOf(places: readonly number[], index: number): number {
  for (let position = index; position >= 0; position--) {
    const place = places[position];
    if (place !== undefined) return place + index - position;
  }
  return index;
}

function stringFault(string: string, end: string | undefined): TermFault | undefined {
  if (end === '') return { at: 0, message: 'a string is not closed on its line: " is missing' };
  for (const { 0: sequence, index } of string.matchAll(ESCAPE)) {
    if (/^\\[tbnrf"'\\]$/.test(sequence)) continue;
    const isCode = /^\\u/i.test(sequence) && sequence.length > 2;
    if (!isCode) return { at: index + 1, message: `unknown escape ${sequence}` };
    if (!/^[^\uFFFF]/u.test(characterOf(sequence)) || /\p{Surrogate}/u.test(characterOf(sequence))) {
      return {
        at: index + 1,
        message: `${sequence} is no character: a literal cannot hold a lone surrogate`,
      };
    }
  }
  return undefined;
}

function tagFault(tag: string): TermFault | undefined {
  if (/--(ltr|rtl)$/.test(tag)) return { at: 0, message: `a base direction is of RDF 1.2: ${READ}` };
  const isTaken = /^[a-z]+(-[a-z0-9]+)*$/i.test(tag);
  const fault = isTaken ? undefined : languageTagFault(tag);
  return fault && { ...fault, at: fault.at + 1 };
}
