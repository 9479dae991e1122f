import type { Quad } from '../rdf/terms.ts';

/** A text that is not in the syntax it claims; line and column are 1-based, absent where the parser does not know. */
export class RdfSyntaxError extends Error {
  override readonly name = 'RdfSyntaxError';

  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, line?: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** What a fault is about, for counting. */
export type FaultKind =
  | 'IRI'
  | 'language tag'
  | 'RDF 1.2'
  | 'syntax'
  | 'encoding'
  | 'name without a meaning'
  | 'value that RDF cannot hold';

/** A fault of a text; line and column are 1-based, absent where nobody knows. */
export interface FormatFault {
  readonly kind: FaultKind;
  /** In words, for whoever keeps the file. */
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** What becomes of it where faults are tolerated: the rest of the text is not read, the statement is left out, or it is taken as it stands; `ignored` is what the syntax itself ignores, which is never more than a warning. */
  readonly effect: 'ends' | 'left out' | 'kept' | 'ignored';
}

/** Is told of every fault; may throw to end the reading. */
export type OnFault = (fault: FormatFault) => void;

/** Refuses a text at its first fault: throws it as an RdfSyntaxError; language tags that the grammars take, and what the syntax ignores, are let pass. */
export function refuse({ kind, effect, message, line, column }: FormatFault): void {
  if (effect === 'ignored' || (effect === 'kept' && kind === 'language tag')) return;
  throw new RdfSyntaxError(message, line, column);
}

/** How a text is read. */
export interface ReadOptions {
  /** What relative IRIs are resolved against. */
  readonly base: string;
  /** Is told of every fault; reading goes on without what is faulty. */
  readonly onFault: OnFault;
  /** URL → JSON-LD document that stands there, for contexts that a text names: nothing is fetched. */
  readonly contexts?: ReadonlyMap<string, unknown> | undefined;
}

/** What a serializer may be told; each format takes what it can use. */
export interface SerializeOptions {
  /** Prefix → namespace; only those that occur are declared. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** Whether the quads of each subject in each graph are distinct and in the order of `blockOrder` already. */
  readonly inBlocks?: boolean;
  /** JSON-LD frames the answer on this IRI, so that linked resources are nested in it. */
  readonly root?: string;
}

/** A term as the parsers give it: RDF/JS, or a plain object of that shape. */
export interface ParsedTerm {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly direction?: string | null;
  readonly datatype?: { readonly value: string };
}

/** A quad as the parsers give it. */
export interface ParsedQuad {
  readonly subject: ParsedTerm;
  readonly predicate: ParsedTerm;
  readonly object: ParsedTerm;
  readonly graph: ParsedTerm;
}

/** One RDF syntax: all that negotiation, dumps, documents and metadata need to know of it. */
export interface Format {
  /** Key in addresses, settings and ETags. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  readonly mediaType: string;
  /** Other media types under which clients ask for it. */
  readonly aliases: readonly string[];
  /** Without the dot. */
  readonly extension: string;
  /** Other suffixes that its files have, without the dot. */
  readonly otherSuffixes?: readonly string[];
  /** The W3C's IRI of the format, https://www.w3.org/ns/formats/. */
  readonly iri: string;
  /** Code in the EU file-type authority table, which DCAT-AP 3.0.1 demands for dcterms:format. */
  readonly fileType: string;
  /** Whether it carries named graphs; where not, `serialize` writes the default graph alone. */
  readonly hasGraphs: boolean;
  /** The quads of a text that comes in chunks. */
  read(chunks: Chunks, options: ReadOptions): AsyncIterable<Quad>;
  /** Text to quads; relative IRIs are resolved against `base`; throws the first fault as an RdfSyntaxError. */
  parse(text: string, base: string): Promise<Quad[]>;
  /** What a text of ours says, as the parser of another hand gives it and nothing made of it, so that large dumps are soon read back; absent where lines are compared without a parser. Rejects where it cannot be read. */
  readBack?(text: string, base: string): Promise<readonly ParsedQuad[]>;
  /** Quads to text in chunks, in the order given: a block is opened wherever graph or subject changes. */
  serialize(quads: Iterable<Quad>, options?: SerializeOptions): AsyncIterable<string>;
}

/** A text in pieces, cut anywhere. */
export type Chunks = Iterable<string> | AsyncIterable<string>;

/** A quad that the syntax cannot carry, such as an IRI with `>` or, in XML, a control character. */
export class SerializationError extends Error {
  override readonly name = 'SerializationError';

  readonly quad: Quad;

  constructor(message: string, quad: Quad) {
    super(message);
    this.quad = quad;
  }
}
