import { type IActiveTag, RdfXmlParser } from 'rdfxml-streaming-parser';
import { iriFault } from '../../rdf/term-faults.ts';
import type { NamedNode, Quad } from '../../rdf/terms.ts';
import { memoized } from '../../text/memoize.ts';
import { Accepted, FAULTY } from '../accepted.ts';
import {
  type Chunks,
  type FaultKind,
  type FormatFault,
  type OnFault,
  type ParsedQuad,
  RdfSyntaxError,
  type ReadOptions,
  refuse,
} from '../format.ts';
import { LongTags } from '../whole-lines.ts';
import { DoctypeError, declaredEntities, ExpansionLimit } from './entities.ts';
import { XmlLiteral, type XmlTag } from './literal.ts';

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i;
const CHUNK = 65_536;
const XML = 'http://www.w3.org/XML/1998/namespace';

/** The quads of RDF/XML; a fault in its RDF costs the element that it is in, one in its XML the rest. */
export async function* readRdfXml(chunks: Chunks, { base, onFault }: ReadOptions): AsyncGenerator<Quad> {
  const parser = new TolerantParser(base, onFault);
  const accepted = new Accepted(onFault);
  const taken = function* () {
    for (const { quad, line, column } of parser.takeQuads()) {
      const result = accepted.quad(quad, { line, column });
      if (result !== undefined) yield result;
    }
  };
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && !parser.isOver; at += CHUNK) {
      parser.add(chunk.slice(at, at + CHUNK));
      yield* taken();
    }
  }
  parser.finish();
  yield* taken();
}

/** What the parser gives of a text of ours; rejects at its first fault. */
export async function readBackRdfXml(text: string, base: string): Promise<readonly ParsedQuad[]> {
  const parser = new TolerantParser(base, refuse);
  parser.add(text);
  parser.finish();
  return parser.takeQuads().map(({ quad }) => quad);
}

/** IRIs of which it is known that they are some. */
const CACHED_IRIS = 4_000;

interface PlacedQuad {
  readonly quad: ParsedQuad;
  readonly line: number;
  readonly column: number;
}

/** The XML reader below the parser, which keeps it to itself. */
interface SaxParser {
  readonly line: number;
  readonly column: number;
  readonly ENTITIES: Record<string, string>;
  on(event: 'error', handler: (error: Error) => void): void;
  on(event: 'comment', handler: (text: string) => void): void;
  on(event: 'processinginstruction', handler: (data: { target: string; body: string }) => void): void;
  write(chunk: string): void;
  close(): void;
}

/** The library's parser, made to go on after a fault, and to keep to the letter of RDF 1.1 where the library does not. */
class TolerantParser extends RdfXmlParser {
  /** Whether nothing more can be read. */
  isOver = false;
  readonly #onFault: OnFault;
  #quads: PlacedQuad[] = [];
  #literal: XmlLiteral | undefined;
  /** How many elements are open within one that is left out, with that one. */
  #skipped = 0;
  readonly #limit = new ExpansionLimit();
  /** The library puts language tags into lower case. */
  readonly #tagsOfLanguage = new LongTags();
  readonly #iri = memoized(CACHED_IRIS, (text) => {
    const fault = iriFault(text);
    const terms = Reflect.get(this, 'dataFactory') as { namedNode(value: string): NamedNode };
    return { fault, node: terms.namedNode(fault === undefined ? text : FAULTY) };
  });

  constructor(base: string, onFault: OnFault) {
    super({ baseIRI: base, trackPosition: true });
    this.#onFault = onFault;
    this.#sax.on('error', (error) => this.#end(error));
    this.#sax.on('comment', (text) => this.#literal?.comment(text));
    this.#sax.on('processinginstruction', ({ target, body }) => this.#literal?.instruction(target, body));
  }

  get #sax(): SaxParser {
    return Reflect.get(this, 'saxParser') as SaxParser;
  }

  /** The quads since the last call. */
  takeQuads(): readonly PlacedQuad[] {
    const quads = this.#quads;
    this.#quads = [];
    return quads;
  }

  add(chunk: string): void {
    this.#limit.read += chunk.length;
    this.#attempt(() => this.#sax.write(chunk));
  }

  /** The library never ends the XML, so that it takes the first half of a text for the whole. */
  finish(): void {
    if (!this.isOver) this.#attempt(() => this.#sax.close());
  }

  override push(quad: ParsedQuad | null): boolean {
    if (quad === null || this.isOver) return true;
    this.#quads.push({
      quad: this.#withTagAsWritten(quad),
      line: this.#sax.line,
      column: this.#sax.column + 1,
    });
    return true;
  }

  #withTagAsWritten(quad: ParsedQuad): ParsedQuad {
    const { termType, value, language = '', direction = '' } = quad.object;
    if (language === '') return quad;
    const { subject, predicate, graph } = quad;
    const object = { termType, value, direction, language: this.#tagsOfLanguage.original(language) };
    return { subject, predicate, object, graph };
  }

  protected override onDoctype(doctype: string): void {
    for (const [name, text] of declaredEntities(doctype)) {
      const get = () => {
        this.#limit.add(text.length);
        return text;
      };
      Object.defineProperty(this.#sax.ENTITIES, name, { get, configurable: true });
    }
  }

  protected override onTag(tag: XmlTag): void {
    if (this.#skipped > 0) this.#skipped++;
    else if (this.#literal !== undefined) this.#literal.openTag(tag);
    else this.#openTag(tag);
  }

  /** The library keeps only the last piece of a text that comments or CDATA sections cut. */
  protected override onText(text: string): void {
    if (this.#skipped > 0) return;
    this.#literal?.characters(text);
    if (this.#literal !== undefined) return;
    const tag = this.#tags.at(-1);
    if (tag?.predicate) tag.text = (tag.text ?? '') + text;
  }

  protected override onCloseTag(): void {
    if (this.#skipped > 0) this.#skipped--;
    else if (this.#literal?.isOpen) this.#literal.closeTag();
    else this.#closeTag();
  }

  /** What is absolute stays as it is, as in the other syntaxes: the library takes dot segments out. */
  override valueToUri(value: string, activeTag: IActiveTag): NamedNode {
    return ABSOLUTE.test(value)
      ? this.uriToNamedNode(value)
      : (super.valueToUri(value, activeTag) as NamedNode);
  }

  override uriToNamedNode(uri: string): NamedNode {
    const { fault, node } = this.#iri(uri);
    if (fault !== undefined) this.#fault('IRI', fault.message, 'left out');
    return node;
  }

  get #tags(): (IActiveTag & { text?: string })[] {
    return Reflect.get(this, 'activeTagStack') as (IActiveTag & { text?: string })[];
  }

  /** An element with a fault is reported, and gone over with all that is in it. */
  #openTag(tag: XmlTag): void {
    const depth = this.#tags.length;
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri === XML && attribute.local === 'lang' && attribute.value !== '')
        attribute.value = this.#tagsOfLanguage.substitute(attribute.value);
    }
    try {
      super.onTag(tag as never);
      if (this.#tags.at(-1)?.childrenTagsToString) this.#literal = new XmlLiteral();
    } catch (error) {
      this.#report(error);
      this.#tags.length = depth;
      const parent = this.#tags.at(-1);
      // Else the library would make up a blank node for what is left out.
      if (parent) parent.predicateEmitted = true;
      this.#skipped = 1;
    }
  }

  #closeTag(): void {
    if (this.#literal !== undefined) this.#tags.at(-1)?.childrenStringTags?.push(this.#literal.text);
    this.#literal = undefined;
    try {
      super.onCloseTag();
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    if (error instanceof RdfSyntaxError || error instanceof DoctypeError || !(error instanceof Error))
      throw error;
    this.#fault('syntax', messageOf(error), 'left out');
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (error instanceof RdfSyntaxError) throw error;
      this.#end(error as Error);
    }
  }

  /** XML that is not well-formed cannot be read on (XML 1.0 §1.2). */
  #end(error: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    const isPlain = error instanceof DoctypeError;
    this.#fault('syntax', isPlain ? error.message : `not well-formed XML: ${messageOf(error)}`, 'ends');
  }

  #fault(kind: FaultKind, message: string, effect: FormatFault['effect']): void {
    const { line, column } = this.#sax;
    this.#onFault({ kind, message, line, column: column + 1, effect });
  }
}

/** The parser says `Line 3 column 5: …`, and the XML reader below it `3:5: …`. */
function messageOf({ message }: Error): string {
  return message.replace(/^(?:Line )?\d+(?: column |:)\d+: /, '');
}
